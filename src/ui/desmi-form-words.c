/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form says of its inputs: which of them wait, and what another window saved in them. */
#include "ui/desmi-field.h"
#include "ui/desmi-form-private.h"

#include <glib/gi18n-lib.h>

/* Nullable: what is beside a widget that has no title of its own. */
static char *
dup_label_beside (GtkWidget *widget)
{
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (widget);

  return labels != NULL ? g_strdup (gtk_label_get_text (labels->data)) : NULL;
}

/* Nullable: what the reader sees that the input is called. */
static char *
dup_title (const DesmiFormInput *input)
{
  GtkWidget *widget = GTK_WIDGET (input->object);
  char      *title = NULL;

  if (GTK_IS_CHECK_BUTTON (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (widget))));
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "title") == NULL)
    return dup_label_beside (widget);
  g_object_get (widget, "title", &title, NULL);
  return title;
}

/* Nobody types there any more, and nothing of it is on its way. */
static gboolean
waits (const DesmiFormInput *input)
{
  return (input->left || input->asked) && desmi_form_input_is_typed (input);
}

/**
 * desmi_form_dup_waiting:
 *
 * To be asked while nothing is being saved.
 *
 * Returns: (transfer full) (nullable): which inputs hold what could not be saved; %NULL: none
 */
char *
desmi_form_dup_waiting (DesmiForm *self)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < self->inputs->len; i++)
    {
      const DesmiFormInput *input = g_ptr_array_index (self->inputs, i);
      g_autofree char      *title = waits (input) ? dup_title (input) : NULL;

      if (title != NULL)
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title);
    }
  /* Translators: %s are the names of fields of a form */
  return titles->len > 0 ? g_strdup_printf (_ ("Not saved yet: %s"), titles->str) : NULL;
}

/**
 * desmi_form_dup_met:
 * @widget: as it was given to desmi_form_add_input()
 * @saved: what another window saved there, for a reader
 *
 * Returns: (transfer full): a sentence that asks about what is typed or chosen there instead, to be
 *   said there; that of a choice and of a text of lines names it, and may stand above all fields
 */
char *
desmi_form_dup_met (DesmiForm *self, gpointer widget, const char *saved)
{
  const DesmiFormInput *input;
  g_autofree char      *title = NULL;

  g_return_val_if_fail (DESMI_IS_FORM (self), NULL);

  if (!self->at_once)
    /* Translators: %s is what was saved */
    return g_strdup_printf (_ ("Meanwhile “%s” was saved here. Apply again to replace it."), saved);
  if (GTK_IS_TEXT (desmi_form_find_text (widget)) && !GTK_IS_SPIN_BUTTON (widget))
    {
      if (*saved == '\0')
        return g_strdup (
            _ ("Meanwhile this was emptied. Enter here or “Done” saves what you typed."));
      /* Translators: %s is what was saved */
      return g_strdup_printf (
          _ ("Meanwhile “%s” was saved here. Enter here or “Done” replaces it."), saved);
    }
  input = desmi_form_find_input (self, widget);
  title = input != NULL ? dup_title (input) : NULL;
  if (*saved == '\0')
    /* Translators: %s is the name of a field */
    return g_strdup_printf (_ ("%s: meanwhile this was emptied. “Done” saves what you have here."),
                            title);
  /* Translators: the name of a field, and what was saved */
  return g_strdup_printf (_ ("%s: meanwhile “%s” was saved. “Done” replaces it."), title, saved);
}
