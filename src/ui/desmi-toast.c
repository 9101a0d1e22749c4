/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says in passing, and the undo that it offers with it. */
#include "ui/desmi-toast.h"

#include <glib/gi18n-lib.h>

#define SECONDS 6
#define SHOWN_KEY "desmi-toast"

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

/* Takes the place of the one before, which would keep it waiting. */
static AdwToast *
show (AdwToastOverlay *overlay, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast        *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, SECONDS);
  dismiss (overlay);
  g_object_set_data_full (G_OBJECT (overlay), SHOWN_KEY, g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (gone_cb), overlay, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (overlay, toast);
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
 * desmi_toast_withdraw:
 *
 * Takes the undo that is offered off the screen, if there is one.
 */
void
desmi_toast_withdraw (AdwToastOverlay *overlay)
{
  AdwToast *toast = g_object_get_data (G_OBJECT (overlay), SHOWN_KEY);

  if (toast != NULL && adw_toast_get_action_name (toast) != NULL)
    dismiss (overlay);
}
