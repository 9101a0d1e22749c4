/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: what of a page's state they keep, and the edits that keep them. */
#include "app/desmi-saved-view.h"

#include <glib/gi18n-lib.h>

/* Which village is looked at, and which time for whom, is not the view's. */
static DesmiViewState *
strip (const DesmiViewState *state, const DesmiViewState *now)
{
  g_autoptr (DesmiViewState) shared = desmi_view_state_with_shared (state, now);

  return desmi_view_state_with_filter (shared, "village", NULL);
}

/**
 * desmi_saved_view_dup_text:
 * @state: of a page
 *
 * Returns: (transfer full): what is saved of it
 */
char *
desmi_saved_view_dup_text (const DesmiViewState *state)
{
  g_autoptr (DesmiViewState) bare
      = desmi_view_state_new (desmi_view_state_get (state, DESMI_VIEW_PAGE));
  g_autoptr (DesmiViewState) view = strip (state, bare);

  return desmi_view_state_to_text (view);
}

/**
 * desmi_saved_view_read:
 * @text: as it was saved
 * @now: what is shown: the view is of its time and for its audience
 *
 * Returns: (transfer full) (nullable): the page as it was saved; %NULL where @text says nothing
 */
DesmiViewState *
desmi_saved_view_read (const char *text, const DesmiViewState *now)
{
  g_autoptr (DesmiViewState) saved = desmi_view_state_from_text (text);

  return saved != NULL ? strip (saved, now) : NULL;
}

/**
 * desmi_saved_view_is_shown:
 * @text: as it was saved
 *
 * Returns: whether @now shows just that
 */
gboolean
desmi_saved_view_is_shown (const char *text, const DesmiViewState *now)
{
  g_autoptr (DesmiViewState) saved = desmi_saved_view_read (text, now);
  g_autoptr (DesmiViewState) shown = strip (now, now);

  return saved != NULL && desmi_view_state_equal (saved, shown);
}

/**
 * desmi_saved_view_get:
 * @column: "village", "page", "name", "state"
 *
 * Returns: (transfer none) (nullable): what a row of the lookup has there
 */
const char *
desmi_saved_view_get (DesmiTable *table, guint row, const char *column)
{
  int index = desmi_table_find_column (table, column);

  return index >= 0 ? desmi_table_get_text (table, row, (guint) index) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer table)
{
  const char *one = desmi_saved_view_get (table, *(const guint *) a, "name");
  const char *two = desmi_saved_view_get (table, *(const guint *) b, "name");

  return g_utf8_collate (one != NULL ? one : "", two != NULL ? two : "");
}

/**
 * desmi_saved_view_list:
 * @table: of the lookup
 *
 * Returns: (transfer full) (element-type guint): the rows of @page, by name
 */
GArray *
desmi_saved_view_list (DesmiTable *table, const char *page)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (desmi_saved_view_get (table, i, "page"), page) == 0)
      g_array_append_val (rows, i);
  g_array_sort_with_data (rows, compare_names, table);
  return rows;
}

/**
 * desmi_saved_view_find:
 *
 * Returns: the row of the view of @page that is called @name, whatever the case; -1: none
 */
int
desmi_saved_view_find (DesmiTable *table, const char *page, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char      *text = desmi_saved_view_get (table, i, "name");
      g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);

      if (g_strcmp0 (desmi_saved_view_get (table, i, "page"), page) == 0
          && g_str_equal (folded, wanted))
        return (int) i;
    }
  return -1;
}

static DesmiEntry *
new_entry (DesmiTable *table, guint row)
{
  DesmiEntry *entry
      = desmi_entry_new (DESMI_REGISTER_SAVED_VIEW, desmi_saved_view_get (table, row, "village"));

  desmi_entry_set_id (
      entry, desmi_table_get_int (table, row, (guint) desmi_table_find_column (table, "id")));
  return entry;
}

/**
 * desmi_saved_view_edit_save:
 * @district: code of the file's district
 * @name: for a new view, or of one that is replaced
 *
 * Returns: (transfer full): the edit that keeps @state
 */
DesmiEdit *
desmi_saved_view_edit_save (DesmiTable           *table,
                            const char           *district,
                            const char           *name,
                            const DesmiViewState *state)
{
  const char      *page = desmi_view_state_get (state, DESMI_VIEW_PAGE);
  g_autofree char *text = desmi_saved_view_dup_text (state);
  /* Translators: %s is the name of a view; shown in the history and with Undo */
  DesmiEdit *edit = desmi_edit_new_said (desmi_message_new ("Saved the view “%s”", name));
  int        row = desmi_saved_view_find (table, page, name);
  g_autoptr (DesmiEntry) entry = row >= 0 ? new_entry (table, (guint) row)
                                          : desmi_entry_new (DESMI_REGISTER_SAVED_VIEW, district);

  desmi_entry_set (entry, "page", page);
  desmi_entry_set (entry, "name", name);
  desmi_entry_set (entry, "state", text);
  desmi_edit_put_entry (edit, entry);
  return edit;
}

/**
 * desmi_saved_view_edit_rename:
 * @row: of the view
 *
 * Returns: (transfer full): the edit that calls it @name
 */
DesmiEdit *
desmi_saved_view_edit_rename (DesmiTable *table, guint row, const char *name)
{
  g_autoptr (DesmiEntry) entry = new_entry (table, row);
  /* Translators: both %s are names of a view; shown in the history and with Undo */
  DesmiEdit *edit = desmi_edit_new_said (desmi_message_new (
      "Renamed the view “%s” to “%s”", desmi_saved_view_get (table, row, "name"), name));

  desmi_entry_set (entry, "name", name);
  desmi_edit_put_entry (edit, entry);
  return edit;
}

/**
 * desmi_saved_view_edit_delete:
 * @row: of the view
 *
 * Returns: (transfer full): the edit that takes it out
 */
DesmiEdit *
desmi_saved_view_edit_delete (DesmiTable *table, guint row)
{
  g_autoptr (DesmiEntry) entry = new_entry (table, row);
  /* Translators: %s is the name of a view; shown in the history and with Undo */
  DesmiEdit *edit = desmi_edit_new_said (
      desmi_message_new ("Deleted the view “%s”", desmi_saved_view_get (table, row, "name")));

  desmi_edit_delete_entry (edit, entry);
  return edit;
}
