/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light or dark from the main menu: the window and its charts follow, and the choice is kept. */
#include "ui-fixture.h"

#include "ui/widgets/desmi-chart-view.h"
#include "ui/desmi-settings.h"
#include "ui/villages/desmi-flow-layout.h"

#include <math.h>

typedef struct
{
  const char    *choice;
  AdwColorScheme scheme;
  gboolean       dark; /* the test's desktop knows no dark */
} Row;

static const Row rows[] = {
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK, TRUE },
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK, TRUE },
  { "system", ADW_COLOR_SCHEME_DEFAULT, FALSE },
};

static void
choose (UiFixture *self, const char *choice)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "color-scheme",
                                  g_variant_new_string (choice));
}

static void
test_choices (UiFixture *self, gconstpointer unused)
{
  AdwStyleManager     *manager = adw_style_manager_get_default ();
  g_autoptr (GVariant) first
      = g_action_group_get_action_state (G_ACTION_GROUP (self->application), "color-scheme");

  g_assert_cmpstr (g_variant_get_string (first, NULL), ==, "system");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GSettings) kept = desmi_settings_new ();
      g_autofree char      *value = NULL;

      choose (self, rows[i].choice);
      g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, rows[i].scheme);
      g_assert_cmpint (adw_style_manager_get_dark (manager), ==, rows[i].dark);
      value = g_settings_get_string (kept, "color-scheme");
      g_assert_cmpstr (value, ==, rows[i].choice);
    }
}

/* What is written from elsewhere counts, too, as with every setting. */
static void
test_setting (UiFixture *self, gconstpointer unused)
{
  g_autoptr (GSettings) settings = desmi_settings_new ();
  AdwStyleManager      *manager = adw_style_manager_get_default ();

  g_settings_set_string (settings, "color-scheme", "dark");
  ui_settle ();
  g_assert_true (adw_style_manager_get_dark (manager));
  g_settings_reset (settings, "color-scheme");
  ui_settle ();
  g_assert_false (adw_style_manager_get_dark (manager));
}

static void
count_cb (DesmiChartView *view, guint *n)
{
  (*n)++;
}

static gboolean
is_laid_out (gpointer n)
{
  return *(guint *) n > 0;
}

/* A chart that is on the screen is laid out anew in the colours of the other style. */
static void
test_charts (UiFixture *self, gconstpointer with_sample)
{
  GtkWidget *view;
  guint      n = 0;

  ui_activate (self, "page", "overview");
  ui_wait (ui_is_page, self, "the overview");
  ui_settle ();
  view = ui_find (desmi_window_get_page (self->window), DESMI_TYPE_CHART_VIEW, NULL);
  g_assert_nonnull (view);
  ui_picture (GTK_WIDGET (self->window), "overview-light");
  g_signal_connect (view, "laid-out", G_CALLBACK (count_cb), &n);
  choose (self, "dark");
  ui_wait (is_laid_out, &n, "the chart in dark");
  ui_picture (GTK_WIDGET (self->window), "overview-dark");
  n = 0;
  choose (self, "system");
  ui_wait (is_laid_out, &n, "the chart in light");
  g_signal_handlers_disconnect_by_func (view, count_cb, &n);
}

/* Each choice is a row of the menu with a mark, as a screen reader hears it. */
static void
test_menu (UiFixture *self, gconstpointer unused)
{
  static const char *const words[] = { "Like the System", "Light", "Dark" };
  GtkWidget *button = ui_find (GTK_WIDGET (self->window), GTK_TYPE_MENU_BUTTON, "Main menu");
  GtkWidget *popover;

  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_settle ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *label = ui_find (popover, GTK_TYPE_LABEL, words[i]);
      GtkWidget *row;

      g_assert_nonnull (label);
      row = gtk_widget_get_ancestor (label, g_type_from_name ("GtkModelButton"));
      g_assert_nonnull (row);
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                                        i == 0 ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                               : GTK_ACCESSIBLE_TRISTATE_FALSE);
    }
  ui_picture (popover, "menu");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  ui_settle ();
}

/* Of the grey that @shown and @ground make, as WCAG counts it. */
static double
get_luminance (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* What is grey in the sheet of flows can be read by everybody: 4.5, in high contrast 7 to 1. */
static void
test_dim (void)
{
  static const struct
  {
    GdkRGBA text;
    double  ground; /* below the headings */
  } themes[] = { { { 0, 0, 0, 0.8f }, 0.95 }, { { 1, 1, 1, 1 }, 0.16 } };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (int high = 0; high < 2; high++)
      {
        GdkRGBA dim = desmi_flow_layout_get_dim (&themes[i].text, high);
        double  alpha = (double) dim.alpha;
        double  seen = get_luminance ((double) dim.red * alpha + themes[i].ground * (1 - alpha));
        double  ground = get_luminance (themes[i].ground);
        double  ratio = (MAX (seen, ground) + 0.05) / (MIN (seen, ground) + 0.05);

        g_test_message ("theme %u, contrast %d: %.2f", i, high, ratio);
        g_assert_cmpfloat (ratio, >=, high ? 7.0 : 4.5);
        g_assert_cmpfloat (alpha, <, (double) themes[i].text.alpha);
      }
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  g_test_add_func ("/color-scheme/dim", test_dim);
  g_test_add ("/color-scheme/choices", UiFixture, NULL, ui_set_up, test_choices, ui_tear_down);
  g_test_add ("/color-scheme/setting", UiFixture, NULL, ui_set_up, test_setting, ui_tear_down);
  g_test_add ("/color-scheme/charts", UiFixture, "sample", ui_set_up, test_charts, ui_tear_down);
  g_test_add ("/color-scheme/menu", UiFixture, NULL, ui_set_up, test_menu, ui_tear_down);
  status = g_test_run ();
  ui_done ();
  return status;
}
