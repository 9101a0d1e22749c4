/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of documents. Files are stored one after another when it is saved, and become documents
 * in one step; where one cannot be stored, none does, and what was typed is still there. */
#include "ui/villages/desmi-document-form.h"

#include "core/desmi-period.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-sensitive.h"
#include "ui/villages/desmi-document-evidence.h"
#include "ui/villages/desmi-thumbnail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DesmiProposal *proposal; /* nullable: of a document that is there */
  DesmiFilter   *kind;
  DesmiField    *title;
  DesmiField    *day;
  char          *sha256; /* nullable: not stored yet */
} Part;

typedef struct
{
  DesmiForm     *form; /* not owned: its data */
  GtkWidget     *body;
  char          *village;
  DesmiDocument *document; /* nullable: files are to be added */
  DesmiEntry    *seen;     /* nullable: of it, as the reader knows it; %NULL: it is gone */
  GPtrArray     *parts;
  DesmiFilter   *evidence;
  DesmiField    *period;
  DesmiField    *notes;
  guint          next; /* part to be stored */
  GCancellable  *cancellable;
} Form;

static void store_next (Form *self);

static void
part_free (gpointer data)
{
  Part *self = data;

  g_clear_pointer (&self->proposal, desmi_proposal_free);
  g_free (self->sha256);
  g_free (self);
}

static void
form_free (gpointer data)
{
  Form *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->parts);
  g_clear_object (&self->document);
  g_clear_pointer (&self->seen, desmi_entry_free);
  g_free (self->village);
  g_free (self);
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

static gboolean
check_part (Part *part)
{
  g_autofree char *title = dup_text (part->title), *day = dup_text (part->day);
  g_autofree char *read = day != NULL ? desmi_proposal_read_day (day) : NULL;

  if (title == NULL)
    desmi_field_set_error (part->title, _ ("A document needs a title."));
  if (day != NULL && read == NULL)
    desmi_field_set_error (part->day, _ ("Write the date as 25/11/2023, or leave it empty."));
  return title != NULL && (day == NULL || read != NULL);
}

/* The period in its normal form; NULL: none, or @ok is FALSE. */
static char *
read_period (Form *self, gboolean *ok)
{
  g_autofree char *text = dup_text (self->period);
  DesmiPeriod      period;

  *ok = text == NULL
        || (desmi_period_parse_loose (text, &period, NULL)
            && (period.kind == DESMI_PERIOD_QUARTER || period.kind == DESMI_PERIOD_YEAR));
  if (!*ok)
    desmi_field_set_error (self->period, _ ("Write a quarter or a year, such as 2023-Q4 or 2023."));
  return *ok && text != NULL ? desmi_period_to_text (&period) : NULL;
}

static gboolean
check (Form *self)
{
  gboolean ok;

  g_free (read_period (self, &ok));
  for (guint i = 0; i < self->parts->len; i++)
    ok = check_part (self->parts->pdata[i]) && ok;
  return ok;
}

static DesmiEntry *
make_entry (Form *self, Part *part)
{
  DesmiEntry      *entry = desmi_entry_new (DESMI_REGISTER_DOCUMENT, self->village);
  g_autofree char *title = dup_text (part->title), *day = dup_text (part->day),
                  *read = day != NULL ? desmi_proposal_read_day (day) : NULL,
                  *notes = dup_text (self->notes), *period = NULL;
  gboolean ok;

  period = read_period (self, &ok);
  desmi_entry_set (entry, "kind", desmi_filter_get_selected (part->kind));
  desmi_entry_set (entry, "title", title);
  desmi_entry_set (entry, "day", read);
  if (part->proposal != NULL)
    {
      desmi_entry_set (entry, "file_name", part->proposal->file_name);
      desmi_entry_set (entry, "sha256", part->sha256);
    }
  else if (self->seen != NULL)
    desmi_entry_set_id (entry, desmi_document_get_id (self->document));
  else
    {
      desmi_entry_set (entry, "file_name", desmi_document_get (self->document, "file_name"));
      desmi_entry_set (entry, "sha256", desmi_document_get (self->document, "sha256"));
    }
  desmi_document_evidence_set (self->evidence, entry);
  desmi_entry_set (entry, "period", period);
  desmi_entry_set (entry, "notes", notes);
  return entry;
}

static char *
make_label (Form *self)
{
  Part            *first = self->parts->pdata[0];
  g_autofree char *title = dup_text (first->title);
  guint            n = self->parts->len;

  if (self->document != NULL)
    /* Translators: %s is the title of a document; shown in the history and with Undo */
    return g_strdup_printf (_ ("Edited the document “%s”"), title);
  if (n == 1)
    /* Translators: %s is the title of a document; shown in the history and with Undo */
    return g_strdup_printf (_ ("Added the document “%s”"), title);
  return g_strdup_printf (ngettext ("Added %u document", "Added %u documents", n), n);
}

static void
set_storing (Form *self, gboolean storing)
{
  desmi_sensitive_set (self->body, !storing);
  desmi_form_set_can_save (self->form, !storing);
}

/* Of a document that is there only what was changed here; the rest stays as somebody else may have
 * it by now. FALSE: nothing was. */
static gboolean
put_change (Form *self, DesmiEdit *edit, const DesmiEntry *wanted)
{
  g_autoptr (DesmiEntry) before = NULL;
  g_autoptr (DesmiEntry) change = desmi_document_new_change (self->seen, wanted, &before);
  g_autoptr (DesmiEdit)  seen = desmi_edit_new ("");

  if (change == NULL)
    return FALSE;
  desmi_edit_put_entry (seen, before);
  desmi_edit_expect (edit, seen);
  desmi_edit_put_entry (edit, change);
  return TRUE;
}

static void
apply (Form *self)
{
  g_autofree char      *label = make_label (self);
  g_autoptr (DesmiEdit) edit = desmi_edit_new (label);

  set_storing (self, FALSE);
  for (guint i = 0; i < self->parts->len; i++)
    {
      g_autoptr (DesmiEntry) entry = make_entry (self, self->parts->pdata[i]);

      if (self->seen == NULL)
        desmi_edit_put_entry (edit, entry);
      else if (!put_change (self, edit, entry))
        {
          gtk_window_close (GTK_WINDOW (self->form));
          return;
        }
    }
  desmi_form_apply (self->form, edit);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *sha256 = desmi_store_attach_finish (DESMI_STORE (source), result, &error);
  Form              *self = desmi_call_end (user_data);
  Part              *part;

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
  Form            *self = user_data;
  Part            *part = self->parts->pdata[self->next];
  g_autofree char *percent
      = desmi_format_number (fraction, DESMI_NUMBER_PERCENT, 0, desmi_locale_get_user ());
  g_autofree char *shown = g_strdup_printf ("%s %s · %s", text, part->proposal->file_name, percent);

  desmi_form_show_text (self->form, shown);
}

/* Stores the files that are not stored yet, then makes them documents. */
static void
store_next (Form *self)
{
  Part *part;

  while (self->next < self->parts->len && ((Part *) self->parts->pdata[self->next])->sha256 != NULL)
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
set_day (DesmiField *field, const char *day)
{
  g_autofree char *text
      = day != NULL ? g_strdup_printf ("%.2s/%.2s/%.4s", day + 8, day + 5, day) : NULL;

  desmi_field_set_text (field, text);
}

/* Nullable: what @field is typed into, which can say something of it. */
static DesmiField *
find_field (Form *self, const char *field)
{
  Part *part = self->parts->pdata[0];

  if (strcmp (field, "title") == 0)
    return part->title;
  if (strcmp (field, "day") == 0)
    return part->day;
  if (strcmp (field, "period") == 0)
    return self->period;
  return strcmp (field, "notes") == 0 ? self->notes : NULL;
}

static void
show (Form *self, const DesmiEntry *now, const char *field)
{
  DesmiField *typed = find_field (self, field);
  const char *text
      = desmi_entry_get (now, (guint) desmi_register_find_field (DESMI_REGISTER_DOCUMENT, field));

  if (strcmp (field, "day") == 0)
    set_day (typed, text);
  else if (typed != NULL)
    desmi_field_set_text (typed, text);
  else if (strcmp (field, "kind") == 0)
    desmi_filter_set_selected (((Part *) self->parts->pdata[0])->kind, text);
  else
    desmi_document_evidence_select (self->evidence, now);
}

/* The other's value goes where the reader changed nothing; where both did, the field says so. */
static gboolean
meet_field (Form *self, const DesmiEntry *wanted, const DesmiEntry *now, const char *field)
{
  DesmiField      *typed = find_field (self, field);
  const char      *there;
  g_autofree char *text = NULL, *day = NULL;

  if (desmi_document_is_same (self->seen, now, field)
      || desmi_document_is_same (wanted, now, field))
    return FALSE;
  if (desmi_document_is_same (self->seen, wanted, field))
    {
      show (self, now, field);
      return FALSE;
    }
  there = desmi_entry_get (now, (guint) desmi_register_find_field (DESMI_REGISTER_DOCUMENT, field));
  day = there != NULL && strcmp (field, "day") == 0
            ? desmi_format_day (there, desmi_locale_get_user ())
            : NULL;
  text = g_strdup_printf (
      /* Translators: %s is what was saved */
      _ ("Meanwhile “%s” was saved here. Apply again to replace it."), day != NULL     ? day
                                                                       : there != NULL ? there
                                                                                       : "");
  if (typed != NULL)
    desmi_field_set_error (typed, text);
  return TRUE;
}

static gboolean
meet (Form *self, const DesmiEntry *now)
{
  static const char *const fields[] = { "kind", "title", "day", "indicator", "period", "notes" };
  g_autoptr (DesmiEntry)   wanted = make_entry (self, self->parts->pdata[0]);
  gboolean                 met = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    met = meet_field (self, wanted, now, fields[i]) || met;
  return met;
}

/* What another window saved since the form was opened is replaced only if that is wanted. */
static void
documents_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  Form                  *self = desmi_call_end (user_data);
  g_autoptr (DesmiEntry) now = NULL;
  gboolean               met;

  if (self == NULL)
    return;
  set_storing (self, FALSE);
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  now = desmi_document_new_entry (table, desmi_document_get_id (self->document));
  if (now == NULL && self->seen != NULL)
    {
      desmi_form_set_save_label (self->form, _ ("_Add"));
      desmi_form_show_text (self->form,
                            _ ("Somebody deleted this entry while the form was open. What you "
                               "typed is still here: add it anew."));
    }
  met = now != NULL && self->seen != NULL && meet (self, now);
  if (met)
    desmi_form_show_text (self->form, _ ("Another window has changed the document; nothing was "
                                         "saved yet. Apply again to replace what it says."));
  met = met || (now == NULL && self->seen != NULL);
  g_clear_pointer (&self->seen, desmi_entry_free);
  self->seen = g_steal_pointer (&now);
  if (!met)
    apply (self);
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Form *self = user_data;

  if (!check (self))
    return;
  if (self->document != NULL)
    {
      set_storing (self, TRUE);
      desmi_store_lookup_async (desmi_form_get_store (form), "register-document", self->village,
                                desmi_locale_get_user (), self->cancellable, documents_cb,
                                desmi_call_new (self, self->cancellable));
      return;
    }
  self->next = 0;
  set_storing (self, TRUE);
  store_next (self);
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

/* The fields of one document, below the name of its file where there are several. */
static GtkWidget *
make_part (Part *part, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8),
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
  return box;
}

static void
add_common (Form *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  self->evidence = desmi_document_evidence_new (self->document);
  self->period = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Period (quarter or year)"), NULL);
  self->notes = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Notes"), NULL);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->evidence));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->period));
  gtk_box_append (GTK_BOX (self->body), row);
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->notes));
}

static Form *
form_new (GtkWindow *parent, DesmiSession *session, const char *title, const char *save)
{
  Form *self = g_new0 (Form, 1);

  self->form = desmi_form_new (parent, desmi_session_get_store (session), title, save);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->cancellable = g_cancellable_new ();
  desmi_form_set_body (self->form, self->body);
  g_object_set_data_full (G_OBJECT (self->form), "desmi-document-form", self, form_free);
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  return self;
}

/* @key: told by the files that are to be added, or by the document */
static void
keep_draft (Form *self, const char *key)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part      *part = self->parts->pdata[i];
      g_autofree char *title = g_strdup_printf ("title-%u", i),
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

static void
keep_draft_of_files (Form *self)
{
  g_autoptr (GString) key = g_string_new ("documents/");

  g_string_append (key, self->village);
  for (guint i = 0; i < self->parts->len; i++)
    g_string_append_printf (key, "/%s", ((Part *) self->parts->pdata[i])->proposal->file_name);
  keep_draft (self, key->str);
}

static void
propose (Form *self, const DesmiDocumentPurpose *purpose)
{
  g_autofree char *id = g_strdup_printf ("indicator %s", purpose->indicator);

  desmi_filter_ensure (self->evidence, id, purpose->name);
  desmi_filter_set_selected (self->evidence, id);
  desmi_field_set_text (self->period, purpose->period);
}

static void
add_proposal (Form *self, DesmiProposal *proposal)
{
  Part            *part = g_new0 (Part, 1);
  g_autofree char *size = desmi_document_format_size (proposal->size, desmi_locale_get_user ());
  g_autofree char *heading = g_strdup_printf ("%s · %s", proposal->file_name, size);

  part->proposal = proposal;
  gtk_box_append (GTK_BOX (self->body), make_part (part, heading));
  desmi_filter_set_selected (part->kind, proposal->kind);
  desmi_field_set_text (part->title, proposal->title);
  set_day (part->day, proposal->day);
  g_ptr_array_add (self->parts, part);
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
  Form *self = form_new (parent, session, village->name, save);

  self->village = g_strdup (village->code);
  g_ptr_array_set_free_func (proposals, NULL);
  for (guint i = 0; i < n; i++)
    add_proposal (self, proposals->pdata[i]);
  g_ptr_array_unref (proposals);
  add_common (self);
  if (refused != NULL)
    desmi_form_show_text (self->form, refused);
  if (purpose != NULL)
    propose (self, purpose);
  keep_draft_of_files (self);
  desmi_document_evidence_ask (self->evidence, self->form, self->cancellable);
  return self->form;
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
  Form            *self = form_new (parent, session, _ ("Edit Document"), _ ("_Apply"));
  Part            *part = g_new0 (Part, 1);
  g_autofree char *key
      = g_strdup_printf ("document/%s/%" G_GINT64_FORMAT, desmi_document_get_village (document),
                         desmi_document_get_id (document));

  self->village = g_strdup (desmi_document_get_village (document));
  self->document = g_object_ref (document);
  self->seen = desmi_document_new_own_entry (document);
  gtk_box_append (GTK_BOX (self->body),
                  make_part (part, desmi_document_get (document, "file_name")));
  g_ptr_array_add (self->parts, part);
  desmi_filter_set_selected (part->kind, desmi_document_get (document, "kind"));
  desmi_field_set_text (part->title, desmi_document_get (document, "title"));
  set_day (part->day, desmi_document_get (document, "day"));
  add_common (self);
  desmi_field_set_text (self->period, desmi_document_get (document, "period"));
  desmi_field_set_text (self->notes, desmi_document_get (document, "notes"));
  keep_draft (self, key);
  desmi_document_evidence_ask (self->evidence, self->form, self->cancellable);
  return self->form;
}
