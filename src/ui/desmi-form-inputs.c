/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a form, and kept against a crash until it is saved. */
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-form-private.h"

#include <glib/gi18n-lib.h>

#define CHECKED "1" /* of an input that is checked or not, as a text */

/**
 * desmi_form_free_input:
 * @input: (transfer full): a #DesmiFormInput
 */
void
desmi_form_free_input (gpointer input)
{
  DesmiFormInput *self = input;

  g_free (self->id);
  g_free (self->property);
  g_free (self->base);
  g_free (self->sent);
  g_free (self);
}

static gboolean
is_boolean (const DesmiFormInput *input)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (input->object), input->property)
             ->value_type
         == G_TYPE_BOOLEAN;
}

/**
 * desmi_form_input_dup:
 *
 * Returns: (transfer full): what is typed, chosen or checked there, as a text
 */
char *
desmi_form_input_dup (const DesmiFormInput *input)
{
  char    *text = NULL;
  gboolean checked = FALSE;

  if (is_boolean (input))
    {
      g_object_get (input->object, input->property, &checked, NULL);
      return g_strdup (checked ? CHECKED : "");
    }
  g_object_get (input->object, input->property, &text, NULL);
  return text == NULL ? g_strdup ("") : text;
}

static void
set_input (const DesmiFormInput *input, const char *text)
{
  if (is_boolean (input))
    g_object_set (input->object, input->property, g_str_equal (text, CHECKED), NULL);
  else
    g_object_set (input->object, input->property, text, NULL);
}

/**
 * desmi_form_input_is_typed:
 *
 * Returns: whether it holds something else than what is saved
 */
gboolean
desmi_form_input_is_typed (const DesmiFormInput *input)
{
  g_autofree char *text = desmi_form_input_dup (input);

  return !g_str_equal (text, input->base);
}

/**
 * desmi_form_input_is_as_sent:
 *
 * Returns: whether it was sent and holds the same still; what it became since, the file does not
 *   know
 */
gboolean
desmi_form_input_is_as_sent (const DesmiFormInput *input)
{
  g_autofree char *text = desmi_form_input_dup (input);

  return g_strcmp0 (text, input->sent) == 0;
}

/**
 * desmi_form_find_input:
 * @widget: (nullable)
 *
 * Returns: (transfer none) (nullable): the input that @widget is, or is a part of
 */
DesmiFormInput *
desmi_form_find_input (DesmiForm *self, GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (guint i = 0; i < self->inputs->len; i++)
      {
        DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

        if (input->object == G_OBJECT (widget))
          return input;
      }
  return NULL;
}

/**
 * desmi_form_find_text:
 *
 * Returns: (transfer none) (nullable): what is typed into below @widget; not what is searched for
 *   in a list that opens
 */
GtkWidget *
desmi_form_find_text (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ? widget : NULL;

  if (GTK_IS_POPOVER (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = desmi_form_find_text (child);
  return found;
}

static gboolean
has_draft (DesmiForm *self, const DesmiFormInput *input)
{
  const char *base, *typed;

  return self->draft != NULL && desmi_draft_get (self->draft, input->id, &base, &typed);
}

/**
 * desmi_form_is_kept:
 *
 * Returns: whether all that is typed and not saved will be there when the form is opened again
 */
gboolean
desmi_form_is_kept (DesmiForm *self)
{
  gboolean is_kept = TRUE;

  for (guint i = 0; is_kept && i < self->inputs->len; i++)
    {
      const DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      is_kept = (!self->unkept && has_draft (self, input)) || !desmi_form_input_is_typed (input);
    }
  return is_kept;
}

/* Whether the choices have come, and nobody chose. */
static gboolean
is_filled (DesmiForm *self, const DesmiFormInput *input)
{
  if (self->filling)
    return TRUE;
  return DESMI_IS_FILTER (input->object) && desmi_filter_is_filling (DESMI_FILTER (input->object))
         && !has_draft (self, input);
}

static void
input_cb (DesmiForm *self, GParamSpec *pspec, GObject *object)
{
  for (guint i = 0; i < self->inputs->len; i++)
    {
      DesmiFormInput  *input = g_ptr_array_index (self->inputs, i);
      g_autofree char *text = input->object == object ? desmi_form_input_dup (input) : NULL;

      if (text == NULL)
        continue;
      if (is_filled (self, input))
        {
          g_free (input->base);
          input->base = g_strdup (text);
        }
      else
        desmi_form_at_once_typed (self, input);
      if (self->draft != NULL)
        desmi_draft_set (self->draft, input->id, input->base, text);
    }
}

/* Says where the field was saved with another value after it was typed into. */
static gboolean
restore_input (DesmiForm *self, DesmiFormInput *input, guint *n_met)
{
  const char      *base, *typed;
  g_autofree char *text = NULL, *kept_base = NULL, *sentence = NULL;

  if (!desmi_draft_get (self->draft, input->id, &base, &typed))
    return FALSE;
  text = g_strdup (typed);
  kept_base = g_strdup (base);
  set_input (input, text);
  desmi_draft_set (self->draft, input->id, input->base, text);
  if (g_str_equal (text, input->base))
    return FALSE;
  /* whoever opens a form only looks: what was half typed once is saved where that is meant */
  input->asked = TRUE;
  if (input->proposed || g_str_equal (kept_base, input->base))
    return TRUE;
  (*n_met)++;
  if (DESMI_IS_FIELD (input->object))
    {
      sentence = desmi_form_dup_met (self, input->object, input->base);
      desmi_field_set_error (DESMI_FIELD (input->object), sentence);
    }
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean         found = desmi_draft_load_finish (DESMI_DRAFT (source), result, NULL);
  DesmiForm       *self = desmi_call_end (user_data);
  guint            n_met = 0;
  gboolean         restored = FALSE;
  g_autofree char *text = NULL;

  if (self == NULL || !found)
    return;
  desmi_form_tell_lost (self);
  for (guint i = 0; i < self->inputs->len; i++)
    restored = restore_input (self, g_ptr_array_index (self->inputs, i), &n_met) || restored;
  if (!restored)
    return;
  text = n_met == 0 ? g_strdup (self->at_once
                                    ? _ ("What you had not finished was restored; “Done” saves it.")
                                    : _ ("What you had not finished was restored."))
                    : g_strdup_printf (
                        /* Translators: %u is a number of fields of a form */
                        ngettext ("What you had not finished was restored; %u field was saved with "
                                  "another value meanwhile.",
                                  "What you had not finished was restored; %u fields were saved "
                                  "with other values meanwhile.",
                                  n_met),
                        n_met);
  gtk_label_set_label (self->draft_label, text);
  gtk_revealer_set_reveal_child (self->draft_revealer, TRUE);
  desmi_form_at_once_settle_soon (self);
}

static void
failed_cb (DesmiForm *self, const GError *error)
{
  self->unkept = TRUE;
  if (desmi_form_get_error (self) != NULL)
    return;
  desmi_form_show_error (self, error);
  gtk_label_set_label (self->error_label, _ ("What you type here cannot be kept against a crash of "
                                             "the program; finish it soon."));
}

/**
 * desmi_form_start_over:
 *
 * Throws away what was typed, and begins again with what is saved.
 */
void
desmi_form_start_over (DesmiForm *self)
{
  gtk_revealer_set_reveal_child (self->draft_revealer, FALSE);
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const DesmiFormInput *input = g_ptr_array_index (self->inputs, i);

      set_input (input, input->base);
    }
  if (self->draft != NULL)
    desmi_draft_drop (self->draft);
  gtk_widget_child_focus (GTK_WIDGET (self->body), GTK_DIR_TAB_FORWARD);
}

/**
 * desmi_form_show_saved:
 * @widget: as it was given to desmi_form_add_input()
 * @text: what the file holds by now, as the input would
 *
 * Shows what another window saved, unless something else is typed there.
 *
 * Returns: whether it is shown
 */
gboolean
desmi_form_show_saved (DesmiForm *self, gpointer widget, const char *text)
{
  DesmiFormInput *input;

  g_return_val_if_fail (DESMI_IS_FORM (self), FALSE);

  input = desmi_form_find_input (self, widget);
  if (input == NULL || desmi_form_input_is_typed (input))
    return FALSE;
  self->filling = TRUE;
  set_input (input, text);
  self->filling = FALSE;
  return TRUE;
}

/**
 * desmi_form_set_filling:
 * @filling: begins, or ends
 *
 * What comes into the inputs meanwhile was not typed: it is what the file holds.
 */
void
desmi_form_set_filling (DesmiForm *self, gboolean filling)
{
  g_return_if_fail (DESMI_IS_FORM (self));

  self->filling = filling;
}

/**
 * desmi_form_add_input:
 * @id: of the field, the same whenever the form is opened
 * @widget: of the body
 * @property: the string of @widget that holds what was typed or chosen, or whether it is checked
 *
 * What is typed there from now on is kept by desmi_form_keep_draft(), and saved by a form that
 * saves at once.
 */
void
desmi_form_add_input (DesmiForm *self, const char *id, gpointer widget, const char *property)
{
  DesmiFormInput  *input = g_new0 (DesmiFormInput, 1);
  g_autofree char *detailed = g_strdup_printf ("notify::%s", property);

  g_return_if_fail (DESMI_IS_FORM (self) && GTK_IS_WIDGET (widget));

  input->id = g_strdup (id);
  input->object = G_OBJECT (widget);
  input->property = g_strdup (property);
  input->base = desmi_form_input_dup (input);
  g_ptr_array_add (self->inputs, input);
  if (self->at_once)
    desmi_form_at_once_watch (self, input);
  g_signal_connect_object (widget, detailed, G_CALLBACK (input_cb), self, G_CONNECT_SWAPPED);
}

/**
 * desmi_form_add_proposal:
 *
 * The same, of an input that begins with what the form proposes: what was typed there once is
 * offered again without a word where the form proposes something else by then.
 */
void
desmi_form_add_proposal (DesmiForm *self, const char *id, gpointer widget, const char *property)
{
  DesmiFormInput *input;

  desmi_form_add_input (self, id, widget, property);
  input = desmi_form_find_input (self, widget);
  if (input != NULL)
    input->proposed = TRUE;
}

/**
 * desmi_form_keep_draft:
 * @key: what the form is of, such as "profile/32.12.16.2004"
 *
 * Keeps what is typed into the inputs until it is saved: beside the file, so that it outlives a
 * crash and a slip of Escape. What was kept so before is offered again, and can be thrown away.
 */
void
desmi_form_keep_draft (DesmiForm *self, const char *key)
{
  desmi_form_keep_draft_of (self, key, NULL);
}

/**
 * desmi_form_keep_draft_of:
 * @of: (nullable): what the form is opened for, where @key is the same for all
 *
 * The same; what was typed is offered whatever the form is opened for, and the list of unfinished
 * forms opens it for @of.
 */
void
desmi_form_keep_draft_of (DesmiForm *self, const char *key, const char *of)
{
  g_return_if_fail (DESMI_IS_FORM (self) && self->draft == NULL);

  self->draft = desmi_draft_new (desmi_store_get_path (self->store), key);
  desmi_draft_set_of (self->draft, of);
  desmi_draft_set_title (self->draft, gtk_window_get_title (GTK_WINDOW (self)));
  g_signal_connect_object (self->draft, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  desmi_draft_load_async (self->draft, NULL, loaded_cb, desmi_call_new (self, self->loading));
}
