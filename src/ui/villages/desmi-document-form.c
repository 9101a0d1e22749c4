/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of files that are to be documents. They are stored one after another when it is saved,
 * and become documents in one step; where one cannot be stored, none does, and what was typed is
 * still there. */
#include "ui/villages/desmi-document-form-private.h"

#include "ui/desmi-call.h"
#include "ui/desmi-sensitive.h"
#include "ui/villages/desmi-document-evidence.h"
#include "ui/villages/desmi-thumbnail.h"

#include <glib/gi18n-lib.h>

static void store_next (DesmiDocumentEditor *self);

static gboolean
check (DesmiDocumentEditor *self)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < self->parts->len; i++)
    {
      g_autoptr (DesmiEntry) entry = desmi_document_editor_read_all (self, self->parts->pdata[i]);

      ok = entry != NULL && ok;
    }
  return ok;
}

static DesmiMessage *
new_message (DesmiDocumentEditor *self)
{
  const DesmiDocumentPart *first = self->parts->pdata[0];
  g_autofree char         *title = g_strstrip (g_strdup (desmi_field_get_text (first->title)));
  guint                    n = self->parts->len;

  if (n == 1)
    /* Translators: %s is the title of a document; shown in the history and with Undo */
    return desmi_message_new ("Added the document “%s”", title);
  return desmi_message_new_plural ("Added %u document", "Added %u documents", n, n);
}

static void
set_storing (DesmiDocumentEditor *self, gboolean storing)
{
  desmi_sensitive_set (self->body, !storing);
  desmi_form_set_can_save (self->form, !storing);
}

static void
apply (DesmiDocumentEditor *self)
{
  g_autoptr (DesmiEdit) edit = desmi_edit_new_said (new_message (self));

  set_storing (self, FALSE);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const DesmiDocumentPart *part = self->parts->pdata[i];
      g_autoptr (DesmiEntry)   entry = desmi_document_editor_read_all (self, self->parts->pdata[i]);

      desmi_entry_set (entry, "file_name", part->proposal->file_name);
      desmi_entry_set (entry, "sha256", part->sha256);
      desmi_edit_put_entry (edit, entry);
    }
  desmi_form_apply (self->form, edit);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)   error = NULL;
  g_autofree char     *sha256 = desmi_store_attach_finish (DESMI_STORE (source), result, &error);
  DesmiDocumentEditor *self = desmi_call_end (user_data);
  DesmiDocumentPart   *part;

  if (self == NULL)
    return;
  if (sha256 == NULL)
    {
      set_storing (self, FALSE);
      desmi_form_show_error (self->form, error);
      return;
    }
  part = self->parts->pdata[self->next++];
  part->sha256 = g_steal_pointer (&sha256);
  store_next (self);
}

static void
progress_cb (double fraction, const char *text, gpointer user_data)
{
  DesmiDocumentEditor *self = user_data;
  DesmiDocumentPart   *part = self->parts->pdata[self->next];
  g_autofree char     *percent
      = desmi_format_number (fraction, DESMI_NUMBER_PERCENT, 0, desmi_locale_get_user ());
  g_autofree char *shown = g_strdup_printf ("%s %s · %s", text, part->proposal->file_name, percent);

  desmi_form_show_text (self->form, shown);
}

/* Stores the files that are not stored yet, then makes them documents. */
static void
store_next (DesmiDocumentEditor *self)
{
  DesmiDocumentPart *part;

  while (self->next < self->parts->len
         && ((DesmiDocumentPart *) self->parts->pdata[self->next])->sha256 != NULL)
    self->next++;
  if (self->next == self->parts->len)
    {
      apply (self);
      return;
    }
  part = self->parts->pdata[self->next];
  desmi_store_attach_async (desmi_form_get_store (self->form), part->proposal->file,
                            desmi_thumbnail_make, progress_cb, self, self->cancellable, attached_cb,
                            desmi_call_new (self, self->cancellable));
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  DesmiDocumentEditor *self = user_data;

  if (!check (self))
    return;
  self->next = 0;
  set_storing (self, TRUE);
  store_next (self);
}

static void
keep_draft_of_files (DesmiDocumentEditor *self)
{
  g_autoptr (GString) key = g_string_new ("documents/");

  g_string_append (key, self->village);
  for (guint i = 0; i < self->parts->len; i++)
    g_string_append_printf (key, "/%s",
                            ((DesmiDocumentPart *) self->parts->pdata[i])->proposal->file_name);
  desmi_document_editor_keep_draft (self, key->str);
}

static void
propose (DesmiDocumentEditor *self, const DesmiDocumentPurpose *purpose)
{
  g_autofree char *id = g_strdup_printf ("indicator %s", purpose->indicator);

  desmi_filter_ensure (self->evidence, id, purpose->name);
  desmi_filter_set_selected (self->evidence, id);
  desmi_field_set_text (self->period, purpose->period);
}

static void
add_proposal (DesmiDocumentEditor *self, DesmiProposal *proposal)
{
  g_autofree char   *size = desmi_document_format_size (proposal->size, desmi_locale_get_user ());
  g_autofree char   *heading = g_strdup_printf ("%s · %s", proposal->file_name, size);
  DesmiDocumentPart *part = desmi_document_editor_add_part (self, heading);

  part->proposal = proposal;
  desmi_filter_set_selected (part->kind, proposal->kind);
  desmi_field_set_text (part->title, proposal->title);
  desmi_document_editor_set_day (part->day, proposal->day);
}

/**
 * desmi_document_form_new_add:
 * @proposals: (element-type DesmiProposal) (transfer full): at least one
 * @refused: (nullable): sentences about the files that cannot be taken
 * @purpose: (nullable): proposed
 *
 * A form that makes files documents of a village.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_document_form_new_add (GtkWindow                  *parent,
                             DesmiSession               *session,
                             DesmiVillage               *village,
                             GPtrArray                  *proposals,
                             const char                 *refused,
                             const DesmiDocumentPurpose *purpose)
{
  guint            n = proposals->len;
  g_autofree char *save
      = g_strdup_printf (ngettext ("_Add %u Document", "_Add %u Documents", n), n);
  DesmiDocumentEditor *self = desmi_document_editor_new (parent, session, village->name, save);

  self->village = g_strdup (village->code);
  g_ptr_array_set_free_func (proposals, NULL);
  for (guint i = 0; i < n; i++)
    add_proposal (self, proposals->pdata[i]);
  g_ptr_array_unref (proposals);
  desmi_document_editor_add_common (self);
  if (refused != NULL)
    desmi_form_show_text (self->form, refused);
  if (purpose != NULL)
    propose (self, purpose);
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  keep_draft_of_files (self);
  desmi_document_evidence_ask (self->evidence, self->form, self->cancellable);
  return self->form;
}
