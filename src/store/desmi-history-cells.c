/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a changeset as a reader looks at them: row by row, without what is of no use. */
#include "store/desmi-history-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTENT "sha256" /* of a document */

/**
 * desmi_history_is_silent:
 *
 * Returns: whether a reader has no use for @cell: which batch a row came with, what content a
 * document came or went with, or nothing to nothing
 */
gboolean
desmi_history_is_silent (const DesmiChangesetCell *cell)
{
  return strcmp (cell->column, "batch") == 0 || (cell->from == NULL && cell->to == NULL)
         || (strcmp (cell->column, CONTENT) == 0 && (cell->from == NULL || cell->to == NULL));
}

/**
 * desmi_history_end_of_row:
 * @cells: as desmi_history_words_read() gives them
 * @i: the first cell of a row
 * @is_bare: (out): whether it came or went with nothing in it but its key
 *
 * Returns: where the row of the cell at @i ends
 */
guint
desmi_history_end_of_row (const GPtrArray *cells, guint i, gboolean *is_bare)
{
  const DesmiChangesetCell *first = cells->pdata[i];
  guint                     end;

  *is_bare = first->step != DESMI_STEP_UPDATE;
  for (end = i; end < cells->len; end++)
    {
      const DesmiChangesetCell *cell = cells->pdata[end];

      if (strcmp (cell->table, first->table) != 0 || strcmp (cell->key, first->key) != 0)
        break;
      *is_bare = *is_bare && desmi_history_is_silent (cell);
    }
  return end;
}

/**
 * desmi_history_is_within:
 * @area: (nullable): code of a village or a greater area; %NULL: everywhere
 *
 * Returns: whether @cell is of a village in @area
 */
gboolean
desmi_history_is_within (const DesmiChangesetCell *cell, const char *area)
{
  gsize n;

  if (area == NULL)
    return TRUE;
  n = strlen (area);
  return cell->village != NULL && strncmp (cell->village, area, n) == 0
         && (cell->village[n] == '\0' || cell->village[n] == '.');
}

/**
 * desmi_history_bare_word:
 *
 * Returns: (transfer none): what happened to a row with nothing in it but its key
 */
const char *
desmi_history_bare_word (const DesmiChangesetCell *cell, const DesmiLocale *locale)
{
  return cell->step == DESMI_STEP_INSERT ? desmi_locale_text (locale, N_ ("entered"))
                                         : desmi_locale_text (locale, N_ ("taken out"));
}

/**
 * desmi_history_describe_batch:
 *
 * Returns: (transfer full): how many rows an import brought
 */
char *
desmi_history_describe_batch (gint64 n_rows, const DesmiLocale *locale)
{
  g_autofree char *count = desmi_format_count (n_rows, locale);

  /* Translators: %s is a number, written out for the reader */
  return g_strdup_printf (
      desmi_locale_plural (locale, "%s row imported", "%s rows imported", (gulong) n_rows), count);
}
