/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What in the data can hardly be right or is not there, and how complete each village is. What is
 * chosen is the session's state; the page reads the findings of the area and shows those of it. */
#include "ui/quality/desmi-quality-page.h"

#include "app/decks/desmi-deck-list.h"
#include "core/desmi-finding-kind.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-area-choices.h"
#include "ui/desmi-call.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-state-filter.h"
#include "ui/desmi-table-out.h"
#include "ui/quality/desmi-quality-row.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

#define PAGE "quality"
#define TAB_ACCEPTED "accepted"
#define TAB_COMPLETENESS "completeness"
#define ITEM "desmi-item" /* of a row's widget: the GtkListItem it is shown by */

struct _DesmiQualityPage
{
  AdwBin         parent_instance;

  DesmiFilter   *tab;
  DesmiFilter   *kind;
  DesmiFilter   *area;
  GtkLabel      *scope;
  GtkStack      *stack;
  GtkListView   *list;
  AdwStatusPage *empty;

  DesmiSession  *session;
  GListStore    *rows; /* of DesmiTableRow, as shown */
  DesmiTableRow *kept; /* nullable: the row that is about to go */
  GCancellable  *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiQualityPage, desmi_quality_page, ADW_TYPE_BIN)

static const char *
get_field (DesmiQualityPage *self, DesmiViewField field)
{
  return desmi_view_state_get (desmi_session_get_state (self->session), field);
}

static gboolean
is_tab (DesmiQualityPage *self, const char *name)
{
  return g_strcmp0 (get_field (self, DESMI_VIEW_TAB), name) == 0;
}

static char *
with_count (const char *name, guint n)
{
  g_autofree char *count = desmi_format_count (n, desmi_locale_get_user ());

  return g_strdup_printf ("%s (%s)", name, count);
}

/* @counts: (nullable): of each kind */
static void
fill_kinds (DesmiQualityPage *self, const guint *counts)
{
  const char *selected = get_field (self, DESMI_VIEW_GROUP);
  guint       total = 0;
  char       *label;

  for (gsize i = 0; counts != NULL && i < DESMI_N_FINDING_KINDS; i++)
    total += counts[i];
  desmi_filter_begin (self->kind);
  label = counts != NULL ? with_count (C_ ("kind", "all"), total) : g_strdup (C_ ("kind", "all"));
  desmi_filter_add (self->kind, "", label);
  g_free (label);
  for (gsize i = 0; i < DESMI_N_FINDING_KINDS; i++)
    {
      label = counts != NULL ? with_count (_ (desmi_finding_kind_get_name ((guint) i)), counts[i])
                             : g_strdup (_ (desmi_finding_kind_get_name ((guint) i)));
      desmi_filter_add (self->kind, desmi_finding_kind_get_code ((guint) i), label);
      g_free (label);
    }
  desmi_filter_end (self->kind);
  if (desmi_session_is_on_page (self->session, PAGE))
    desmi_filter_set_selected (self->kind, selected != NULL ? selected : "");
}

static void
say (DesmiQualityPage *self, const char *title, const char *text)
{
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static gboolean
is_same (DesmiTableRow *a, DesmiTableRow *b)
{
  static const char *const columns[]
      = { "village", "finding", "subject", "value", "message", "why", "day", "by" };

  /* of the completeness the numbers count, which are no texts */
  if (desmi_quality_get (a, "message") == NULL || desmi_quality_get (b, "message") == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (desmi_quality_get (a, columns[i]), desmi_quality_get (b, columns[i])) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_same_at (DesmiQualityPage *self, guint shown, DesmiTableRow *row)
{
  g_autoptr (DesmiTableRow) there = g_list_model_get_item (G_LIST_MODEL (self->rows), shown);

  return is_same (there, row);
}

/* Only the rows that are others than before are put into the list, so that the rest stays in its
 * place under the hand. */
static guint
replace_rows (DesmiQualityPage *self, GPtrArray *rows)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_least = MIN (n_shown, rows->len), begin = 0, end = 0;

  while (begin < n_least && is_same_at (self, begin, rows->pdata[begin]))
    begin++;
  while (end < n_least - begin
         && is_same_at (self, n_shown - 1 - end, rows->pdata[rows->len - 1 - end]))
    end++;
  g_list_store_splice (self->rows, begin, n_shown - begin - end, rows->pdata + begin,
                       rows->len - begin - end);
  return begin;
}

static gboolean
is_shown (DesmiQualityPage *self, DesmiTableRow *row)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    if (is_same_at (self, i, row))
      return TRUE;
  return FALSE;
}

/* Row of the list that a widget stands for; NULL: it stands for none. */
static GtkListItem *
get_item (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL ? g_object_get_data (G_OBJECT (child), ITEM) : NULL;
}

/* The first button of the row at @position: a list's row in GTK 4.8 is found by what it holds. */
static void
focus_row (DesmiQualityPage *self, guint position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkListItem *item = get_item (row);

      if (item != NULL && gtk_list_item_get_position (item) == position)
        gtk_widget_child_focus (gtk_list_item_get_child (item), GTK_DIR_TAB_FORWARD);
    }
}

static void
keep_place_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiQualityPage *self = DESMI_QUALITY_PAGE (widget);
  GtkRoot          *root = gtk_widget_get_root (widget);
  GtkWidget        *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_clear_object (&self->kept);
  for (; focus != NULL && focus != widget; focus = gtk_widget_get_parent (focus))
    if (get_item (focus) != NULL && gtk_list_item_get_item (get_item (focus)) != NULL)
      g_set_object (&self->kept, gtk_list_item_get_item (get_item (focus)));
}

/* Which villages are looked at, and from when on. */
static void
show_scope (DesmiQualityPage *self)
{
  gtk_label_set_label (
      self->scope,
      is_tab (self, TAB_COMPLETENESS)
          ? _ ("Counted: villages of every programme, for as long as they were active or "
               "suspended; candidates and other villages with entries of your own, from the first "
               "of them.")
          : _ ("Looked at: every village of the district with data, in any programme or in none. "
               "Reports are asked of villages for as long as they were active or suspended, "
               "officers of those that are."));
}

static void
show_rows (DesmiQualityPage *self, GPtrArray *rows)
{
  guint begin = replace_rows (self, rows);

  if (self->kept != NULL && !is_shown (self, self->kept))
    {
      g_clear_object (&self->kept);
      if (rows->len > 0)
        focus_row (self, MIN (begin, rows->len - 1));
    }
  if (rows->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (is_tab (self, TAB_ACCEPTED))
    say (self, _ ("Nothing Accepted"), _ ("What you accept with a reason is listed here."));
  else if (is_tab (self, TAB_COMPLETENESS))
    say (self, _ ("No Active Village"),
         _ ("Active and suspended villages of every programme are listed here."));
  else
    say (self, _ ("No Findings"), _ ("Nothing doubtful was found here."));
}

static int
find_kind (const char *code)
{
  for (gsize i = 0; i < DESMI_N_FINDING_KINDS; i++)
    if (g_strcmp0 (desmi_finding_kind_get_code ((guint) i), code) == 0)
      return (int) i;
  return -1;
}

/* "finding Kenanga: 3 of 4 reports are missing form": whoever was about to say why goes on with it.
 */
static void
follow_aim (DesmiQualityPage *self)
{
  const char *const *aim = desmi_session_get_aim (self->session);
  g_auto (GStrv)     words = NULL;
  g_autofree char   *text = NULL;
  DesmiStore        *store = desmi_session_get_store (self->session);

  if (!desmi_session_aims_at_form (self->session, "finding"))
    return;
  words = g_strdupv ((char **) aim);
  desmi_session_end_aim (self->session);
  g_clear_pointer (&words[g_strv_length (words) - 1], g_free);
  text = g_strjoinv (" ", words + 1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (DesmiTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      g_autofree char          *other = desmi_quality_dup_text (row);

      if (!g_str_equal (other, text) || desmi_store_get_read_only (store))
        continue;
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      desmi_quality_accept (GTK_WIDGET (self), self->session, row);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s",
                              _ ("What you were about to accept is not found in the data any "
                                 "more."));
}

static void
show_table (DesmiQualityPage *self, DesmiTable *table)
{
  g_autoptr (DesmiTableModel) model = desmi_table_model_new (table);
  g_autoptr (GPtrArray)       rows = g_ptr_array_new_with_free_func (g_object_unref);
  const char                 *wanted = get_field (self, DESMI_VIEW_GROUP);
  gboolean                    complete = is_tab (self, TAB_COMPLETENESS);
  guint                       counts[DESMI_N_FINDING_KINDS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (DesmiTableRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      int                       kind = complete ? -1 : find_kind (desmi_quality_get (row, "kind"));

      if (!complete && (desmi_quality_get (row, "why") != NULL) != is_tab (self, TAB_ACCEPTED))
        continue;
      if (kind >= 0)
        counts[kind]++;
      if (complete || wanted == NULL
          || (kind >= 0 && g_str_equal (wanted, desmi_finding_kind_get_code ((guint) kind))))
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  fill_kinds (self, complete ? NULL : counts);
  show_scope (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), !complete);
  show_rows (self, rows);
  if (!complete)
    follow_aim (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiQualityPage      *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table != NULL)
    {
      show_table (self, table);
      return;
    }
  g_list_store_remove_all (self->rows);
  say (self, _ ("The Data Were Not Checked"), error->message);
}

static void
refresh (GtkWidget *widget)
{
  DesmiQualityPage *self = DESMI_QUALITY_PAGE (widget);
  DesmiStore       *store = desmi_session_get_store (self->session);
  DesmiViewState   *state = desmi_session_get_state (self->session);
  const char       *area = desmi_view_state_get_filter (state, "village");

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    {
      g_list_store_remove_all (self->rows);
      return;
    }
  self->cancellable = g_cancellable_new ();
  desmi_store_lookup_async (store, is_tab (self, TAB_COMPLETENESS) ? "completeness" : "quality",
                            area != NULL ? area
                                         : desmi_view_state_get_filter (state, "subdistrict"),
                            desmi_locale_get_user (), self->cancellable, read_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
bind_cb (DesmiQualityPage *self, GtkListItem *item)
{
  DesmiTableRow *row = gtk_list_item_get_item (item);
  gboolean       complete = desmi_quality_get (row, "message") == NULL;
  GtkWidget     *child
      = complete ? desmi_completeness_row_new (row) : desmi_quality_row_new (self->session, row);
  DesmiTable      *table = desmi_table_row_get_table (row);
  const char      *village = desmi_table_get_label (table, desmi_table_row_get_index (row),
                                                    (guint) desmi_table_find_column (table, "village"));
  g_autofree char *name
      = complete ? g_strdup (village)
                 : g_strdup_printf ("%s: %s", village, desmi_quality_get (row, "message"));

  g_object_set_data (G_OBJECT (child), ITEM, item);
  gtk_list_item_set_child (item, child);
  desmi_a11y_name_row (child, name);
}

static void
unbind_cb (DesmiQualityPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, NULL);
}

static void
activate_cb (DesmiQualityPage *self, guint position)
{
  g_autoptr (DesmiTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row == NULL)
    return;
  if (desmi_quality_get (row, "message") == NULL)
    desmi_village_page_open (self->session, desmi_quality_get (row, "village"), NULL);
  else
    desmi_quality_open (self->session, row);
}

/* What is listed, of the table that the store gave. */
static void
out_cb (GtkWidget *widget, DesmiTableOut *out)
{
  DesmiQualityPage           *self = DESMI_QUALITY_PAGE (widget);
  g_autoptr (GArray)          rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (DesmiTableRow)   first = g_list_model_get_item (G_LIST_MODEL (self->rows), 0);
  g_autoptr (DesmiTableSheet) sheet = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (DesmiTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      guint                     index = desmi_table_row_get_index (row);

      g_array_append_val (rows, index);
    }
  if (first != NULL)
    sheet = desmi_table_sheet_new_rows (
        desmi_table_row_get_table (first), rows,
        is_tab (self, TAB_COMPLETENESS) ? _ ("Completeness of villages") : _ ("Data Quality"),
        DESMI_AUDIENCE_INTERNAL, desmi_locale_get_user ());
  desmi_table_out_give_own (out, sheet);
}

static void
desmi_quality_page_dispose (GObject *object)
{
  DesmiQualityPage *self = DESMI_QUALITY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_QUALITY_PAGE);
  g_clear_object (&self->kept);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_quality_page_parent_class)->dispose (object);
}

static DesmiSlideSpec *
slide_cb (GtkWidget *widget)
{
  return desmi_deck_list_new (is_tab (DESMI_QUALITY_PAGE (widget), TAB_COMPLETENESS)
                                  ? DESMI_DECK_LIST_COMPLETENESS
                                  : DESMI_DECK_LIST_QUALITY);
}

static void
desmi_quality_page_class_init (DesmiQualityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  G_OBJECT_CLASS (klass)->dispose = desmi_quality_page_dispose;
  desmi_table_out_install (widget_class);
  gtk_widget_class_install_action (widget_class, DESMI_QUALITY_KEEP_PLACE, NULL, keep_place_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/quality/desmi-quality-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiQualityPage, tab);
  gtk_widget_class_bind_template_child (widget_class, DesmiQualityPage, kind);
  gtk_widget_class_bind_template_child (widget_class, DesmiQualityPage, area);
  gtk_widget_class_bind_template_child (widget_class, DesmiQualityPage, scope);
  gtk_widget_class_bind_template_child (widget_class, DesmiQualityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiQualityPage, list);
  gtk_widget_class_bind_template_child (widget_class, DesmiQualityPage, empty);
}

static void
desmi_quality_page_init (DesmiQualityPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection     *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (DESMI_TYPE_TABLE_ROW);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
  g_object_unref (selection);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  desmi_a11y_set_label (GTK_WIDGET (self->list), _ ("Data Quality"));
  desmi_table_out_provide (GTK_WIDGET (self), out_cb);
  desmi_table_out_provide_ask (GTK_WIDGET (self), slide_cb);
  gtk_widget_set_parent (desmi_table_out_button_new (),
                         gtk_widget_get_parent (GTK_WIDGET (self->area)));
}

/**
 * desmi_quality_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_quality_page_new (DesmiSession *session)
{
  DesmiQualityPage *self = g_object_new (DESMI_TYPE_QUALITY_PAGE, NULL);

  self->session = g_object_ref (session);
  desmi_filter_begin (self->tab);
  desmi_filter_add (self->tab, "", _ ("Findings"));
  desmi_filter_add (self->tab, TAB_ACCEPTED, _ ("Accepted findings"));
  desmi_filter_add (self->tab, TAB_COMPLETENESS, _ ("Completeness of villages"));
  desmi_filter_end (self->tab);
  fill_kinds (self, NULL);
  desmi_area_choices_connect (session, self->area, TRUE);
  desmi_state_field_connect (session, PAGE, self->tab, DESMI_VIEW_TAB);
  desmi_state_field_connect (session, PAGE, self->kind, DESMI_VIEW_GROUP);
  desmi_state_filter_connect (session, PAGE, self->area, DESMI_STATE_FILTER_AREA);
  desmi_refresh_connect (GTK_WIDGET (self), session,
                         DESMI_TABLES_ALL & ~(DESMI_TABLES_SYNC | DESMI_TABLES_HISTORY), refresh);
  desmi_refresh_follow (GTK_WIDGET (self), PAGE, NULL);
  return GTK_WIDGET (self);
}
