/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed is laid out already; the sheets are arranged for the paper that was chosen in the
 * printer's dialog, whichever it is. */
#include "ui/decks/desmi-deck-print.h"

#include "app/decks/desmi-deck-export.h"

#include <glib/gi18n-lib.h>

#define DATA "desmi-deck-print"

/* Slides on sheets of a paper. */
typedef struct
{
  DesmiPages       *pages;
  DesmiPaperOptions options;
  guint             per_sheet;
  DesmiPaper       *paper;
} Sheets;

/* What may be chosen, in the order in which it is offered. */
static const guint per_sheet_of[] = { 1, 2, 4, 6, 0 };

static Sheets *
sheets_new (DesmiPages *pages, DesmiPaperKind kind, guint per_sheet)
{
  Sheets *self = g_new0 (Sheets, 1);

  self->pages = desmi_pages_ref (pages);
  self->per_sheet = per_sheet;
  desmi_paper_options_init (&self->options, kind, per_sheet);
  self->paper = desmi_paper_new (pages, &self->options);
  return self;
}

static void
sheets_free (gpointer data)
{
  Sheets *self = data;

  desmi_paper_free (self->paper);
  desmi_pages_unref (self->pages);
  g_free (self);
}

/* Slides know themselves how the paper lies; whatever way it was put in, it is upright to them. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Sheets *self)
{
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);

  self->options.width = MIN (width, height);
  self->options.height = MAX (width, height);
  desmi_paper_free (self->paper);
  self->paper = desmi_paper_new (self->pages, &self->options);
  gtk_print_operation_set_n_pages (operation, (int) desmi_paper_get_n_sheets (self->paper));
}

static gboolean
lies_across (const DesmiPaper *paper)
{
  return desmi_paper_get_width (paper) > desmi_paper_get_height (paper);
}

/* Where the sheet lies otherwise than the paper, it is turned, and nothing is cut off. */
static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Sheets *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double   width = gtk_print_context_get_width (context);
  gboolean is_across = width > gtk_print_context_get_height (context);

  if (is_across != lies_across (self->paper))
    {
      cairo_translate (cr, width, 0);
      cairo_rotate (cr, G_PI / 2);
    }
  desmi_paper_paint (self->paper, (guint) page, cr);
}

/**
 * desmi_deck_print_new:
 * @kind: paper that the printer is offered first
 * @per_sheet: 1, 2, 4 or 6 slides; 0: one with its notes
 *
 * Returns: (transfer full): what prints the slides that are not hidden; to be run
 */
GtkPrintOperation *
desmi_deck_print_new (DesmiPages *pages, DesmiPaperKind kind, guint per_sheet)
{
  Sheets            *self = sheets_new (pages, kind, per_sheet);
  GtkPrintOperation *operation
      = desmi_print_operation_new (kind, lies_across (self->paper), pages->deck->name);

  g_object_set_data_full (G_OBJECT (operation), DATA, self, sheets_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), self);
  return operation;
}

static gpointer
ref (gpointer of)
{
  return desmi_pages_ref (of);
}

static void
unref (gpointer of)
{
  desmi_pages_unref (of);
}

static gpointer
lay_out (gpointer of, DesmiPaperKind kind, guint choice)
{
  return sheets_new (of, kind, per_sheet_of[choice]);
}

static guint
get_n (gpointer sheets)
{
  return desmi_paper_get_n_sheets (((const Sheets *) sheets)->paper);
}

static void
get_size (gpointer sheets, double *width_pt, double *height_pt)
{
  const DesmiPaper *paper = ((const Sheets *) sheets)->paper;

  *width_pt = desmi_paper_get_width (paper);
  *height_pt = desmi_paper_get_height (paper);
}

static void
paint (gpointer sheets, guint page, cairo_t *cr)
{
  desmi_paper_paint (((const Sheets *) sheets)->paper, page, cr);
}

static GtkPrintOperation *
print (gpointer sheets, DesmiPaperKind kind)
{
  const Sheets *self = sheets;

  return desmi_deck_print_new (self->pages, kind, self->per_sheet);
}

static void
save_async (gpointer            sheets,
            GFile              *file,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  const Sheets *self = sheets;

  desmi_deck_export_sheets_async (self->pages, &self->options, file, cancellable, callback,
                                  user_data);
}

static char *
dup_name (gpointer sheets)
{
  const Sheets *self = sheets;

  return desmi_deck_format_dup_name (self->per_sheet == 0 ? DESMI_DECK_NOTES : DESMI_DECK_HANDOUT,
                                     self->pages->deck->name);
}

/**
 * desmi_deck_print_get_job:
 *
 * Returns: (transfer none): how #DesmiPages are printed
 */
const DesmiPrintJob *
desmi_deck_print_get_job (void)
{
  static const DesmiPrintJob job
      = { .title = N_ ("Print Presentation"),
          .not_printed = N_ ("The Presentation Was Not Printed"),
          .not_saved = N_ ("The Presentation Was Not Saved"),
          .nothing = N_ ("There is no slide to be printed: all are hidden, or there are none."),
          .folder_key = "deck-folder",
          .choice = N_ ("On each sheet"),
          .key = "print-slides",
          .names = { "1", "2", "4", "6", "notes" },
          .words = { N_ ("One slide"), N_ ("Two slides"), N_ ("Four slides"), N_ ("Six slides"),
                     N_ ("A slide with its notes") },
          .ref = ref,
          .unref = unref,
          .lay_out = lay_out,
          .free_sheets = sheets_free,
          .get_n = get_n,
          .get_size = get_size,
          .paint = paint,
          .print = print,
          .save_async = save_async,
          .save_finish = desmi_deck_export_finish,
          .dup_name = dup_name };

  return &job;
}
