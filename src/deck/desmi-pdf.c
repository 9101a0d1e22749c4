/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deck/desmi-pdf.h"

#include "deck/desmi-deck-file.h"
#include "deck/desmi-page-scene.h"
#include "deck/desmi-pdf-update.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/**
 * Writing:
 * @section: outline entry of the section that slides belong to
 * @alts: (element-type utf8): of all figures in the order in which they are read
 */
typedef struct
{
  DesmiPages      *pages;
  DesmiPaper      *paper;
  cairo_surface_t *surface;
  cairo_t         *cr;
  int              section;
  GPtrArray       *alts;
} Writing;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (const Writing *self)
{
  const DesmiDeck      *deck = self->pages->deck;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (deck->created_utc);
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  const struct
  {
    cairo_pdf_metadata_t what;
    const char          *text;
  } all[] = {
    { CAIRO_PDF_METADATA_TITLE, deck->name },      { CAIRO_PDF_METADATA_AUTHOR, deck->author },
    { CAIRO_PDF_METADATA_SUBJECT, deck->subject }, { CAIRO_PDF_METADATA_CREATOR, "Desmigratif" },
    { CAIRO_PDF_METADATA_CREATE_DATE, text },      { CAIRO_PDF_METADATA_MOD_DATE, text }
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *valid = all[i].text != NULL ? g_utf8_make_valid (all[i].text, -1) : NULL;

      if (valid != NULL && *valid != '\0')
        cairo_pdf_surface_set_metadata (self->surface, all[i].what, valid);
    }
}

/* One entry a slide, those of a section below it; not for pages on which a table goes on. */
static void
add_outline (Writing *self, const DesmiPaperSlide *slide, guint sheet)
{
  const DesmiPage *page = g_ptr_array_index (self->pages->pages, slide->page);
  g_autofree char *target = g_strdup_printf ("page=%u pos=[0 %d]", sheet + 1, (int) slide->box.y);
  int              parent = page->is_section ? CAIRO_PDF_OUTLINE_ROOT : self->section;
  int              entry;

  if (page->part > 1)
    return;
  entry = cairo_pdf_surface_add_outline (self->surface, parent, page->title, target,
                                         page->is_section ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  if (page->is_section)
    self->section = entry;
}

static void
add_slides (Writing *self, guint sheet)
{
  const GArray *slides = desmi_paper_get_slides (self->paper, sheet);

  for (guint i = 0; i < slides->len; i++)
    {
      const DesmiPaperSlide *slide = &g_array_index (slides, DesmiPaperSlide, i);
      g_autoptr (GPtrArray)  alts
          = desmi_page_list_alts (g_ptr_array_index (self->pages->pages, slide->page));

      add_outline (self, slide, sheet);
      for (guint k = 0; k < alts->len; k++)
        g_ptr_array_add (self->alts, g_ptr_array_index (alts, k));
    }
}

/* Of slides it is the number that is printed on them, hidden ones counted; of paper its own. */
static void
set_label (const Writing *self, const DesmiPaperOptions *options, guint sheet)
{
  const GArray    *slides = desmi_paper_get_slides (self->paper, sheet);
  guint            number = options == NULL || options->width <= 0
                                ? g_array_index (slides, DesmiPaperSlide, 0).page + 1
                                : sheet + 1;
  g_autofree char *label = g_strdup_printf ("%u", number);

  cairo_pdf_surface_set_page_label (self->surface, label);
}

/* The document's element ends before the last page does, or newer cairos add an empty one. */
static gboolean
paint_sheets (Writing *self, const DesmiPaperOptions *options, GCancellable *cancellable)
{
  guint n = desmi_paper_get_n_sheets (self->paper);

  cairo_tag_begin (self->cr, "Document", "");
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      set_label (self, options, i);
      desmi_paper_paint (self->paper, i, self->cr);
      if (i + 1 == n)
        cairo_tag_end (self->cr, "Document");
      cairo_show_page (self->cr);
      /* cairo leaves the program where an outline names a page that did not come to be */
      if (cairo_status (self->cr) != CAIRO_STATUS_SUCCESS)
        return TRUE;
      add_slides (self, i);
    }
  return TRUE;
}

static GByteArray *
draw (Writing *self, const DesmiPaperOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t         status;
  gboolean               done;

  self->surface = cairo_pdf_surface_create_for_stream (
      write_cb, bytes, desmi_paper_get_width (self->paper), desmi_paper_get_height (self->paper));
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (self);
  self->cr = cairo_create (self->surface);
  done = paint_sheets (self, options, cancellable);
  status = cairo_status (self->cr);
  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  if (!done && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&bytes);
  g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
               _ ("The presentation could not be drawn: %s."), cairo_status_to_string (status));
  return NULL;
}

/**
 * desmi_pdf_write:
 * @options: (nullable): handouts or notes on paper; %NULL: one page a slide, without the hidden
 *
 * Draws a presentation into memory; takes its time.
 *
 * Returns: (transfer full): the file; %NULL with DESMI_CHART_ERROR_EXPORT or G_IO_ERROR_CANCELLED
 */
GBytes *
desmi_pdf_write (DesmiPages              *pages,
                 const DesmiPaperOptions *options,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  g_autoptr (DesmiPaper) paper = desmi_paper_new (pages, options);
  g_autoptr (GPtrArray)  alts = g_ptr_array_new ();
  Writing                self
      = { .pages = pages, .paper = paper, .section = CAIRO_PDF_OUTLINE_ROOT, .alts = alts };
  g_autoptr (GByteArray) bytes = NULL;

  if (desmi_paper_get_n_sheets (paper) == 0)
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
                           _ ("There is no slide to be shown: all are hidden, or there are none."));
      return NULL;
    }
  bytes = draw (&self, options, cancellable, error);
  if (bytes == NULL)
    return NULL;
  if (!desmi_pdf_update (bytes, pages->deck->locale->language == DESMI_LANGUAGE_ID ? "id-ID" : "en",
                         alts))
    {
      g_set_error_literal (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_EXPORT,
                           _ ("The presentation could not be made readable for screen readers."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * desmi_pdf_save:
 * @path: replaced as a whole or not at all
 *
 * Like desmi_pdf_write(), into a file.
 *
 * Returns: whether it was saved
 */
gboolean
desmi_pdf_save (DesmiPages              *pages,
                const DesmiPaperOptions *options,
                const char              *path,
                GCancellable            *cancellable,
                GError                 **error)
{
  g_autoptr (GBytes) bytes = desmi_pdf_write (pages, options, cancellable, error);

  return bytes != NULL && desmi_deck_file_save (path, bytes, error);
}
