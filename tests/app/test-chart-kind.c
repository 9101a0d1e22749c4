/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each type of chart has its kind, and each kind keeps to its own rules. */
#include "app/charts/desmi-chart-kind.h"

#include <string.h>

static void
test_kind (gconstpointer data)
{
  static const char *const tabs[] = { "overview", "villages", "flows", "pillars", NULL };
  const DesmiChartKind    *kind = desmi_chart_kind_get ((DesmiChartType) GPOINTER_TO_INT (data));

  g_assert_nonnull (kind);
  g_assert_true (g_strv_contains (tabs, kind->tab));
  g_assert_cmpuint (kind->n_by, >=, 1);
  g_assert_cmpuint (kind->n_by, <=, kind->most_by > 0 ? kind->most_by : G_N_ELEMENTS (kind->by));
  for (guint i = 0; i < kind->n_by; i++)
    g_assert_cmpuint (kind->allowed & DESMI_CHART_KIND_BIT (kind->by[i]), !=, 0);
  g_assert_cmpint (kind->most_by > 0, ==, kind->too_many != NULL);
  if (kind->too_many != NULL)
    g_assert_nonnull (strstr (kind->too_many, "%s"));
  g_assert_nonnull (kind->unit);
  g_assert_nonnull (kind->title);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int type = 0; type < DESMI_N_CHARTS; type++)
    {
      g_autofree char *path = g_strdup_printf ("/app/chart-kind/%s",
                                               desmi_chart_type_to_name ((DesmiChartType) type));

      g_test_add_data_func (path, GINT_TO_POINTER (type), test_kind);
    }
  return g_test_run ();
}
