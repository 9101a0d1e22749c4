/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-show-help.h"

#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 2
#define KEYS_CHARS 16
#define TEXT_CHARS 27
#define LEAST_PART 0.5 /* of these, where the screen is narrow for the letters */
#define TITLE_CHARS 60
#define SCROLL_PART 0.5 /* of what is seen of the list */

static const struct
{
  const char *keys, *text;
} lines[] = {
  /* Translators: keys as they are printed on keyboards in your country */
  { N_ ("→ ↓ Space Enter Page Down N"), N_ ("Next slide, as a click does") },
  { N_ ("← ↑ Backspace Page Up P"), N_ ("Slide before, as the right button does") },
  { N_ ("Home and End"), N_ ("First slide and last slide") },
  { N_ ("Number, then Enter"), N_ ("The slide of that number") },
  { "G", N_ ("All slides, to choose one") },
  { N_ ("B or ."), N_ ("Black screen for the audience") },
  { N_ ("W or ,"), N_ ("White screen for the audience") },
  { "L", N_ ("Pointer on both screens, on and off") },
  { N_ ("Ctrl and drag"), N_ ("Pointer for a moment") },
  { "+ −", N_ ("Notes larger or smaller") },
  { "Shift+↓ Shift+↑", N_ ("Notes further down or up") },
  { "T", N_ ("Timer stops or goes on") },
  { "Shift+T", N_ ("Timer begins anew") },
  { "S", N_ ("Screens swapped") },
  { "H", N_ ("Hidden for a moment; F5 brings it back") },
  { N_ ("F1 or ?"), N_ ("This list") },
  { "Esc", N_ ("End of the presentation") },
};

static GtkWidget *
new_label (const char *text, int width_chars, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) (width_chars * LEAST_PART));
  gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_lines (void)
{
  GtkWidget *grid = gtk_grid_new ();
  int        n_rows = (int) (G_N_ELEMENTS (lines) + N_COLUMNS - 1) / N_COLUMNS;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  for (int i = 0; i < (int) G_N_ELEMENTS (lines); i++)
    {
      gtk_grid_attach (GTK_GRID (grid), new_label (_ (lines[i].keys), KEYS_CHARS, "heading"),
                       i / n_rows * 2, i % n_rows, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), new_label (_ (lines[i].text), TEXT_CHARS, NULL),
                       i / n_rows * 2 + 1, i % n_rows, 1, 1);
    }
  return grid;
}

/* The letters may be so large that the window has no room for all lines. */
static void
room_cb (GtkAdjustment *adjustment, GParamSpec *pspec, GtkLabel *foot)
{
  gboolean scrolls
      = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);

  gtk_label_set_label (foot, scrolls
                                 ? _ ("Only you see this. ↑ and ↓ scroll, any other key closes it.")
                                 : _ ("Only you see this. Any key closes it."));
}

static GtkAdjustment *
get_adjustment (GtkWidget *sheet)
{
  GtkWidget *title = gtk_widget_get_first_child (sheet);

  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_next_sibling (title)));
}

/**
 * desmi_show_help_press:
 * @sheet: as desmi_show_help_new() gave it
 *
 * Returns: whether the key was to scroll the sheet, and did; else it closes it
 */
gboolean
desmi_show_help_press (GtkWidget *sheet, guint keyval)
{
  GtkAdjustment *adjustment = get_adjustment (sheet);
  gboolean       is_down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  double         room = gtk_adjustment_get_page_size (adjustment);

  if ((!is_down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up)
      || gtk_adjustment_get_upper (adjustment) <= room)
    return FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                            + (is_down ? 1 : -1) * room * SCROLL_PART);
  return TRUE;
}

/**
 * desmi_show_help_new:
 *
 * Returns: (transfer floating): the sheet
 */
GtkWidget *
desmi_show_help_new (void)
{
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *foot = new_label ("", TITLE_CHARS, "dim-label");

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_lines ());
  gtk_box_append (GTK_BOX (sheet), new_label (_ ("Keys"), TITLE_CHARS, "title-2"));
  gtk_box_append (GTK_BOX (sheet), scroller);
  gtk_box_append (GTK_BOX (sheet), foot);
  gtk_widget_set_halign (sheet, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (sheet, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (sheet, "desmi-show-sheet");
  desmi_a11y_set_label (sheet, _ ("Keys"));
  g_signal_connect_object (get_adjustment (sheet), "notify::upper", G_CALLBACK (room_cb), foot, 0);
  g_signal_connect_object (get_adjustment (sheet), "notify::page-size", G_CALLBACK (room_cb), foot,
                           0);
  room_cb (get_adjustment (sheet), NULL, GTK_LABEL (foot));
  return sheet;
}
