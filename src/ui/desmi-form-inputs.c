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
  g_free (self);
}

static gboolean
is_boolean (const DesmiFormInput *input)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (input->object), input->property)
             ->value_type
         == G_TYPE_BOOLEAN;
}

static char *
dup_input (const DesmiFormInput *input)
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

static gboolean
is_filling (GObject *object)
{
  return DESMI_IS_FILTER (object) && desmi_filter_is_filling (DESMI_FILTER (object));
}

static void
input_cb (DesmiForm *self, GParamSpec *pspec, GObject *object)
{
  for (guint i = 0; self->draft != NULL && i < self->inputs->len; i++)
    {
      DesmiFormInput  *input = g_ptr_array_index (self->inputs, i);
      g_autofree char *text = input->object == object ? dup_input (input) : NULL;
      const char      *base, *typed;

      if (text == NULL)
        continue;
      /* the choices have come, and nobody chose */
      if (is_filling (object) && !desmi_draft_get (self->draft, input->id, &base, &typed))
        {
          g_free (input->base);
          input->base = g_steal_pointer (&text);
        }
      else
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
  if (g_str_equal (kept_base, input->base))
    return TRUE;
  (*n_met)++;
  if (DESMI_IS_FIELD (input->object))
    {
      /* Translators: %s is what was saved */
      sentence = g_strdup_printf (_ ("Meanwhile “%s” was saved here. Apply again to replace it."),
                                  input->base);
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
  for (guint i = 0; i < self->inputs->len; i++)
    restored = restore_input (self, g_ptr_array_index (self->inputs, i), &n_met) || restored;
  if (!restored)
    return;
  text = n_met == 0 ? g_strdup (_ ("What you had not finished was restored."))
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
}

static void
failed_cb (DesmiForm *self, const GError *error)
{
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
 * desmi_form_add_input:
 * @id: of the field, the same whenever the form is opened
 * @widget: of the body
 * @property: the string of @widget that holds what was typed or chosen, or whether it is checked
 *
 * What is typed there from now on is kept by desmi_form_keep_draft().
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
  input->base = dup_input (input);
  g_ptr_array_add (self->inputs, input);
  g_signal_connect_object (widget, detailed, G_CALLBACK (input_cb), self, G_CONNECT_SWAPPED);
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
