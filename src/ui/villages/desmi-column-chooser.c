/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popover with a row for each column of the village list: checked it is shown, and it goes up and
 * down by its buttons or by Alt with the arrows. */
#include "ui/villages/desmi-column-chooser.h"

#include "app/desmi-village-column.h"
#include "ui/desmi-a11y.h"
#include "ui/villages/desmi-village-columns-private.h"
#include "ui/villages/desmi-village-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROW "desmi-row"
#define HEIGHT 380 /* px, of the list at most */

/* What a popover has; freed with it. */
typedef struct
{
  GtkColumnView *view;    /* not owned: the popover hangs beside it */
  DesmiSession  *session; /* owned */
  GtkListBox    *list;
  GtkWidget     *reset;
  gboolean       filling;
} Chooser;

/* One column of the list; freed with its row. */
typedef struct
{
  Chooser                  *chooser;
  const DesmiVillageColumn *kind;
  GtkWidget                *check;
  char                     *entry; /* of the layout: "name:180" */
} Row;

static void
chooser_free (gpointer data)
{
  Chooser *self = data;

  g_object_unref (self->session);
  g_free (self);
}

static void
row_free (gpointer data)
{
  g_free (((Row *) data)->entry);
  g_free (data);
}

static Row *
get_row (Chooser *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? g_object_get_data (G_OBJECT (row), ROW) : NULL;
}

static gboolean
is_checked (const Row *row)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (row->check));
}

/* What is checked, as the rows stand, becomes a step of the session. */
static void
apply (Chooser *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Row                *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (is_checked (row))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", row->entry);
  desmi_village_layout_set (self->view, text->str);
  desmi_session_set_columns (self->session, text->str);
  gtk_widget_set_sensitive (self->reset, TRUE);
}

static void
toggled_cb (Row *row)
{
  if (!row->chooser->filling)
    apply (row->chooser);
}

/* The button that was pressed, or the row, is there to be pressed again: the next of the row would
 * do something else. */
static GtkWidget *
get_focus (GtkWidget *row)
{
  GtkRoot   *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, row) ? focus : row;
}

/* Only what is shown has a place in the order. */
static void
move (Row *row, int by)
{
  Chooser   *self = row->chooser;
  GtkWidget *widget = gtk_widget_get_ancestor (row->check, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *focus = get_focus (widget);
  int        index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget));

  if (index + by < 0 || get_row (self, index + by) == NULL)
    return;
  g_object_ref (widget);
  gtk_list_box_remove (self->list, widget);
  gtk_list_box_insert (self->list, widget, index + by);
  gtk_widget_grab_focus (focus);
  g_object_unref (widget);
  apply (self);
}

static void
up_cb (Row *row)
{
  move (row, -1);
}

static void
down_cb (Row *row)
{
  move (row, 1);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, Row *row)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK
      || (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  move (row, keyval == GDK_KEY_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

/* As it stands above the column: heads of villages are called as they are in the district. */
static const char *
get_title (const Row *row)
{
  GtkColumnView *view = row->chooser->view;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (view)); i++)
    {
      DesmiColumn                    *data;
      g_autoptr (GtkColumnViewColumn) column = desmi_village_columns_get (view, i, &data);

      if (data->kind == row->kind)
        return gtk_column_view_column_get_title (column);
    }
  return desmi_village_column_get_title (row->kind);
}

static GtkWidget *
new_button (Row *row, const char *icon, const char *tooltip, GCallback callback)
{
  GtkWidget       *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", get_title (row), tooltip);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  desmi_a11y_set_label (button, spoken);
  g_signal_connect_swapped (button, "clicked", callback, row);
  return button;
}

static GtkWidget *
new_row (Chooser *self, const DesmiVillageColumn *kind, const char *entry, gboolean shown)
{
  GtkWidget          *widget = gtk_list_box_row_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  Row                *row = g_new0 (Row, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();

  row->chooser = self;
  row->kind = kind;
  row->entry = g_strdup (entry);
  row->check = gtk_check_button_new_with_label (get_title (row));
  desmi_a11y_set_label (row->check, get_title (row));
  gtk_widget_set_hexpand (row->check, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), shown);
  gtk_widget_set_sensitive (row->check, kind->sort != DESMI_VILLAGE_SORT_NAME);
  g_signal_connect_swapped (row->check, "toggled", G_CALLBACK (toggled_cb), row);
  gtk_box_append (GTK_BOX (box), row->check);
  gtk_box_append (
      GTK_BOX (box),
      new_button (row, "go-up-symbolic", _ ("Further to the front (Alt+Up)"), G_CALLBACK (up_cb)));
  gtk_box_append (GTK_BOX (box),
                  new_button (row, "go-down-symbolic", _ ("Further to the end (Alt+Down)"),
                              G_CALLBACK (down_cb)));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), row);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, keys);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
  desmi_a11y_set_label (widget, get_title (row));
  g_object_set_data_full (G_OBJECT (widget), ROW, row, row_free);
  return widget;
}

/* The columns that are shown, in their order, then the others. */
static void
fill (Chooser *self)
{
  g_autofree char *layout = desmi_village_layout_dup (self->view);
  g_auto (GStrv)   entries = g_strsplit (layout, ",", -1);
  GtkListBoxRow   *old;

  self->filling = TRUE;
  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_autofree char          *name = g_strndup (entries[i], strcspn (entries[i], ":"));
      const DesmiVillageColumn *kind = desmi_village_column_find (name);

      if (kind != NULL)
        gtk_list_box_append (self->list, new_row (self, kind, entries[i], TRUE));
      g_strlcpy (entries[i], name, strlen (entries[i]) + 1);
    }
  for (guint i = 0; desmi_village_column_nth (i) != NULL; i++)
    if (!g_strv_contains ((const char *const *) entries, desmi_village_column_nth (i)->name))
      gtk_list_box_append (self->list, new_row (self, desmi_village_column_nth (i),
                                                desmi_village_column_nth (i)->name, FALSE));
  gtk_widget_set_sensitive (
      self->reset,
      desmi_view_state_get (desmi_session_get_state (self->session), DESMI_VIEW_COLUMNS) != NULL);
  self->filling = FALSE;
}

static void
reset_cb (Chooser *self)
{
  desmi_village_layout_set (self->view, NULL);
  desmi_session_set_columns (self->session, NULL);
  fill (self);
}

/**
 * desmi_column_chooser_new:
 * @view: with columns of desmi_village_columns_add(); lives at least as long as the popover
 * @session: remembers what is chosen
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
desmi_column_chooser_new (GtkColumnView *view, DesmiSession *session)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Chooser   *self = g_new0 (Chooser, 1);

  self->view = view;
  self->session = g_object_ref (session);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desmi-plain-list");
  desmi_a11y_set_label (GTK_WIDGET (self->list), _ ("Columns"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->reset = gtk_button_new_with_mnemonic (_ ("_Usual Columns"));
  gtk_widget_set_tooltip_text (self->reset, _ ("Show the usual columns that there is room for"));
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (reset_cb), self);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->reset);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_object_set_data_full (G_OBJECT (popover), "desmi-chooser", self, chooser_free);
  g_signal_connect_swapped (popover, "map", G_CALLBACK (fill), self);
  return popover;
}
