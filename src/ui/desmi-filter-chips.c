/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters in force that no other control shows, each with a way out, and one for all. */
#include "ui/desmi-filter-chips.h"

#include "app/desmi-view-words.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-column-title.h"
#include "ui/desmi-filter-row.h"

#include <glib/gi18n-lib.h>

#define COLUMN "desmi-column"

struct _DesmiFilterChips
{
  AdwBin             parent_instance;

  DesmiSession      *session;   /* nullable */
  const char        *page;      /* not owned, static */
  const char *const *elsewhere; /* not owned, static */
};

G_DEFINE_FINAL_TYPE (DesmiFilterChips, desmi_filter_chips, ADW_TYPE_BIN)

static void
take_away_cb (GtkButton *button, gpointer user_data)
{
  DesmiFilterChips          *self = user_data;
  const char                *column = g_object_get_data (G_OBJECT (button), COLUMN);
  DesmiViewState            *state = desmi_session_get_state (self->session);
  g_autoptr (DesmiViewState) without = column != NULL
                                           ? desmi_view_state_with_filter (state, column, NULL)
                                           : desmi_view_state_without_filters (state);

  desmi_session_set_state (self->session, without);
}

static GtkWidget *
new_chip (DesmiFilterChips *self, const char *filter)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = desmi_filter_dup_words (filter);
  GtkWidget       *label = gtk_label_new (words);
  /* Translators: %s is a filter: “Destination: Taiwan” */
  g_autofree char *spoken = g_strdup_printf (_ ("Take the filter away: %s"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "desmi-chip");
  gtk_widget_set_tooltip_text (button, spoken);
  desmi_a11y_set_label (button, spoken);
  g_object_set_data_full (G_OBJECT (button), COLUMN, g_strndup (filter, strcspn (filter, "=")),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (take_away_cb), self);
  return button;
}

static GtkWidget *
new_clear_button (DesmiFilterChips *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Clear Filters"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Show everything of this period again"));
  desmi_a11y_name_buttons (button);
  g_signal_connect (button, "clicked", G_CALLBACK (take_away_cb), self);
  return button;
}

static gboolean
is_elsewhere (DesmiFilterChips *self, const char *filter)
{
  g_autofree char *column = g_strndup (filter, strcspn (filter, "="));

  return g_strv_contains (self->elsewhere, column);
}

static void
fill (DesmiFilterChips *self)
{
  DesmiViewState    *state = desmi_session_get_state (self->session);
  const char *const *filters = desmi_view_state_get_filters (state);
  GtkWidget         *row;

  if (g_strcmp0 (desmi_view_state_get (state, DESMI_VIEW_PAGE), self->page) != 0)
    return;
  row = g_object_new (DESMI_TYPE_FILTER_ROW, NULL);
  for (guint i = 0; filters[i] != NULL; i++)
    if (!is_elsewhere (self, filters[i]))
      gtk_widget_set_parent (new_chip (self, filters[i]), row);
  if (filters[0] != NULL)
    gtk_widget_set_parent (new_clear_button (self), row);
  adw_bin_set_child (ADW_BIN (self), row);
  gtk_widget_set_visible (GTK_WIDGET (self), filters[0] != NULL);
}

static void
desmi_filter_chips_dispose (GObject *object)
{
  g_clear_object (&DESMI_FILTER_CHIPS (object)->session);
  G_OBJECT_CLASS (desmi_filter_chips_parent_class)->dispose (object);
}

static void
desmi_filter_chips_class_init (DesmiFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_filter_chips_dispose;
}

static void
desmi_filter_chips_init (DesmiFilterChips *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * desmi_filter_chips_connect:
 * @page: the one that the chips are on, of static storage
 * @elsewhere: (array zero-terminated=1): columns whose filters other controls show, of static
 * storage
 *
 * Shows the filters of the session's state, as long as the chips live.
 */
void
desmi_filter_chips_connect (DesmiFilterChips  *self,
                            DesmiSession      *session,
                            const char        *page,
                            const char *const *elsewhere)
{
  g_return_if_fail (DESMI_IS_FILTER_CHIPS (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->page = page;
  self->elsewhere = elsewhere;
  g_signal_connect_object (session, "notify::state", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

/**
 * desmi_filter_dup_words:
 * @filter: "destination=TWN"
 *
 * Returns: (transfer full): "Destination: Taiwan"; an area is named by its code
 */
char *
desmi_filter_dup_words (const char *filter)
{
  g_auto (GStrv) parts = g_strsplit (filter, "=", 2);

  return g_strdup_printf (
      "%s: %s", desmi_column_title (parts[0]),
      parts[1] == NULL ? ""
                       : desmi_view_words_value (parts[0], parts[1], desmi_locale_get_user ()));
}
