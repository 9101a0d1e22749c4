/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-late-text.h"

#define DATA "desmi-late-text"
#define REST_MS 1200

typedef struct
{
  GtkWidget    *widget; /* not owned: its data */
  char         *id;
  DesmiLateSave save;
  gpointer      self;
  char         *shown;
  guint         timeout;
  gboolean      quiet;
} Late;

static void
late_free (gpointer data)
{
  Late *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self->id);
  g_free (self->shown);
  g_free (self);
}

static char *
dup_text (GtkWidget *widget)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
save (Late *self)
{
  g_autofree char *text = dup_text (self->widget);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (g_strcmp0 (text, self->shown != NULL ? self->shown : "") == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text);
  self->save (self->self, self->id, text);
}

static gboolean
rest_cb (gpointer user_data)
{
  Late *self = user_data;

  self->timeout = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (Late *self)
{
  if (self->quiet)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (REST_MS, rest_cb, self);
}

/**
 * desmi_late_text_watch:
 * @widget: an entry or a text view
 * @id: (nullable): given to @save_text
 * @save_text: called when the text is another than was shown
 * @owner: given to @save_text; lives as long as @widget
 *
 * Saves what is typed after a rest, when the focus goes, and at Enter.
 */
void
desmi_late_text_watch (GtkWidget *widget, const char *id, DesmiLateSave save_text, gpointer owner)
{
  Late               *self = g_new0 (Late, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->widget = widget;
  self->id = g_strdup (id);
  self->save = save_text;
  self->self = owner;
  g_object_set_data_full (G_OBJECT (widget), DATA, self, late_free);
  if (GTK_IS_EDITABLE (widget))
    g_signal_connect_swapped (widget, "changed", G_CALLBACK (changed_cb), self);
  else
    g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "changed",
                              G_CALLBACK (changed_cb), self);
  if (GTK_IS_ENTRY (widget))
    g_signal_connect_swapped (widget, "activate", G_CALLBACK (save), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (save), self);
  gtk_widget_add_controller (widget, focus);
}

/**
 * desmi_late_text_show:
 * @text: (nullable): as it is saved; whoever is typing at the moment is not disturbed
 */
void
desmi_late_text_show (GtkWidget *widget, const char *text)
{
  Late *self = g_object_get_data (G_OBJECT (widget), DATA);

  if (self->timeout != 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text != NULL ? text : "");
  self->quiet = TRUE;
  if (GTK_IS_EDITABLE (widget))
    {
      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (widget)), self->shown) != 0)
        gtk_editable_set_text (GTK_EDITABLE (widget), self->shown);
    }
  else
    {
      g_autofree char *now = dup_text (widget);

      if (g_strcmp0 (now, self->shown) != 0)
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), self->shown,
                                  -1);
    }
  self->quiet = FALSE;
}

/**
 * desmi_late_text_flush:
 *
 * Saves what is typed at once.
 */
void
desmi_late_text_flush (GtkWidget *widget)
{
  Late *self = g_object_get_data (G_OBJECT (widget), DATA);

  if (self->timeout != 0)
    save (self);
}
