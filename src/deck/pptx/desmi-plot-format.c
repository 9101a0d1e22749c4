/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a chart of PowerPoint writes its numbers. */
#include "deck/pptx/desmi-plot-private.h"

#include <math.h>

#define TENTH "0.0995" /* what reads 10 % once it is rounded */

static double
find_greatest (const DesmiPlot *plot)
{
  double most = 0;

  for (guint s = 0; s < plot->series->len; s++)
    for (guint i = 0; i < plot->categories->len; i++)
      {
        double value
            = fabs (((const DesmiPlotSeries *) g_ptr_array_index (plot->series, s))->values[i]);

        if (value > most)
          most = value;
      }
  return most;
}

static gboolean
is_whole (const DesmiPlot *plot)
{
  for (guint s = 0; s < plot->series->len; s++)
    for (guint i = 0; i < plot->categories->len; i++)
      {
        double value = ((const DesmiPlotSeries *) g_ptr_array_index (plot->series, s))->values[i];

        if (!isnan (value) && fabs (value - round (value)) > 1e-9)
          return FALSE;
      }
  return TRUE;
}

/* "Rp 1.2 M" as Excel writes it: the words of the deck's language, the separators of the reader's
 * system. */
static char *
make_money_format (double greatest, const DesmiLocale *locale)
{
  static const struct
  {
    double      unit;
    const char *scale;
  } steps[] = { { 1e12, ",,,," }, { 1e9, ",,," }, { 1e6, ",," } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (greatest >= steps[i].unit)
      {
        g_autofree char *one
            = desmi_format_number (steps[i].unit, DESMI_NUMBER_RUPIAH_COMPACT, 0, locale);
        g_auto (GStrv) around = g_strsplit (one, "1", 2);

        return g_strdup_printf ("\"%s\"#,##0.0%s\"%s\"", around[0], steps[i].scale,
                                around[1] != NULL ? around[1] : "");
      }
  return g_strdup ("\"Rp \"#,##0");
}

static char *
make_plain_format (const DesmiPlot *plot, const DesmiLocale *locale)
{
  switch (plot->type)
    {
    case DESMI_COLUMN_RATIO:
      return g_strdup ("[=0]0%;[<" TENTH "]0.0%;0%");
    case DESMI_COLUMN_IDR:
      return make_money_format (find_greatest (plot), locale);
    case DESMI_COLUMN_COUNT:
    case DESMI_COLUMN_MILLI:
    case DESMI_COLUMN_TEXT:
    case DESMI_COLUMN_CODE:
    case DESMI_COLUMN_COUNTRY:
    case DESMI_COLUMN_PERIOD:
    default:
      return g_strdup (is_whole (plot) ? "#,##0" : "#,##0.0");
    }
}

/**
 * desmi_plot_make_format:
 * @plot: with its values
 *
 * A mirrored side shows no sign.
 *
 * Returns: (transfer full): how Excel writes the numbers of @plot
 */
char *
desmi_plot_make_format (const DesmiPlot *plot, const DesmiLocale *locale)
{
  g_autofree char *plain = NULL;

  if (plot->mirrored && plot->type == DESMI_COLUMN_RATIO)
    return g_strdup ("0%;0%");
  plain = make_plain_format (plot, locale);
  return plot->mirrored ? g_strdup_printf ("%s;%s", plain, plain) : g_steal_pointer (&plain);
}
