/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For whom the window shows its numbers: chosen in its header, and said plainly where some of them
 * are hidden. */
#include "ui/desmi-audience-choice.h"

#include "ui/desmi-a11y.h"

#include <glib/gi18n-lib.h>

#define ACTION "audience"

typedef struct
{
  DesmiSession  *session; /* owned */
  GSimpleAction *action;  /* owned */
  GtkMenuButton *button;  /* not owned: ends with it */
  GtkRevealer   *strip;   /* as old as the button */
  GtkLabel      *label;
} Choice;

static const char *
get_sentence (DesmiAudience audience)
{
  switch (audience)
    {
    case DESMI_AUDIENCE_FORUM:
      return _ ("For the forum: numbers below 5 are hidden");
    case DESMI_AUDIENCE_PUBLIC:
      return _ ("For the public: numbers below 5 are hidden");
    case DESMI_AUDIENCE_INTERNAL:
    default:
      return NULL;
    }
}

static void
follow (Choice *self)
{
  DesmiAudience audience = desmi_session_get_audience (self->session);
  const char   *sentence = get_sentence (audience);
  /* Translators: %s is one of “Internal”, “Forum”, “Public” */
  g_autofree char *name = g_strdup_printf (
      _ ("For whom: %s"), desmi_audience_name (audience, desmi_locale_get_user ()));

  g_simple_action_set_state (self->action,
                             g_variant_new_string (desmi_audience_to_code (audience)));
  gtk_menu_button_set_icon_name (self->button, sentence != NULL ? "view-conceal-symbolic"
                                                                : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  /* the button within, which has the focus, is labelled by this one */
  desmi_a11y_set_label (GTK_WIDGET (self->button), name);
  if (sentence != NULL)
    gtk_label_set_label (self->label, sentence);
  gtk_revealer_set_reveal_child (self->strip, sentence != NULL);
}

static void
audience_cb (DesmiSession *session, GParamSpec *pspec, gpointer user_data)
{
  follow (user_data);
}

static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Choice       *self = user_data;
  DesmiAudience audience;

  if (desmi_audience_parse (g_variant_get_string (parameter, NULL), &audience))
    desmi_session_set_audience (self->session, audience);
}

static void
choice_free (gpointer data, GObject *where_the_button_was)
{
  Choice *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (self->action, self);
  g_object_unref (self->session);
  g_object_unref (self->action);
  g_free (self);
}

/**
 * desmi_audience_choice_connect:
 * @window: gets the action "audience" (s: a code)
 * @button: opens the choices
 * @strip: shown while numbers are hidden
 * @label: in @strip; says so
 *
 * Keeps them in line with the audience of @session, which is the same on all pages.
 */
void
desmi_audience_choice_connect (GActionMap    *window,
                               DesmiSession  *session,
                               GtkMenuButton *button,
                               GtkRevealer   *strip,
                               GtkLabel      *label)
{
  Choice *self = g_new0 (Choice, 1);

  self->session = g_object_ref (session);
  self->button = button;
  self->strip = strip;
  self->label = label;
  self->action = g_simple_action_new_stateful (
      ACTION, G_VARIANT_TYPE_STRING,
      g_variant_new_string (desmi_audience_to_code (DESMI_AUDIENCE_INTERNAL)));
  g_action_map_add_action (window, G_ACTION (self->action));
  g_signal_connect (self->action, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (session, "notify::audience", G_CALLBACK (audience_cb), self);
  g_object_weak_ref (G_OBJECT (button), choice_free, self);
  follow (self);
}
