/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form says of its inputs: which of them wait, what another window saved in them, and what
 * was typed once where there is no input any more. */
#include "ui/desmi-field.h"
#include "ui/desmi-form-private.h"

#include <glib/gi18n-lib.h>

/* What was typed into @id once, and is no input of the form now. */
typedef struct
{
  char *id;
  char *title;
  char *now; /* nullable: what the file holds of it */
} Former;

static void
former_free (gpointer data)
{
  Former *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->now);
  g_free (self);
}

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

/**
 * desmi_form_add_former:
 * @id: of a field that is not among the inputs, but once was, or sometimes is
 * @title: what it is called, translated
 * @now: (nullable): what the file holds of it, as the field would; %NULL: that does not matter
 *
 * What was typed there once and was not saved is told by its title, unless the file holds the same.
 */
void
desmi_form_add_former (DesmiForm *self, const char *id, const char *title, const char *now)
{
  Former *former;

  g_return_if_fail (DESMI_IS_FORM (self));

  if (self->formers == NULL)
    self->formers = g_ptr_array_new_with_free_func (former_free);
  former = g_new (Former, 1);
  *former = (Former){ g_strdup (id), g_strdup (title), g_strdup (now) };
  g_ptr_array_add (self->formers, former);
}

static const Former *
find_former (DesmiForm *self, const char *id)
{
  for (guint i = 0; self->formers != NULL && i < self->formers->len; i++)
    {
      const Former *former = g_ptr_array_index (self->formers, i);

      if (g_str_equal (former->id, id))
        return former;
    }
  return NULL;
}

static gboolean
is_input (DesmiForm *self, const char *id)
{
  gboolean found = FALSE;

  for (guint i = 0; !found && i < self->inputs->len; i++)
    found = g_str_equal (((DesmiFormInput *) g_ptr_array_index (self->inputs, i))->id, id);
  return found;
}

/* Adds what was typed into @id to @lost; FALSE where there is nothing to be told. */
static gboolean
add_lost (DesmiForm *self, const char *id, GString *lost)
{
  const Former *former = find_former (self, id);
  const char   *base, *typed;

  if (!desmi_draft_get (self->draft, id, &base, &typed) || *typed == '\0'
      || (former != NULL && g_strcmp0 (former->now, typed) == 0))
    return FALSE;
  g_string_append (lost, lost->len > 0 ? "\n" : "");
  if (former != NULL)
    g_string_append_printf (lost, "%s: ", former->title);
  g_string_append (lost, typed);
  return TRUE;
}

/* Keeps no more what was typed into what is no input. */
static void
drop (DesmiForm *self, const char *id)
{
  desmi_draft_set (self->draft, id, "", "");
}

/**
 * desmi_form_tell_lost:
 *
 * Offers what was typed before into what is no input any more as a text, to be taken elsewhere.
 */
void
desmi_form_tell_lost (DesmiForm *self)
{
  g_auto (GStrv)      ids = desmi_draft_list (self->draft);
  g_autoptr (GString) lost = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!is_input (self, ids[i]) && !add_lost (self, ids[i], lost))
      drop (self, ids[i]);
  gtk_label_set_label (self->lost_label, lost->str);
  gtk_widget_set_visible (self->lost, lost->len > 0);
}

/**
 * desmi_form_copy_lost:
 *
 * Puts what desmi_form_tell_lost() offers on the clipboard.
 */
void
desmi_form_copy_lost (DesmiForm *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->lost_label));
}

/**
 * desmi_form_drop_lost:
 *
 * Throws it away.
 */
void
desmi_form_drop_lost (DesmiForm *self)
{
  g_auto (GStrv) ids = desmi_draft_list (self->draft);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!is_input (self, ids[i]))
      drop (self, ids[i]);
  gtk_widget_set_visible (self->lost, FALSE);
}
