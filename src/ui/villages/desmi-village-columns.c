/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the village list; sorting by them is the store's work. */
#include "ui/villages/desmi-village-columns.h"

#include "app/desmi-head-title.h"
#include "app/desmi-safe-query.h"
#include "app/desmi-village-scores.h"
#include "ui/desmi-call.h"
#include "ui/desmi-columns.h"
#include "ui/desmi-error-dialog.h"
#include "ui/villages/desmi-village-columns-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST "list"    /* what a view shows */
#define DESCENDING "-" /* before the name of an order */

/* Which column's sorter was asked first, while the order is being found out. */
static const DesmiColumn *asked;

static void
column_free (gpointer data)
{
  DesmiColumn *self = data;

  g_free (self->title);
  g_clear_object (&self->sorter);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_free (self);
}

/**
 * desmi_village_columns_get:
 * @position: of a column
 * @data: (out) (transfer none): what it knows
 *
 * Returns: (transfer full): the column
 */
GtkColumnViewColumn *
desmi_village_columns_get (GtkColumnView *view, guint position, DesmiColumn **data)
{
  GtkColumnViewColumn *column
      = g_list_model_get_item (gtk_column_view_get_columns (view), position);

  *data = g_object_get_data (G_OBJECT (column), DESMI_COLUMN_KEY);
  return column;
}

/* What the column knows, which lives as long as it is in @view. */
static DesmiColumn *
get_data (GtkColumnView *view, guint position)
{
  DesmiColumn *data;

  g_object_unref (desmi_village_columns_get (view, position, &data));
  return data;
}

/* Says "a before b" to every question: what comes out tells the order asked for. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  if (asked == NULL)
    asked = user_data;
  return -1;
}

static void
add_column (GtkColumnView *view, const DesmiVillageColumn *kind)
{
  DesmiColumn                    *column = g_new0 (DesmiColumn, 1);
  const char                     *title = desmi_village_column_get_title (kind);
  g_autoptr (GtkColumnViewColumn) view_column
      = gtk_column_view_column_new (title, desmi_village_cells_new (column));

  column->view = view;
  column->kind = kind;
  column->title = g_strdup (title);
  column->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, column, NULL));
  gtk_column_view_column_set_sorter (view_column, column->sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  g_object_set_data_full (G_OBJECT (view_column), DESMI_COLUMN_KEY, column, column_free);
  desmi_columns_append (view, view_column, desmi_village_column_is_number (kind));
}

/**
 * desmi_village_columns_add:
 * @view: a view of a DesmiVillageList, not sorted by GTK
 *
 * Adds all columns; desmi_village_layout_set() says which of them are shown.
 */
void
desmi_village_columns_add (GtkColumnView *view)
{
  for (guint i = 0; desmi_village_column_nth (i) != NULL; i++)
    add_column (view, desmi_village_column_nth (i));
}

/* Between which numbers a row stands tells what is hidden in it. */
static gboolean
tells_by_order (DesmiVillageSort sort)
{
  return (sort >= DESMI_VILLAGE_SORT_PILLAR_1 && sort <= DESMI_VILLAGE_SORT_PILLAR_4)
         || sort == DESMI_VILLAGE_SORT_STOCK;
}

/* Nobody but the district's own people sorts by numbers that may be hidden. */
static void
take_sorters (GtkColumnView *view, DesmiAudience audience)
{
  GListModel      *columns = gtk_column_view_get_columns (view);
  gboolean         internal = audience == DESMI_AUDIENCE_INTERNAL, descending;
  DesmiVillageSort sort;

  desmi_village_columns_get_sort (view, &sort, &descending);
  if (!internal && tells_by_order (sort))
    gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      DesmiColumn                    *column;
      g_autoptr (GtkColumnViewColumn) view_column = desmi_village_columns_get (view, i, &column);

      gtk_column_view_column_set_sorter (
          view_column, internal || !tells_by_order (column->kind->sort) ? column->sorter : NULL);
    }
}

/* What was hidden of what there was so far says nothing of what has come. */
static void
forget_hidden (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      DesmiColumn *column = get_data (view, i);

      g_clear_pointer (&column->hidden, g_hash_table_unref);
    }
}

/**
 * desmi_village_columns_set_audience:
 * @audience: for whom the cells are that are filled from now on
 *
 * Returns: whether it is another than before
 */
gboolean
desmi_village_columns_set_audience (GtkColumnView *view, DesmiAudience audience)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  gboolean    changed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      DesmiColumn *column = get_data (view, i);

      changed = changed || column->audience != audience;
      column->audience = audience;
    }
  if (changed)
    take_sorters (view, audience);
  return changed;
}

static void
scores_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_safe_query_finish (DESMI_STORE (source), result, &error);
  g_autoptr (GHashTable) hidden = NULL;
  GtkColumnView         *view = desmi_call_end (user_data);
  GListModel            *columns;

  if (view == NULL)
    return;
  if (table == NULL)
    {
      desmi_error_say (GTK_WIDGET (view), error);
      return;
    }
  hidden = desmi_village_scores_find_hidden (table);
  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      DesmiColumn *column = get_data (view, i);

      g_clear_pointer (&column->hidden, g_hash_table_unref);
      column->hidden = g_hash_table_ref (hidden);
    }
  desmi_village_list_reload (g_object_get_data (G_OBJECT (view), LIST));
}

/**
 * desmi_village_columns_ask_hidden:
 * @list: that @view shows
 * @filter: of it
 * @audience: for whom it is
 * @cancellable: cancelled at the latest when @view goes
 *
 * Finds out which scores @audience may see; until then it sees none.
 */
void
desmi_village_columns_ask_hidden (GtkColumnView            *view,
                                  DesmiVillageList         *list,
                                  DesmiStore               *store,
                                  const DesmiVillageFilter *filter,
                                  DesmiAudience             audience,
                                  GCancellable             *cancellable)
{
  g_autoptr (DesmiQuery) query = NULL;

  forget_hidden (view);
  if (audience == DESMI_AUDIENCE_INTERNAL)
    return;
  query = desmi_village_scores_query_new (filter);
  desmi_query_set_locale (query, desmi_locale_get_user ());
  g_object_set_data_full (G_OBJECT (view), LIST, g_object_ref (list), g_object_unref);
  desmi_safe_query_async (store, query, audience, cancellable, scores_cb,
                          desmi_call_new (view, cancellable));
}

/* Lets the cells of P1 to P4 be called by the names of the pillars. */
static void
set_pillars (GtkColumnView *view, DesmiTable *pillars)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  int         name = desmi_table_find_column (pillars, "name");

  for (guint i = 0; name >= 0 && i < g_list_model_get_n_items (columns); i++)
    {
      DesmiColumn *column = get_data (view, i);
      guint        row = desmi_village_column_is_pillar (column->kind)
                             ? (guint) (column->kind->sort - DESMI_VILLAGE_SORT_PILLAR_1)
                             : G_MAXUINT;

      if (row >= desmi_table_get_n_rows (pillars))
        continue;
      g_free (column->title);
      column->title
          = g_strdup_printf ("P%u %s", row + 1, desmi_table_get_label (pillars, row, (guint) name));
    }
}

static void
pillars_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  GtkColumnView         *view = desmi_call_end (user_data);

  if (view == NULL)
    return;
  if (table != NULL)
    set_pillars (view, table);
  else
    desmi_error_say (GTK_WIDGET (view), error);
}

static void
set_head_title (GtkColumnView *view, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    {
      DesmiColumn                    *column;
      g_autoptr (GtkColumnViewColumn) view_column = desmi_village_columns_get (view, i, &column);

      if (column->kind->sort != DESMI_VILLAGE_SORT_HEAD)
        continue;
      g_free (column->title);
      column->title = g_strdup (title);
      gtk_column_view_column_set_title (view_column, title);
    }
}

static void
settings_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  GtkColumnView         *view = desmi_call_end (user_data);
  const char            *district = desmi_store_get_district (DESMI_STORE (source));

  if (view == NULL)
    return;
  if (table != NULL)
    set_head_title (view,
                    desmi_head_title_get_usual (desmi_head_title_find_setting (table, district),
                                                district, desmi_locale_get_user ()));
  else
    desmi_error_say (GTK_WIDGET (view), error);
}

/**
 * desmi_village_columns_ask_head_title:
 * @cancellable: cancelled at the latest when @view goes
 *
 * Lets the column of the heads of villages be called as they are in the district.
 */
void
desmi_village_columns_ask_head_title (GtkColumnView *view,
                                      DesmiStore    *store,
                                      GCancellable  *cancellable)
{
  desmi_store_lookup_async (store, "register-setting", desmi_store_get_district (store),
                            desmi_locale_get_user (), cancellable, settings_cb,
                            desmi_call_new (view, cancellable));
}

/**
 * desmi_village_columns_ask_pillars:
 * @programme: whose pillars P1 to P4 are
 * @cancellable: cancelled at the latest when @view goes
 *
 * Lets the cells of P1 to P4 be called by the names of the pillars.
 */
void
desmi_village_columns_ask_pillars (GtkColumnView *view,
                                   DesmiStore    *store,
                                   const char    *programme,
                                   GCancellable  *cancellable)
{
  desmi_store_lookup_async (store, "pillars", programme, desmi_locale_get_user (), cancellable,
                            pillars_cb, desmi_call_new (view, cancellable));
}

/**
 * desmi_village_columns_get_sort:
 * @sort: (out): what the header clicked last asks for; the name if none was
 * @descending: (out): in which direction
 *
 * GTK tells the column only from 4.10 on. Before, it can be asked to compare two things, and the
 * column that is asked first is the one.
 */
void
desmi_village_columns_get_sort (GtkColumnView *view, DesmiVillageSort *sort, gboolean *descending)
{
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering         order;

  asked = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), a, b);
  *sort = asked == NULL ? DESMI_VILLAGE_SORT_NAME : asked->kind->sort;
  *descending = asked != NULL && order == GTK_ORDERING_LARGER;
  asked = NULL;
}

/**
 * desmi_village_columns_dup_order:
 *
 * Returns: (transfer full) (nullable): what desmi_village_columns_get_sort() tells, as a name to be
 * remembered; %NULL for the villages by their names
 */
char *
desmi_village_columns_dup_order (GtkColumnView *view)
{
  DesmiVillageSort sort;
  gboolean         descending;

  desmi_village_columns_get_sort (view, &sort, &descending);
  if (sort == DESMI_VILLAGE_SORT_NAME && !descending)
    return NULL;
  for (guint i = 0; desmi_village_column_nth (i) != NULL; i++)
    if (desmi_village_column_nth (i)->sort == sort)
      return g_strconcat (descending ? DESCENDING : "", desmi_village_column_nth (i)->name, NULL);
  return NULL;
}

/**
 * desmi_village_columns_set_order:
 * @order: (nullable): as remembered; one that is not known, or that nobody may sort by now, is none
 *
 * Sorts by a column as if its header had been clicked.
 */
void
desmi_village_columns_set_order (GtkColumnView *view, const char *order)
{
  g_autofree char *now = desmi_village_columns_dup_order (view);
  gboolean         descending = order != NULL && g_str_has_prefix (order, DESCENDING);
  const char      *name = descending ? order + strlen (DESCENDING) : order;

  if (g_strcmp0 (order, now) == 0)
    return;
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    {
      DesmiColumn                    *data;
      g_autoptr (GtkColumnViewColumn) column = desmi_village_columns_get (view, i, &data);

      if (g_strcmp0 (data->kind->name, name) == 0
          && gtk_column_view_column_get_sorter (column) != NULL)
        gtk_column_view_sort_by_column (view, column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}
