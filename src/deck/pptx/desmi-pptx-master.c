/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The master of the slides, its layouts, and the master of the notes. */
#include "deck/pptx/desmi-pptx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTENT_PLACE "idx='1'"
#define SOURCE_PLACE "type='body' sz='quarter' idx='13'"
#define FOOTER_PLACE "type='ftr' sz='quarter' idx='11'"
#define NUMBER_PLACE "type='sldNum' sz='quarter' idx='12'"
#define N_BODY_LEVELS 5

/* Layouts, as a set. */
#define IN(layout) (1u << (layout))
#define IN_ALL (IN (DESMI_N_PAGE_LAYOUTS) - 1)
#define IN_OPENING (IN (DESMI_PAGE_TITLE) | IN (DESMI_PAGE_SECTION))

/* From where to where across a page a place goes. */
typedef enum
{
  SPAN_ALL, /* between the margins */
  SPAN_COVER,
  SPAN_LEFT,
  SPAN_RIGHT,
  SPAN_SOURCE,
  SPAN_FOOTER,
  SPAN_NUMBER,
} Span;

/**
 * Place:
 * @layouts: those that have it
 * @kinds: what may stand in it, as a set
 * @y: pt; @height: pt; @size: of its text, pt
 *
 * A place of layouts.
 */
typedef struct
{
  DesmiItemRole role;
  guint         layouts, kinds;
  const char   *place, *name;
  Span          span;
  double        y, height;
  int           size;
  DesmiAnchor   anchor;
} Place;

#define MARGIN 48.0
#define COVER_MARGIN 64.0
#define GAP 20.0
#define NUMBER_PT 34.0
#define FOOT_Y 500.0
#define FOOT_PT 32.0
#define BODY_Y 104.0
#define BODY_PT 386.0
#define TEXTS (1u << DESMI_ITEM_TEXT)
#define PICTURES (1u << DESMI_ITEM_PICTURE)
#define ANYTHING (TEXTS | PICTURES | (1u << DESMI_ITEM_CHART) | (1u << DESMI_ITEM_TABLE))

/* As pages themselves are laid out, so that "reset" in PowerPoint moves little. */
static const Place places[] = {
  { DESMI_ROLE_TITLE, IN (DESMI_PAGE_TITLE), TEXTS, "type='ctrTitle'", N_ ("Title"), SPAN_COVER,
    178, 134, 40, DESMI_ANCHOR_BOTTOM },
  { DESMI_ROLE_TITLE, IN (DESMI_PAGE_SECTION), TEXTS, "type='title'", N_ ("Title"), SPAN_COVER, 178,
    134, 40, DESMI_ANCHOR_BOTTOM },
  { DESMI_ROLE_TITLE, IN_ALL & ~IN_OPENING, TEXTS, "type='title'", N_ ("Title"), SPAN_ALL, 24, 66,
    28, DESMI_ANCHOR_BOTTOM },
  { DESMI_ROLE_SUBTITLE, IN (DESMI_PAGE_TITLE), TEXTS, "type='subTitle' idx='1'", N_ ("Subtitle"),
    SPAN_COVER, 340, 150, 20, DESMI_ANCHOR_TOP },
  { DESMI_ROLE_SUBTITLE, IN (DESMI_PAGE_SECTION), TEXTS, "type='body' idx='1'", N_ ("Text"),
    SPAN_COVER, 340, 150, 20, DESMI_ANCHOR_TOP },
  { DESMI_ROLE_BODY, IN (DESMI_PAGE_SECTION), TEXTS, "type='body' idx='1'", N_ ("Text"), SPAN_COVER,
    340, 150, 20, DESMI_ANCHOR_TOP },
  { DESMI_ROLE_BODY, IN (DESMI_PAGE_CONTENT), ANYTHING, CONTENT_PLACE, N_ ("Content"), SPAN_ALL,
    BODY_Y, BODY_PT, 20, DESMI_ANCHOR_TOP },
  { DESMI_ROLE_BODY, IN (DESMI_PAGE_TWO), ANYTHING, "sz='half' " CONTENT_PLACE, N_ ("Content"),
    SPAN_LEFT, BODY_Y, BODY_PT, 20, DESMI_ANCHOR_TOP },
  { DESMI_ROLE_BESIDE, IN (DESMI_PAGE_TWO), ANYTHING, "sz='half' idx='2'", N_ ("Content"),
    SPAN_RIGHT, BODY_Y, BODY_PT, 20, DESMI_ANCHOR_TOP },
  { DESMI_ROLE_BODY, IN (DESMI_PAGE_PICTURE), PICTURES, "type='pic' idx='1'", N_ ("Picture"),
    SPAN_ALL, BODY_Y, 340, 20, DESMI_ANCHOR_TOP },
  { DESMI_ROLE_CAPTION, IN (DESMI_PAGE_PICTURE), TEXTS, "type='body' sz='half' idx='2'",
    N_ ("Caption"), SPAN_ALL, 452, 38, 14, DESMI_ANCHOR_TOP },
  { DESMI_ROLE_SOURCE, IN_ALL & ~IN_OPENING, TEXTS, SOURCE_PLACE, N_ ("Source"), SPAN_SOURCE,
    FOOT_Y, FOOT_PT, 12, DESMI_ANCHOR_MIDDLE },
  { DESMI_ROLE_FOOTER, IN_ALL, TEXTS, FOOTER_PLACE, N_ ("Footer"), SPAN_FOOTER, FOOT_Y, FOOT_PT, 12,
    DESMI_ANCHOR_MIDDLE },
  { DESMI_ROLE_NUMBER, IN_ALL, TEXTS, NUMBER_PLACE, N_ ("Slide number"), SPAN_NUMBER, FOOT_Y,
    FOOT_PT, 12, DESMI_ANCHOR_MIDDLE },
};

static const struct
{
  const char *type, *name;
} layouts[DESMI_N_PAGE_LAYOUTS] = {
  [DESMI_PAGE_TITLE] = { "title", N_ ("Title slide") },
  [DESMI_PAGE_CONTENT] = { "obj", N_ ("Title and content") },
  [DESMI_PAGE_SECTION] = { "secHead", N_ ("Section") },
  [DESMI_PAGE_TITLE_ONLY] = { "titleOnly", N_ ("Title only") },
  [DESMI_PAGE_TWO] = { "twoObj", N_ ("Two contents") },
  [DESMI_PAGE_PICTURE] = { "picTx", N_ ("Picture with caption") },
};

/**
 * desmi_pptx_get_place:
 *
 * Returns: (nullable): which place of a layout something takes, as attributes of p:ph; %NULL: none
 */
const char *
desmi_pptx_get_place (DesmiItemRole role, DesmiItemKind kind, DesmiPageLayout layout)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].role == role && (places[i].layouts & IN (layout)) != 0
        && (places[i].kinds & (1u << kind)) != 0)
      return places[i].place;
  return NULL;
}

/**
 * desmi_pptx_layout_path:
 *
 * Returns: (transfer full): path of the layout's part
 */
char *
desmi_pptx_layout_path (DesmiPageLayout layout)
{
  return g_strdup_printf ("ppt/slideLayouts/slideLayout%u.xml", (guint) layout + 1);
}

/* ---- places ---- */

static DesmiBox
get_box (const DesmiPptx *self, const Place *place)
{
  double   page = self->pages->width, inner = page - 2 * MARGIN, half = (inner - GAP) / 2;
  DesmiBox box = { MARGIN, place->y, inner, place->height };

  switch (place->span)
    {
    case SPAN_COVER:
      box.x = COVER_MARGIN;
      box.width = page - 2 * COVER_MARGIN;
      break;
    case SPAN_LEFT:
    case SPAN_RIGHT:
      box.x = MARGIN + (place->span == SPAN_RIGHT ? half + GAP : 0);
      box.width = half;
      break;
    case SPAN_SOURCE:
      box.width = inner * 0.66 - NUMBER_PT;
      break;
    case SPAN_FOOTER:
      box.x = page - MARGIN - NUMBER_PT - inner * 0.28;
      box.width = inner * 0.28;
      break;
    case SPAN_NUMBER:
      box.x = page - MARGIN - NUMBER_PT;
      box.width = NUMBER_PT;
      break;
    case SPAN_ALL:
    default:
      break;
    }
  return box;
}

static void
add_prompt (const DesmiPptx *self, GString *xml, const Place *place)
{
  if (place->role == DESMI_ROLE_NUMBER)
    desmi_xml_add (xml,
                   "<a:p><a:fld id='{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}' type='slidenum'>"
                   "<a:rPr lang='%s'/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang='%s'/></a:p>",
                   self->lang, self->lang);
  else if (place->role == DESMI_ROLE_FOOTER)
    desmi_xml_add (xml, "<a:p><a:endParaRPr lang='%s'/></a:p>", self->lang);
  else
    desmi_xml_add (xml,
                   "<a:p><a:pPr lvl='0'/><a:r><a:rPr lang='%s'/><a:t>%s</a:t></a:r>"
                   "<a:endParaRPr lang='%s'/></a:p>",
                   self->lang, desmi_locale_text (self->locale, place->name), self->lang);
}

/* What reads on the ground: small text is dimmed where that is the theme's own. */
static DesmiColor
find_color (const DesmiPptx *self, const Place *place, const DesmiColor *ground)
{
  const DesmiTheme *theme = &self->pages->theme;

  if (memcmp (ground, &theme->background, sizeof *ground) != 0)
    return desmi_color_text_on (ground);
  return place->size < 14 ? theme->text_dim : theme->text;
}

static void
add_place (const DesmiPptx  *self,
           GString          *xml,
           const Place      *place,
           guint             id,
           const DesmiColor *ground)
{
  DesmiColor               color = find_color (self, place, ground);
  static const char *const anchors[] = { "t", "ctr", "b" };
  DesmiBox                 box = get_box (self, place);
  gboolean                 small = place->size < 14;

  desmi_xml_add (xml,
                 "<p:sp><p:nvSpPr><p:cNvPr id='%u' name='%s %u'/><p:cNvSpPr><a:spLocks"
                 " noGrp='1'/></p:cNvSpPr><p:nvPr><p:ph ",
                 id, place->name, id - 1);
  g_string_append (xml, place->place);
  desmi_xml_add (xml, "/></p:nvPr></p:nvSpPr><p:spPr>");
  desmi_pptx_add_box (xml, "a:xfrm", &box);
  desmi_xml_add (xml,
                 "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr"
                 " vert='horz' lIns='0' tIns='0' rIns='0' bIns='0' anchor='%s'><a:normAutofit/>"
                 "</a:bodyPr><a:lstStyle><a:lvl1pPr",
                 anchors[place->anchor]);
  desmi_xml_add (xml,
                 small ? " marL='0' indent='0' algn='%s'><a:spcBef><a:spcPts val='0'/>"
                         "</a:spcBef><a:buNone/>"
                       : " algn='%s'>",
                 place->role == DESMI_ROLE_NUMBER || place->role == DESMI_ROLE_FOOTER ? "r" : "l");
  desmi_xml_add (xml, "<a:defRPr lang='%s' sz='%d'>", self->lang, place->size * 100);
  desmi_pptx_add_fill (self, xml, &color);
  desmi_xml_add (xml, "</a:defRPr></a:lvl1pPr></a:lstStyle>");
  add_prompt (self, xml, place);
  desmi_xml_add (xml, "</p:txBody></p:sp>");
}

/* ---- layouts ---- */

static GBytes *
make_layout (DesmiPptx *self, const char *path, DesmiPageLayout layout)
{
  const DesmiColor *ground = &self->grounds[layout];
  gboolean          own = !desmi_pptx_follows_master (self, layout);
  GString          *xml = desmi_xml_new ();
  guint             id = 1;

  desmi_xml_add (xml, "<p:sldLayout " DESMI_PPTX_NAMESPACES);
  desmi_xml_add (xml, own ? " showMasterSp='0'" : "");
  desmi_xml_add (xml, " type='%s' preserve='1'><p:cSld name='%s'>", layouts[layout].type,
                 desmi_locale_text (self->locale, layouts[layout].name));
  if (memcmp (ground, &self->pages->theme.background, sizeof *ground) != 0)
    desmi_pptx_add_ground (self, xml, ground);
  desmi_xml_add (xml, "<p:spTree>" DESMI_PPTX_ROOT_GROUP);
  if (own)
    id = desmi_pptx_add_shared (self, xml, path, self->shared[layout], id);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gboolean twin = places[i].role == DESMI_ROLE_SUBTITLE && layout == DESMI_PAGE_SECTION;

      if ((places[i].layouts & IN (layout)) != 0 && !twin)
        add_place (self, xml, &places[i], ++id, ground);
    }
  desmi_xml_add (xml, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
                      "</p:sldLayout>");
  return desmi_xml_end (xml);
}

/**
 * desmi_pptx_take_layouts:
 *
 * Adds all layouts, of the one master.
 */
void
desmi_pptx_take_layouts (DesmiPptx *self)
{
  for (guint i = 0; i < DESMI_N_PAGE_LAYOUTS; i++)
    {
      g_autofree char *path = desmi_pptx_layout_path (i);

      g_free (desmi_package_relate (self->package, path, DESMI_RELATION "slideMaster",
                                    DESMI_PPTX_MASTER));
      desmi_package_take_part (self->package, path, DESMI_CONTENT "presentationml.slideLayout+xml",
                               make_layout (self, path, i));
    }
}

/* ---- the master ---- */

static void
add_level (const DesmiPptx *self, GString *xml, int level, int size, gboolean title)
{
  desmi_xml_add (xml,
                 "<a:lvl%dpPr marL='%d' indent='%d' algn='l' defTabSz='914400' rtl='0'"
                 " eaLnBrk='1' latinLnBrk='0' hangingPunct='1'><a:spcBef><a:spcPts val='%d'/>"
                 "</a:spcBef>",
                 level, title ? 0 : 228600 * level, title ? 0 : -228600, title ? 0 : 600);
  desmi_xml_add (xml, title ? "<a:buNone/>" : "<a:buFont typeface='Arial'/><a:buChar char='•'/>");
  desmi_xml_add (xml,
                 "<a:defRPr lang='%s' sz='%d' b='%d' kern='1200'><a:solidFill><a:schemeClr"
                 " val='tx1'/></a:solidFill><a:latin typeface='%s'/><a:ea typeface='%s'/>"
                 "<a:cs typeface='%s'/></a:defRPr></a:lvl%dpPr>",
                 self->lang, size * 100, title, title ? "+mj-lt" : "+mn-lt",
                 title ? "+mj-ea" : "+mn-ea", title ? "+mj-cs" : "+mn-cs", level);
}

static void
add_text_styles (const DesmiPptx *self, GString *xml)
{
  desmi_xml_add (xml, "<p:txStyles><p:titleStyle>");
  add_level (self, xml, 1, 28, TRUE);
  desmi_xml_add (xml, "</p:titleStyle><p:bodyStyle>");
  for (int i = 1; i <= N_BODY_LEVELS; i++)
    add_level (self, xml, i, MAX (20 - 2 * (i - 1), 14), FALSE);
  desmi_xml_add (xml,
                 "</p:bodyStyle><p:otherStyle><a:defPPr><a:defRPr lang='%s'/></a:defPPr>"
                 "</p:otherStyle></p:txStyles>",
                 self->lang);
}

static void
add_layout_list (DesmiPptx *self, GString *xml, guint32 first_id)
{
  desmi_xml_add (xml, "<p:sldLayoutIdLst>");
  for (guint i = 0; i < DESMI_N_PAGE_LAYOUTS; i++)
    {
      g_autofree char *path = desmi_pptx_layout_path (i);
      g_autofree char *id = desmi_package_relate (self->package, DESMI_PPTX_MASTER,
                                                  DESMI_RELATION "slideLayout", path);

      desmi_xml_add (xml, "<p:sldLayoutId id='%u' r:id='%s'/>", first_id + i, id);
    }
  desmi_xml_add (xml, "</p:sldLayoutIdLst>");
}

/**
 * desmi_pptx_take_master:
 *
 * Adds the master: what all slides have, the logo among it, and how text is.
 */
void
desmi_pptx_take_master (DesmiPptx *self)
{
  static const DesmiItemRole roles[]
      = { DESMI_ROLE_TITLE, DESMI_ROLE_BODY, DESMI_ROLE_FOOTER, DESMI_ROLE_NUMBER };
  GString *xml = desmi_xml_new ();
  guint    id = 1;

  desmi_xml_add (xml, "<p:sldMaster " DESMI_PPTX_NAMESPACES "><p:cSld><p:bg><p:bgPr><a:solidFill>"
                      "<a:schemeClr val='bg1'/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"
                      "<p:spTree>" DESMI_PPTX_ROOT_GROUP);
  id = desmi_pptx_add_shared (self, xml, DESMI_PPTX_MASTER, self->on_master, id);
  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      if (places[i].role == roles[r] && (places[i].layouts & IN (DESMI_PAGE_CONTENT)) != 0)
        {
          Place place = places[i];

          if (place.role == DESMI_ROLE_BODY)
            place.place = "type='body' idx='1'";
          add_place (self, xml, &place, ++id, &self->pages->theme.background);
        }
  desmi_xml_add (xml, "</p:spTree></p:cSld>" DESMI_PPTX_COLOR_MAP);
  add_layout_list (self, xml, DESMI_PPTX_MASTER_ID + 1);
  add_text_styles (self, xml);
  desmi_xml_add (xml, "</p:sldMaster>");
  g_free (desmi_package_relate (self->package, DESMI_PPTX_MASTER, DESMI_RELATION "theme",
                                "ppt/theme/theme1.xml"));
  desmi_package_take_part (self->package, DESMI_PPTX_MASTER,
                           DESMI_CONTENT "presentationml.slideMaster+xml", desmi_xml_end (xml));
}
