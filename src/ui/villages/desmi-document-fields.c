/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the form of documents, and what is read from them. */
#include "ui/villages/desmi-document-form-private.h"

#include "core/desmi-period.h"
#include "ui/villages/desmi-document-evidence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const desmi_document_inputs[DESMI_DOCUMENT_N_INPUTS]
    = { "kind", "title", "day", "indicator", "period", "notes" };

static void
part_free (gpointer data)
{
  DesmiDocumentPart *self = data;

  g_clear_pointer (&self->proposal, desmi_proposal_free);
  g_free (self->sha256);
  g_free (self);
}

static void
editor_free (gpointer data)
{
  DesmiDocumentEditor *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->parts);
  g_clear_object (&self->document);
  g_clear_pointer (&self->seen, desmi_entry_free);
  g_clear_pointer (&self->sent, desmi_entry_free);
  g_free (self->village);
  g_free (self);
}

/**
 * desmi_document_editor_new:
 * @save: what the button says, with a mnemonic
 *
 * Returns: (transfer none): what a new form without fields has, as long as that
 */
DesmiDocumentEditor *
desmi_document_editor_new (GtkWindow    *parent,
                           DesmiSession *session,
                           const char   *title,
                           const char   *save)
{
  DesmiDocumentEditor *self = g_new0 (DesmiDocumentEditor, 1);

  self->form = desmi_form_new (parent, desmi_session_get_store (session), title, save);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (self->form), "desmi-document-form", self, editor_free);
  return self;
}

static void
fill_kinds (DesmiFilter *filter)
{
  const DesmiRegisterType  *type = desmi_register_get (DESMI_REGISTER_DOCUMENT);
  const DesmiRegisterField *field
      = &type->fields[desmi_register_find_field (DESMI_REGISTER_DOCUMENT, "kind")];

  desmi_filter_begin (filter);
  for (const DesmiRegisterWord *word = field->words; word->code != NULL; word++)
    desmi_filter_add (filter, word->code,
                      desmi_register_field_word_name (field, word->code, desmi_locale_get_user ()));
  desmi_filter_end (filter);
}

/**
 * desmi_document_editor_add_part:
 * @heading: (nullable): the name of its file
 *
 * Returns: (transfer none): the fields of one more document
 */
DesmiDocumentPart *
desmi_document_editor_add_part (DesmiDocumentEditor *self, const char *heading)
{
  DesmiDocumentPart *part = g_new0 (DesmiDocumentPart, 1);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8),
            *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  if (heading != NULL)
    {
      GtkWidget *label = gtk_label_new (heading);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "desmi-bold");
      gtk_box_append (GTK_BOX (box), label);
    }
  part->title = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Title"), NULL);
  part->kind = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Kind"), "valign", GTK_ALIGN_END, NULL);
  part->day = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Date (25/11/2023)"), NULL);
  fill_kinds (part->kind);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (part->title));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (part->kind));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (part->day));
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (self->body), box);
  g_ptr_array_add (self->parts, part);
  return part;
}

/**
 * desmi_document_editor_add_common:
 *
 * Adds the fields that all documents of the form have together, below those of each.
 */
void
desmi_document_editor_add_common (DesmiDocumentEditor *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  self->evidence = desmi_document_evidence_new (self->document);
  self->period = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Period (quarter or year)"), NULL);
  self->notes = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Notes"), NULL);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->evidence));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->period));
  gtk_box_append (GTK_BOX (self->body), row);
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->notes));
  /* the window becomes as high as these ask for */
  desmi_form_set_body (self->form, self->body);
}

/**
 * desmi_document_editor_keep_draft:
 * @key: told by the files that are to be added, or by the document
 *
 * What is in the fields by now was not typed.
 */
void
desmi_document_editor_keep_draft (DesmiDocumentEditor *self, const char *key)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const DesmiDocumentPart *part = self->parts->pdata[i];
      g_autofree char         *title = g_strdup_printf ("title-%u", i),
                      *kind = g_strdup_printf ("kind-%u", i), *day = g_strdup_printf ("day-%u", i);

      desmi_form_add_input (self->form, title, part->title, "text");
      desmi_form_add_input (self->form, kind, part->kind, "selected");
      desmi_form_add_input (self->form, day, part->day, "text");
    }
  desmi_form_add_input (self->form, "evidence", self->evidence, "selected");
  desmi_form_add_input (self->form, "period", self->period, "text");
  desmi_form_add_input (self->form, "notes", self->notes, "text");
  desmi_form_keep_draft (self->form, key);
}

static char *
dup_day (const char *day)
{
  return day != NULL ? g_strdup_printf ("%.2s/%.2s/%.4s", day + 8, day + 5, day) : g_strdup ("");
}

/**
 * desmi_document_editor_set_day:
 * @day: (nullable): YYYY-MM-DD
 */
void
desmi_document_editor_set_day (DesmiField *field, const char *day)
{
  g_autofree char *text = dup_day (day);

  desmi_field_set_text (field, text);
}

/**
 * desmi_document_editor_find:
 * @field: of %desmi_document_inputs
 *
 * Returns: (transfer none): the #DesmiField or #DesmiFilter of it, of the first document
 */
gpointer
desmi_document_editor_find (DesmiDocumentEditor *self, const char *field)
{
  const DesmiDocumentPart *part = self->parts->pdata[0];
  const gpointer           widgets[DESMI_DOCUMENT_N_INPUTS]
      = { part->kind, part->title, part->day, self->evidence, self->period, self->notes };

  for (guint i = 0; i < DESMI_DOCUMENT_N_INPUTS; i++)
    if (g_str_equal (desmi_document_inputs[i], field))
      return widgets[i];
  g_return_val_if_reached (NULL);
}

/**
 * desmi_document_editor_dup_shown:
 * @field: likewise
 *
 * Returns: (transfer full): what its input shows of @entry
 */
char *
desmi_document_editor_dup_shown (const DesmiEntry *entry, const char *field)
{
  const char *text
      = desmi_entry_get (entry, (guint) desmi_register_find_field (DESMI_REGISTER_DOCUMENT, field));

  if (g_str_equal (field, "indicator"))
    return desmi_document_evidence_dup_id (entry);
  if (g_str_equal (field, "day"))
    return dup_day (text);
  return g_strdup (text != NULL ? text : "");
}

static char *
dup_text (DesmiField *field)
{
  char *text = g_strstrip (g_strdup (desmi_field_get_text (field)));

  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

/* Says at @typed why nothing can be read from it. */
static gboolean
say (DesmiField *typed, const char *sentence)
{
  desmi_field_set_error (typed, sentence);
  return FALSE;
}

static gboolean
read_title (DesmiField *typed, DesmiEntry *entry)
{
  g_autofree char *title = dup_text (typed);

  if (title == NULL)
    return say (typed, _ ("A document needs a title."));
  desmi_entry_set (entry, "title", title);
  return TRUE;
}

static gboolean
read_day (DesmiField *typed, DesmiEntry *entry)
{
  g_autofree char *text = dup_text (typed);
  g_autofree char *day = text != NULL ? desmi_proposal_read_day (text) : NULL;

  if (text != NULL && day == NULL)
    return say (typed, _ ("Write the date as 25/11/2023, or leave it empty."));
  desmi_entry_set (entry, "day", day);
  return TRUE;
}

/* In its normal form. */
static gboolean
read_period (DesmiField *typed, DesmiEntry *entry)
{
  g_autofree char *text = dup_text (typed), *read = NULL;
  DesmiPeriod      period;

  if (text != NULL
      && (!desmi_period_parse_loose (text, &period, NULL)
          || (period.kind != DESMI_PERIOD_QUARTER && period.kind != DESMI_PERIOD_YEAR)))
    return say (typed, _ ("Write a quarter or a year, such as 2023-Q4 or 2023."));
  read = text != NULL ? desmi_period_to_text (&period) : NULL;
  desmi_entry_set (entry, "period", read);
  return TRUE;
}

/**
 * desmi_document_editor_read:
 * @field: likewise
 * @entry: of a document
 *
 * Says in @entry what is typed or chosen.
 *
 * Returns: %FALSE: it cannot be read, which its input says
 */
gboolean
desmi_document_editor_read (DesmiDocumentEditor *self,
                            DesmiDocumentPart   *part,
                            const char          *field,
                            DesmiEntry          *entry)
{
  g_autofree char *notes = NULL;

  if (g_str_equal (field, "title"))
    return read_title (part->title, entry);
  if (g_str_equal (field, "day"))
    return read_day (part->day, entry);
  if (g_str_equal (field, "period"))
    return read_period (self->period, entry);
  if (g_str_equal (field, "kind"))
    desmi_entry_set (entry, "kind", desmi_filter_get_selected (part->kind));
  else if (g_str_equal (field, "notes"))
    {
      notes = dup_text (self->notes);
      desmi_entry_set (entry, "notes", notes);
    }
  else
    desmi_document_evidence_set (self->evidence, entry);
  return TRUE;
}

/**
 * desmi_document_editor_read_all:
 *
 * Returns: (transfer full) (nullable): a document that is not there yet, without its content;
 *   %NULL: something cannot be read, which its input says
 */
DesmiEntry *
desmi_document_editor_read_all (DesmiDocumentEditor *self, DesmiDocumentPart *part)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, self->village);
  gboolean               ok = TRUE;

  for (guint i = 0; i < DESMI_DOCUMENT_N_INPUTS; i++)
    ok = desmi_document_editor_read (self, part, desmi_document_inputs[i], entry) && ok;
  return ok ? g_steal_pointer (&entry) : NULL;
}
