/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which villages the page shows: its search and filters. */
#include "ui/villages/desmi-village-choices.h"

#include "app/desmi-village-where.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-session-filters.h"
#include "ui/desmi-state-filter.h"
#include "ui/desmi-state-search.h"

#include <glib/gi18n-lib.h>

/* Takes the first column of an answer. */
typedef void (*TakeTable) (DesmiVillageChoices *self, DesmiTable *table);

typedef struct
{
  gpointer             call; /* of a child of the page */
  DesmiVillageChoices *choices;
  TakeTable            take;
} Asked;

static void
take_cohorts (DesmiVillageChoices *self, DesmiTable *table)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  int                column = desmi_table_find_column (table, "cohort");

  for (guint i = 0; column >= 0 && i < desmi_table_get_n_rows (table); i++)
    {
      const char *text = desmi_table_get_text (table, i, (guint) column);
      int         year = text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;

      if (year > 0)
        g_array_append_val (years, year);
    }
  desmi_years_range_set_years (self->cohorts, (const int *) (void *) years->data, years->len);
}

static void
take_subdistricts (DesmiVillageChoices *self, DesmiTable *table)
{
  desmi_several_values_begin (self->subdistricts);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    desmi_several_values_add (self->subdistricts, desmi_table_get_text (table, i, 0),
                              desmi_table_get_label (table, i, 0));
  desmi_several_values_end (self->subdistricts);
}

/* Only those that have villages are worth choosing; the one that villages are of unless said
 * otherwise is the first. */
static void
take_programmes (DesmiVillageChoices *self, DesmiTable *table)
{
  guint       villages = (guint) desmi_table_find_column (table, "villages");
  guint       name = (guint) desmi_table_find_column (table, "name"), n = 0;
  const char *last = DESMI_VILLAGE_PROGRAMME;

  desmi_filter_begin (self->programme);
  desmi_filter_add (self->programme, "", "Desmigratif");
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char *id = desmi_table_get_text (table, i, 0);

      if (desmi_table_get_int (table, i, villages) <= 0 || g_str_equal (id, last)
          || g_str_equal (id, DESMI_VILLAGE_PROGRAMME))
        continue;
      desmi_filter_add (self->programme, id, desmi_table_get_label (table, i, name));
      last = id;
      n++;
    }
  /* Translators: villages that are in two programmes, “Programme: in both” */
  desmi_filter_add (self->programme, DESMI_PROGRAMME_SEVERAL,
                    n == 1 ? C_ ("programme", "in both") : C_ ("programme", "in more than one"));
  desmi_filter_end (self->programme);
  gtk_widget_set_visible (GTK_WIDGET (self->programme), n > 0);
}

static void
take_answer (Asked *asked, DesmiTable *table, const GError *error)
{
  GtkWidget *child = desmi_call_end (asked->call);

  if (child != NULL && table != NULL)
    asked->take (asked->choices, table);
  else if (child != NULL)
    desmi_error_say (child, error);
  g_free (asked);
}

static void
query_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_query_finish (DESMI_STORE (source), result, &error);

  take_answer (user_data, table, error);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);

  take_answer (user_data, table, error);
}

static Asked *
new_asked (DesmiVillageChoices *self, TakeTable take, GCancellable *cancellable)
{
  Asked *asked = g_new (Asked, 1);

  asked->call = desmi_call_new (self->scope, cancellable);
  asked->choices = self;
  asked->take = take;
  return asked;
}

static void
fill_conditions (DesmiVillageChoices *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  for (guint i = 0; i < DESMI_N_CONDITIONS; i++)
    {
      const char *title = desmi_condition_get_title ((DesmiCondition) i);

      self->conditions[i]
          = g_object_new (DESMI_TYPE_FILTER_BUTTON, "title",
                          desmi_locale_text (desmi_locale_get_user (), title), NULL);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->conditions[i]));
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (self->more, popover);
}

/**
 * desmi_village_choices_fill:
 *
 * Gives the scope the programme's and the district's villages, and makes the filters that are not
 * always seen.
 */
void
desmi_village_choices_fill (DesmiVillageChoices *self)
{
  desmi_filter_begin (self->scope);
  desmi_filter_add (self->scope, "", C_ ("scope", "programme"));
  desmi_filter_add (self->scope, "district", C_ ("scope", "whole district"));
  desmi_filter_end (self->scope);
  fill_conditions (self);
}

static void
add_statuses (DesmiSeveralValues *values)
{
  desmi_several_values_begin (values);
  for (guint i = 0; i < DESMI_N_STATUSES; i++)
    desmi_several_values_add (values, desmi_status_to_code ((DesmiStatus) i),
                              desmi_status_name ((DesmiStatus) i, desmi_locale_get_user ()));
  desmi_several_values_end (values);
}

static void
add_choices (DesmiSeveralValues *values, DesmiCondition condition)
{
  const DesmiLocale *locale = desmi_locale_get_user ();

  desmi_several_values_begin (values);
  for (guint i = 1; i <= desmi_condition_get_n_choices (condition); i++)
    desmi_several_values_add (values, desmi_condition_get_code (condition, i),
                              desmi_condition_get_words (condition, i, locale));
  desmi_several_values_end (values);
}

static void
connect_conditions (DesmiVillageChoices *self,
                    const char          *page,
                    GCallback            changed,
                    gpointer             changed_data)
{
  for (guint i = 0; i < DESMI_N_CONDITIONS; i++)
    {
      DesmiCondition condition = (DesmiCondition) i;

      add_choices (desmi_several_values_connect (self->conditions[i], self->session, page,
                                                 desmi_condition_get_column (condition)),
                   condition);
      g_signal_connect_swapped (self->conditions[i], "changed", changed, changed_data);
    }
}

/**
 * desmi_village_choices_connect:
 * @page: whose state the filters are of, a static string
 * @changed: (scope forever): called with @changed_data, and nothing else, when the search or a
 * filter within the scope and the programme changes
 *
 * Keeps the search and all filters in line with the state of @session, both ways.
 */
void
desmi_village_choices_connect (DesmiVillageChoices *self,
                               DesmiSession        *session,
                               const char          *page,
                               GCallback            changed,
                               gpointer             changed_data)
{
  self->session = session;
  desmi_state_search_connect (session, page, self->search);
  desmi_state_field_connect (session, page, self->scope, DESMI_VIEW_TAB);
  desmi_state_filter_connect (session, page, self->programme, "programme");
  desmi_session_filters_connect (session, NULL, self->quarter, NULL);
  self->subdistricts
      = desmi_several_values_connect (self->subdistrict, session, page, "subdistrict");
  self->cohorts = desmi_years_range_connect (self->cohort, session, page, "cohort");
  add_statuses (desmi_several_values_connect (self->status, session, page, "status"));
  g_signal_connect_swapped (self->search, "search-changed", changed, changed_data);
  g_signal_connect_swapped (self->subdistrict, "changed", changed, changed_data);
  g_signal_connect_swapped (self->cohort, "changed", changed, changed_data);
  g_signal_connect_swapped (self->status, "changed", changed, changed_data);
  connect_conditions (self, page, changed, changed_data);
}

/**
 * desmi_village_choices_ask:
 * @cancellable: cancelled at the latest when the page goes
 *
 * Gives the filters the years, subdistricts and programmes that @store has.
 */
void
desmi_village_choices_ask (DesmiVillageChoices *self, DesmiStore *store, GCancellable *cancellable)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_VILLAGES);
  const DesmiLocale     *locale = desmi_locale_get_user ();

  desmi_query_add_by (query, DESMI_DIMENSION_COHORT);
  desmi_query_add_where (query, DESMI_DIMENSION_PROGRAMME,
                         desmi_session_get_programme (self->session), NULL);
  desmi_store_query_async (store, query, cancellable, query_cb,
                           new_asked (self, take_cohorts, cancellable));
  desmi_store_lookup_async (store, "subdistricts", NULL, locale, cancellable, lookup_cb,
                            new_asked (self, take_subdistricts, cancellable));
  desmi_store_lookup_async (store, "programmes", NULL, locale, cancellable, lookup_cb,
                            new_asked (self, take_programmes, cancellable));
}

static gboolean
has_search (const DesmiVillageChoices *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return text != NULL && *text != '\0';
}

/**
 * desmi_village_choices_is_filtered:
 *
 * Returns: whether villages of the scope are left out
 */
gboolean
desmi_village_choices_is_filtered (const DesmiVillageChoices *self)
{
  const char *const *filters
      = desmi_view_state_get_filters (desmi_session_get_state (self->session));

  for (guint i = 0; filters[i] != NULL; i++)
    /* which village is looked at is no filter */
    if (!g_str_has_prefix (filters[i], "village="))
      return TRUE;
  return has_search (self);
}

/* What is not understood, such as which village is looked at, is none. */
static void
add_filters (DesmiVillageFilter *filter, const char *const *filters)
{
  for (guint i = 0; filters[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (filters[i], "=", 2);

      if (parts[1] != NULL)
        desmi_village_where_add (filter, parts[0], parts[1], NULL);
    }
}

/**
 * desmi_village_choices_read:
 * @whole: every village of the scope and the programme, whatever else is chosen
 * @filter: (out caller-allocates): its texts are lent until it is read again
 */
void
desmi_village_choices_read (DesmiVillageChoices *self, gboolean whole, DesmiVillageFilter *filter)
{
  DesmiViewState *state = desmi_session_get_state (self->session);
  const char     *scope = desmi_filter_get_selected (self->scope);

  desmi_village_filter_init (filter);
  filter->programme = desmi_session_get_programme (self->session);
  filter->quarter = desmi_session_get_quarter (self->session);
  /* a programme has only its own villages */
  if (g_strcmp0 (scope, "district") == 0
      && desmi_view_state_get_filter (state, "programme") == NULL)
    filter->scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  if (!whole && has_search (self))
    filter->search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  desmi_village_choices_free_texts (self);
  self->read = desmi_village_filter_dup (filter);
  if (!whole)
    add_filters (self->read, desmi_view_state_get_filters (state));
  *filter = *self->read;
}

/**
 * desmi_village_choices_free_texts:
 *
 * Lets go of what desmi_village_choices_read() has lent.
 */
void
desmi_village_choices_free_texts (DesmiVillageChoices *self)
{
  g_clear_pointer (&self->read, desmi_village_filter_drop);
}

/**
 * desmi_village_choices_clear:
 *
 * Leaves no village of the scope out. One step of @session, however much was chosen.
 */
void
desmi_village_choices_clear (const DesmiVillageChoices *self, DesmiSession *session)
{
  DesmiViewState            *before = desmi_session_get_state (session);
  g_autoptr (DesmiViewState) found = desmi_view_state_with (before, DESMI_VIEW_SEARCH, NULL);
  g_autoptr (DesmiViewState) bare = desmi_view_state_without_filters (found);
  /* which village is looked at is no filter */
  g_autoptr (DesmiViewState) state = desmi_view_state_with_filter (
      bare, "village", desmi_view_state_get_filter (before, "village"));

  desmi_session_set_state (session, state);
  /* what was typed just now is no step yet */
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/**
 * desmi_village_choices_dup_count:
 * @n: how many villages are shown
 * @total: how many there are
 *
 * Returns: (transfer full): "12 of 30 villages"
 */
char *
desmi_village_choices_dup_count (gint64 n, gint64 total)
{
  g_autofree char *shown = desmi_format_count (n, desmi_locale_get_user ());
  g_autofree char *all = desmi_format_count (total, desmi_locale_get_user ());

  /* Translators: the first %s is how many are shown, the second how many there are */
  return g_strdup_printf (ngettext ("%s of %s village", "%s of %s villages", (gulong) total), shown,
                          all);
}

/**
 * desmi_village_choices_bind:
 * @offset: of the choices in the widget's structure
 *
 * Binds the controls to the children of a template that have their names.
 */
void
desmi_village_choices_bind (GtkWidgetClass *widget_class, gsize offset)
{
  static const struct
  {
    const char *name;
    gsize       offset;
  } children[] = {
    { "search", G_STRUCT_OFFSET (DesmiVillageChoices, search) },
    { "scope", G_STRUCT_OFFSET (DesmiVillageChoices, scope) },
    { "programme", G_STRUCT_OFFSET (DesmiVillageChoices, programme) },
    { "quarter", G_STRUCT_OFFSET (DesmiVillageChoices, quarter) },
    { "subdistrict", G_STRUCT_OFFSET (DesmiVillageChoices, subdistrict) },
    { "cohort", G_STRUCT_OFFSET (DesmiVillageChoices, cohort) },
    { "status", G_STRUCT_OFFSET (DesmiVillageChoices, status) },
    { "more", G_STRUCT_OFFSET (DesmiVillageChoices, more) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               (gssize) (offset + children[i].offset));
}
