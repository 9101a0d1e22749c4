/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-deck-save.h"

#include "ui/desmi-saving.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DesmiPages     *pages;
  DesmiDeckFormat format;
} Deck;

static Deck *
deck_new (DesmiPages *pages, DesmiDeckFormat format)
{
  Deck *self = g_new0 (Deck, 1);

  self->pages = desmi_pages_ref (pages);
  self->format = format;
  return self;
}

static void
deck_free (gpointer data)
{
  Deck *self = data;

  desmi_pages_unref (self->pages);
  g_free (self);
}

static void
append_number (GString *list, guint number)
{
  g_string_append_printf (list, "%s%u", list->len > 0 ? ", " : "", number);
}

/* (transfer full): "2, 5": the slides of a frozen deck that follow the data */
static char *
list_loose (DesmiPages *pages)
{
  const GPtrArray *slides = pages->deck->slides;
  GString         *list = g_string_new (NULL);

  for (guint i = 0; i < slides->len; i++)
    if (((const DesmiSlide *) g_ptr_array_index (slides, i))->is_loose)
      append_number (list, desmi_pages_find_slide (pages, i) + 1);
  return g_string_free (list, FALSE);
}

/* (transfer full): "2, 5": the slides on which something found no room; they say themselves what */
static char *
list_warned (DesmiPages *pages)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < pages->pages->len; i++)
    if (((DesmiPage *) g_ptr_array_index (pages->pages, i))->warnings->len > 0)
      append_number (list, i + 1);
  return g_string_free (list, FALSE);
}

/* (transfer full): "2, 5": the slides that somebody should look at before the file is given away */
static char *
list_cautions (DesmiPages *pages)
{
  const GPtrArray *slides = pages->deck->slides;
  GString         *list = g_string_new (NULL);

  for (guint i = 0; i < slides->len; i++)
    if (((const DesmiSlide *) g_ptr_array_index (slides, i))->caution != NULL)
      append_number (list, desmi_pages_find_slide (pages, i) + 1);
  return g_string_free (list, FALSE);
}

static char *
dup_saved (GFile *file, const char *warned, const char *cautions)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  if (*cautions != '\0' && *warned != '\0')
    /* Translators: the name of a file, and twice numbers of slides: "2, 5" */
    return g_strdup_printf (_ ("Saved as “%s”. Before others get it, check what you wrote yourself "
                               "on slides %s, and the warnings on slides %s"),
                            shown, cautions, warned);
  if (*cautions != '\0')
    /* Translators: the name of a file, and numbers of slides: "2, 5" */
    return g_strdup_printf (_ ("Saved as “%s”. Before others get it, check what you wrote yourself "
                               "on slides %s"),
                            shown, cautions);
  if (*warned == '\0')
    return desmi_saving_dup_text (file);
  /* Translators: the name of a file, and numbers of slides: "2, 5" */
  return g_strdup_printf (_ ("Saved as “%s”. See the warnings on slides %s"), shown, warned);
}

static char *
dup_sentence (GFile *file, DesmiPages *pages)
{
  g_autofree char *cautions = list_cautions (pages);
  g_autofree char *warned = list_warned (pages);
  g_autofree char *loose = list_loose (pages);
  g_autofree char *saved = dup_saved (file, warned, cautions);

  if (*loose == '\0')
    return g_steal_pointer (&saved);
  /* Translators: a sentence without its full stop, and numbers of slides: "2, 5" */
  return g_strdup_printf (_ ("%s. Not frozen, they follow the data: slides %s"), saved, loose);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GFile             *file = G_FILE (source);
  const Deck        *deck = desmi_saving_get_what (user_data);
  g_autofree char   *text = dup_sentence (file, deck->pages);
  g_autoptr (GError) error = NULL;

  desmi_deck_export_finish (result, &error);
  desmi_saving_end (user_data, file, text, error);
}

static void
write_deck (DesmiSaving *saving, GFile *file)
{
  const Deck *deck = desmi_saving_get_what (saving);

  desmi_deck_export_async (deck->pages, deck->format, file, desmi_saving_get_cancellable (saving),
                           saved_cb, saving);
}

static DesmiSavingKind
get_kind (DesmiDeckFormat format)
{
  return (DesmiSavingKind){
    .choose
    = format == DESMI_DECK_PNG ? _ ("Folder for the Pictures") : _ ("Save the Presentation"),
    .title = _ ("Saving the Presentation"),
    .failed = _ ("The Presentation Was Not Saved"),
    .folder = "deck-folder",
    .ending = desmi_deck_format_get_ending (format),
    .write = write_deck,
  };
}

/**
 * desmi_deck_save_to:
 * @widget: in the window that asks, which is told by "win.saved" when the file is there
 * @file: replaced, if it is there; of pictures, a folder
 *
 * Writes the file; a dialog says why it was not written. Going on for longer, a window says so, and
 * cancels.
 */
void
desmi_deck_save_to (GtkWidget *widget, DesmiPages *pages, DesmiDeckFormat format, GFile *file)
{
  const DesmiSavingKind kind = get_kind (format);

  desmi_saving_run (widget, &kind, file, deck_new (pages, format), deck_free);
}

/**
 * desmi_deck_save_ask:
 * @widget: in the window that asks
 *
 * Asks where, and writes the file, or the pictures into a folder.
 */
void
desmi_deck_save_ask (GtkWidget *widget, DesmiPages *pages, DesmiDeckFormat format)
{
  const DesmiSavingKind kind = get_kind (format);
  g_autofree char      *name = desmi_deck_format_dup_name (format, pages->deck->name);

  desmi_saving_ask (widget, &kind, name, deck_new (pages, format), deck_free);
}
