/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-deck-news-bar.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *box;
  GtkLabel  *label;
  GtkWidget *keep, *refresh;
} Line;

struct _DesmiDeckNewsBar
{
  GtkBox parent_instance;

  Line   all;
  Line   one;
};

G_DEFINE_FINAL_TYPE (DesmiDeckNewsBar, desmi_deck_news_bar, GTK_TYPE_BOX)

static void
desmi_deck_news_bar_class_init (DesmiDeckNewsBarClass *klass)
{
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
line_init (Line *self, DesmiDeckNewsBar *bar, const char *keep, const char *refresh)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  self->keep = add_button (self->box, keep, "deck.keep");
  self->refresh = add_button (self->box, refresh, "deck.refresh");
  gtk_box_append (GTK_BOX (bar), self->box);
}

static void
desmi_deck_news_bar_init (DesmiDeckNewsBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  line_init (&self->all, self, _ ("Keep All"), _ ("Refresh All"));
  line_init (&self->one, self, _ ("Keep"), _ ("Refresh"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* "3 numbers changed since 30 September 2023, on 2 slides" */
static char *
describe (DesmiShownDeck *deck)
{
  guint            n = desmi_deck_news_get_changed (deck->news, NULL);
  guint            slides = desmi_deck_news_get_n_slides (deck->news);
  g_autofree char *day = desmi_format_day (deck->stored->frozen, desmi_locale_get_user ());
  g_autofree char *numbers
      /* Translators: how many, and a date */
      = g_strdup_printf (ngettext ("%u number changed since %s", "%u numbers changed since %s", n),
                         n, day);

  /* Translators: how many numbers changed since when, and on how many slides */
  return g_strdup_printf (ngettext ("%s, on %u slide", "%s, on %u slides", slides), numbers,
                          slides);
}

static char *
describe_loose (guint n)
{
  return g_strdup_printf (ngettext ("%u slide was changed since the presentation was frozen",
                                    "%u slides were changed since the presentation was frozen", n),
                          n);
}

static char *
describe_one (guint n, gboolean is_loose)
{
  return is_loose
             ? g_strdup (_ ("This slide asks something else since the presentation was frozen, "
                            "so it follows the data."))
             : g_strdup_printf (ngettext ("On this slide %u number", "On this slide %u numbers", n),
                                n);
}

/**
 * desmi_deck_news_bar_show:
 * @deck: (nullable): %NULL: nothing is worked on
 * @slide: (nullable): code of the one that is shown
 */
void
desmi_deck_news_bar_show (DesmiDeckNewsBar *self, DesmiShownDeck *deck, const char *slide)
{
  guint    all = deck != NULL ? desmi_deck_news_get_changed (deck->news, NULL) : 0;
  guint    one = all > 0 ? desmi_deck_news_get_changed (deck->news, slide) : 0;
  guint    n_loose = deck != NULL ? desmi_deck_news_get_n_loose (deck->news) : 0;
  gboolean is_loose = n_loose > 0 && desmi_deck_news_is_loose (deck->news, slide);

  gtk_widget_set_visible (GTK_WIDGET (self), all > 0 || n_loose > 0);
  gtk_widget_set_visible (self->all.box, all > 0 || n_loose > 0);
  gtk_widget_set_visible (self->one.box, one > 0 || is_loose);
  gtk_widget_set_visible (self->all.keep, all > 0);
  gtk_widget_set_visible (self->one.keep, !is_loose);
  gtk_button_set_label (GTK_BUTTON (self->all.refresh),
                        all > 0 ? _ ("Refresh All") : _ ("Freeze All"));
  gtk_button_set_label (GTK_BUTTON (self->one.refresh),
                        is_loose ? _ ("Freeze It Too") : _ ("Refresh"));
  if (all > 0 || n_loose > 0)
    {
      g_autofree char *text = all > 0 ? describe (deck) : describe_loose (n_loose);

      gtk_label_set_label (self->all.label, text);
    }
  if (one > 0 || is_loose)
    {
      g_autofree char *text = describe_one (one, is_loose);

      gtk_label_set_label (self->one.label, text);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->one.keep), "s", slide);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->one.refresh), "s", slide);
    }
}
