/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The district at a glance: figures, where people go, how the pillars stand, and the months. */
#include "ui/overview/desmi-overview-page.h"

#include "app/desmi-overview.h"
#include "ui/desmi-call.h"
#include "ui/widgets/desmi-chart-card.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-refresh.h"
#include "ui/desmi-session-filters.h"
#include "ui/desmi-split.h"
#include "ui/overview/desmi-attention.h"
#include "ui/overview/desmi-tile.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SANKEY_CATEGORIES 8 /* so many have room for their names */

struct _DesmiOverviewPage
{
  AdwBin          parent_instance;

  GtkStack       *stack;
  DesmiFilter    *period;
  DesmiFilter    *source;
  GtkLabel       *as_of;
  DesmiTile      *departures;
  DesmiTile      *returns;
  DesmiTile      *remittances;
  DesmiTile      *villages;
  DesmiChartCard *sankey;
  DesmiChartCard *bullets;
  DesmiChartCard *trend;
  GtkListBox     *attention;
  GtkLabel       *all_well;

  DesmiSession   *session;
  GCancellable   *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiOverviewPage, desmi_overview_page, ADW_TYPE_BIN)

/* "▲ 6.2% from 2022" and the same in words; NULL where nothing is known of the time before. */
static char *
format_change (double change, const char *period, char **spoken)
{
  g_autofree char *percent = NULL;
  g_autofree char *before = NULL;
  DesmiPeriod      parsed;

  *spoken = NULL;
  if (isnan (change) || !desmi_period_parse (period, &parsed, NULL))
    return NULL;
  parsed = desmi_period_shift (&parsed, -1);
  before = desmi_period_format (&parsed, desmi_locale_get_user ());
  percent = desmi_format_number (fabs (change), DESMI_NUMBER_PERCENT, 1, desmi_locale_get_user ());
  if (fabs (change) < 0.0005)
    {
      /* Translators: %s is a period, such as 2022 */
      *spoken = g_strdup_printf (_ ("the same as in %s"), before);
      return g_strdup (*spoken);
    }
  if (change > 0)
    {
      /* Translators: the first %s is a percentage, the second a period */
      *spoken = g_strdup_printf (_ ("%s more than in %s"), percent, before);
      /* Translators: the first %s is a percentage, the second a period; short, below a key figure
       */
      return g_strdup_printf (_ ("▲ %s from %s"), percent, before);
    }
  /* Translators: the first %s is a percentage, the second a period */
  *spoken = g_strdup_printf (_ ("%s less than in %s"), percent, before);
  /* Translators: the first %s is a percentage, the second a period; short, below a key figure */
  return g_strdup_printf (_ ("▼ %s from %s"), percent, before);
}

static void
show_figure (DesmiTile           *tile,
             const DesmiOverview *overview,
             const char          *figure,
             const char          *exact,
             double               change)
{
  g_autofree char *words = NULL;
  g_autofree char *note = format_change (change, overview->period, &words);
  g_autofree char *spoken
      = words == NULL ? g_strdup (exact) : g_strdup_printf ("%s, %s", exact, words);

  desmi_tile_set_figure (tile, figure, note, spoken);
}

static void
show_count (DesmiTile *tile, const DesmiOverview *overview, gint64 count, double change)
{
  g_autofree char *figure
      = count < 0 ? g_strdup ("–") : desmi_format_count (count, desmi_locale_get_user ());
  g_autofree char *exact
      = count < 0 ? g_strdup (_ ("not known"))
                  : g_strdup_printf (ngettext ("%s person", "%s people", (gulong) count), figure);

  show_figure (tile, overview, figure, exact, change);
}

static void
show_money (DesmiTile *tile, const DesmiOverview *overview)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  gint64             amount = overview->remittances_idr;
  g_autofree char   *figure
      = amount < 0 ? g_strdup ("–")
                   : desmi_format_number ((double) amount, DESMI_NUMBER_RUPIAH_COMPACT, 0, locale);
  g_autofree char *exact
      = amount < 0 ? g_strdup (_ ("not known")) : desmi_format_rupiah (amount, locale);

  show_figure (tile, overview, figure, exact, overview->remittances_change);
}

static void
show_villages (DesmiTile *tile, const DesmiOverview *overview)
{
  g_autofree char *figure
      = overview->n_villages < 0
            ? g_strdup ("–")
            : desmi_format_count (overview->n_villages, desmi_locale_get_user ());
  g_autofree char *active
      = g_strdup_printf (ngettext ("%d active", "%d active", (gulong) MAX (overview->n_active, 0)),
                         MAX (overview->n_active, 0));
  g_autofree char *suspended = g_strdup_printf (
      ngettext ("%d suspended", "%d suspended", (gulong) MAX (overview->n_suspended, 0)),
      MAX (overview->n_suspended, 0));
  g_autofree char *other
      = g_strdup_printf (ngettext ("%d other", "%d others", (gulong) MAX (overview->n_other, 0)),
                         MAX (overview->n_other, 0));
  g_autofree char *note = overview->n_other > 0 ? g_strjoin (" · ", active, suspended, other, NULL)
                                                : g_strjoin (" · ", active, suspended, NULL);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", figure, note);

  desmi_tile_set_figure (tile, figure, note, spoken);
}

static void
show_as_of (DesmiOverviewPage *self, const DesmiOverview *overview)
{
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  int              year, month, day;

  if (overview->as_of != NULL && sscanf (overview->as_of, "%4d-%2d-%2d", &year, &month, &day) == 3)
    {
      date = desmi_format_date (year, month, day, DESMI_DATE_DMY_LONG, desmi_locale_get_user ());
      /* Translators: %s is a date */
      text = g_strdup_printf (_ ("Official data as of %s"), date);
    }
  gtk_label_set_label (self->as_of, text == NULL ? "" : text);
}

static void
show_overview (DesmiOverviewPage *self, const DesmiOverview *overview)
{
  gboolean empty = overview->n_villages <= 0 && overview->departures < 0 && overview->returns < 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "full");
  show_count (self->departures, overview, overview->departures, overview->departures_change);
  show_count (self->returns, overview, overview->returns, overview->returns_change);
  show_money (self->remittances, overview);
  show_villages (self->villages, overview);
  show_as_of (self, overview);
  desmi_attention_fill (self->attention, overview->attention);
  gtk_widget_set_visible (GTK_WIDGET (self->all_well),
                          gtk_list_box_get_row_at_index (self->attention, 0) == NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (DesmiOverview) overview
      = desmi_overview_load_finish (DESMI_STORE (source), result, &error);
  DesmiOverviewPage *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (overview != NULL)
    show_overview (self, overview);
  else
    desmi_error_dialog_present (GTK_WIDGET (self), _ ("The Overview Was Not Read"), error);
}

static void
ask_chart (DesmiOverviewPage *self, DesmiChartCard *card, DesmiChartType type, const char *period)
{
  DesmiStore                   *store = desmi_session_get_store (self->session);
  DesmiPeriod                   parsed;
  gboolean                      known = type == DESMI_CHART_TREND
                                            ? desmi_session_filters_get_trend (self->session, &parsed)
                                            : period != NULL && desmi_period_parse (period, &parsed, NULL);
  g_autoptr (DesmiChartRequest) request = desmi_chart_request_new (
      type, known ? &parsed : NULL, desmi_session_get_source (self->session),
      desmi_locale_get_user ());

  request->audience = desmi_session_get_audience (self->session);
  if (type == DESMI_CHART_SANKEY)
    request->max_categories = SANKEY_CATEGORIES;
  desmi_chart_card_ask (card, store, request);
}

static void
refresh (GtkWidget *widget)
{
  DesmiOverviewPage *self = DESMI_OVERVIEW_PAGE (widget);
  DesmiStore        *store = desmi_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    {
      desmi_chart_card_ask (self->sankey, NULL, NULL);
      desmi_chart_card_ask (self->bullets, NULL, NULL);
      desmi_chart_card_ask (self->trend, NULL, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  desmi_overview_load_async (
      store, desmi_session_get_period (self->session), desmi_session_get_quarter (self->session),
      desmi_session_get_source (self->session), desmi_locale_get_user (), self->cancellable,
      loaded_cb, desmi_call_new (self, self->cancellable));
  ask_chart (self, self->sankey, DESMI_CHART_SANKEY, desmi_session_get_period (self->session));
  ask_chart (self, self->bullets, DESMI_CHART_BULLETS, desmi_session_get_quarter (self->session));
  ask_chart (self, self->trend, DESMI_CHART_TREND, NULL);
}

static void
desmi_overview_page_dispose (GObject *object)
{
  DesmiOverviewPage *self = DESMI_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* the template lets go of bound children itself, and AdwBin would do so again */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_overview_page_parent_class)->dispose (object);
}

static void
desmi_overview_page_class_init (DesmiOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_overview_page_dispose;
  g_type_ensure (DESMI_TYPE_FILTER);
  g_type_ensure (DESMI_TYPE_FILTER_ROW);
  g_type_ensure (DESMI_TYPE_TILE);
  g_type_ensure (DESMI_TYPE_SPLIT);
  g_type_ensure (DESMI_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/overview/desmi-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, period);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, source);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, departures);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, returns);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, remittances);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, villages);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, sankey);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, bullets);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, trend);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, attention);
  gtk_widget_class_bind_template_child (widget_class, DesmiOverviewPage, all_well);
}

static void
desmi_overview_page_init (DesmiOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desmi_overview_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_overview_page_new (DesmiSession *session)
{
  DesmiOverviewPage *self = g_object_new (DESMI_TYPE_OVERVIEW_PAGE, NULL);

  self->session = g_object_ref (session);
  desmi_session_filters_connect (session, self->period, NULL, self->source);
  desmi_refresh_connect (GTK_WIDGET (self), session, DESMI_TABLES_ALL & ~DESMI_TABLES_HISTORY,
                         refresh);
  return GTK_WIDGET (self);
}
