/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of something that is there already: each change is saved, as a step of its own, when its
 * field is left. What cannot be saved stays typed and holds up nothing else. */
#include "ui/desmi-field.h"
#include "ui/desmi-form-private.h"

#include <glib/gi18n-lib.h>

static gboolean
has_typed (DesmiForm *self)
{
  gboolean typed = FALSE;

  for (guint i = 0; !typed && i < self->inputs->len; i++)
    typed = desmi_form_input_is_typed (g_ptr_array_index (self->inputs, i));
  return typed;
}

/* What waits is named as long as it does, also while something else is on its way. */
static void
show_state (DesmiForm *self)
{
  const char      *saved = C_ ("form", "Saved");
  const gboolean   is_busy = self->saving || self->again;
  g_autofree char *waiting = is_busy ? NULL : desmi_form_dup_waiting (self);

  if (is_busy && !g_str_equal (gtk_label_get_label (self->state_label), saved))
    return;
  if (waiting != NULL)
    gtk_label_set_label (self->state_label, waiting);
  else
    gtk_label_set_label (self->state_label,
                         self->has_saved && !is_busy && !has_typed (self) ? saved : "");
}

static gboolean
is_together (const DesmiFormInput *one, const DesmiFormInput *other)
{
  return one == other || (one->group != 0 && one->group == other->group);
}

/* Of what the file refused together, leaves only the first to be sent; the rest comes after it. */
static void
part_sent (DesmiForm *self)
{
  const DesmiFormInput *first = NULL;

  for (guint i = 0; i < self->inputs->len; i++)
    {
      const DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      if (first == NULL && input->sent != NULL && input->apart)
        first = input;
    }
  for (guint i = 0; first != NULL && i < self->inputs->len; i++)
    {
      DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      if (is_together (input, first))
        input->apart = FALSE;
      else if (input->sent != NULL)
        {
          g_clear_pointer (&input->sent, g_free);
          self->again = TRUE;
        }
    }
}

/* Notes what is being saved, and not what is half typed; FALSE where there is nothing. */
static gboolean
note_sent (DesmiForm *self)
{
  gboolean has_sent = FALSE;

  for (guint i = 0; i < self->inputs->len; i++)
    {
      DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      g_clear_pointer (&input->sent, g_free);
      if (input->left && !input->asked && GTK_IS_SPIN_BUTTON (input->object))
        {
          /* what is no number there, or too large, becomes one */
          gtk_spin_button_update (GTK_SPIN_BUTTON (input->object));
          input->left = TRUE;
        }
      if (input->left && !input->asked && desmi_form_input_is_typed (input))
        input->sent = desmi_form_input_dup (input);
      has_sent = has_sent || input->sent != NULL;
    }
  part_sent (self);
  return has_sent;
}

static void
commit (DesmiForm *self)
{
  self->again = FALSE;
  if (!note_sent (self))
    return;
  desmi_form_emit_save (self);
  /* the file holds that already */
  if (!self->saving && desmi_form_get_error (self) == NULL)
    desmi_form_at_once_saved (self);
}

static void
focus_unsaved (DesmiForm *self)
{
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      if (!desmi_form_input_is_typed (input))
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (input->object));
      return;
    }
}

/* Whoever leaves sees once why something is not saved, or that it would be lost. */
static gboolean
may_leave (DesmiForm *self)
{
  gboolean may = self->warned || (desmi_form_get_error (self) == NULL && desmi_form_is_kept (self));

  self->warned = TRUE;
  return may;
}

static void
close_or_stay (DesmiForm *self)
{
  DesmiFormEnd end = self->end;

  self->end = DESMI_FORM_STAYS;
  if (!has_typed (self))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (end == DESMI_FORM_LEAVES && may_leave (self))
    {
      desmi_form_say_kept (self);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (self->unkept && desmi_form_get_error (self) == NULL)
    desmi_form_show_text (self, _ ("What you type here cannot be kept against a crash of the "
                                   "program; finish it soon."));
  focus_unsaved (self);
}

/**
 * desmi_form_at_once_settle:
 *
 * Does what had to wait until nothing is on its way any more.
 */
void
desmi_form_at_once_settle (DesmiForm *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (!self->at_once)
    return;
  while (self->again && !self->saving && self->can_save)
    commit (self);
  show_state (self);
  if (!self->saving && self->end != DESMI_FORM_STAYS)
    close_or_stay (self);
}

static void
settle_cb (gpointer data)
{
  DesmiForm *self = data;

  self->idle = 0;
  desmi_form_at_once_settle (self);
}

/**
 * desmi_form_at_once_settle_soon:
 *
 * The same, when what happens now has happened: a choice moves others, and the focus is on its way.
 */
void
desmi_form_at_once_settle_soon (DesmiForm *self)
{
  if (self->at_once && self->idle == 0)
    self->idle = g_idle_add_once (settle_cb, self);
}

static gboolean
has_sentence (const DesmiFormInput *input)
{
  return DESMI_IS_FIELD (input->object)
         && desmi_field_get_error (DESMI_FIELD (input->object)) != NULL;
}

/**
 * desmi_form_at_once_saved:
 *
 * What was sent is in the file.
 */
void
desmi_form_at_once_saved (DesmiForm *self)
{
  gboolean is_refused = FALSE;

  self->has_saved = TRUE;
  for (guint i = 0; i < self->inputs->len; i++)
    {
      DesmiFormInput  *input = g_ptr_array_index (self->inputs, i);
      g_autofree char *now = desmi_form_input_dup (input);

      is_refused = is_refused
                   || (input->sent == NULL && !has_sentence (input)
                       && (input->refused || (input->asked && input->met)));
      if (input->sent == NULL)
        continue;
      input->refused = FALSE;
      input->met = FALSE;
      g_free (input->base);
      input->base = g_strdup (input->sent);
      if (self->draft != NULL)
        desmi_draft_set (self->draft, input->id, input->base, now);
    }
  if (!has_typed (self))
    gtk_revealer_set_reveal_child (self->draft_revealer, FALSE);
  /* what was said of that still holds, unless it was said in the field */
  if (!is_refused)
    gtk_label_set_label (self->error_label, "");
  else if (*gtk_label_get_label (self->error_label) != '\0')
    gtk_revealer_set_reveal_child (self->error_revealer, TRUE);
}

/* Nullable: the first that was sent, of @n; @together: the file looks at all of them together. */
static DesmiFormInput *
find_sent (DesmiForm *self, guint *n, gboolean *together)
{
  DesmiFormInput *first = NULL;

  *n = 0;
  *together = TRUE;
  for (guint i = 0; i < self->inputs->len; i++)
    {
      DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      if (input->sent == NULL)
        continue;
      first = first == NULL ? input : first;
      *together = *together && is_together (first, input);
      (*n)++;
    }
  return first;
}

/* It waits until the reader changes it, or says again that it is meant. FALSE where all of it was
 * changed already. */
static gboolean
refuse_sent (DesmiForm *self)
{
  gboolean is_refused = FALSE;

  for (guint i = 0; i < self->inputs->len; i++)
    {
      DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      if (!desmi_form_input_is_as_sent (input))
        continue;
      input->asked = TRUE;
      input->refused = TRUE;
      is_refused = TRUE;
    }
  return is_refused;
}

static void
part_refused (DesmiForm *self)
{
  for (guint i = 0; i < self->inputs->len; i++)
    {
      DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      input->apart = input->sent != NULL;
    }
  self->again = TRUE;
}

/**
 * desmi_form_at_once_failed:
 *
 * What was sent is not in the file. Where that is because of what was typed, nothing else waits
 * for it: of several, each is sent again without the others.
 */
void
desmi_form_at_once_failed (DesmiForm *self, const GError *error)
{
  const gboolean  is_input = g_error_matches (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT);
  guint           n;
  gboolean        together;
  DesmiFormInput *first = find_sent (self, &n, &together);

  if (is_input && self->at_once && !together)
    part_refused (self);
  else if (is_input && first != NULL)
    {
      if (!refuse_sent (self))
        gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
      else if (n == 1 && DESMI_IS_FIELD (first->object))
        desmi_field_set_error (DESMI_FIELD (first->object), error->message);
    }
  desmi_form_at_once_settle (self);
}

/* What was wrong of one may be right with another of its group. */
static void
forget_refusal (DesmiForm *self, DesmiFormInput *input)
{
  input->refused = FALSE;
  for (guint i = 0; input->group != 0 && i < self->inputs->len; i++)
    {
      DesmiFormInput *other = g_ptr_array_index (self->inputs, i);

      if (!other->refused || other->group != input->group)
        continue;
      other->refused = FALSE;
      other->asked = FALSE;
    }
}

/**
 * desmi_form_at_once_typed:
 * @input: that somebody typed into, or chose
 *
 * What is chosen is saved soon, what is typed when it is left.
 */
void
desmi_form_at_once_typed (DesmiForm *self, DesmiFormInput *input)
{
  const gboolean is_text = desmi_form_find_text (GTK_WIDGET (input->object)) != NULL;

  if (!self->at_once)
    return;
  input->asked = FALSE;
  input->met = FALSE;
  forget_refusal (self, input);
  input->left = !is_text || input != self->at;
  self->warned = FALSE;
  if (!is_text)
    desmi_form_commit (self);
  show_state (self);
}

/* Enter says that what is typed there is meant. */
static void
activate_cb (DesmiForm *self, GtkText *text)
{
  desmi_form_mean (self, text);
}

static void
focus_cb (DesmiForm *self)
{
  DesmiFormInput *at = desmi_form_find_input (self, gtk_window_get_focus (GTK_WINDOW (self)));

  if (self->at != NULL && self->at != at)
    {
      self->at->left = TRUE;
      desmi_form_commit (self);
    }
  self->at = at;
}

/**
 * desmi_form_at_once_watch:
 * @input: of the form
 *
 * Hears when Enter is pressed there.
 */
void
desmi_form_at_once_watch (DesmiForm *self, DesmiFormInput *input)
{
  GtkWidget *text = desmi_form_find_text (GTK_WIDGET (input->object));

  if (text != NULL && GTK_IS_TEXT (text))
    g_signal_connect_object (text, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/**
 * desmi_form_at_once_end:
 * @end: how
 *
 * Closes when everything is saved. What the reader was asked about is meant where he ends the form,
 * and not where he leaves it.
 */
void
desmi_form_at_once_end (DesmiForm *self, DesmiFormEnd end)
{
  for (guint i = 0; i < self->inputs->len; i++)
    {
      DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      input->left = TRUE;
      input->asked = input->asked && end == DESMI_FORM_LEAVES;
    }
  self->end = end;
  self->again = TRUE;
  desmi_form_at_once_settle (self);
}

/**
 * desmi_form_set_at_once:
 * @at_once: whether each change is saved when it is made; %FALSE (at first): all of them by the
 *   button
 *
 * For what is there already: the form has no button that saves, only “Done”, as Escape closes it.
 * To be called once the inputs hold what the file does.
 *
 * "save" is then emitted when a text was typed and is left (or Enter is pressed there), when
 * something was chosen, and before the form closes. Whoever answers it
 *
 * - takes into the edit only the inputs of which desmi_form_wants() is true, and what was last seen
 *   in the file of all others, which does not become other by that;
 * - calls desmi_form_hold_back() for each of these that cannot be read and says in it what is
 *   wrong: it stays typed, and the others are saved;
 * - keeps what was sent of each, since it may be typed into while that is written; where something
 *   is looked up first, between desmi_form_set_busy(), also that looks at what was sent;
 * - calls desmi_form_ask() for each input of which the file holds something else than was seen, and
 *   says so in it by desmi_form_dup_met(). When it returns without desmi_form_apply(), "save" is
 *   emitted again for the rest;
 * - calls desmi_form_apply(), or nothing where there is nothing to change: what is wanted and not
 *   held back is taken for saved then. It never closes the form.
 *
 * At "saved" it takes over what it sent as what it has seen, of all that desmi_form_wants() is true
 * of. What it shows in an input by itself, since the file holds that, it puts there by
 * desmi_form_show_saved() or between desmi_form_set_filling().
 *
 * The form stays open and sensitive meanwhile; what comes while something is written is saved after
 * that. A failure is said above the fields, what was typed stays and is tried again with the next
 * change. Where the file refuses what was typed in several inputs, "save" is emitted again for each
 * of them, or for each group, so that only what it refuses waits.
 */
void
desmi_form_set_at_once (DesmiForm *self, gboolean at_once)
{
  g_return_if_fail (DESMI_IS_FORM (self));

  if (self->at_once == at_once)
    return;
  self->at_once = at_once;
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), !at_once);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), at_once);
  desmi_form_set_can_save (self, self->can_save);
  if (!at_once)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->save_button), "suggested-action");
      g_signal_handlers_disconnect_by_func (self, focus_cb, NULL);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->save_button), "suggested-action");
  desmi_form_set_save_label (self, _ ("_Done"));
  for (guint i = 0; i < self->inputs->len; i++)
    desmi_form_at_once_watch (self, g_ptr_array_index (self->inputs, i));
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  focus_cb (self);
}

/**
 * desmi_form_wants:
 * @widget: as it was given to desmi_form_add_input()
 *
 * To be asked while "save" is answered and at "saved", also of a form that does not save at once,
 * which wants all.
 *
 * Returns: whether what is typed there is to go into the edit, or was in it
 */
gboolean
desmi_form_wants (DesmiForm *self, gpointer widget)
{
  const DesmiFormInput *input;

  g_return_val_if_fail (DESMI_IS_FORM (self), FALSE);

  input = desmi_form_find_input (self, widget);
  return !self->at_once || (input != NULL && input->sent != NULL);
}

/**
 * desmi_form_hold_back:
 * @widget: likewise
 *
 * What is typed there is not in the edit, since it cannot be read. Of a form that does not save at
 * once, nothing happens.
 */
void
desmi_form_hold_back (DesmiForm *self, gpointer widget)
{
  DesmiFormInput *input;

  g_return_if_fail (DESMI_IS_FORM (self));

  input = desmi_form_find_input (self, widget);
  if (self->at_once && input != NULL)
    g_clear_pointer (&input->sent, g_free);
}

/**
 * desmi_form_ask:
 * @widget: likewise
 * @saved: what the file holds, as the input would
 *
 * What is typed there is not saved until the reader says that it is meant: by Enter there, by
 * another change, or by “Done”. Of a form that does not save at once, nothing happens.
 */
void
desmi_form_ask (DesmiForm *self, gpointer widget, const char *saved)
{
  DesmiFormInput  *input;
  g_autofree char *text = NULL;

  g_return_if_fail (DESMI_IS_FORM (self) && saved != NULL);

  input = desmi_form_find_input (self, widget);
  if (!self->at_once || input == NULL)
    return;
  text = desmi_form_input_dup (input);
  /* on what was seen when it was typed, so that it is asked again when the form is opened again */
  if (self->draft != NULL)
    desmi_draft_set (self->draft, input->id, input->base, text);
  g_clear_pointer (&input->sent, g_free);
  g_free (input->base);
  input->base = g_strdup (saved);
  input->asked = TRUE;
  input->met = TRUE;
  desmi_form_commit (self);
}

/**
 * desmi_form_set_group:
 * @widget: likewise
 * @group: of those that the file looks at together; 0 (at first): it is alone
 *
 * What the file refuses is tried again when one of its group is changed.
 */
void
desmi_form_set_group (DesmiForm *self, gpointer widget, guint group)
{
  DesmiFormInput *input;

  g_return_if_fail (DESMI_IS_FORM (self));

  input = desmi_form_find_input (self, widget);
  if (input != NULL)
    input->group = group;
}

/**
 * desmi_form_mean:
 * @widget: as it was given to desmi_form_add_input(), or a part of it
 *
 * What stands there is saved soon, as by Enter: called where it was not typed, such as a place that
 * was picked on a map. Of a form that does not save at once, nothing happens.
 */
void
desmi_form_mean (DesmiForm *self, gpointer widget)
{
  DesmiFormInput *input;

  g_return_if_fail (DESMI_IS_FORM (self));

  input = desmi_form_find_input (self, widget);
  if (!self->at_once || input == NULL)
    return;
  input->asked = FALSE;
  input->left = TRUE;
  desmi_form_commit (self);
}

/**
 * desmi_form_commit:
 *
 * Saves soon what is typed and chosen; called where something changed that nobody typed, such as a
 * place that was picked on a map. Of a form that does not save at once, nothing happens.
 */
void
desmi_form_commit (DesmiForm *self)
{
  g_return_if_fail (DESMI_IS_FORM (self));

  self->again = self->at_once;
  desmi_form_at_once_settle_soon (self);
}
