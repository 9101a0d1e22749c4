/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-deck-news-bar.h"

#include <glib/gi18n-lib.h>

#define CHANGE_CHARS 70

typedef struct
{
  GtkWidget *box;
  GtkLabel  *label;
  GtkWidget *keep, *refresh;
} Line;

struct _DesmiDeckNewsBar
{
  GtkBox     parent_instance;

  Line       all;
  Line       one;
  Line       words;     /* of all slides */
  Line       one_words; /* of the one that is shown */

  GtkWidget *which;   /* opens what changed on the slide, number by number */
  GtkLabel  *changes; /* which says it */
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
  if (keep != NULL)
    self->keep = add_button (self->box, keep, "deck.keep");
  if (refresh != NULL)
    self->refresh = add_button (self->box, refresh, "deck.refresh");
  gtk_box_append (GTK_BOX (bar), self->box);
}

/* Before the choice: who is to choose sees what there is to choose between. */
static void
which_init (DesmiDeckNewsBar *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->changes = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->changes, 0);
  gtk_label_set_wrap (self->changes, TRUE);
  gtk_label_set_max_width_chars (self->changes, CHANGE_CHARS);
  gtk_widget_set_focusable (GTK_WIDGET (self->changes), TRUE); /* who cannot see has it read */
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->changes));
  self->which = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->which), _ ("Which Ones"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->which), popover);
  gtk_widget_set_valign (self->which, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (self->one.box), self->which, GTK_WIDGET (self->one.label));
}

static void
words_init (Line *self, DesmiDeckNewsBar *bar, const char *checked)
{
  line_init (self, bar, NULL, NULL);
  self->keep = add_button (self->box, checked, "deck.checked");
}

static void
desmi_deck_news_bar_init (DesmiDeckNewsBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  line_init (&self->all, self, _ ("Keep All"), _ ("Refresh All"));
  line_init (&self->one, self, _ ("Keep"), _ ("Refresh"));
  which_init (self);
  words_init (&self->words, self, _ ("All Are Right"));
  words_init (&self->one_words, self, _ ("They Are Right"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "desmi-deck-news");
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
  return g_strdup_printf (ngettext ("%u slide is not frozen and follows the data",
                                    "%u slides are not frozen and follow the data", n),
                          n);
}

static char *
describe_withheld (guint n)
{
  return g_strdup_printf (
      ngettext ("%u slide shows nothing, since it was frozen for the district’s office",
                "%u slides show nothing, since they were frozen for the district’s office", n),
      n);
}

/* What changed first, and what the buttons for that leave as it is. */
static char *
describe_all (DesmiShownDeck *deck)
{
  guint          n_loose = desmi_deck_news_get_n_loose (deck->news);
  guint          n_withheld = desmi_deck_news_get_n_withheld (deck->news);
  g_auto (GStrv) parts = g_new0 (char *, 4);
  guint          n = 0;

  if (desmi_deck_news_get_changed (deck->news, NULL) > 0)
    parts[n++] = describe (deck);
  if (n_loose > 0)
    parts[n++] = describe_loose (n_loose);
  if (n_withheld > 0)
    parts[n++] = describe_withheld (n_withheld);
  return g_strjoinv ("; ", parts);
}

static char *
describe_one (DesmiShownDeck *deck, const char *slide)
{
  guint n = desmi_deck_news_get_changed (deck->news, slide);

  if (desmi_deck_news_has_added (deck->news, slide))
    return g_strdup (_ ("A number in a text of this slide was not frozen with the presentation, "
                        "so it follows the data."));
  if (desmi_deck_news_is_loose (deck->news, slide))
    return g_strdup (_ ("This slide was added, or asks something else or for others, since the "
                        "presentation was frozen, so it follows the data."));
  if (desmi_deck_news_is_withheld (deck->news, slide))
    return g_strdup (_ ("This slide was frozen for the district’s office. Others see its numbers "
                        "once it is refreshed, without those that are hidden from them."));
  return g_strdup_printf (ngettext ("On this slide %u number", "On this slide %u numbers", n), n);
}

/* "2, 5, 7" */
static char *
list_slides_with_words (DesmiShownDeck *deck)
{
  const GPtrArray *slides = deck->stored->slides;
  GString         *list = g_string_new (NULL);

  for (guint i = 0; i < slides->len; i++)
    if (desmi_deck_news_get_words (
            deck->news, ((const DesmiStoredSlide *) g_ptr_array_index (slides, i))->slide)
        != NULL)
      g_string_append_printf (list, "%s%u", list->len > 0 ? ", " : "",
                              desmi_pages_find_slide (deck->pages, i) + 1);
  return g_string_free (list, FALSE);
}

static void
show_line (Line *self, gboolean visible, const char *text, const char *slide)
{
  gtk_widget_set_visible (self->box, visible);
  if (!visible)
    return;
  gtk_label_set_label (self->label, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->keep), "s", slide);
  if (self->refresh != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->refresh), "s", slide);
}

static void
show_words (DesmiDeckNewsBar *self, DesmiShownDeck *deck, const char *slide)
{
  guint       n = deck != NULL ? desmi_deck_news_get_n_words (deck->news) : 0;
  const char *one = n > 0 && slide != NULL ? desmi_deck_news_get_words (deck->news, slide) : NULL;
  g_autofree char *numbers = n > 0 ? list_slides_with_words (deck) : NULL;
  g_autofree char *text
      = n > 0 ? g_strdup_printf (
            /* Translators: numbers of slides: "2, 5, 7" */
            ngettext ("The presentation is for others now. Check what you wrote yourself on slide "
                      "%s: it stays as it is.",
                      "The presentation is for others now. Check what you wrote yourself on slides "
                      "%s: it stays as it is.",
                      n),
            numbers)
              : NULL;

  show_line (&self->words, n > 0, text, "");
  show_line (&self->one_words, one != NULL, one, slide);
}

static void
show_changes (DesmiDeckNewsBar *self, const DesmiDeckChanges *changes)
{
  g_autofree char *text = changes != NULL ? desmi_deck_changes_dup_text (changes) : NULL;

  gtk_widget_set_visible (self->which, changes != NULL);
  gtk_label_set_label (self->changes, text != NULL ? text : "");
}

static void
show_news (DesmiDeckNewsBar *self, DesmiShownDeck *deck, const char *slide)
{
  guint    n = deck != NULL ? desmi_deck_news_get_changed (deck->news, NULL) : 0;
  guint    n_loose = deck != NULL ? desmi_deck_news_get_n_loose (deck->news) : 0;
  guint    n_withheld = deck != NULL ? desmi_deck_news_get_n_withheld (deck->news) : 0;
  gboolean has_any = n > 0 || n_loose > 0 || n_withheld > 0;
  gboolean is_loose = has_any && slide != NULL && desmi_deck_news_is_loose (deck->news, slide);
  gboolean is_changed
      = has_any && slide != NULL && desmi_deck_news_get_changed (deck->news, slide) > 0;
  gboolean is_withheld
      = has_any && slide != NULL && desmi_deck_news_is_withheld (deck->news, slide);
  gboolean         has_one = is_changed || is_loose || is_withheld;
  g_autofree char *all = has_any ? describe_all (deck) : NULL;
  g_autofree char *one = has_one ? describe_one (deck, slide) : NULL;

  show_line (&self->all, has_any, all, "");
  show_line (&self->one, has_one, one, slide);
  show_changes (self,
                is_changed && !is_loose ? desmi_deck_news_get_changes (deck->news, slide) : NULL);
  gtk_widget_set_visible (self->all.keep, n > 0);
  gtk_widget_set_tooltip_text (self->all.keep,
                               n_withheld > 0 ? _ ("Keeps the numbers that are shown. Slides that "
                                                   "show nothing stay to be refreshed.")
                                              : NULL);
  gtk_widget_set_visible (self->one.keep, is_changed && !is_loose);
  gtk_button_set_label (GTK_BUTTON (self->all.refresh),
                        n > 0 || n_loose == 0 ? _ ("Refresh All") : _ ("Freeze All"));
  gtk_button_set_label (GTK_BUTTON (self->one.refresh),
                        is_loose ? _ ("Freeze It Too") : _ ("Refresh"));
}

/**
 * desmi_deck_news_bar_show:
 * @deck: (nullable): %NULL: nothing is worked on
 * @slide: (nullable): code of the one that is shown
 */
void
desmi_deck_news_bar_show (DesmiDeckNewsBar *self, DesmiShownDeck *deck, const char *slide)
{
  show_news (self, deck, slide);
  show_words (self, deck, slide);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->all.box)
                                                 || gtk_widget_get_visible (self->words.box));
}
