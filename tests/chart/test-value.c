/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How values are written on marks and axes, and the classes of a legend. */
#include "chart/desmi-frame.h"
#include "chart/desmi-map-classes.h"
#include "chart/desmi-scale.h"

#include <string.h>

/* What is said; blanks that do not break are written as usual ones. */
static void
assert_reads (char *text, const char *wanted)
{
  g_auto (GStrv)   parts = g_strsplit (text, "\u00a0", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  g_assert_cmpstr (plain, ==, wanted);
  g_free (text);
}

static void
assert_mark (double value, DesmiColumnType type, const char *id, const char *en)
{
  assert_reads (desmi_value_to_mark (value, type, desmi_locale_get_indonesian ()), id);
  assert_reads (desmi_value_to_mark (value, type, desmi_locale_get_english ()), en);
}

/* What is more than nothing never reads as nothing. */
static void
test_small_shares (void)
{
  const DesmiLocale *id = desmi_locale_get_indonesian ();

  assert_mark (0, DESMI_COLUMN_RATIO, "0%", "0%");
  assert_mark (1e-9, DESMI_COLUMN_RATIO, "<0,1%", "<0.1%");
  assert_mark (0.000499, DESMI_COLUMN_RATIO, "<0,1%", "<0.1%");
  assert_mark (0.0005, DESMI_COLUMN_RATIO, "0,1%", "0.1%");
  assert_mark (-0.0001, DESMI_COLUMN_RATIO, ">-0,1%", ">-0.1%");
  assert_mark (0.0123, DESMI_COLUMN_RATIO, "1,2%", "1.2%");
  assert_mark (0.456, DESMI_COLUMN_RATIO, "46%", "46%");
  assert_reads (desmi_value_to_text (0.0001, DESMI_COLUMN_RATIO, id), "<0,1%");
  assert_reads (desmi_value_to_text (0, DESMI_COLUMN_RATIO, id), "0,0%");
  assert_reads (desmi_share_to_mark (0.0001, id), "<0,1%");
}

/* Thousands are in groups on marks as they are on the axis beside them. */
static void
test_large (void)
{
  assert_mark (999.4e12, DESMI_COLUMN_IDR, "Rp 999 T", "IDR 999T");
  assert_mark (999.6e12, DESMI_COLUMN_IDR, "Rp 1.000 T", "IDR 1,000T");
  assert_mark (1047e12, DESMI_COLUMN_IDR, "Rp 1.047 T", "IDR 1,047T");
  assert_mark (-1047e12, DESMI_COLUMN_IDR, "-Rp 1.047 T", "-IDR 1,047T");
  assert_mark (1047e12, DESMI_COLUMN_COUNT, "1.047 T", "1,047T");
  assert_mark (12345e12, DESMI_COLUMN_COUNT, "12.345 T", "12,345T");
  assert_mark (83.5e4, DESMI_COLUMN_RATIO, "84 jt%", "84M%");
  assert_mark (12.5, DESMI_COLUMN_RATIO, "1.250%", "1,250%");
}

static void
test_percent_axis (void)
{
  g_auto (DesmiAxis) axis = { 0 };

  desmi_axis_init (&axis, 0, 1e7, 5, FALSE);
  axis.percent = TRUE;
  assert_reads (desmi_axis_label (&axis, 0, desmi_locale_get_indonesian ()), "0%");
  assert_reads (desmi_axis_label (&axis, 1, desmi_locale_get_indonesian ()), "0,2 M%");
}

/* The unit of the greater border is not taken for that of both, nor do two units meet. */
static void
test_class_units (void)
{
  const double             values[] = { 1, 58e6, 60e6, 83e6, 376e6 };
  const double             few[] = { 0, 0.1e6, 0.4e6, 1.2e6 };
  g_auto (DesmiMapClasses) classes = { 0 }, plain = { 0 };

  desmi_map_classes_init (&classes, values, G_N_ELEMENTS (values), DESMI_COLUMN_COUNT);
  assert_reads (desmi_map_classes_label (&classes, 0, desmi_locale_get_english ()), "up to 58M");
  assert_reads (desmi_map_classes_label (&classes, 1, desmi_locale_get_english ()), "58M–60M");
  desmi_map_classes_init (&plain, few, G_N_ELEMENTS (few), DESMI_COLUMN_COUNT);
  for (guint i = 1; i < desmi_map_classes_get_n (&plain); i++)
    {
      g_autofree char *label = desmi_map_classes_label (&plain, i, desmi_locale_get_english ());

      g_assert_true ((strchr (label, 'M') == NULL) == (strstr (label, "M–") == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/value/small-shares", test_small_shares);
  g_test_add_func ("/chart/value/large", test_large);
  g_test_add_func ("/chart/value/percent-axis", test_percent_axis);
  g_test_add_func ("/chart/value/class-units", test_class_units);
  return g_test_run ();
}
