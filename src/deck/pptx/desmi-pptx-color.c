/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths and colours: those of the theme by their names, so that they follow when it is changed.
 */
#include "deck/pptx/desmi-pptx-private.h"

#include <math.h>

/**
 * desmi_pptx_emu:
 *
 * Returns: @pt in the units of Office
 */
gint64
desmi_pptx_emu (double pt)
{
  return (gint64) round (pt * DESMI_EMU_PER_PT);
}

static guint
to_byte (double part)
{
  return (guint) round (CLAMP (part, 0, 1) * 255);
}

static guint
to_rgb (const DesmiColor *color)
{
  return to_byte (color->red) << 16 | to_byte (color->green) << 8 | to_byte (color->blue);
}

/* Returns: (nullable): what the colour is called in the theme */
static const char *
find_name (const DesmiPptx *self, guint rgb)
{
  static const char *const accents[]
      = { "accent1", "accent2", "accent3", "accent4", "accent5", "accent6" };
  const DesmiTheme *theme = &self->pages->theme;

  if (rgb == to_rgb (&theme->text))
    return "tx1";
  if (rgb == to_rgb (&theme->background))
    return "bg1";
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    if (rgb == to_rgb (&theme->series[i]))
      return accents[i];
  if (rgb == to_rgb (&theme->text_dim))
    return "tx2";
  return rgb == to_rgb (&theme->track) ? "bg2" : NULL;
}

/**
 * desmi_pptx_add_color:
 *
 * Appends a colour, by its name in the theme where it has one.
 */
void
desmi_pptx_add_color (const DesmiPptx *self, GString *xml, const DesmiColor *color)
{
  guint       rgb = to_rgb (color);
  const char *name = find_name (self, rgb);

  if (name != NULL)
    desmi_xml_add (xml, "<a:schemeClr val='%s'>", name);
  else
    desmi_xml_add (xml, "<a:srgbClr val='%06X'>", rgb);
  if (color->alpha < 1)
    desmi_xml_add (xml, "<a:alpha val='%d'/>", (int) round (CLAMP (color->alpha, 0, 1) * 100000));
  desmi_xml_add (xml, name != NULL ? "</a:schemeClr>" : "</a:srgbClr>");
}

/**
 * desmi_pptx_add_fill:
 *
 * Appends a fill, or that there is none.
 */
void
desmi_pptx_add_fill (const DesmiPptx *self, GString *xml, const DesmiColor *color)
{
  if (color->alpha <= 0)
    {
      desmi_xml_add (xml, "<a:noFill/>");
      return;
    }
  desmi_xml_add (xml, "<a:solidFill>");
  desmi_pptx_add_color (self, xml, color);
  desmi_xml_add (xml, "</a:solidFill>");
}

/**
 * desmi_pptx_add_hatch:
 *
 * Appends a fill with its hatch.
 */
void
desmi_pptx_add_hatch (const DesmiPptx *self, GString *xml, const DesmiStyle *style)
{
  static const char *const presets[] = {
    [DESMI_HATCH_NONE] = NULL,     [DESMI_HATCH_45] = "wdUpDiag", [DESMI_HATCH_135] = "wdDnDiag",
    [DESMI_HATCH_0] = "narHorz",   [DESMI_HATCH_90] = "narVert",  [DESMI_HATCH_CROSS] = "diagCross",
    [DESMI_HATCH_GRID] = "smGrid",
  };

  if (presets[style->hatch] == NULL)
    {
      desmi_pptx_add_fill (self, xml, &style->fill);
      return;
    }
  desmi_xml_add (xml, "<a:pattFill prst='%s'><a:fgClr>", presets[style->hatch]);
  desmi_pptx_add_color (self, xml, &style->stroke);
  desmi_xml_add (xml, "</a:fgClr><a:bgClr>");
  desmi_pptx_add_color (self, xml, &style->fill);
  desmi_xml_add (xml, "</a:bgClr></a:pattFill>");
}

/**
 * desmi_pptx_add_box:
 * @element: "a:xfrm"
 * @box: pt
 *
 * Appends where something stands.
 */
void
desmi_pptx_add_box (GString *xml, const char *element, const DesmiBox *box)
{
  g_string_append_printf (xml, "<%s>", element);
  desmi_xml_add (xml,
                 "<a:off x='%" G_GINT64_FORMAT "' y='%" G_GINT64_FORMAT
                 "'/><a:ext cx='%" G_GINT64_FORMAT "' cy='%" G_GINT64_FORMAT "'/>",
                 desmi_pptx_emu (box->x), desmi_pptx_emu (box->y),
                 desmi_pptx_emu (MAX (box->width, 0)), desmi_pptx_emu (MAX (box->height, 0)));
  g_string_append_printf (xml, "</%s>", element);
}
