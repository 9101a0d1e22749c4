/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the four pillars stand against their targets, in the district and in each village. */
#include "ui/pillars/desmi-pillars-page.h"

#include "ui/desmi-call.h"
#include "ui/desmi-area-choices.h"
#include "ui/widgets/desmi-chart-card.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-session-filters.h"
#include "ui/desmi-split.h"
#include "ui/desmi-table-view.h"
#include "ui/pillars/desmi-indicator-list.h"
#include "ui/pillars/desmi-pillar-matrix.h"

#include <glib/gi18n-lib.h>

struct _DesmiPillarsPage
{
  AdwBin          parent_instance;

  DesmiFilter    *quarter;
  DesmiFilter    *area;
  GtkLabel       *coverage;
  GtkLabel       *legend;
  GtkStack       *scores_stack;
  DesmiTableView *scores;
  DesmiChartCard *bullets;
  DesmiFilter    *pillar;
  GtkListBox     *indicators;

  DesmiSession   *session;
  DesmiTable     *pillars; /* nullable: lookup "pillars" */
  GCancellable   *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiPillarsPage, desmi_pillars_page, ADW_TYPE_BIN)

static void
show_failure (DesmiPillarsPage *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    desmi_error_dialog_present (GTK_WIDGET (self), _ ("The Pillars Were Not Read"), error);
}

/* "1. Migration service centre" */
static char *
dup_pillar_title (DesmiPillarsPage *self, guint row)
{
  int number = desmi_table_find_column (self->pillars, "number"),
      name = desmi_table_find_column (self->pillars, "name");

  if (number < 0 || name < 0)
    return g_strdup ("");
  return g_strdup_printf ("%s. %s", desmi_table_get_label (self->pillars, row, (guint) number),
                          desmi_table_get_label (self->pillars, row, (guint) name));
}

static void
fill_pillars (DesmiPillarsPage *self)
{
  int number = desmi_table_find_column (self->pillars, "number");

  desmi_filter_begin (self->pillar);
  for (guint i = 0; number >= 0 && i < desmi_table_get_n_rows (self->pillars); i++)
    {
      g_autofree char *title = dup_pillar_title (self, i);

      desmi_filter_add (self->pillar, desmi_table_get_text (self->pillars, i, (guint) number),
                        title);
    }
  desmi_filter_end (self->pillar);
}

static DesmiQuery *
new_query (DesmiPillarsPage *self)
{
  g_autoptr (DesmiQuery) query = desmi_query_new (DESMI_QUERY_PILLARS);
  const char            *quarter = desmi_session_get_quarter (self->session),
             *area = desmi_filter_get_selected (self->area);
  DesmiPeriod period;

  if (quarter != NULL && desmi_period_parse (quarter, &period, NULL))
    desmi_query_set_period (query, &period);
  if (area != NULL && *area != '\0'
      && !desmi_query_add_where (query, DESMI_DIMENSION_SUBDISTRICT, area, NULL))
    g_critical ("filter: %s", area);
  desmi_query_set_locale (query, desmi_locale_get_user ());
  return g_steal_pointer (&query);
}

static void
show_coverage (DesmiPillarsPage *self, DesmiTable *matrix)
{
  guint            n = desmi_table_get_n_rows (matrix), n_reported = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    for (guint column = DESMI_PILLAR_MATRIX_FIRST; column < desmi_table_get_n_columns (matrix);
         column++)
      if (desmi_table_get_mark (matrix, i, column) != DESMI_MARK_MISSING)
        {
          n_reported++;
          break;
        }
  /* Translators: the first %u is how many villages reported, the second how many there are */
  text = g_strdup_printf (ngettext ("%u of %u village reported", "%u of %u villages reported", n),
                          n_reported, n);
  gtk_label_set_label (self->coverage, text);
}

static const char *
add_text (GPtrArray *texts, char *text)
{
  g_ptr_array_add (texts, text);
  return text;
}

/* "P1 Migration service centre · P2 ..." */
static void
show_legend (DesmiPillarsPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int                 name = desmi_table_find_column (self->pillars, "name");

  for (guint i = 0; name >= 0 && i < desmi_table_get_n_rows (self->pillars); i++)
    g_string_append_printf (text, "%sP%u %s", i > 0 ? " · " : "", i + 1,
                            desmi_table_get_label (self->pillars, i, (guint) name));
  gtk_label_set_label (self->legend, text->str);
}

static void
show_scores (DesmiPillarsPage *self, DesmiTable *table)
{
  g_autoptr (DesmiTable)       matrix = desmi_pillar_matrix_new (table);
  guint                        n = desmi_table_get_n_columns (matrix);
  g_autofree DesmiTableColumn *columns = g_new0 (DesmiTableColumn, n);
  g_autoptr (GPtrArray)        texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      columns[i].name = desmi_table_get_column_name (matrix, i);
      columns[i].expand = i < DESMI_PILLAR_MATRIX_FIRST;
      columns[i].bold = i == 0;
      if (i < DESMI_PILLAR_MATRIX_FIRST)
        continue;
      columns[i].title
          = add_text (texts, g_strdup_printf ("P%u", i - DESMI_PILLAR_MATRIX_FIRST + 1));
      if (self->pillars != NULL
          && i - DESMI_PILLAR_MATRIX_FIRST < desmi_table_get_n_rows (self->pillars))
        columns[i].spoken
            = add_text (texts, dup_pillar_title (self, i - DESMI_PILLAR_MATRIX_FIRST));
    }
  desmi_table_view_set_table (self->scores, matrix, columns, n);
  gtk_stack_set_visible_child_name (self->scores_stack,
                                    desmi_table_get_n_rows (matrix) > 0 ? "table" : "empty");
  show_coverage (self, matrix);
}

static void
scores_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_query_finish (DESMI_STORE (source), result, &error);
  DesmiPillarsPage      *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table != NULL)
    show_scores (self, table);
  else
    show_failure (self, error);
}

static void
indicators_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_query_finish (DESMI_STORE (source), result, &error);
  DesmiPillarsPage      *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table != NULL)
    desmi_indicator_list_fill (self->indicators, table);
  else
    show_failure (self, error);
}

static void
ask_indicators (DesmiPillarsPage *self)
{
  DesmiStore            *store = desmi_session_get_store (self->session);
  const char            *pillar = desmi_filter_get_selected (self->pillar);
  g_autoptr (DesmiQuery) query = new_query (self);

  if (store == NULL || self->cancellable == NULL || pillar == NULL || *pillar == '\0')
    return;
  if (!desmi_query_add_where (query, DESMI_DIMENSION_PILLAR, pillar, NULL))
    g_critical ("filter: %s", pillar);
  desmi_query_add_by (query, DESMI_DIMENSION_INDICATOR);
  desmi_store_query_async (store, query, self->cancellable, indicators_cb,
                           desmi_call_new (self, self->cancellable));
}

static void
pillars_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  g_autoptr (DesmiQuery) query = NULL;
  DesmiPillarsPage      *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_clear_pointer (&self->pillars, desmi_table_unref);
  self->pillars = desmi_table_ref (table);
  fill_pillars (self);
  show_legend (self);
  query = new_query (self);
  desmi_query_add_by (query, DESMI_DIMENSION_VILLAGE);
  desmi_query_add_by (query, DESMI_DIMENSION_SUBDISTRICT);
  desmi_query_add_by (query, DESMI_DIMENSION_PILLAR);
  desmi_store_query_async (DESMI_STORE (source), query, self->cancellable, scores_cb,
                           desmi_call_new (self, self->cancellable));
  ask_indicators (self);
}

static void
ask_bullets (DesmiPillarsPage *self, DesmiStore *store)
{
  const char *quarter = desmi_session_get_quarter (self->session),
             *area = desmi_filter_get_selected (self->area);
  DesmiPeriod period;
  gboolean    known = quarter != NULL && desmi_period_parse (quarter, &period, NULL);
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      DESMI_CHART_BULLETS, known ? &period : NULL, desmi_session_get_source (self->session),
      desmi_locale_get_user ());

  request->audience = desmi_session_get_audience (self->session);
  if (area != NULL && *area != '\0'
      && !desmi_query_add_where (request->query, DESMI_DIMENSION_SUBDISTRICT, area, NULL))
    g_critical ("filter: %s", area);
  desmi_chart_card_ask (self->bullets, store, request);
}

static void
refresh (GtkWidget *widget)
{
  DesmiPillarsPage *self = DESMI_PILLARS_PAGE (widget);
  DesmiStore       *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    {
      desmi_chart_card_ask (self->bullets, NULL, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  ask_bullets (self, store);
  desmi_store_lookup_async (store, "pillars", desmi_session_get_programme (self->session),
                            desmi_locale_get_user (), self->cancellable, pillars_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
area_cb (DesmiPillarsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (GTK_WIDGET (self));
}

static void
pillar_cb (DesmiPillarsPage *self)
{
  ask_indicators (self);
}

static void
desmi_pillars_page_dispose (GObject *object)
{
  DesmiPillarsPage *self = DESMI_PILLARS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pillars, desmi_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_PILLARS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_pillars_page_parent_class)->dispose (object);
}

static void
desmi_pillars_page_class_init (DesmiPillarsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_pillars_page_dispose;
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_SPLIT);
  g_type_ensure (DESMI_TYPE_CHART_CARD);
  g_type_ensure (DESMI_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/pillars/desmi-pillars-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, quarter);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, area);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, legend);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, scores_stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, scores);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, bullets);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, pillar);
  gtk_widget_class_bind_template_child (widget_class, DesmiPillarsPage, indicators);
}

static void
desmi_pillars_page_init (DesmiPillarsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desmi_table_view_set_missing_text (self->scores, _ ("not reported"));
  desmi_table_view_set_label (self->scores, _ ("Scores of the villages"));
}

/**
 * desmi_pillars_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_pillars_page_new (DesmiSession *session)
{
  DesmiPillarsPage *self = g_object_new (DESMI_TYPE_PILLARS_PAGE, NULL);

  self->session = g_object_ref (session);
  desmi_session_filters_connect (session, NULL, self->quarter, NULL);
  desmi_area_choices_connect (session, self->area, FALSE);
  g_signal_connect_swapped (self->area, "notify::selected", G_CALLBACK (area_cb), self);
  g_signal_connect_swapped (self->pillar, "notify::selected", G_CALLBACK (pillar_cb), self);
  desmi_refresh_connect (GTK_WIDGET (self), session,
                         DESMI_TABLES_PILLARS | DESMI_TABLES_CATALOGUE | DESMI_TABLES_VILLAGES
                             | DESMI_TABLES_REGIONS,
                         refresh);
  return GTK_WIDGET (self);
}
