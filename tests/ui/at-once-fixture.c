/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "at-once-fixture.h"

#include <string.h>

DesmiStore *
at_once_get_store (UiFixture *self)
{
  return desmi_session_get_store (desmi_window_get_session (self->window));
}

void
at_once_apply (UiFixture *self, DesmiEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_store_apply (at_once_get_store (self), edit, NULL, &error));
  g_assert_no_error (error);
}

DesmiTable *
at_once_look_up (UiFixture *self, const char *what, const char *of)
{
  g_autoptr (GError) error = NULL;
  DesmiTable        *table = desmi_store_lookup (at_once_get_store (self), what, of,
                                                 desmi_locale_get_user (), NULL, &error);

  g_assert_no_error (error);
  return table;
}

GtkWidget *
at_once_find_text (DesmiForm *form, const char *title)
{
  GtkWidget *entry = gtk_widget_get_first_child (GTK_WIDGET (ui_find_field (form, title)));

  while (!GTK_IS_ENTRY (entry))
    entry = gtk_widget_get_next_sibling (entry);
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
}

void
at_once_go_to (DesmiForm *form, const char *title)
{
  gtk_widget_grab_focus (GTK_WIDGET (ui_find_field (form, title)));
}

void
at_once_type (DesmiForm *form, const char *title, const char *text)
{
  at_once_go_to (form, title);
  desmi_field_set_text (ui_find_field (form, title), text);
}

void
at_once_press_enter (DesmiForm *form, const char *title)
{
  g_signal_emit_by_name (at_once_find_text (form, title), "activate");
  ui_settle ();
}

gboolean
at_once_is_saved (gpointer form)
{
  return ui_has_label (form, "Saved");
}

gboolean
at_once_is_saving (gpointer form)
{
  return gtk_spinner_get_spinning (GTK_SPINNER (ui_find (form, GTK_TYPE_SPINNER, NULL)));
}

const char *
at_once_get_text (DesmiForm *form, const char *title)
{
  return desmi_field_get_text (ui_find_field (form, title));
}

typedef struct
{
  DesmiForm  *form;
  const char *title, *text; /* nullable text: any sentence */
} Wanted;

static gboolean
has_text (gpointer data)
{
  const Wanted *self = data;

  return g_strcmp0 (at_once_get_text (self->form, self->title), self->text) == 0;
}

void
at_once_wait_text (DesmiForm *form, const char *title, const char *text)
{
  Wanted wanted = { form, title, text };

  ui_wait (has_text, &wanted, text);
}

static gboolean
has_sentence (gpointer data)
{
  const Wanted *self = data;
  const char   *text = desmi_field_get_error (ui_find_field (self->form, self->title));

  return text != NULL && strstr (text, self->text) != NULL;
}

void
at_once_wait_sentence (DesmiForm *form, const char *title, const char *text)
{
  Wanted wanted = { form, title, text };

  ui_wait (has_sentence, &wanted, text);
}

void
at_once_undo (UiFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_free (desmi_store_undo (at_once_get_store (self), NULL, &error));
  g_assert_no_error (error);
}
