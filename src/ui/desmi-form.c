/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a form, and how it saves as one step. */
#include "ui/desmi-form-private.h"

#include "ui/desmi-dialog-size.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-sensitive.h"

#include <glib/gi18n-lib.h>

#define SENTENCE_PX 72 /* room for a sentence about what was typed */

G_DEFINE_FINAL_TYPE (DesmiForm, desmi_form, ADW_TYPE_WINDOW)

enum
{
  SAVE,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
start_over_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_form_start_over (DESMI_FORM (widget));
}

static void
copy_lost_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_form_copy_lost (DESMI_FORM (widget));
}

static void
drop_lost_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_form_drop_lost (DESMI_FORM (widget));
}

/* What saves at once can be typed into meanwhile, and keeps the focus. */
static void
set_saving (DesmiForm *self, gboolean saving)
{
  self->saving = saving;
  gtk_spinner_set_spinning (self->spinner, saving);
  if (self->at_once)
    return;
  desmi_sensitive_set (GTK_WIDGET (self->body), !saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !saving && self->can_save);
}

/* Nullable: the window that hears what was done; a form over another tells the one below both. */
static GtkWindow *
get_hearer (DesmiForm *self)
{
  GtkWindow *window = GTK_WINDOW (self);

  while (window != NULL && DESMI_IS_FORM (window))
    window = gtk_window_get_transient_for (window);
  return window;
}

static void
tell (DesmiForm *self)
{
  GtkWindow *parent = get_hearer (self);

  if (parent != NULL && self->told != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), self->told, self->told_what);
  else if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.edited", "s", self->label);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiForm) self = user_data;
  g_autoptr (GError)    error = NULL;
  gboolean              is_saved = desmi_store_apply_finish (DESMI_STORE (source), result, &error);

  /* it was closed with the window below it */
  if (self->store == NULL)
    return;
  set_saving (self, FALSE);
  if (!is_saved)
    {
      desmi_form_show_error (self, error);
      desmi_form_at_once_failed (self, error);
      return;
    }
  if (self->at_once)
    desmi_form_at_once_saved (self);
  else if (self->draft != NULL)
    desmi_draft_drop (self->draft);
  g_signal_emit (self, signals[SAVED], 0);
  tell (self);
  if (self->at_once)
    desmi_form_at_once_settle (self);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_form_save (DESMI_FORM (widget));
}

/**
 * desmi_form_say_kept:
 *
 * What a slip of Escape closed is there again when the form is, and the window says so.
 */
void
desmi_form_say_kept (DesmiForm *self)
{
  GtkWindow       *parent = get_hearer (self);
  g_autofree char *text = NULL;

  if (parent == NULL || self->unkept || self->draft == NULL || desmi_draft_is_empty (self->draft))
    return;
  /* Translators: %s is the title of a form */
  text = g_strdup_printf (
      _ ("What you typed into “%s” is not saved, but kept: open the form again to go on."),
      gtk_window_get_title (GTK_WINDOW (self)));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s", text);
}

static gboolean
desmi_form_close_request (GtkWindow *window)
{
  DesmiForm *self = DESMI_FORM (window);

  if (self->at_once)
    {
      desmi_form_at_once_end (self, DESMI_FORM_LEAVES);
      return GDK_EVENT_STOP;
    }
  /* what is being written is waited for: it either closes the form or gives the text back */
  if (self->saving)
    return GDK_EVENT_STOP;
  desmi_form_say_kept (self);
  return GTK_WINDOW_CLASS (desmi_form_parent_class)->close_request (window);
}

/* Where something is typed below @widget, but for what a popover hides; @n: how many such there
 * are.
 */
static void
find_lines (GtkWidget *widget, GtkWidget **line, guint *n)
{
  if (!gtk_widget_get_visible (widget) || GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget))
    {
      *line = widget;
      (*n)++;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_lines (child, line, n);
}

/* Of one line Enter says that it is done; of several it could be meant for the line only. */
static void
take_enter (DesmiForm *self)
{
  GtkWidget *line = NULL;
  guint      n = 0;

  if (self->at_once)
    return;
  find_lines (GTK_WIDGET (self->body), &line, &n);
  if (n != 1 || !GTK_IS_TEXT (line)
      || gtk_widget_get_ancestor (line, GTK_TYPE_SEARCH_ENTRY) != NULL)
    return;
  /* a GtkEntry answers for the text within it */
  line = gtk_widget_get_ancestor (line, GTK_TYPE_ENTRY);
  if (line == NULL)
    return;
  gtk_entry_set_activates_default (GTK_ENTRY (line), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->save_button));
}

/* What is typed goes into the first field; GTK would begin with Cancel, which a blank presses. */
static void
desmi_form_show (GtkWidget *widget)
{
  gboolean is_chosen = gtk_window_get_focus (GTK_WINDOW (widget)) != NULL;

  take_enter (DESMI_FORM (widget));
  GTK_WIDGET_CLASS (desmi_form_parent_class)->show (widget);
  if (!is_chosen)
    gtk_widget_child_focus (GTK_WIDGET (DESMI_FORM (widget)->body), GTK_DIR_TAB_FORWARD);
}

static void
desmi_form_dispose (GObject *object)
{
  DesmiForm *self = DESMI_FORM (object);

  g_cancellable_cancel (self->loading);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->at = NULL;
  g_ptr_array_set_size (self->inputs, 0);
  if (self->draft != NULL)
    desmi_draft_flush (self->draft);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), DESMI_TYPE_FORM);
  G_OBJECT_CLASS (desmi_form_parent_class)->dispose (object);
}

static void
desmi_form_finalize (GObject *object)
{
  g_free (DESMI_FORM (object)->label);
  g_free (DESMI_FORM (object)->told);
  g_clear_pointer (&DESMI_FORM (object)->told_what, g_variant_unref);
  g_ptr_array_unref (DESMI_FORM (object)->inputs);
  g_clear_pointer (&DESMI_FORM (object)->formers, g_ptr_array_unref);
  g_object_unref (DESMI_FORM (object)->loading);
  G_OBJECT_CLASS (desmi_form_parent_class)->finalize (object);
}

static void
desmi_form_class_init (DesmiFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desmi_form_dispose;
  object_class->finalize = desmi_form_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = desmi_form_close_request;
  widget_class->show = desmi_form_show;
  signals[SAVE] = g_signal_new ("save", DESMI_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", DESMI_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "form.start-over", NULL, start_over_cb);
  gtk_widget_class_install_action (widget_class, "form.copy-lost", NULL, copy_lost_cb);
  gtk_widget_class_install_action (widget_class, "form.drop-lost", NULL, drop_lost_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "form.save", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/go/desmigratif/Desmigratif/ui/desmi-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, spinner);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, state_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, error_box);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, draft_revealer);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, draft_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, lost);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, lost_label);
  gtk_widget_class_bind_template_child (widget_class, DesmiForm, body);
}

static void
desmi_form_init (DesmiForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->can_save = TRUE;
  self->inputs = g_ptr_array_new_with_free_func (desmi_form_free_input);
  self->loading = g_cancellable_new ();
}

/**
 * desmi_form_new:
 * @parent: (nullable): the window it belongs to, which hears "win.edited" when something was saved
 * @store: the file that it saves into, whichever is open by then
 * @title: translated
 * @save_label: translated, with a mnemonic
 *
 * Returns: (transfer none): a form without a body, to be presented
 */
DesmiForm *
desmi_form_new (GtkWindow *parent, DesmiStore *store, const char *title, const char *save_label)
{
  DesmiForm *self = g_object_new (DESMI_TYPE_FORM, "title", title, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  desmi_dialog_size_begin (GTK_WINDOW (self));
  desmi_form_set_save_label (self, save_label);
  return self;
}

/**
 * desmi_form_set_body:
 * @body: the fields
 *
 * The window becomes no higher than the fields ask for, and what may be said of them.
 */
void
desmi_form_set_body (DesmiForm *self, GtkWidget *body)
{
  adw_bin_set_child (self->body, body);
  desmi_dialog_size_fit (GTK_WINDOW (self), body, SENTENCE_PX);
}

/**
 * desmi_form_set_can_save:
 * @can_save: whether there is something that could be saved
 */
void
desmi_form_set_can_save (DesmiForm *self, gboolean can_save)
{
  self->can_save = can_save;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save",
                                 self->at_once || (!self->saving && can_save));
  desmi_form_at_once_settle_soon (self);
}

/**
 * desmi_form_set_save_label:
 * @label: translated, with a mnemonic
 */
void
desmi_form_set_save_label (DesmiForm *self, const char *label)
{
  gtk_button_set_label (self->save_button, label);
}

/**
 * desmi_form_get_store:
 *
 * Returns: (transfer none): the file that the form was opened on
 */
DesmiStore *
desmi_form_get_store (DesmiForm *self)
{
  g_return_val_if_fail (DESMI_IS_FORM (self), NULL);

  return self->store;
}

/**
 * desmi_form_set_busy:
 * @busy: whether it is being looked up what is to be saved
 *
 * Nothing can be typed meanwhile, which would not be in what is saved; unless the form saves at
 * once. To be ended before desmi_form_apply().
 */
void
desmi_form_set_busy (DesmiForm *self, gboolean busy)
{
  g_return_if_fail (DESMI_IS_FORM (self));

  set_saving (self, busy);
  if (!busy)
    desmi_form_at_once_settle_soon (self);
}

/**
 * desmi_form_apply:
 * @edit: what is to be changed, as one step
 *
 * Saves into the file that the form was opened on. On success the form closes, unless it saves at
 * once; on failure, and where that file was closed, it says why, and everything typed is still
 * there.
 */
void
desmi_form_apply (DesmiForm *self, DesmiEdit *edit)
{
  g_return_if_fail (DESMI_IS_FORM (self) && !self->saving);

  g_free (self->label);
  self->label = g_strdup (desmi_edit_get_label (edit));
  set_saving (self, TRUE);
  desmi_store_apply_async (self->store, edit, NULL, applied_cb, g_object_ref (self));
}

/**
 * desmi_form_set_told:
 * @action: of the window
 * @parameter: its parameter; a floating one is taken
 *
 * Names what the window hears instead of "win.edited" when something was saved.
 */
void
desmi_form_set_told (DesmiForm *self, const char *action, GVariant *parameter)
{
  g_return_if_fail (DESMI_IS_FORM (self));

  g_free (self->told);
  self->told = g_strdup (action);
  g_clear_pointer (&self->told_what, g_variant_unref);
  self->told_what = g_variant_ref_sink (parameter);
}

/**
 * desmi_form_show_error:
 *
 * Says above the fields what happened.
 */
void
desmi_form_show_error (DesmiForm *self, const GError *error)
{
  desmi_form_show_text (self, error->message);
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "desmi-error");
  self->details = desmi_error_details_new (error);
  gtk_box_append (self->error_box, self->details);
}

/**
 * desmi_form_show_text:
 * @text: a sentence, translated
 *
 * Says something above the fields that is no failure of the form.
 */
void
desmi_form_show_text (DesmiForm *self, const char *text)
{
  if (self->details != NULL)
    gtk_box_remove (self->error_box, self->details);
  self->details = NULL;
  gtk_widget_remove_css_class (GTK_WIDGET (self->error_label), "desmi-error");
  gtk_label_set_label (self->error_label, text);
  gtk_revealer_set_reveal_child (self->error_revealer, TRUE);
}

/**
 * desmi_form_get_error:
 *
 * Returns: (nullable): the sentence shown above the fields
 */
const char *
desmi_form_get_error (DesmiForm *self)
{
  return gtk_revealer_get_reveal_child (self->error_revealer)
             ? gtk_label_get_label (self->error_label)
             : NULL;
}

/**
 * desmi_form_save:
 *
 * As if the button were pressed.
 */
void
desmi_form_save (DesmiForm *self)
{
  g_return_if_fail (DESMI_IS_FORM (self));

  if (self->at_once)
    desmi_form_at_once_end (self, DESMI_FORM_ENDS);
  else if (!self->saving && self->can_save)
    desmi_form_emit_save (self);
}

/**
 * desmi_form_emit_save:
 *
 * Asks whoever made the form to save what is in it.
 */
void
desmi_form_emit_save (DesmiForm *self)
{
  /* what was said of an earlier try may hold no more */
  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
  g_signal_emit (self, signals[SAVE], 0);
}
