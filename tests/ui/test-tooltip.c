/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips of rows: asked for when they are to be shown, and the text of the row that is shown now.
 */
#include "ui-fixture.h"

#include "ui/desmi-tooltip.h"

static gboolean
ask (GtkWidget *widget)
{
  g_autoptr (GObject) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean            shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 0, 0, FALSE, tooltip, &shown);
  return shown;
}

static void
test_text (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new ("Kenanga"));

  g_assert_null (desmi_tooltip_get_text (label));
  g_assert_false (gtk_widget_get_has_tooltip (label));
  desmi_tooltip_set_text (label, "Kenanga, Sindang");
  g_assert_true (gtk_widget_get_has_tooltip (label));
  g_assert_cmpstr (desmi_tooltip_get_text (label), ==, "Kenanga, Sindang");
  g_assert_true (ask (label));
  /* the row is bound to another village */
  desmi_tooltip_set_text (label, "Juntinyuat, Juntinyuat");
  g_assert_cmpstr (desmi_tooltip_get_text (label), ==, "Juntinyuat, Juntinyuat");
  g_assert_true (ask (label));
}

static void
test_none (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new ("Kenanga"));

  desmi_tooltip_set_text (label, "Kenanga, Sindang");
  desmi_tooltip_set_text (label, NULL);
  g_assert_null (desmi_tooltip_get_text (label));
  g_assert_false (ask (label));
  desmi_tooltip_set_text (label, "");
  g_assert_null (desmi_tooltip_get_text (label));
  g_assert_false (ask (label));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/tooltip/text", test_text);
  g_test_add_func ("/tooltip/none", test_none);
  return g_test_run ();
}
