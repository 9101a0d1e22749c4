/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page as a slide, with its notes. */
#include "deck/pptx/desmi-pptx-private.h"

#include "deck/pptx/desmi-matrix-table.h"

#include <math.h>
#include <string.h>

#define BESIDE_FROM 1.3 /* width by height, from which two halves stand beside each other */
#define FIRST_SHARE 0.56
#define BETWEEN_PT 20.0
#define HALF_TEXT_PT 12.0
#define LARGE_PT 420.0 /* wide, from which on a chart has larger text */
#define SVG_NS "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
#define DECORATIVE_NS "http://schemas.microsoft.com/office/drawing/2017/decorative"

/**
 * Slide:
 * @path: of its part
 * @last_id: of a shape
 * @taken: (element-type utf8): places of the layout that are filled
 */
typedef struct
{
  DesmiPptx       *pptx;
  GString         *xml;
  const DesmiPage *page;
  const char      *path;
  guint            last_id;
  GHashTable      *taken;
} Slide;

/* ---- what all shapes have ---- */

static const char *
name_role (const DesmiPageItem *item)
{
  static const char *const roles[] = {
    [DESMI_ROLE_TITLE] = "Title",           [DESMI_ROLE_SUBTITLE] = "Subtitle",
    [DESMI_ROLE_FIGURE] = "Figure",         [DESMI_ROLE_CAPTION] = "Caption",
    [DESMI_ROLE_SOURCE] = "Source",         [DESMI_ROLE_FOOTER] = "Footer",
    [DESMI_ROLE_NUMBER] = "Slide Number",   [DESMI_ROLE_LOGO] = "Logo",
    [DESMI_ROLE_DECORATION] = "Decoration",
  };
  static const char *const kinds[] = {
    [DESMI_ITEM_TEXT] = "Text",       [DESMI_ITEM_CHART] = "Chart", [DESMI_ITEM_TABLE] = "Table",
    [DESMI_ITEM_PICTURE] = "Picture", [DESMI_ITEM_SHAPE] = "Shape",
  };

  return item->role < G_N_ELEMENTS (roles) && roles[item->role] != NULL ? roles[item->role]
                                                                        : kinds[item->kind];
}

/* @alt: (nullable): what it says to who does not see it; %NULL: it is text, or decoration */
static void
add_identity (Slide *self, const DesmiPageItem *item, const char *alt)
{
  guint id = ++self->last_id;

  desmi_xml_add (self->xml, "<p:cNvPr id='%u' name='%s %u'", id, name_role (item), id - 1);
  if (alt != NULL)
    desmi_xml_add (self->xml, " descr='%s'/>", alt);
  else if (item->kind == DESMI_ITEM_TEXT)
    desmi_xml_add (self->xml, "/>");
  else
    desmi_xml_add (self->xml, "><a:extLst><a:ext uri='{C183D7F6-B498-43B3-948B-1728B52AA6E4}'>"
                              "<adec:decorative xmlns:adec='" DECORATIVE_NS "' val='1'/></a:ext>"
                              "</a:extLst></p:cNvPr>");
}

/* Each place of the layout is taken once; what else has that role stands free. */
static const char *
take_place (Slide *self, const DesmiPageItem *item)
{
  const char *place = desmi_pptx_get_place (item->role, item->kind, self->page->layout);

  return place != NULL && g_hash_table_add (self->taken, (gpointer) place) ? place : NULL;
}

static void
add_place (Slide *self, const char *place)
{
  if (place != NULL)
    {
      g_string_append (self->xml, "<p:nvPr><p:ph ");
      g_string_append (self->xml, place);
      g_string_append (self->xml, "/></p:nvPr>");
    }
  else
    desmi_xml_add (self->xml, "<p:nvPr/>");
}

/* Returns: (transfer full): of a chart, table or picture */
static char *
make_alt (const Slide *self, const DesmiPageItem *item, const char *words)
{
  const char *text = item->alt;

  if ((text == NULL || *text == '\0') && words != NULL && *words != '\0')
    text = words;
  if ((text == NULL || *text == '\0') && item->chart != NULL)
    text = item->chart->title;
  if (text == NULL || *text == '\0')
    text = self->page->title;
  return desmi_xml_shorten (text, DESMI_PPTX_MOST_ALT);
}

/* ---- text ---- */

static gboolean
has_text (const DesmiPageItem *item)
{
  for (guint i = 0; i < item->paragraphs->len; i++)
    {
      const DesmiPageParagraph *paragraph = g_ptr_array_index (item->paragraphs, i);
      g_autofree char          *text = desmi_xml_clean_line (paragraph->text);

      if (*text != '\0')
        return TRUE;
    }
  return FALSE;
}

/* The corners of Office are parts of the shorter side. */
static void
add_outline (Slide *self, const DesmiPageItem *item)
{
  double side = MIN (item->box.width, item->box.height);

  if (item->radius > 0 && side > 0)
    desmi_xml_add (
        self->xml,
        "<a:prstGeom prst='roundRect'><a:avLst><a:gd name='adj' fmla='val %d'/></a:avLst>"
        "</a:prstGeom>",
        (int) round (MIN (item->radius / side, 0.5) * 100000));
  else
    desmi_xml_add (self->xml, "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom>");
}

static void
add_text (Slide *self, const DesmiPageItem *item)
{
  const DesmiPptxText text = { .pptx = self->pptx, .xml = self->xml, .outlet = self->path };
  const char         *place;

  if (!has_text (item) && item->fill.alpha <= 0)
    return;
  place = has_text (item) ? take_place (self, item) : NULL;
  desmi_xml_add (self->xml, "<p:sp><p:nvSpPr>");
  add_identity (self, item, NULL);
  if (place != NULL)
    desmi_xml_add (self->xml, "<p:cNvSpPr><a:spLocks noGrp='1'/></p:cNvSpPr>");
  else
    desmi_xml_add (self->xml, "<p:cNvSpPr txBox='1'/>");
  add_place (self, place);
  desmi_xml_add (self->xml, "</p:nvSpPr><p:spPr>");
  desmi_pptx_add_box (self->xml, "a:xfrm", &item->box);
  add_outline (self, item);
  desmi_pptx_add_fill (self->pptx, self->xml, &item->fill);
  desmi_xml_add (self->xml, "</p:spPr>");
  desmi_pptx_text_add_body (&text, item);
  desmi_xml_add (self->xml, "</p:sp>");
}

/* A sentence where something should stand that cannot be shown. */
static void
add_sentence (Slide *self, const DesmiPageItem *item, const char *sentence)
{
  DesmiPageItem      text = *item;
  DesmiPageParagraph paragraph = { .text = (char *) sentence,
                                   .size_pt = 14,
                                   .color = self->pptx->pages->theme.text_dim,
                                   .align = DESMI_ALIGN_MIDDLE };

  paragraph.lines = g_ptr_array_new ();
  text.kind = DESMI_ITEM_TEXT;
  text.anchor = DESMI_ANCHOR_MIDDLE;
  text.paragraphs = g_ptr_array_new ();
  g_ptr_array_add (text.paragraphs, &paragraph);
  add_text (self, &text);
  g_ptr_array_unref (text.paragraphs);
  g_ptr_array_unref (paragraph.lines);
}

static void
add_shape (Slide *self, const DesmiPageItem *item)
{
  desmi_xml_add (self->xml, "<p:sp><p:nvSpPr>");
  add_identity (self, item, NULL);
  desmi_xml_add (self->xml, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
  desmi_pptx_add_box (self->xml, "a:xfrm", &item->box);
  add_outline (self, item);
  desmi_pptx_add_fill (self->pptx, self->xml, &item->fill);
  desmi_xml_add (self->xml,
                 "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
                 "<a:endParaRPr lang='%s'/></a:p></p:txBody></p:sp>",
                 self->pptx->lang);
}

/* ---- frames: charts and tables ---- */

static void
open_frame (Slide *self, const DesmiPageItem *item, const DesmiBox *box)
{
  const char      *place = take_place (self, item);
  g_autofree char *alt = make_alt (self, item, NULL);

  desmi_xml_add (self->xml, "<p:graphicFrame><p:nvGraphicFramePr>");
  add_identity (self, item, alt);
  desmi_xml_add (self->xml,
                 "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp='1'/></p:cNvGraphicFramePr>");
  add_place (self, place);
  desmi_xml_add (self->xml, "</p:nvGraphicFramePr>");
  desmi_pptx_add_box (self->xml, "p:xfrm", box);
}

static void
add_table (Slide *self, const DesmiPageItem *item, const DesmiPageTable *table)
{
  DesmiBox box = { item->box.x, item->box.y, 0, 0 };

  if (table == NULL || table->n_rows == 0 || table->n_columns == 0)
    return;
  for (guint i = 0; i < table->n_columns; i++)
    box.width += table->widths[i];
  for (guint i = 0; i < table->n_rows; i++)
    box.height += table->heights[i];
  open_frame (self, item, &box);
  desmi_xml_add (self->xml, "<a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/"
                            "drawingml/2006/table'>");
  desmi_pptx_add_table (self->pptx, self->xml, table);
  desmi_xml_add (self->xml, "</a:graphicData></a:graphic></p:graphicFrame>");
}

/* As large as the page's own drawing has it. */
static double
get_text_size (const DesmiPageItem *item)
{
  return item->box.width >= LARGE_PT ? 14 : 12;
}

static gboolean
add_native_chart (Slide               *self,
                  const DesmiPageItem *item,
                  const DesmiPlot     *plot,
                  double               text_pt,
                  GError             **error)
{
  g_autofree char *path = desmi_pptx_take_chart (self->pptx, plot, text_pt, error), *id = NULL;

  if (path == NULL)
    return FALSE;
  id = desmi_package_relate (self->pptx->package, self->path, DESMI_RELATION "chart", path);
  open_frame (self, item, &item->box);
  desmi_xml_add (self->xml,
                 "<a:graphic><a:graphicData uri='" DESMI_NS_C "'><c:chart xmlns:c='" DESMI_NS_C
                 "' r:id='%s'/></a:graphicData></a:graphic></p:graphicFrame>",
                 id);
  return TRUE;
}

/* ---- pictures ---- */

/* Parts of a whole as Office has them, from the edges inwards. */
static int
to_cut (double part)
{
  return (int) round (CLAMP (part, 0, 1) * 100000);
}

/* @svg: (nullable): path of the same as a drawing; @alt: (nullable): decoration has none */
static void
add_image (Slide               *self,
           const DesmiPageItem *item,
           const char          *path,
           const char          *svg,
           const char          *alt)
{
  DesmiPackage    *package = self->pptx->package;
  const char      *place = alt != NULL ? take_place (self, item) : NULL;
  g_autofree char *id = desmi_package_relate (package, self->path, DESMI_RELATION "image", path);

  desmi_xml_add (self->xml, "<p:pic><p:nvPicPr>");
  add_identity (self, item, alt);
  desmi_xml_add (self->xml, "<p:cNvPicPr><a:picLocks noGrp='1' noChangeAspect='1'/></p:cNvPicPr>");
  add_place (self, place);
  desmi_xml_add (self->xml, "</p:nvPicPr><p:blipFill><a:blip r:embed='%s'", id);
  if (svg != NULL)
    {
      g_autofree char *svg_id
          = desmi_package_relate (package, self->path, DESMI_RELATION "image", svg);

      desmi_xml_add (self->xml,
                     "><a:extLst><a:ext uri='{96DAC541-7B7A-43D3-8B79-37D633B846F1}'>"
                     "<asvg:svgBlip xmlns:asvg='" SVG_NS "' r:embed='%s'/></a:ext></a:extLst>"
                     "</a:blip>",
                     svg_id);
    }
  else
    desmi_xml_add (self->xml, "/>");
  desmi_xml_add (self->xml,
                 "<a:srcRect l='%d' t='%d' r='%d' b='%d'/><a:stretch><a:fillRect/></a:stretch>"
                 "</p:blipFill><p:spPr>",
                 to_cut (item->cut.x), to_cut (item->cut.y),
                 to_cut (1 - item->cut.x - item->cut.width),
                 to_cut (1 - item->cut.y - item->cut.height));
  desmi_pptx_add_box (self->xml, "a:xfrm", &item->box);
  desmi_xml_add (self->xml, "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></p:spPr></p:pic>");
}

static void
add_picture (Slide *self, const DesmiPageItem *item)
{
  g_autofree char *path
      = item->bytes != NULL ? desmi_pptx_take_image (self->pptx, item->bytes) : NULL;
  g_autofree char *alt = NULL;

  if (path == NULL)
    return;
  if (item->role != DESMI_ROLE_LOGO && item->role != DESMI_ROLE_DECORATION)
    alt = make_alt (self, item, NULL);
  add_image (self, item, path, NULL, alt);
}

static gboolean
add_painted_chart (Slide *self, const DesmiPageItem *item)
{
  DesmiPptxPicture   picture = { 0 };
  g_autoptr (GError) reason = NULL;

  if (desmi_pptx_paint_chart (self->pptx, item, &picture, &reason))
    {
      g_autofree char *alt = make_alt (self, item, picture.words);

      add_image (self, item, picture.png, picture.svg, alt);
    }
  else
    add_sentence (self, item, reason != NULL ? reason->message : self->page->title);
  g_free (picture.svg);
  g_free (picture.png);
  g_free (picture.words);
  return TRUE;
}

/* Whether the page itself says what is above the plot: below its title, or below the plot's own;
 * the end may be left to the title. */
static gboolean
is_said (const Slide *self, const char *subtitle)
{
  for (guint i = 0; subtitle != NULL && i < self->page->items->len; i++)
    {
      const DesmiPageItem      *item = g_ptr_array_index (self->page->items, i);
      const DesmiPageParagraph *last
          = item->paragraphs->len > 0
                ? g_ptr_array_index (item->paragraphs, item->paragraphs->len - 1)
                : NULL;
      gsize n = last != NULL && last->text != NULL ? strlen (last->text) : 0;

      if ((item->role == DESMI_ROLE_SUBTITLE || item->role == DESMI_ROLE_CAPTION) && n > 0
          && strncmp (last->text, subtitle, n) == 0 && (subtitle[n] == '\0' || subtitle[n] == ' '))
        return TRUE;
    }
  return FALSE;
}

/* Both halves of a chart: beside each other where it is wide, else below each other. */
static gboolean
add_halves (Slide               *self,
            const DesmiPageItem *item,
            const DesmiPlot     *one,
            const DesmiPlot     *two,
            GError             **error)
{
  DesmiPageItem half = *item;
  DesmiBox      box = item->box;
  gboolean      beside = box.width >= BESIDE_FROM * box.height;

  if (beside)
    half.box.width = FIRST_SHARE * box.width;
  else
    half.box.height = box.height / 2;
  if (!add_native_chart (self, &half, one, HALF_TEXT_PT, error))
    return FALSE;
  if (beside)
    half.box = (DesmiBox){ box.x + half.box.width + BETWEEN_PT, box.y,
                           box.width - half.box.width - BETWEEN_PT, box.height };
  else
    half.box.y += half.box.height;
  return add_native_chart (self, &half, two, HALF_TEXT_PT, error);
}

/* Below a chart that is a table here, what is above its plot elsewhere. */
static void
add_legend (Slide                 *self,
            const DesmiPageItem   *item,
            const DesmiPageTable  *table,
            const DesmiPageLegend *legend)
{
  g_autoptr (DesmiPages) pages = desmi_pages_new (self->pptx->pages->deck);
  DesmiPage             *page = desmi_pages_add (pages, 0, DESMI_PAGE_CONTENT);
  DesmiBox               box = item->box;

  box.height = 0;
  for (guint r = 0; r < table->n_rows; r++)
    box.height += table->heights[r];
  desmi_page_legend_add_items (legend, page, &box);
  for (guint i = 0; i < page->items->len; i++)
    add_text (self, g_ptr_array_index (page->items, i));
}

/* As the Office programs have it, if they do; else as a table; else as a picture. */
static gboolean
add_chart (Slide *self, const DesmiPageItem *item, GError **error)
{
  const DesmiTheme           *theme = &self->pptx->pages->theme;
  const DesmiLocale          *locale = self->pptx->locale;
  g_autoptr (DesmiPlot)       second = NULL;
  g_autoptr (DesmiPlot)       plot = desmi_plot_new_both (item->chart, theme, locale, &second);
  g_autoptr (DesmiPageTable)  table = NULL;
  g_autoptr (DesmiPageLegend) legend = NULL;

  if (plot != NULL && is_said (self, item->chart->subtitle))
    desmi_plot_drop_subtitle (plot);
  if (second != NULL)
    {
      desmi_plot_drop_subtitle (second);
      return add_halves (self, item, plot, second, error);
    }
  if (plot != NULL)
    return add_native_chart (self, item, plot, get_text_size (item), error);
  table = desmi_matrix_table_new (item->chart, &item->box, theme, locale, &legend);
  if (table == NULL)
    return add_painted_chart (self, item);
  add_table (self, item, table);
  add_legend (self, item, table, legend);
  return TRUE;
}

/* ---- the slide ---- */

static gboolean
add_item (Slide *self, const DesmiPageItem *item, GError **error)
{
  switch (item->kind)
    {
    case DESMI_ITEM_CHART:
      return item->chart == NULL || add_chart (self, item, error);
    case DESMI_ITEM_TABLE:
      add_table (self, item, item->table);
      break;
    case DESMI_ITEM_PICTURE:
      add_picture (self, item);
      break;
    case DESMI_ITEM_SHAPE:
      add_shape (self, item);
      break;
    case DESMI_ITEM_TEXT:
    default:
      add_text (self, item);
    }
  return TRUE;
}

/* Lists and screen readers go by titles: a page without one gets it all the same. */
static void
add_missing_title (Slide *self)
{
  DesmiPageItem      item = { .kind = DESMI_ITEM_TEXT, .box = { 48, 24, 0, 66 } };
  DesmiPageParagraph paragraph
      = { .text = self->page->title, .size_pt = 28, .color = self->pptx->pages->theme.text };

  for (guint i = 0; i < self->page->items->len; i++)
    {
      const DesmiPageItem *other = g_ptr_array_index (self->page->items, i);

      if (other->role == DESMI_ROLE_TITLE && other->kind == DESMI_ITEM_TEXT && has_text (other))
        return;
    }
  item.box.width = self->pptx->pages->width - 96;
  item.paragraphs = g_ptr_array_new ();
  paragraph.lines = g_ptr_array_new ();
  if (paragraph.text == NULL || *paragraph.text == '\0')
    paragraph.text = (char *) "–";
  g_ptr_array_add (item.paragraphs, &paragraph);
  add_text (self, &item);
  g_ptr_array_unref (item.paragraphs);
  g_ptr_array_unref (paragraph.lines);
}

/**
 * desmi_pptx_add_shared:
 * @path: of the part that has them
 * @items: (nullable) (element-type DesmiPageItem): what slides share
 * @last_id: of a shape of the part
 *
 * Returns: the number of the last shape now
 */
guint
desmi_pptx_add_shared (DesmiPptx       *self,
                       GString         *xml,
                       const char      *path,
                       const GPtrArray *items,
                       guint            last_id)
{
  Slide slide = { .pptx = self, .xml = xml, .path = path, .last_id = last_id };

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (items, i);

      if (item->kind == DESMI_ITEM_PICTURE)
        add_picture (&slide, item);
      else
        add_shape (&slide, item);
    }
  return slide.last_id;
}

/**
 * desmi_pptx_add_ground:
 *
 * Appends a background.
 */
void
desmi_pptx_add_ground (const DesmiPptx *self, GString *xml, const DesmiColor *color)
{
  desmi_xml_add (xml, "<p:bg><p:bgPr>");
  desmi_pptx_add_fill (self, xml, color);
  desmi_xml_add (xml, "<a:effectLst/></p:bgPr></p:bg>");
}

static void
open_slide (Slide *self)
{
  const DesmiColor *ground = &self->pptx->grounds[self->page->layout];

  desmi_xml_add (self->xml, "<p:sld " DESMI_PPTX_NAMESPACES);
  if (self->page->hidden)
    desmi_xml_add (self->xml, " show='0'");
  desmi_xml_add (self->xml, "><p:cSld>");
  if (memcmp (&self->page->background, ground, sizeof *ground) != 0)
    desmi_pptx_add_ground (self->pptx, self->xml, &self->page->background);
  desmi_xml_add (self->xml, "<p:spTree>" DESMI_PPTX_ROOT_GROUP);
}

/* Areas come first, as on the page itself; then all that is read, the title before the rest. */
static gboolean
add_items (Slide *self, gboolean areas, GError **error)
{
  for (guint i = 0; i < self->page->items->len; i++)
    {
      const DesmiPageItem *item = g_ptr_array_index (self->page->items, i);

      if ((item->kind == DESMI_ITEM_SHAPE) == areas
          && !desmi_pptx_is_shared (self->pptx, self->page->layout, item)
          && !add_item (self, item, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desmi_pptx_take_slide:
 * @index: of the page
 *
 * Adds a slide, with what is on it, and its notes.
 *
 * Returns: whether it could be made; else G_IO_ERROR
 */
gboolean
desmi_pptx_take_slide (DesmiPptx *self, guint index, GError **error)
{
  g_autofree char       *path = g_strdup_printf ("ppt/slides/slide%u.xml", index + 1);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  Slide                  slide = { .pptx = self, .path = path, .last_id = 1, .taken = taken };
  g_autofree char       *layout = NULL, *id = NULL;
  gboolean               good = TRUE;

  slide.page = g_ptr_array_index (self->pages->pages, index);
  slide.xml = desmi_xml_new ();
  layout = desmi_pptx_layout_path (slide.page->layout);
  id = desmi_package_relate (self->package, path, DESMI_RELATION "slideLayout", layout);
  open_slide (&slide);
  good = add_items (&slide, TRUE, error);
  add_missing_title (&slide);
  good = good && add_items (&slide, FALSE, error);
  desmi_xml_add (slide.xml, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
                            "</p:sld>");
  desmi_package_take_part (self->package, path, DESMI_CONTENT "presentationml.slide+xml",
                           desmi_xml_end (slide.xml));
  if (good && slide.page->notes != NULL)
    desmi_pptx_take_notes (self, index, path);
  return good;
}
