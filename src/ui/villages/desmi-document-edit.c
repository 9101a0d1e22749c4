/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a document that is there: each change of what is said of it is saved when it is made,
 * as a step of its own. */
#include "ui/villages/desmi-document-form-private.h"

#include "ui/desmi-call.h"
#include "ui/villages/desmi-document-evidence.h"

#include <glib/gi18n-lib.h>

static DesmiDocumentPart *
get_part (DesmiDocumentEditor *self)
{
  return self->parts->pdata[0];
}

/* Of @field, or of the three that say what it is evidence for. */
static void
copy_field (DesmiEntry *to, const DesmiEntry *from, const char *field)
{
  static const char *const evidence[] = { "programme", "pillar", "indicator" };
  const gboolean           is_evidence = g_str_equal (field, "indicator");

  for (gsize i = 0; i < (is_evidence ? G_N_ELEMENTS (evidence) : 1); i++)
    {
      const char *name = is_evidence ? evidence[i] : field;

      desmi_entry_set (to, name,
                       desmi_entry_get (from, (guint) desmi_register_find_field (
                                                  DESMI_REGISTER_DOCUMENT, name)));
    }
}

/* What a reader is told that another has saved. */
static char *
dup_label (const DesmiEntry *now, const char *field)
{
  const int          index = desmi_register_find_field (DESMI_REGISTER_DOCUMENT, field);
  const char        *text = desmi_entry_get (now, (guint) index);
  const DesmiLocale *locale = desmi_locale_get_user ();

  if (text != NULL && g_str_equal (field, "day"))
    return desmi_format_day (text, locale);
  if (text != NULL && g_str_equal (field, "kind"))
    return g_strdup (desmi_register_field_word_name (
        &desmi_register_get (DESMI_REGISTER_DOCUMENT)->fields[index], text, locale));
  return desmi_document_editor_dup_shown (now, field);
}

/* A field says it by itself, for a choice @met does. */
static void
ask (DesmiDocumentEditor *self, const char *field, const DesmiEntry *now, GString *met)
{
  gpointer         input = desmi_document_editor_find (self, field);
  g_autofree char *label = NULL, *text = NULL,
                  *saved = desmi_document_editor_dup_shown (now, field);

  if (g_str_equal (field, "indicator"))
    label = desmi_document_evidence_dup_label (self->evidence, saved);
  else
    label = dup_label (now, field);
  text = desmi_form_dup_met (self->form, input, label);
  if (DESMI_IS_FIELD (input))
    desmi_field_set_error (input, text);
  else
    g_string_append_printf (met, "%s%s", met->len > 0 ? " " : "", text);
  desmi_form_ask (self->form, input, saved);
}

/* What another saved is shown where nothing was typed, and asked about where it is to be saved;
 * FALSE then. @sent: (nullable): what is to be saved. */
static gboolean
meet_field (DesmiDocumentEditor *self,
            const char          *field,
            const DesmiEntry    *now,
            const DesmiEntry    *sent,
            GString             *met)
{
  gpointer         input = desmi_document_editor_find (self, field);
  g_autofree char *shown = NULL;

  if (desmi_document_is_same (self->seen, now, field))
    return TRUE;
  if (sent == NULL || !desmi_form_wants (self->form, input))
    {
      shown = desmi_document_editor_dup_shown (now, field);
      if (g_str_equal (field, "indicator"))
        desmi_document_evidence_ensure (self->evidence, shown);
      if (desmi_form_show_saved (self->form, input, shown))
        copy_field (self->seen, now, field);
      return TRUE;
    }
  copy_field (self->seen, now, field);
  if (desmi_document_is_same (sent, now, field))
    /* the other has saved the same, and the rest is saved without it */
    desmi_form_commit (self->form);
  else
    ask (self, field, now, met);
  return FALSE;
}

static gboolean
meet (DesmiDocumentEditor *self, const DesmiEntry *now, const DesmiEntry *sent)
{
  g_autoptr (GString) met = g_string_new (NULL);
  gboolean            is_as_seen = TRUE;

  for (guint i = 0; i < DESMI_DOCUMENT_N_INPUTS; i++)
    is_as_seen = meet_field (self, desmi_document_inputs[i], now, sent, met) && is_as_seen;
  if (met->len > 0)
    desmi_form_show_text (self->form, met->str);
  return is_as_seen;
}

/* What is typed is a document of its own now, with the same content. */
static void
become_new (DesmiDocumentEditor *self)
{
  g_clear_pointer (&self->seen, desmi_entry_free);
  desmi_form_set_at_once (self->form, FALSE);
  desmi_form_set_save_label (self->form, _ ("_Add"));
  desmi_form_show_text (self->form, _ ("Somebody deleted this entry while the form was open. What "
                                       "you typed is still here: add it anew."));
}

static void
add_anew (DesmiDocumentEditor *self)
{
  g_autoptr (DesmiEntry) entry = desmi_document_editor_read_all (self, get_part (self));
  g_autoptr (DesmiEdit)  edit = NULL;
  g_autofree char       *title = NULL;

  if (entry == NULL)
    return;
  desmi_entry_set (entry, "file_name", desmi_document_get (self->document, "file_name"));
  desmi_entry_set (entry, "sha256", desmi_document_get (self->document, "sha256"));
  title = desmi_document_editor_dup_shown (entry, "title");
  /* Translators: %s is the title of a document; shown in the history and with Undo */
  edit = desmi_edit_new_said (desmi_message_new ("Added the document “%s”", title));
  desmi_edit_put_entry (edit, entry);
  desmi_form_apply (self->form, edit);
}

/* Only what was changed here; the rest stays as somebody else may have it by now. */
static void
apply (DesmiDocumentEditor *self)
{
  g_autoptr (DesmiEntry) before = NULL;
  g_autoptr (DesmiEntry) change = desmi_document_new_change (self->seen, self->sent, &before);
  g_autoptr (DesmiEdit)  edit = NULL, seen = NULL;
  g_autofree char       *title = NULL;

  if (change == NULL)
    return;
  title = desmi_document_editor_dup_shown (
      desmi_entry_is_set (self->sent,
                          (guint) desmi_register_find_field (DESMI_REGISTER_DOCUMENT, "title"))
          ? self->sent
          : self->seen,
      "title");
  /* Translators: %s is the title of a document; shown in the history and with Undo */
  edit = desmi_edit_new_said (desmi_message_new ("Edited the document “%s”", title));
  seen = desmi_edit_new ("");
  desmi_edit_put_entry (seen, before);
  desmi_edit_expect (edit, seen);
  desmi_edit_put_entry (edit, change);
  desmi_form_apply (self->form, edit);
}

static void
documents_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiDocumentEditor   *self = desmi_call_end (user_data);
  g_autoptr (DesmiEntry) now = NULL;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  now = desmi_document_new_entry (table, desmi_document_get_id (self->document));
  if (now == NULL)
    become_new (self);
  else if (meet (self, now, self->sent))
    apply (self);
}

/* Reads what is to be saved; FALSE where that is nothing, or nothing that the file does not say. */
static gboolean
read_wanted (DesmiDocumentEditor *self)
{
  g_autoptr (DesmiEntry) before = NULL, change = NULL;

  g_clear_pointer (&self->sent, desmi_entry_free);
  self->sent = desmi_entry_new (DESMI_REGISTER_DOCUMENT, self->village);
  for (guint i = 0; i < DESMI_DOCUMENT_N_INPUTS; i++)
    {
      const char *field = desmi_document_inputs[i];
      gpointer    input = desmi_document_editor_find (self, field);

      if (!desmi_form_wants (self->form, input))
        continue;
      if (DESMI_IS_FIELD (input))
        desmi_field_set_error (input, NULL);
      if (!desmi_document_editor_read (self, get_part (self), field, self->sent))
        desmi_form_hold_back (self->form, input);
    }
  change = desmi_document_new_change (self->seen, self->sent, &before);
  return change != NULL;
}

/* What another window saved since the form was opened is replaced only if that is wanted. */
static void
save_cb (DesmiForm *form, gpointer user_data)
{
  DesmiDocumentEditor *self = user_data;

  if (self->seen == NULL)
    {
      add_anew (self);
      return;
    }
  if (!read_wanted (self))
    return;
  desmi_form_set_busy (form, TRUE);
  desmi_store_lookup_async (desmi_form_get_store (form), "register-document", self->village,
                            desmi_locale_get_user (), self->cancellable, documents_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
saved_cb (DesmiForm *form, gpointer user_data)
{
  DesmiDocumentEditor *self = user_data;

  for (guint i = 0; self->seen != NULL && i < DESMI_DOCUMENT_N_INPUTS; i++)
    if (desmi_form_wants (form, desmi_document_editor_find (self, desmi_document_inputs[i])))
      copy_field (self->seen, self->sent, desmi_document_inputs[i]);
}

static void
changed_table_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  DesmiDocumentEditor   *self = desmi_call_end (user_data);
  g_autoptr (DesmiEntry) now = NULL;

  /* what cannot be read, and that it is gone, is said where something is to be saved */
  if (self == NULL || table == NULL || self->seen == NULL)
    return;
  now = desmi_document_new_entry (table, desmi_document_get_id (self->document));
  if (now != NULL)
    meet (self, now, NULL);
}

/* What is undone, or saved by others, is shown. */
static void
changed_cb (DesmiForm *form, guint tables, GStrv villages, DesmiStore *store)
{
  DesmiDocumentEditor *self = g_object_get_data (G_OBJECT (form), "desmi-document-form");

  if ((tables & DESMI_TABLES_REGISTERS) != 0 && self->seen != NULL)
    desmi_store_lookup_async (store, "register-document", self->village, desmi_locale_get_user (),
                              self->cancellable, changed_table_cb,
                              desmi_call_new (self, self->cancellable));
}

static void
fill (DesmiDocumentEditor *self)
{
  DesmiDocument     *document = self->document;
  DesmiDocumentPart *part
      = desmi_document_editor_add_part (self, desmi_document_get (document, "file_name"));

  desmi_filter_set_selected (part->kind, desmi_document_get (document, "kind"));
  desmi_field_set_text (part->title, desmi_document_get (document, "title"));
  desmi_document_editor_set_day (part->day, desmi_document_get (document, "day"));
  desmi_document_editor_add_common (self);
  desmi_field_set_text (self->period, desmi_document_get (document, "period"));
  desmi_field_set_text (self->notes, desmi_document_get (document, "notes"));
}

/**
 * desmi_document_form_new_edit:
 * @document: as it is now
 *
 * A form of what is said of a document; its content stays.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_document_form_new_edit (GtkWindow *parent, DesmiSession *session, DesmiDocument *document)
{
  DesmiDocumentEditor *self
      = desmi_document_editor_new (parent, session, _ ("Edit Document"), _ ("_Done"));
  g_autofree char *key
      = g_strdup_printf ("document/%s/%" G_GINT64_FORMAT, desmi_document_get_village (document),
                         desmi_document_get_id (document));

  self->village = g_strdup (desmi_document_get_village (document));
  self->document = g_object_ref (document);
  self->seen = desmi_document_new_own_entry (document);
  fill (self);
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect (self->form, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect_object (desmi_form_get_store (self->form), "changed", G_CALLBACK (changed_cb),
                           self->form, G_CONNECT_SWAPPED);
  desmi_form_set_at_once (self->form, TRUE);
  desmi_document_editor_keep_draft (self, key);
  desmi_document_evidence_ask (self->evidence, self->form, self->cancellable);
  return self->form;
}
