/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the village list; sorting by them is the store's work. */
#include "ui/villages/desmi-village-columns.h"

#include "app/desmi-safe-query.h"
#include "app/desmi-village-clip.h"
#include "app/desmi-village-scores.h"
#include "core/desmi-audience.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-columns.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-tooltip.h"
#include "ui/villages/desmi-score-bar.h"
#include "ui/villages/desmi-status-pill.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEY "desmi-column"
#define LIST "list"    /* what a view shows */
#define ALL_WIDTH 1130 /* px of the page that have room for every column */
#define MOST_WIDTH 900
#define DESCENDING "-" /* before the name of an order */
#define NAME_CHARS 12  /* that a name has room for at least */

static const struct
{
  const char      *title;
  const char      *name; /* of the order by it, as it is remembered */
  DesmiVillageSort sort;
  gboolean         expand;
  int              min_width; /* px that the page must have for it */
} kinds[] = {
  { NC_ ("column", "Code"), "code", DESMI_VILLAGE_SORT_CODE, FALSE, ALL_WIDTH },
  { NC_ ("column", "Village"), "name", DESMI_VILLAGE_SORT_NAME, TRUE, 0 },
  { NC_ ("column", "Subdistrict"), "subdistrict", DESMI_VILLAGE_SORT_SUBDISTRICT, TRUE,
    MOST_WIDTH },
  { NC_ ("column", "Cohort"), "cohort", DESMI_VILLAGE_SORT_COHORT, FALSE, ALL_WIDTH },
  { NC_ ("column", "Status"), "status", DESMI_VILLAGE_SORT_STATUS, FALSE, 0 },
  { NC_ ("column", "Abroad"), "abroad", DESMI_VILLAGE_SORT_STOCK, FALSE, ALL_WIDTH },
  { "P1", "p1", DESMI_VILLAGE_SORT_PILLAR_1, FALSE, 0 },
  { "P2", "p2", DESMI_VILLAGE_SORT_PILLAR_2, FALSE, 0 },
  { "P3", "p3", DESMI_VILLAGE_SORT_PILLAR_3, FALSE, 0 },
  { "P4", "p4", DESMI_VILLAGE_SORT_PILLAR_4, FALSE, 0 },
};

/* One column: what its cells show, under which name. */
typedef struct
{
  DesmiVillageSort sort;
  char            *title;            /* for screen readers: the pillar's whole name */
  gboolean         with_subdistrict; /* the name says it, since its own column has no room */
  DesmiAudience    audience;         /* for whom the cells are */
  GHashTable      *hidden;           /* of pillars; nullable: not known yet what is hidden */
  GtkSorter       *sorter;           /* owned; taken off where the order would tell too much */
} Column;

/* Which column's sorter was asked first, while the order is being found out. */
static const Column *asked;

static void
column_free (gpointer data)
{
  Column *self = data;

  g_free (self->title);
  g_clear_object (&self->sorter);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_free (self);
}

static gboolean
is_pillar (DesmiVillageSort sort)
{
  return sort >= DESMI_VILLAGE_SORT_PILLAR_1 && sort <= DESMI_VILLAGE_SORT_PILLAR_4;
}

static gboolean
hides_score (const Column *column, const DesmiVillage *village)
{
  return column->audience != DESMI_AUDIENCE_INTERNAL
         && (column->hidden == NULL
             || desmi_village_scores_hide (column->hidden, village,
                                           column->sort - DESMI_VILLAGE_SORT_PILLAR_1));
}

static char *
dup_text (const Column *column, const DesmiVillage *village)
{
  switch (column->sort)
    {
    case DESMI_VILLAGE_SORT_CODE:
      return g_strdup (village->code);
    case DESMI_VILLAGE_SORT_NAME:
      return g_strdup (village->name);
    case DESMI_VILLAGE_SORT_SUBDISTRICT:
      return g_strdup (village->subdistrict);
    case DESMI_VILLAGE_SORT_COHORT:
      return village->cohort > 0 ? g_strdup_printf ("%d", village->cohort) : g_strdup ("–");
    case DESMI_VILLAGE_SORT_STATUS:
      return g_strdup (village->enrolled
                           ? desmi_status_name (village->status, desmi_locale_get_user ())
                           : _ ("not enrolled"));
    case DESMI_VILLAGE_SORT_STOCK:
      if (desmi_village_hides_stock (village, column->audience))
        return g_strdup (desmi_audience_hidden_word (desmi_locale_get_user ()));
      return village->stock >= 0 ? desmi_format_count (village->stock, desmi_locale_get_user ())
                                 : g_strdup ("–");
    case DESMI_VILLAGE_SORT_PILLAR_1:
    case DESMI_VILLAGE_SORT_PILLAR_2:
    case DESMI_VILLAGE_SORT_PILLAR_3:
    case DESMI_VILLAGE_SORT_PILLAR_4:
      if (hides_score (column, village))
        return g_strdup (desmi_audience_hidden_word (desmi_locale_get_user ()));
      return desmi_score_bar_dup_text (village->score[column->sort - DESMI_VILLAGE_SORT_PILLAR_1]);
    case DESMI_VILLAGE_SORT_MATCH: /* of what is searched for, not of a column */
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Villages of one name are told apart by their subdistricts. */
static void
show_name (GtkLabel *label, const Column *column, const DesmiVillage *village)
{
  g_autofree char *markup = NULL;

  /* beside its subdistrict the name is what must stay whole */
  gtk_label_set_ellipsize (label,
                           column->with_subdistrict ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_MIDDLE);
  if (village == NULL || !column->with_subdistrict)
    {
      gtk_label_set_label (label, village == NULL ? "" : village->name);
      return;
    }
  markup = g_markup_printf_escaped ("%s <span weight=\"normal\" alpha=\"65%%\">%s</span>",
                                    village->name, village->subdistrict);
  gtk_label_set_markup (label, markup);
}

static void
show_village (GtkListItem *item, const Column *column)
{
  GtkWidget       *child = gtk_list_item_get_child (item);
  DesmiVillage    *village = desmi_village_item_get_village (gtk_list_item_get_item (item));
  g_autofree char *text = village == NULL ? g_strdup ("") : dup_text (column, village);

  if (is_pillar (column->sort))
    desmi_score_bar_set_score (DESMI_SCORE_BAR (child),
                               village == NULL || hides_score (column, village)
                                   ? -1
                                   : village->score[column->sort - DESMI_VILLAGE_SORT_PILLAR_1],
                               text, column->title);
  else if (column->sort == DESMI_VILLAGE_SORT_STATUS)
    desmi_status_pill_set (child, village);
  else if (column->sort == DESMI_VILLAGE_SORT_NAME)
    show_name (GTK_LABEL (child), column, village);
  else
    gtk_label_set_label (GTK_LABEL (child), text);
  desmi_a11y_name_cell (child, column->title, text);
  if (column->sort == DESMI_VILLAGE_SORT_NAME && village != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", village->name, village->subdistrict);

      desmi_tooltip_set_text (child, name);
      desmi_a11y_name_row (child, name);
    }
}

static void
village_cb (DesmiVillageItem *village_item, GParamSpec *pspec, gpointer user_data)
{
  GtkListItem *item = user_data;

  show_village (item, g_object_get_data (G_OBJECT (item), KEY));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column    *column = user_data;
  GtkWidget *child;

  g_object_set_data (G_OBJECT (item), KEY, column);
  if (is_pillar (column->sort))
    {
      gtk_list_item_set_child (item, desmi_score_bar_new ());
      return;
    }
  if (column->sort == DESMI_VILLAGE_SORT_STATUS)
    {
      gtk_list_item_set_child (item, desmi_status_pill_new ());
      return;
    }
  child = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (child), column->sort == DESMI_VILLAGE_SORT_STOCK ? 1 : 0);
  if (column->sort == DESMI_VILLAGE_SORT_NAME || column->sort == DESMI_VILLAGE_SORT_SUBDISTRICT)
    {
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_width_chars (GTK_LABEL (child), NAME_CHARS);
    }
  gtk_widget_add_css_class (child, column->sort == DESMI_VILLAGE_SORT_NAME ? "desmi-bold"
                                                                           : "desmi-number");
  if (column->sort == DESMI_VILLAGE_SORT_CODE)
    gtk_widget_add_css_class (child, "desmi-dim");
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  show_village (item, user_data);
  g_signal_connect (gtk_list_item_get_item (item), "notify::village", G_CALLBACK (village_cb),
                    item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
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
add_column (GtkColumnView *view, gsize i)
{
  Column                         *column = g_new0 (Column, 1);
  const char                     *title = is_pillar (kinds[i].sort)
                                              ? kinds[i].title
                                              : g_dpgettext2 (GETTEXT_PACKAGE, "column", kinds[i].title);
  GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (title, factory);

  column->sort = kinds[i].sort;
  column->title = g_strdup (title);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  column->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, column, NULL));
  gtk_column_view_column_set_sorter (view_column, column->sorter);
  gtk_column_view_column_set_expand (view_column, kinds[i].expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  g_object_set_data_full (G_OBJECT (view_column), KEY, column, column_free);
  desmi_columns_append (view, view_column, column->sort == DESMI_VILLAGE_SORT_STOCK);
}

/**
 * desmi_village_columns_add:
 * @view: a view of a DesmiVillageList, not sorted by GTK
 *
 * Adds all columns.
 */
void
desmi_village_columns_add (GtkColumnView *view)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_column (view, i);
}

/* Between which numbers a row stands tells what is hidden in it. */
static gboolean
tells_by_order (DesmiVillageSort sort)
{
  return is_pillar (sort) || sort == DESMI_VILLAGE_SORT_STOCK;
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
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      Column                         *column = g_object_get_data (G_OBJECT (view_column), KEY);

      gtk_column_view_column_set_sorter (
          view_column, internal || !tells_by_order (column->sort) ? column->sorter : NULL);
    }
}

/* What was hidden of what there was so far says nothing of what has come. */
static void
forget_hidden (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      Column                         *column = g_object_get_data (G_OBJECT (view_column), KEY);

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
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      Column                         *column = g_object_get_data (G_OBJECT (view_column), KEY);

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
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      Column                         *column = g_object_get_data (G_OBJECT (view_column), KEY);

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
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      Column                         *column = g_object_get_data (G_OBJECT (view_column), KEY);
      guint row = is_pillar (column->sort) ? (guint) (column->sort - DESMI_VILLAGE_SORT_PILLAR_1)
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
 * desmi_village_columns_list_titles:
 *
 * Returns: (transfer full) (element-type utf8): the title of every column, also of those there is
 * no room for; of a pillar its whole name
 */
GPtrArray *
desmi_village_columns_list_titles (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GPtrArray  *titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      const Column                   *column = g_object_get_data (G_OBJECT (view_column), KEY);

      g_ptr_array_add (titles, g_strdup (column->title));
    }
  return titles;
}

/**
 * desmi_village_columns_set_width:
 * @width: px at 100 % text that the page has, the detail beside the list included
 *
 * Shows the columns that there is room for; what is left out stands in the detail.
 */
void
desmi_village_columns_set_width (GtkColumnView *view, int width)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      Column                         *column = g_object_get_data (G_OBJECT (view_column), KEY);

      gtk_column_view_column_set_visible (view_column, width >= kinds[i].min_width);
      if (column->sort == DESMI_VILLAGE_SORT_NAME
          && column->with_subdistrict != (width < MOST_WIDTH))
        {
          column->with_subdistrict = width < MOST_WIDTH;
          /* shown anew, it fills in the rows that are there */
          gtk_column_view_column_set_visible (view_column, FALSE);
          gtk_column_view_column_set_visible (view_column, TRUE);
        }
    }
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
  *sort = asked == NULL ? DESMI_VILLAGE_SORT_NAME : asked->sort;
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
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].sort == sort)
      return g_strconcat (descending ? DESCENDING : "", kinds[i].name, NULL);
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
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GtkColumnViewColumn) column
          = g_list_model_get_item (gtk_column_view_get_columns (view), (guint) i);

      if (g_strcmp0 (kinds[i].name, name) == 0
          && gtk_column_view_column_get_sorter (column) != NULL)
        gtk_column_view_sort_by_column (view, column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}
