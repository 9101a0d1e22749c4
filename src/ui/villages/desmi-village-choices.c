/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which villages the page shows: its search and filters. */
#include "ui/villages/desmi-village-choices.h"

#include "ui/desmi-area-choices.h"
#include "ui/desmi-call.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-state-filter.h"
#include "ui/desmi-state-search.h"

#include <glib/gi18n-lib.h>

static void
fill_cohorts (DesmiFilter *cohort, DesmiTable *table)
{
  int column = table == NULL ? -1 : desmi_table_find_column (table, "cohort");

  desmi_filter_begin (cohort);
  desmi_filter_add (cohort, "", C_ ("cohort", "all"));
  for (guint i = 0; column >= 0 && i < desmi_table_get_n_rows (table); i++)
    if (desmi_table_get_text (table, i, (guint) column) != NULL)
      desmi_filter_add (cohort, desmi_table_get_text (table, i, (guint) column),
                        desmi_table_get_label (table, i, (guint) column));
  desmi_filter_end (cohort);
}

static void
cohorts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_query_finish (DESMI_STORE (source), result, &error);
  DesmiFilter           *cohort = desmi_call_end (user_data);

  if (cohort == NULL)
    return;
  if (table != NULL)
    fill_cohorts (cohort, table);
  else
    desmi_error_say (GTK_WIDGET (cohort), error);
}

/**
 * desmi_village_choices_fill:
 *
 * Gives the scope the programme's and the district's villages, the cohort "all", and the status
 * "all" and every status.
 */
void
desmi_village_choices_fill (const DesmiVillageChoices *self)
{
  static const DesmiStatus statuses[]
      = { DESMI_STATUS_CANDIDATE, DESMI_STATUS_ACTIVE, DESMI_STATUS_SUSPENDED,
          DESMI_STATUS_FINISHED, DESMI_STATUS_LEFT };

  desmi_filter_begin (self->scope);
  desmi_filter_add (self->scope, "", C_ ("scope", "programme"));
  desmi_filter_add (self->scope, "district", C_ ("scope", "whole district"));
  desmi_filter_end (self->scope);
  fill_cohorts (self->cohort, NULL);
  desmi_filter_begin (self->status);
  desmi_filter_add (self->status, "", C_ ("status", "all"));
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    desmi_filter_add (self->status, desmi_status_to_code (statuses[i]),
                      desmi_status_name (statuses[i], desmi_locale_get_user ()));
  desmi_filter_end (self->status);
}

/**
 * desmi_village_choices_connect:
 * @page: whose state the filters are of, a static string
 * @changed: (scope forever): called with @changed_data, and nothing else, when the search or a
 * filter within the scope changes
 *
 * Keeps search, scope, subdistrict, cohort and status in line with the state of @session, both
 * ways.
 */
void
desmi_village_choices_connect (const DesmiVillageChoices *self,
                               DesmiSession              *session,
                               const char                *page,
                               GCallback                  changed,
                               gpointer                   changed_data)
{
  const struct
  {
    DesmiFilter *filter;
    const char  *column;
  } filters[] = { { self->subdistrict, "subdistrict" },
                  { self->cohort, "cohort" },
                  { self->status, "status" } };

  desmi_area_choices_connect (session, self->subdistrict, FALSE);
  desmi_state_search_connect (session, page, self->search);
  desmi_state_field_connect (session, page, self->scope, DESMI_VIEW_TAB);
  g_signal_connect_swapped (self->search, "search-changed", changed, changed_data);
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      desmi_state_filter_connect (session, page, filters[i].filter, filters[i].column);
      g_signal_connect_swapped (filters[i].filter, "notify::selected", changed, changed_data);
    }
}

/**
 * desmi_village_choices_ask_cohorts:
 * @cancellable: cancelled at the latest when the page goes
 *
 * Gives the cohort the years that @store has.
 */
void
desmi_village_choices_ask_cohorts (const DesmiVillageChoices *self,
                                   DesmiStore                *store,
                                   GCancellable              *cancellable)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_VILLAGES);

  desmi_query_add_by (query, DESMI_DIMENSION_COHORT);
  desmi_store_query_async (store, query, cancellable, cohorts_cb,
                           desmi_call_new (self->cohort, cancellable));
}

/**
 * desmi_village_choices_is_filtered:
 *
 * Returns: whether villages of the scope are left out
 */
gboolean
desmi_village_choices_is_filtered (const DesmiVillageChoices *self)
{
  const char *texts[]
      = { gtk_editable_get_text (GTK_EDITABLE (self->search)),
          desmi_filter_get_selected (self->subdistrict), desmi_filter_get_selected (self->cohort),
          desmi_filter_get_selected (self->status) };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      return TRUE;
  return FALSE;
}

/**
 * desmi_village_choices_read:
 * @whole: every village of the scope, whatever else is chosen
 * @filter: (out caller-allocates): its texts are lent until a choice changes
 */
void
desmi_village_choices_read (const DesmiVillageChoices *self,
                            DesmiSession              *session,
                            gboolean                   whole,
                            DesmiVillageFilter        *filter)
{
  const char *scope = desmi_filter_get_selected (self->scope),
             *cohort = desmi_filter_get_selected (self->cohort);
  const char *subdistrict = desmi_filter_get_selected (self->subdistrict),
             *search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  DesmiStatus status;

  desmi_village_filter_init (filter);
  filter->scope = g_strcmp0 (scope, "district") == 0 ? DESMI_VILLAGE_SCOPE_DISTRICT
                                                     : DESMI_VILLAGE_SCOPE_PROGRAMME;
  filter->programme = desmi_session_get_programme (session);
  filter->quarter = desmi_session_get_quarter (session);
  if (whole)
    return;
  filter->search = search == NULL || *search == '\0' ? NULL : search;
  filter->subdistrict = subdistrict == NULL || *subdistrict == '\0' ? NULL : subdistrict;
  if (cohort != NULL && *cohort != '\0')
    filter->cohort_first = filter->cohort_last = (int) g_ascii_strtoll (cohort, NULL, 10);
  if (desmi_status_parse (desmi_filter_get_selected (self->status), &status, NULL))
    filter->status = (int) status;
}

/**
 * desmi_village_choices_clear:
 *
 * Leaves no village of the scope out. One step of @session, however much was chosen.
 */
void
desmi_village_choices_clear (const DesmiVillageChoices *self, DesmiSession *session)
{
  static const char *const   columns[] = { "subdistrict", "cohort", "status" };
  g_autoptr (DesmiViewState) state
      = desmi_view_state_with (desmi_session_get_state (session), DESMI_VIEW_SEARCH, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (DesmiViewState) before = state;

      state = desmi_view_state_with_filter (before, columns[i], NULL);
    }
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
    { "subdistrict", G_STRUCT_OFFSET (DesmiVillageChoices, subdistrict) },
    { "cohort", G_STRUCT_OFFSET (DesmiVillageChoices, cohort) },
    { "status", G_STRUCT_OFFSET (DesmiVillageChoices, status) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               (gssize) (offset + children[i].offset));
}
