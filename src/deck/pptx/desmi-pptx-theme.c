/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The theme: the deck's colours and fonts, by the names that Office knows; and its properties. */
#include "deck/pptx/desmi-pptx-private.h"

#include "deck/desmi-deck-colors.h"

#include <math.h>

static void
add_theme_color (GString *xml, const char *name, const DesmiColor *color)
{
  desmi_xml_add (xml, "<a:%s><a:srgbClr val='%02X%02X%02X'/></a:%s>", name,
                 (guint) round (CLAMP (color->red, 0, 1) * 255),
                 (guint) round (CLAMP (color->green, 0, 1) * 255),
                 (guint) round (CLAMP (color->blue, 0, 1) * 255), name);
}

/* Links are of the theme's colour whatever their runs say: it is that of the page itself. */
static void
add_colors (GString *xml, const DesmiPages *pages)
{
  const DesmiTheme        *theme = &pages->theme;
  DesmiDeckColors          colors;
  static const char *const accents[]
      = { "accent1", "accent2", "accent3", "accent4", "accent5", "accent6" };

  desmi_deck_colors_init (&colors, &pages->deck->theme);
  desmi_xml_add (xml, "<a:clrScheme name='Desmigratif'>");
  add_theme_color (xml, "dk1", &theme->text);
  add_theme_color (xml, "lt1", &theme->background);
  add_theme_color (xml, "dk2", &theme->text_dim);
  add_theme_color (xml, "lt2", &theme->track);
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    add_theme_color (xml, accents[i], &theme->series[i]);
  add_theme_color (xml, "hlink", &colors.strong);
  add_theme_color (xml, "folHlink", &theme->text_dim);
  desmi_xml_add (xml, "</a:clrScheme>");
}

static void
add_font (GString *xml, const char *element, const char *family)
{
  g_autofree char *name = desmi_xml_shorten (family, 31);

  desmi_xml_add (xml, "<a:%s><a:latin typeface='%s'/><a:ea typeface=''/><a:cs typeface=''/></a:%s>",
                 element, *name != '\0' ? name : "Arial", element);
}

/* Plain fills and lines: nothing of the deck refers to them, and every theme has them. */
static void
add_formats (GString *xml)
{
  static const char fill[] = "<a:solidFill><a:schemeClr val='phClr'/></a:solidFill>";
  static const char effect[] = "<a:effectStyle><a:effectLst/></a:effectStyle>";

  g_string_append (xml, "<a:fmtScheme name='Desmigratif'><a:fillStyleLst>");
  for (int i = 0; i < 3; i++)
    g_string_append (xml, fill);
  g_string_append (xml, "</a:fillStyleLst><a:lnStyleLst>");
  for (int i = 0; i < 3; i++)
    g_string_append_printf (xml, "<a:ln w='%d'>%s<a:prstDash val='solid'/></a:ln>", 6350 * (i + 1),
                            fill);
  g_string_append (xml, "</a:lnStyleLst><a:effectStyleLst>");
  for (int i = 0; i < 3; i++)
    g_string_append (xml, effect);
  g_string_append (xml, "</a:effectStyleLst><a:bgFillStyleLst>");
  for (int i = 0; i < 3; i++)
    g_string_append (xml, fill);
  g_string_append (xml, "</a:bgFillStyleLst></a:fmtScheme>");
}

/**
 * desmi_pptx_take_themes:
 *
 * Adds two: no master may share that of another.
 */
void
desmi_pptx_take_themes (DesmiPptx *self)
{
  const DesmiDeckTheme *fonts = &self->pages->deck->theme;

  for (int i = 1; i <= 2; i++)
    {
      GString         *xml = desmi_xml_new ();
      g_autofree char *path = g_strdup_printf ("ppt/theme/theme%d.xml", i);

      desmi_xml_add (xml, "<a:theme xmlns:a='" DESMI_NS_A "' name='Desmigratif'><a:themeElements>");
      add_colors (xml, self->pages);
      desmi_xml_add (xml, "<a:fontScheme name='Desmigratif'>");
      add_font (xml, "majorFont", fonts->font_title);
      add_font (xml, "minorFont", fonts->font_text);
      desmi_xml_add (xml, "</a:fontScheme>");
      add_formats (xml);
      desmi_xml_add (xml, "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>");
      desmi_package_take_part (self->package, path, DESMI_CONTENT "theme+xml", desmi_xml_end (xml));
    }
}

/* ---- properties ---- */

static void
add_property (GString *xml, const char *element, const char *text)
{
  g_autofree char *line = desmi_xml_clean_line (text);

  if (*line != '\0')
    desmi_xml_add (xml, "<%s>%s</%s>", element, line, element);
}

static GBytes *
make_core (const DesmiPptx *self)
{
  const DesmiDeck      *deck = self->pages->deck;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (deck->created_utc);
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  GString         *xml = desmi_xml_new ();

  desmi_xml_add (
      xml, "<cp:coreProperties"
           " xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'"
           " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'"
           " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>");
  add_property (xml, "dc:title", deck->name);
  add_property (xml, "dc:subject", deck->subject);
  add_property (xml, "dc:creator", deck->author);
  if (text != NULL)
    desmi_xml_add (xml,
                   "<dcterms:created xsi:type='dcterms:W3CDTF'>%s</dcterms:created>"
                   "<dcterms:modified xsi:type='dcterms:W3CDTF'>%s</dcterms:modified>",
                   text, text);
  add_property (xml, "dc:language", self->lang);
  desmi_xml_add (xml, "</cp:coreProperties>");
  return desmi_xml_end (xml);
}

static GBytes *
make_extended (const DesmiPptx *self)
{
  const GPtrArray *pages = self->pages->pages;
  guint            n_hidden = 0;
  GString         *xml = desmi_xml_new ();

  for (guint i = 0; i < pages->len; i++)
    n_hidden += ((const DesmiPage *) g_ptr_array_index (pages, i))->hidden;
  desmi_xml_add (xml,
                 "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/"
                 "extended-properties'><TotalTime>0</TotalTime><Application>Desmigratif"
                 "</Application><PresentationFormat>%s</PresentationFormat><Slides>%u</Slides>"
                 "<Notes>%u</Notes><HiddenSlides>%u</HiddenSlides></Properties>",
                 self->pages->deck->aspect == DESMI_ASPECT_4_3 ? "On-screen Show (4:3)"
                                                               : "Widescreen",
                 pages->len, self->n_notes, n_hidden);
  return desmi_xml_end (xml);
}

/**
 * desmi_pptx_take_properties:
 *
 * Adds what the file says of itself.
 */
void
desmi_pptx_take_properties (DesmiPptx *self)
{
  /* nobody refers to them by their names */
  g_free (desmi_package_relate (self->package, "", DESMI_RELATION_CORE, "docProps/core.xml"));
  g_free (desmi_package_relate (self->package, "", DESMI_RELATION "extended-properties",
                                "docProps/app.xml"));
  desmi_package_take_part (self->package, "docProps/core.xml",
                           "application/vnd.openxmlformats-package.core-properties+xml",
                           make_core (self));
  desmi_package_take_part (self->package, "docProps/app.xml",
                           DESMI_CONTENT "extended-properties+xml", make_extended (self));
}
