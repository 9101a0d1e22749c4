/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws every chart in every state, theme and language into one PDF, for people to look at.
 *   contact-sheet FILE.pdf [CHART...] */
#include "chart-cases.h"
#include "core/platform/desmi-language.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

/* A2 upright: on less a chart is small enough to leave out what is to be looked at */
#define PAGE_WIDTH_PT 1190.55
#define PAGE_HEIGHT_PT 1683.78
#define MARGIN_PT 24.0
#define HEAD_PT 30.0
#define GAP_PT 10.0
#define NAME_PT 14.0
#define COLUMNS 3
#define PT_PER_PX 0.75
#define CREATED "2025-01-01T00:00:00Z"

/* One page: a chart in all states. */
typedef struct
{
  DesmiChartType     type;
  DesmiThemeKind     theme;
  const DesmiLocale *locale;
  const char        *language;
} Sheet;

static const struct
{
  DesmiThemeKind kind;
  const char    *name;
} themes[] = {
  { DESMI_THEME_LIGHT, "light" },
  { DESMI_THEME_DARK, "dark" },
  { DESMI_THEME_PRINT, "print" },
};

static void
write_text (cairo_t    *cr,
            const char *text,
            double      x,
            double      y,
            double      width,
            double      size,
            gboolean    bold)
{
  PangoLayout          *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (bold ? "Sans Bold" : "Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

static void
draw_state (cairo_t *cr, const Sheet *sheet, ChartState state, const DesmiBox *box)
{
  DesmiTheme             theme;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiScene) scene = chart_case_layout (
      sheet->type, state, round (box->width / PT_PER_PX), round (box->height / PT_PER_PX),
      sheet->theme, 1, sheet->locale, desmi_measurer_get_pango (), TRUE, &error);

  desmi_theme_init (&theme, sheet->theme);
  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_rectangle (cr, 0, 0, box->width, box->height);
  cairo_set_source_rgb (cr, theme.background.red, theme.background.green, theme.background.blue);
  cairo_fill (cr);
  if (scene != NULL)
    {
      cairo_scale (cr, PT_PER_PX, PT_PER_PX);
      desmi_scene_paint (scene, cr);
    }
  else
    {
      cairo_set_source_rgb (cr, theme.text.red, theme.text.green, theme.text.blue);
      write_text (cr, error->message, GAP_PT, GAP_PT, box->width - 2 * GAP_PT, 9, FALSE);
    }
  cairo_restore (cr);
}

static void
draw_sheet (cairo_t *cr, const Sheet *sheet, const char *theme)
{
  int              rows = (CHART_N_STATES + COLUMNS - 1) / COLUMNS;
  double           width = (PAGE_WIDTH_PT - 2 * MARGIN_PT - (COLUMNS - 1) * GAP_PT) / COLUMNS;
  double           height = (PAGE_HEIGHT_PT - 2 * MARGIN_PT - HEAD_PT - (rows - 1) * GAP_PT) / rows;
  g_autofree char *head = g_strdup_printf ("%s · %s · %s", desmi_chart_type_to_name (sheet->type),
                                           theme, sheet->language);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  write_text (cr, head, MARGIN_PT, MARGIN_PT, PAGE_WIDTH_PT, 16, TRUE);
  for (int state = 0; state < CHART_N_STATES; state++)
    {
      double   x = MARGIN_PT + state % COLUMNS * (width + GAP_PT);
      double   y = MARGIN_PT + HEAD_PT + state / COLUMNS * (height + GAP_PT);
      DesmiBox box = { x, y + NAME_PT, width, height - NAME_PT };

      cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
      write_text (cr, chart_state_name ((ChartState) state), x, y, width, 9, FALSE);
      draw_state (cr, sheet, (ChartState) state, &box);
      cairo_rectangle (cr, box.x, box.y, box.width, box.height);
      cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
      cairo_set_line_width (cr, 0.5);
      cairo_stroke (cr);
    }
  cairo_show_page (cr);
}

static void
draw_chart (cairo_t *cr, DesmiChartType type)
{
  static const char *const languages[] = { "id", "en" };

  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        Sheet sheet = { type, themes[t].kind, desmi_language_use (languages[l]), languages[l] };

        draw_sheet (cr, &sheet, themes[t].name);
      }
}

int
main (int argc, char **argv)
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  cairo_status_t   status;

  if (argc < 2)
    {
      g_printerr ("usage: contact-sheet FILE.pdf [CHART...]\n");
      return 2;
    }
  desmi_language_init ();
  surface = cairo_pdf_surface_create (argv[1], PAGE_WIDTH_PT, PAGE_HEIGHT_PT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "Desmigratif: every chart");
  /* two sheets of the same drawings are the same file, which tells whether anything changed */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, CREATED);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, CREATED);
  cr = cairo_create (surface);
  for (int i = 0; argc == 2 && i < DESMI_N_CHARTS; i++)
    draw_chart (cr, (DesmiChartType) i);
  for (int i = 2; i < argc; i++)
    {
      DesmiChartType type;

      if (!desmi_chart_type_from_name (argv[i], &type))
        {
          g_printerr ("There is no chart “%s”.\n", argv[i]);
          return 2;
        }
      draw_chart (cr, type);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", argv[1], cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
