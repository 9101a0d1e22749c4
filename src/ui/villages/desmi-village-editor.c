/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for a village's profile and status, and that for the status of several. */
#include "ui/villages/desmi-village-editor.h"

#include "core/desmi-number.h"
#include "ui/desmi-field.h"
#include "ui/villages/desmi-status-form.h"

#include <glib/gi18n-lib.h>

#define MILLI 1000
#define LINE_CHARS 200
#define NOTE_CHARS 4000

static const struct
{
  const char *field;
  const char *title;
  gboolean    number;
  int         max_chars;
} kinds[] = {
  { "head_name", N_ ("Name of the village head"), FALSE, LINE_CHARS },
  { "head_title", N_ ("Title of the village head"), FALSE, LINE_CHARS },
  { "officers", N_ ("Desmigratif officers"), TRUE, LINE_CHARS },
  { "population", N_ ("Population"), TRUE, LINE_CHARS },
  { "households", N_ ("Households"), TRUE, LINE_CHARS },
  { "service", N_ ("Service"), FALSE, LINE_CHARS },
  { "phone", N_ ("Telephone"), FALSE, LINE_CHARS },
  { "email", N_ ("E-mail"), FALSE, LINE_CHARS },
  { "address", N_ ("Address"), FALSE, NOTE_CHARS },
  { "cooperative", N_ ("Cooperative"), FALSE, LINE_CHARS },
  { "notes", N_ ("Notes"), FALSE, NOTE_CHARS },
};

#define N_FIELDS G_N_ELEMENTS (kinds)

typedef struct
{
  DesmiSession    *session;
  DesmiVillage    *village;
  DesmiStatusForm *status; /* nullable: not enrolled */
  DesmiField      *fields[N_FIELDS];
  char            *before[N_FIELDS];
} Editor;

static void
editor_free (gpointer data)
{
  Editor *self = data;

  for (gsize i = 0; i < N_FIELDS; i++)
    g_free (self->before[i]);
  desmi_village_unref (self->village);
  g_object_unref (self->session);
  g_free (self);
}

static char *
dup_count (gint64 count)
{
  return count < 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

static void
read_before (Editor *self)
{
  const DesmiVillage *v = self->village;
  const char *const   texts[N_FIELDS]
      = { v->head_name, v->head_title, NULL,       NULL,           NULL,    v->service,
          v->phone,     v->email,      v->address, v->cooperative, v->notes };

  for (gsize i = 0; i < N_FIELDS; i++)
    self->before[i] = g_strdup (texts[i] == NULL ? "" : texts[i]);
  g_free (self->before[2]);
  self->before[2] = dup_count (v->officers);
  g_free (self->before[3]);
  self->before[3] = dup_count (v->population);
  g_free (self->before[4]);
  self->before[4] = dup_count (v->households);
}

/* What is stored for a text, or NULL with the sentence that the field shows. */
static char *
normalize (gsize kind, const char *text, GError **error)
{
  gint64 milli;

  if (*text == '\0')
    return g_strdup ("");
  if (!(kinds[kind].max_chars > LINE_CHARS
            ? desmi_text_check_lines (text, kinds[kind].max_chars, error)
            : desmi_text_check (text, kinds[kind].max_chars, error)))
    return NULL;
  if (!kinds[kind].number)
    return g_strdup (text);
  if (!desmi_number_parse (text, &milli, error))
    return NULL;
  if (milli < 0 || milli % MILLI != 0)
    {
      g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                   _ ("“%s” is not a whole number of 0 or more."), text);
      return NULL;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, milli / MILLI);
}

/* Adds what changed to @edit; FALSE where a field is wrong, which then says so. */
static gboolean
read_fields (Editor *self, DesmiEdit *edit, guint *n_changes)
{
  DesmiField *wrong = NULL;

  for (gsize i = 0; i < N_FIELDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *text = g_strstrip (g_strdup (desmi_field_get_text (self->fields[i])));
      g_autofree char   *value = normalize (i, text, &error);

      desmi_field_set_error (self->fields[i], error == NULL ? NULL : error->message);
      if (value == NULL)
        {
          wrong = wrong == NULL ? self->fields[i] : wrong;
          continue;
        }
      if (g_str_equal (value, self->before[i]))
        continue;
      desmi_edit_set_profile (edit, self->village->code, kinds[i].field,
                              *value == '\0' ? NULL : value);
      (*n_changes)++;
    }
  if (wrong != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return wrong == NULL;
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Editor *self = user_data;
  /* Translators: %s is the name of a village; shown in the history and with Undo */
  g_autofree char      *label = g_strdup_printf (_ ("Edited %s"), self->village->name);
  g_autoptr (DesmiEdit) edit = desmi_edit_new (label);
  guint                 n_changes = 0;

  if (!read_fields (self, edit, &n_changes))
    return;
  if (self->status != NULL && desmi_status_form_get_changed (self->status))
    {
      desmi_edit_set_status (edit, self->village->code, desmi_session_get_programme (self->session),
                             desmi_status_form_get_status (self->status),
                             desmi_status_form_get_reason (self->status),
                             desmi_status_form_get_note (self->status));
      n_changes++;
    }
  if (n_changes > 0)
    desmi_form_apply (form, edit);
  else
    gtk_window_close (GTK_WINDOW (form));
}

static GtkWidget *
new_body (Editor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14), *grid = gtk_grid_new ();

  if (self->village->enrolled)
    {
      self->status = DESMI_STATUS_FORM (desmi_status_form_new (self->session));
      desmi_status_form_set (self->status, self->village->status, self->village->status_reason_id,
                             self->village->status_reason, self->village->status_note);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
    }
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  for (gsize i = 0; i < N_FIELDS; i++)
    {
      self->fields[i] = g_object_new (DESMI_TYPE_FIELD, "title", _ (kinds[i].title), NULL);
      desmi_field_set_text (self->fields[i], self->before[i]);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->fields[i]), (int) i % 2, (int) i / 2,
                       i == N_FIELDS - 1 ? 2 : 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

/**
 * desmi_village_editor_new:
 * @parent: the window that asks
 * @village: as it is now
 *
 * A form with the status, for a village of the programme, and with the profile. Only what was
 * changed is saved.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_village_editor_new (GtkWindow *parent, DesmiSession *session, DesmiVillage *village)
{
  DesmiForm *form
      = desmi_form_new (parent, desmi_session_get_store (session), village->name, _ ("_Save"));
  Editor *self = g_new0 (Editor, 1);

  self->session = g_object_ref (session);
  self->village = desmi_village_ref (village);
  read_before (self);
  desmi_form_set_body (form, new_body (self));
  g_object_set_data_full (G_OBJECT (form), "desmi-editor", self, editor_free);
  g_signal_connect (form, "save", G_CALLBACK (save_cb), self);
  return form;
}

typedef struct
{
  DesmiSession    *session;
  GPtrArray       *villages; /* of DesmiVillage */
  DesmiStatusForm *status;
} Bulk;

static void
bulk_free (gpointer data)
{
  Bulk *self = data;

  g_ptr_array_unref (self->villages);
  g_object_unref (self->session);
  g_free (self);
}

static void
save_bulk_cb (DesmiForm *form, gpointer user_data)
{
  Bulk                 *self = user_data;
  guint                 n = self->villages->len;
  g_autofree char      *label = NULL;
  g_autoptr (DesmiEdit) edit = NULL;

  /* Translators: shown in the history and with Undo; the %s is a status */
  label = g_strdup_printf (
      ngettext ("Set %u village to “%s”", "Set %u villages to “%s”", n), n,
      desmi_status_name (desmi_status_form_get_status (self->status), desmi_locale_get_user ()));
  edit = desmi_edit_new (label);
  for (guint i = 0; i < n; i++)
    {
      DesmiVillage *village = g_ptr_array_index (self->villages, i);

      desmi_edit_set_status (edit, village->code, desmi_session_get_programme (self->session),
                             desmi_status_form_get_status (self->status),
                             desmi_status_form_get_reason (self->status),
                             desmi_status_form_get_note (self->status));
    }
  desmi_form_apply (form, edit);
}

/**
 * desmi_bulk_status_new:
 * @villages: (element-type DesmiVillage): those that are selected and enrolled, at least one
 *
 * A form that sets the status of exactly @villages, as one step.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_bulk_status_new (GtkWindow *parent, DesmiSession *session, GPtrArray *villages)
{
  g_autofree char *save = g_strdup_printf (
      ngettext ("_Change %u Village", "_Change %u Villages", villages->len), villages->len);
  DesmiForm *form
      = desmi_form_new (parent, desmi_session_get_store (session), _ ("Set Status"), save);
  Bulk *self = g_new0 (Bulk, 1);

  self->session = g_object_ref (session);
  self->villages = g_ptr_array_ref (villages);
  self->status = DESMI_STATUS_FORM (desmi_status_form_new (session));
  desmi_form_set_body (form, GTK_WIDGET (self->status));
  gtk_window_set_default_size (GTK_WINDOW (form), 480, 260);
  g_object_set_data_full (G_OBJECT (form), "desmi-bulk", self, bulk_free);
  g_signal_connect (form, "save", G_CALLBACK (save_bulk_cb), self);
  return form;
}
