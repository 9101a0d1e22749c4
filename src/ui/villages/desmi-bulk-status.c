/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for the status of one village, or of several: with its day, reason and note it is one
 * step. */
#include "ui/villages/desmi-bulk-status.h"

#include "ui/desmi-call.h"
#include "ui/desmi-dialog-size.h"
#include "ui/villages/desmi-status-form.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

#define NOTE_CHARS 50

typedef struct
{
  DesmiForm       *form; /* not owned: its data */
  DesmiSession    *session;
  GPtrArray       *villages; /* of DesmiVillage, as the reader knows them */
  DesmiStatusForm *status;
  char            *since;   /* nullable: the day that was typed */
  GCancellable    *reading; /* of how the villages are when it is saved */
} Bulk;

static void
bulk_free (gpointer data)
{
  Bulk *self = data;

  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  g_free (self->since);
  g_ptr_array_unref (self->villages);
  g_object_unref (self->session);
  g_free (self);
}

static gboolean
is_other_status (const DesmiVillage *seen, const DesmiVillage *now)
{
  return now->status != seen->status
         || g_strcmp0 (now->status_reason_id, seen->status_reason_id) != 0
         || g_strcmp0 (now->status_note, seen->status_note) != 0
         || g_strcmp0 (now->status_since, seen->status_since) != 0;
}

static void
expect_status (DesmiEdit *edit, const DesmiVillage *seen, const char *programme)
{
  desmi_edit_expect_status (edit, seen->code, programme, seen->status, seen->status_reason_id,
                            seen->status_note, seen->status_since);
}

static void
apply_bulk (Bulk *self)
{
  const char           *programme = desmi_session_get_programme (self->session);
  DesmiStatus           status = desmi_status_form_get_status (self->status);
  guint                 n = self->villages->len;
  DesmiMessage         *message;
  g_autoptr (DesmiEdit) edit = NULL;

  /* Translators: shown in the history and with Undo; the %s is a status */
  message = desmi_message_new_plural ("Set %u village to “%s”", "Set %u villages to “%s”", n, n,
                                      desmi_status_name (status, desmi_locale_get_english ()));
  desmi_message_set_kind (message, 1, DESMI_MESSAGE_WORD);
  edit = desmi_edit_new_said (message);
  for (guint i = 0; i < n; i++)
    {
      DesmiVillage *village = g_ptr_array_index (self->villages, i);

      expect_status (edit, village, programme);
      desmi_edit_set_status_since (edit, village->code, programme, status,
                                   desmi_status_form_get_reason (self->status),
                                   desmi_status_form_get_note (self->status), self->since);
    }
  desmi_form_apply (self->form, edit);
}

/* Nullable: that somebody else has set a status which would be replaced. Both lists are in the same
 * order. */
static char *
dup_other_status (const GPtrArray *seen, const GPtrArray *now)
{
  const DesmiVillage *first = NULL;
  guint               n = 0;

  for (guint i = 0; i < now->len; i++)
    if (is_other_status (seen->pdata[i], now->pdata[i]))
      {
        first = first == NULL ? now->pdata[i] : first;
        n++;
      }
  if (n == 0)
    return NULL;
  return g_strdup_printf (
      ngettext (
          /* Translators: a number of villages, the name of the first of them, and a status */
          "Meanwhile the status of %1$u village was changed: %2$s, “%3$s”. Nothing was saved yet; "
          "confirm again to replace it.",
          "Meanwhile the status of %1$u villages was changed, first of all of %2$s: “%3$s”. "
          "Nothing was saved yet; confirm again to replace them.",
          n),
      n, first->name, desmi_status_name (first->status, desmi_locale_get_user ()));
}

static void
bulk_villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GObject              *form = desmi_call_end (user_data);
  Bulk                 *self = form != NULL ? g_object_get_data (form, "desmi-bulk") : NULL;
  g_autoptr (GPtrArray) seen = NULL;
  g_autofree char      *met = NULL;

  if (self == NULL)
    return;
  seen = desmi_village_forms_take_again (self->form, result, &self->villages);
  if (seen == NULL)
    return;
  met = dup_other_status (seen, self->villages);
  if (met == NULL)
    met = desmi_village_forms_dup_met (seen, self->villages, FALSE);
  if (met != NULL)
    desmi_form_show_text (self->form, met);
  else
    apply_bulk (self);
}

/* What another window set since the form was opened is replaced only if that is wanted. */
static void
save_bulk_cb (DesmiForm *form, gpointer user_data)
{
  Bulk *self = user_data;

  g_clear_pointer (&self->since, g_free);
  if (self->villages->len == 1 && !desmi_status_form_get_changed (self->status))
    {
      gtk_window_close (GTK_WINDOW (form));
      return;
    }
  if (!desmi_status_form_read_since (self->status, &self->since))
    return;
  desmi_form_set_busy (form, TRUE);
  desmi_village_forms_read_again_async (desmi_form_get_store (form), self->villages,
                                        desmi_session_get_programme (self->session), self->reading,
                                        bulk_villages_cb, desmi_call_new (form, self->reading));
}

/* What was typed of some villages is not offered for others, in whichever order they stand. */
static char *
dup_bulk_key (GPtrArray *villages)
{
  g_autofree char *codes = desmi_village_forms_dup_codes (villages);

  return g_strconcat ("status-of-several/", codes, NULL);
}

/* The choices, and below them why fewer villages are changed than were selected. */
static GtkWidget *
new_body (GtkWidget *status, guint n_others)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *label;
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u selected village is not in the programme and has no status in it; it stays as "
                "it is.",
                "%u selected villages are not in the programme and have no status in it; they "
                "stay as they are.",
                n_others),
      n_others);

  gtk_box_append (GTK_BOX (box), status);
  if (n_others == 0)
    return box;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NOTE_CHARS);
  gtk_widget_add_css_class (label, "desmi-dim");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/**
 * desmi_bulk_status_new:
 * @villages: (element-type DesmiVillage): those that are selected and enrolled, at least one
 * @n_others: how many more are selected
 *
 * A form that sets the status of exactly @villages, as one step.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_bulk_status_new (GtkWindow    *parent,
                       DesmiSession *session,
                       GPtrArray    *villages,
                       guint         n_others)
{
  g_autofree char *save = g_strdup_printf (
      ngettext ("_Change %u Village", "_Change %u Villages", villages->len), villages->len);
  DesmiForm *form
      = desmi_form_new (parent, desmi_session_get_store (session), _ ("Set Status"), save);
  Bulk            *self = g_new0 (Bulk, 1);
  g_autofree char *key = dup_bulk_key (villages);

  self->form = form;
  self->session = g_object_ref (session);
  self->villages = g_ptr_array_ref (villages);
  self->reading = g_cancellable_new ();
  self->status = DESMI_STATUS_FORM (desmi_status_form_new (session));
  if (villages->len == 1)
    desmi_status_form_set (self->status, g_ptr_array_index (villages, 0));
  desmi_form_set_body (form, new_body (GTK_WIDGET (self->status), n_others));
  desmi_dialog_size_set (GTK_WINDOW (form), 480, n_others > 0 ? 390 : 330);
  g_object_set_data_full (G_OBJECT (form), "desmi-bulk", self, bulk_free);
  g_signal_connect (form, "save", G_CALLBACK (save_bulk_cb), self);
  desmi_status_form_keep (self->status, form);
  desmi_form_keep_draft (form, key);
  return form;
}
