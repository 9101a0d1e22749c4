/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws every slide of a deck into one PNG, for people to look at.
 *   deck-sheet FILE.png 16:9|4:3 meeting|STATE [COLUMNS]
 * A FILE.pdf is written as the program would, for other programs to read. */
#include "deck-cases.h"

#include "core/platform/desmi-language.h"
#include "deck/desmi-layout.h"
#include "deck/desmi-page-scene.h"
#include "deck/desmi-pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GAP 12
#define WIDTH_PX 960
#define PAGES_MOST 60

static DesmiDeck *
make (DesmiAspect aspect, const char *which)
{
  for (guint i = 0; i < DECK_N_STATES; i++)
    if (strcmp (deck_state_name (i), which) == 0)
      return deck_case_new (aspect, i, TRUE);
  return deck_case_new_meeting (aspect, 0);
}

static cairo_surface_t *
draw (DesmiPages *pages, int columns, int width)
{
  double           scale = width / pages->width;
  int              n = (int) MIN (pages->pages->len, PAGES_MOST);
  int              height = (int) ceil (pages->height * scale), rows = (n + columns - 1) / columns;
  cairo_surface_t *sheet = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, columns * (width + GAP) + GAP, rows * (height + GAP) + GAP);
  cairo_t *cr = cairo_create (sheet);

  cairo_set_source_rgb (cr, 0.6, 0.6, 0.62);
  cairo_paint (cr);
  for (int i = 0; i < n; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, GAP + i % columns * (width + GAP), GAP + i / columns * (height + GAP));
      cairo_scale (cr, scale, scale);
      desmi_page_paint (pages, (guint) i, cr);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  return sheet;
}

int
main (int argc, char **argv)
{
  g_autoptr (DesmiDeck)  deck = NULL;
  g_autoptr (DesmiPages) pages = NULL;
  g_autoptr (GError)     error = NULL;
  cairo_surface_t       *sheet;
  gboolean               written;

  desmi_language_init ();
  if (argc < 4)
    return 2;
  deck = make (strcmp (argv[2], "4:3") == 0 ? DESMI_ASPECT_4_3 : DESMI_ASPECT_16_9, argv[3]);
  deck->locale = desmi_language_use ("id");
  pages = desmi_deck_layout (deck, NULL, NULL);
  if (g_str_has_suffix (argv[1], ".pdf"))
    {
      if (desmi_pdf_save (pages, NULL, argv[1], NULL, &error))
        return 0;
      g_printerr ("%s\n", error->message);
      return 1;
    }
  sheet = draw (pages, argc > 4 ? MAX (atoi (argv[4]), 1) : 3, WIDTH_PX);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, i);

      for (guint k = 0; k < page->warnings->len; k++)
        g_print ("%u: %s\n", i + 1, (const char *) g_ptr_array_index (page->warnings, k));
    }
  written = cairo_surface_write_to_png (sheet, argv[1]) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (sheet);
  return written ? 0 : 1;
}
