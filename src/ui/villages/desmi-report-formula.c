/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score of a pillar in a village's report, which shows how it comes about. */
#include "ui/villages/desmi-report-formula.h"

#include "core/desmi-number.h"
#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define FORMULA_CHARS 48
#define FORMULA_HEIGHT 300 /* px, beyond which it scrolls */

struct _DesmiReportFormula
{
  AdwBin         parent_instance;

  GtkMenuButton *score;
  GtkLabel      *formula;
};

G_DEFINE_FINAL_TYPE (DesmiReportFormula, desmi_report_formula, ADW_TYPE_BIN)

/* A label that gets the focus selects all of its text, as if it were to be typed over. */
static void
shown_cb (GtkLabel *formula)
{
  gtk_label_select_region (formula, 0, 0);
}

static void
desmi_report_formula_class_init (DesmiReportFormulaClass *klass)
{
}

static void
desmi_report_formula_init (DesmiReportFormula *self)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();

  self->formula = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->formula, 0);
  gtk_label_set_wrap (self->formula, TRUE);
  gtk_label_set_width_chars (self->formula, FORMULA_CHARS);
  gtk_label_set_max_width_chars (self->formula, FORMULA_CHARS);
  gtk_label_set_selectable (self->formula, TRUE);
  /* where there is less room than the formula takes, it scrolls instead of being cut off */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), FORMULA_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->formula));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self->formula,
                           G_CONNECT_SWAPPED);
  self->score = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->score, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->score), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->score), _ ("Show how the score comes about"));
  gtk_widget_set_halign (GTK_WIDGET (self->score), GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->score));
}

/**
 * desmi_report_formula_new:
 *
 * Returns: (transfer floating): a button, to be filled by desmi_report_formula_show()
 */
GtkWidget *
desmi_report_formula_new (void)
{
  return g_object_new (DESMI_TYPE_REPORT_FORMULA, NULL);
}

/**
 * desmi_report_formula_show:
 *
 * Shows the score of @pillar, if it has indicators, and how it comes about on request.
 */
void
desmi_report_formula_show (DesmiReportFormula *self, const DesmiReportPillar *pillar)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  double             score = desmi_report_score (pillar);
  g_autofree char   *share
      = score < 0 ? g_strdup ("–") : desmi_format_number (score, DESMI_NUMBER_PERCENT, 0, locale);
  /* Translators: the score of a pillar; how many of how many indicators were filled in */
  g_autofree char *text = g_strdup_printf (_ ("Score %s · %u of %u filled in"), share,
                                           desmi_report_count_filled (pillar), pillar->rows->len);
  g_autofree char *explained = desmi_report_explain (pillar, locale);
  g_autofree char *formula = g_strdup_printf (
      "%s\n%s", explained,
      _ ("The district’s score is made in the same way, of the values of its villages together."));

  gtk_menu_button_set_label (self->score, text);
  desmi_a11y_set_label (GTK_WIDGET (self->score), text);
  gtk_label_set_label (self->formula, formula);
  gtk_widget_set_visible (GTK_WIDGET (self), pillar->rows->len > 0);
}
