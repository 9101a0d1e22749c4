/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo, and what the window says of them. */
#include "ui/desmi-undo.h"

#include "ui/desmi-a11y.h"
#include "ui/desmi-error-dialog.h"

#include <glib/gi18n-lib.h>

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *label = desmi_store_undo_finish (DESMI_STORE (source), result, &error);
  g_autofree char      *text = NULL;

  if (label == NULL)
    {
      desmi_error_dialog_present (self, _ ("Nothing Was Undone"), error);
      return;
    }
  /* Translators: %s is what had been done */
  text = g_strdup_printf (_ ("Undone: %s"), label);
  gtk_widget_activate_action (self, "win.say", "s", text);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *label = desmi_store_redo_finish (DESMI_STORE (source), result, &error);
  g_autofree char      *text = NULL;

  if (label == NULL)
    {
      desmi_error_dialog_present (self, _ ("Nothing Was Done Again"), error);
      return;
    }
  /* Translators: %s is what had been undone */
  text = g_strdup_printf (_ ("Done again: %s"), label);
  gtk_widget_activate_action (self, "win.say", "s", text);
}

static void
label_button (GtkWidget *button, const char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  desmi_a11y_set_label (button, text);
}

/**
 * desmi_undo_run:
 * @window: says what was undone, through its action win.say
 *
 * Takes back the last step of @store.
 */
void
desmi_undo_run (GtkWidget *window, DesmiStore *store)
{
  desmi_store_undo_async (store, NULL, undone_cb, g_object_ref (window));
}

/**
 * desmi_redo_run:
 * @window: says what was done again, through its action win.say
 *
 * Does again what was undone last.
 */
void
desmi_redo_run (GtkWidget *window, DesmiStore *store)
{
  desmi_store_redo_async (store, NULL, redone_cb, g_object_ref (window));
}

/**
 * desmi_undo_label_buttons:
 * @undo: (nullable): what would be undone
 * @redo: (nullable): what would be done again
 *
 * Lets the buttons, and their names for screen readers, say what they would do.
 */
void
desmi_undo_label_buttons (GtkWidget  *undo_button,
                          GtkWidget  *redo_button,
                          const char *undo,
                          const char *redo)
{
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  /* Translators: %s is what was done, such as “Enrolled Kenanga” */
  undo_text = undo == NULL ? g_strdup (_ ("Undo")) : g_strdup_printf (_ ("Undo: %s"), undo);
  label_button (undo_button, undo_text);
  /* Translators: %s is what was undone, such as “Enrolled Kenanga” */
  redo_text = redo == NULL ? g_strdup (_ ("Redo")) : g_strdup_printf (_ ("Redo: %s"), redo);
  label_button (redo_button, redo_text);
}
