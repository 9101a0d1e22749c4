/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says in passing, and the undo that it offers with it. */
#include "ui/desmi-toast.h"

#include "ui/desmi-quiet.h"

#include <glib/gi18n-lib.h>

#define SECONDS 6
#define SHOWN_KEY "desmi-toast"
#define WAITING_KEY "desmi-toasts-waiting"

static void
gone_cb (AdwToastOverlay *overlay, AdwToast *toast)
{
  if (g_object_get_data (G_OBJECT (overlay), SHOWN_KEY) == toast)
    g_object_set_data (G_OBJECT (overlay), SHOWN_KEY, NULL);
}

static void
dismiss (AdwToastOverlay *overlay)
{
  g_autoptr (AdwToast) toast = g_object_steal_data (G_OBJECT (overlay), SHOWN_KEY);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/* @toast: (transfer full) */
static void
add (AdwToastOverlay *overlay, AdwToast *toast)
{
  g_object_set_data_full (G_OBJECT (overlay), SHOWN_KEY, g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (gone_cb), overlay, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (overlay, toast);
}

/* One after the other: none of them was seen. */
static void
show_waiting (gpointer overlay)
{
  g_autoptr (GPtrArray) toasts = g_object_steal_data (overlay, WAITING_KEY);

  for (guint i = 0; i < toasts->len; i++)
    add (overlay, g_object_ref (g_ptr_array_index (toasts, i)));
}

static void
keep (AdwToastOverlay *overlay, AdwToast *toast)
{
  GPtrArray *toasts = g_object_get_data (G_OBJECT (overlay), WAITING_KEY);

  if (toasts == NULL)
    {
      toasts = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (overlay), WAITING_KEY, toasts,
                              (GDestroyNotify) g_ptr_array_unref);
      desmi_quiet_later (overlay, show_waiting);
    }
  g_ptr_array_add (toasts, toast);
}

/* Takes the place of the one before, which would keep it waiting. */
static AdwToast *
show (AdwToastOverlay *overlay, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast        *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, SECONDS);
  if (desmi_quiet_is_on ())
    keep (overlay, toast);
  else
    {
      dismiss (overlay);
      add (overlay, toast);
    }
  return toast;
}

/**
 * desmi_toast_say:
 * @text: translated, not markup
 */
void
desmi_toast_say (AdwToastOverlay *overlay, const char *text)
{
  show (overlay, text);
}

/**
 * desmi_toast_offer_undo:
 * @text: what was done just now, translated, not markup
 *
 * Says it, with a button for win.undo. That undoes the last step, whichever it is by then, so the
 * offer must be withdrawn with the next step.
 */
void
desmi_toast_offer_undo (AdwToastOverlay *overlay, const char *text)
{
  AdwToast *toast = show (overlay, text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
}

/**
 * desmi_toast_offer_way_back:
 * @text: how far the file went along its history, translated, not markup
 * @button: the way back, translated, with a mnemonic
 * @step: where it was
 *
 * Says it, with a button for win.history-to.
 */
void
desmi_toast_offer_way_back (AdwToastOverlay *overlay,
                            const char      *text,
                            const char      *button,
                            gint64           step)
{
  AdwToast *toast = show (overlay, text);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_target (toast, "x", step);
  adw_toast_set_action_name (toast, "win.history-to");
}

/**
 * desmi_toast_offer_open:
 * @text: what was written just now, translated, not markup
 * @uri: of the file
 *
 * Says it, with a button for win.open-outside.
 */
void
desmi_toast_offer_open (AdwToastOverlay *overlay, const char *text, const char *uri)
{
  AdwToast *toast = show (overlay, text);

  adw_toast_set_button_label (toast, _ ("_Open"));
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_set_action_name (toast, "win.open-outside");
}

/**
 * desmi_toast_offer_deck:
 * @text: what was put into a presentation, translated, not markup
 * @deck: its code
 *
 * Says it, with a button for win.show-deck.
 */
void
desmi_toast_offer_deck (AdwToastOverlay *overlay, const char *text, const char *deck)
{
  AdwToast *toast = show (overlay, text);

  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_target (toast, "s", deck);
  adw_toast_set_action_name (toast, "win.show-deck");
}

/**
 * desmi_toast_offer_kept_forms:
 * @text: what was kept, translated, not markup
 *
 * Says it, with a button for win.kept-forms.
 */
void
desmi_toast_offer_kept_forms (AdwToastOverlay *overlay, const char *text)
{
  AdwToast *toast = show (overlay, text);

  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.kept-forms");
}

/* What a later step does not make wrong. */
static gboolean
is_lasting (AdwToast *toast)
{
  static const char *const actions[]
      = { "win.open-outside", "win.kept-forms", "win.show-deck", NULL };
  const char *action = adw_toast_get_action_name (toast);

  return action == NULL || g_strv_contains (actions, action);
}

/**
 * desmi_toast_withdraw:
 *
 * Takes the undo that is offered off the screen, if there is one.
 */
void
desmi_toast_withdraw (AdwToastOverlay *overlay)
{
  AdwToast  *toast = g_object_get_data (G_OBJECT (overlay), SHOWN_KEY);
  GPtrArray *toasts = g_object_get_data (G_OBJECT (overlay), WAITING_KEY);

  if (toast != NULL && !is_lasting (toast))
    dismiss (overlay);
  for (guint i = toasts != NULL ? toasts->len : 0; i > 0; i--)
    if (!is_lasting (g_ptr_array_index (toasts, i - 1)))
      g_ptr_array_remove_index (toasts, i - 1);
}

static void
say_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_toast_say (user_data, g_variant_get_string (parameter, NULL));
}

static void
edited_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_toast_offer_undo (user_data, g_variant_get_string (parameter, NULL));
}

/* The parameter: what to say, and the file's URI. */
static void
saved_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *text, *uri;

  g_variant_get (parameter, "(&s&s)", &text, &uri);
  desmi_toast_offer_open (user_data, text, uri);
}

/* The parameter: what to say, and the code of the presentation. */
static void
added_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *text, *deck;

  g_variant_get (parameter, "(&s&s)", &text, &deck);
  desmi_toast_offer_deck (user_data, text, deck);
}

static void
kept_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desmi_toast_offer_kept_forms (user_data, g_variant_get_string (parameter, NULL));
}

/* The parameter: what to say, whether steps were undone, and the step to go back to. */
static void
moved_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *text;
  gboolean    undone;
  gint64      step;

  g_variant_get (parameter, "(&sbx)", &text, &undone, &step);
  desmi_toast_offer_way_back (user_data, text, undone ? _ ("_Redo") : _ ("_Undo"), step);
}

/**
 * desmi_toast_add_actions:
 * @map: of the window that @overlay is in; whoever is in it has something said by these
 *
 * Adds "say" (s), "edited" (s), "saved" ((ss)), "added" ((ss)), "kept" (s) and "moved" ((sbx)),
 * which do nothing any more once @overlay is gone.
 */
void
desmi_toast_add_actions (AdwToastOverlay *overlay, GActionMap *map)
{
  static const struct
  {
    const char *name, *type;
    void (*activate) (GSimpleAction *, GVariant *, gpointer);
  } actions[] = {
    { "say", "s", say_cb },        { "edited", "s", edited_cb }, { "saved", "(ss)", saved_cb },
    { "added", "(ss)", added_cb }, { "kept", "s", kept_cb },     { "moved", "(sbx)", moved_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action
          = g_simple_action_new (actions[i].name, G_VARIANT_TYPE (actions[i].type));

      g_signal_connect_object (action, "activate", G_CALLBACK (actions[i].activate), overlay, 0);
      g_action_map_add_action (map, G_ACTION (action));
    }
}
