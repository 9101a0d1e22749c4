/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for a village's profile and status, and that for the status of several. */
#include "ui/villages/desmi-village-editor.h"

#include "app/desmi-head-title.h"
#include "app/desmi-village-field.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-dialog-size.h"
#include "ui/desmi-field.h"
#include "ui/villages/desmi-status-form.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

#define N_FIELDS 11 /* of the profile */
#define HEAD_NAME 0
#define HEAD_TITLE 1
#define REGISTER "desmi-editor" /* of a button to a register */

typedef struct
{
  DesmiSession    *session;
  DesmiForm       *form;    /* not owned: its data */
  DesmiVillage    *village; /* as the reader knows it */
  DesmiStatusForm *status;  /* nullable: not enrolled */
  DesmiField      *fields[N_FIELDS];
  char            *before[N_FIELDS];
  GtkWidget       *for_all;     /* the title is that of the district */
  DesmiEdit       *edit;        /* nullable: to be saved once it is known what it meets */
  GCancellable    *cancellable; /* nullable: of that question */
} Editor;

static void
editor_free (gpointer data)
{
  Editor *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->edit, desmi_edit_unref);
  for (gsize i = 0; i < N_FIELDS; i++)
    g_free (self->before[i]);
  desmi_village_unref (self->village);
  g_object_unref (self->session);
  g_free (self);
}

/* The fields of @v as texts, each to be freed. */
static void
read_texts (const DesmiVillage *v, char *texts[N_FIELDS])
{
  for (guint i = 0; i < N_FIELDS; i++)
    texts[i] = desmi_village_field_dup_text (desmi_village_field_nth (i), v);
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
      g_autofree char   *value
          = desmi_village_field_normalize (desmi_village_field_nth ((guint) i), text, &error);

      desmi_field_set_error (self->fields[i], error == NULL ? NULL : error->message);
      if (value == NULL)
        {
          wrong = wrong == NULL ? self->fields[i] : wrong;
          continue;
        }
      if (g_str_equal (value, self->before[i]))
        continue;
      desmi_edit_expect_profile (edit, self->village->code,
                                 desmi_village_field_nth ((guint) i)->name, self->before[i]);
      desmi_edit_set_profile (edit, self->village->code, desmi_village_field_nth ((guint) i)->name,
                              *value == '\0' ? NULL : value);
      (*n_changes)++;
    }
  if (wrong != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return wrong == NULL;
}

/* Whether @now has another value than the reader saw in a field that is to be changed. The field
 * then says so, and saving again is meant. */
static gboolean
meets_profile (Editor *self, const DesmiVillage *now)
{
  gboolean met = FALSE;
  char    *texts[N_FIELDS];

  read_texts (now, texts);
  for (gsize i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *typed = g_strstrip (g_strdup (desmi_field_get_text (self->fields[i])));
      g_autofree char *value
          = desmi_village_field_normalize (desmi_village_field_nth ((guint) i), typed, NULL);
      gboolean changed = g_strcmp0 (value, self->before[i]) != 0;

      if (changed && !g_str_equal (texts[i], self->before[i]) && g_strcmp0 (texts[i], value) != 0)
        {
          /* Translators: %s is what was saved */
          g_autofree char *text = g_strdup_printf (
              _ ("Meanwhile “%s” was saved here. Apply again to replace it."), texts[i]);

          desmi_field_set_error (self->fields[i], text);
          met = TRUE;
        }
      /* what the reader left alone stays as the other has it */
      if (changed)
        {
          g_free (self->before[i]);
          self->before[i] = g_strdup (texts[i]);
        }
      g_free (texts[i]);
    }
  return met;
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

static gboolean
meets_status (Editor *self, const DesmiVillage *now)
{
  return self->status != NULL && desmi_status_form_get_changed (self->status)
         && is_other_status (self->village, now);
}

/* What another window saved since the form was opened is replaced only if that is wanted. */
static void
current_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) now
      = desmi_store_get_village_finish (DESMI_STORE (source), result, &error);
  Editor          *self = desmi_call_end (user_data);
  gboolean         in_profile, in_status;
  g_autofree char *warning = NULL;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  if (now == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  in_profile = meets_profile (self, now);
  in_status = meets_status (self, now);
  warning = desmi_village_forms_dup_warning (self->village, now, NULL);
  desmi_village_unref (self->village);
  self->village = desmi_village_ref (now);
  if (in_status)
    {
      /* Translators: %s is a status */
      g_autofree char *text = g_strdup_printf (
          _ ("Meanwhile the status was saved as “%s”. Apply again to replace it."),
          desmi_status_name (now->status, desmi_locale_get_user ()));

      desmi_form_show_text (self->form, text);
    }
  else if (warning != NULL)
    desmi_form_show_text (self->form, warning);
  else if (in_profile)
    desmi_form_show_text (self->form,
                          _ ("Another window has changed the village; nothing was saved yet."));
  else
    desmi_form_apply (self->form, self->edit);
}

/* What is the district's word is no longer the village's own. */
static void
put_title_for_all (Editor *self, DesmiEdit *edit, guint *n_changes)
{
  g_autofree char *title = g_strstrip (g_strdup (desmi_field_get_text (self->fields[HEAD_TITLE])));

  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (self->for_all)))
    return;
  desmi_head_title_put (edit, self->village->code, title);
  desmi_edit_set_profile (edit, self->village->code, "head_title", NULL);
  ++*n_changes;
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Editor *self = user_data;
  /* Translators: %s is the name of a village; shown in the history and with Undo */
  g_autofree char      *label = g_strdup_printf (_ ("Edited %s"), self->village->name);
  g_autoptr (DesmiEdit) edit = desmi_edit_new (label);
  g_autofree char      *since = NULL;
  guint                 n_changes = 0;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!read_fields (self, edit, &n_changes)
      || (self->status != NULL && !desmi_status_form_read_since (self->status, &since)))
    return;
  put_title_for_all (self, edit, &n_changes);
  if (self->status != NULL && desmi_status_form_get_changed (self->status))
    {
      expect_status (edit, self->village, desmi_session_get_programme (self->session));
      desmi_edit_set_status_since (
          edit, self->village->code, desmi_session_get_programme (self->session),
          desmi_status_form_get_status (self->status), desmi_status_form_get_reason (self->status),
          desmi_status_form_get_note (self->status), since);
      n_changes++;
    }
  if (n_changes == 0)
    {
      gtk_window_close (GTK_WINDOW (form));
      return;
    }
  g_clear_pointer (&self->edit, desmi_edit_unref);
  self->edit = g_steal_pointer (&edit);
  self->cancellable = g_cancellable_new ();
  desmi_form_set_busy (form, TRUE);
  desmi_store_get_village_async (desmi_form_get_store (form), self->village->code,
                                 desmi_session_get_programme (self->session), self->cancellable,
                                 current_cb, desmi_call_new (self, self->cancellable));
}

/* The fields of the head speak as people of the district do. */
static void
name_head (Editor *self)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  g_autofree char   *name = desmi_head_title_dup_field (self->village, locale);

  g_object_set (self->fields[HEAD_NAME], "title", name, NULL);
  g_object_set (
      self->fields[HEAD_TITLE], "hint",
      desmi_head_title_get_usual (self->village->usual_head_title, self->village->code, locale),
      NULL);
  self->for_all = gtk_check_button_new_with_mnemonic (_ ("_Title in the whole district"));
  gtk_widget_set_tooltip_text (self->for_all,
                               _ ("Every village has this title that has none of its own; left "
                                  "empty, the one that is usual in the region"));
  gtk_box_append (GTK_BOX (self->fields[HEAD_TITLE]), self->for_all);
}

/* What was typed is kept, and the form is there again. */
static void
open_register_cb (GtkButton *button, gpointer tab)
{
  Editor *self = g_object_get_data (G_OBJECT (button), REGISTER);

  desmi_village_page_open (self->session, self->village->code, tab);
  gtk_window_close (GTK_WINDOW (self->form));
}

/* Stands in the place of a field that a register says already. */
static GtkWidget *
new_registered (Editor *self, const DesmiVillageField *field, const char *registered)
{
  const char *tab = g_str_equal (field->name, "officers") ? "people" : "enterprises";
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget  *title = gtk_label_new (_ (field->title)), *label, *button = gtk_button_new ();
  /* Translators: a count of officers or the name of a cooperative */
  g_autofree char *text = g_strdup_printf (_ ("%s · from its register"), registered);

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "desmi-dim");
  gtk_widget_add_css_class (title, "desmi-caption");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Change it there; what you typed here is kept"));
  desmi_a11y_set_label (button, text);
  g_object_set_data (G_OBJECT (button), REGISTER, self);
  g_signal_connect (button, "clicked", G_CALLBACK (open_register_cb), (gpointer) tab);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
attach_field (Editor *self, GtkGrid *grid, gsize i)
{
  const DesmiVillageField *field = desmi_village_field_nth ((guint) i);
  g_autofree char         *registered
      = desmi_village_field_dup_registered (field, self->village, desmi_locale_get_user ());
  int column = (int) i % 2, row = (int) i / 2, width = i == N_FIELDS - 1 ? 2 : 1;

  self->fields[i] = g_object_new (DESMI_TYPE_FIELD, "title", _ (field->title), NULL);
  desmi_field_set_text (self->fields[i], self->before[i]);
  gtk_grid_attach (grid, GTK_WIDGET (self->fields[i]), column, row, width, 1);
  if (registered == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->fields[i]), FALSE);
  gtk_grid_attach (grid, new_registered (self, field, registered), column, row, width, 1);
}

static GtkWidget *
new_body (Editor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14), *grid = gtk_grid_new ();

  if (self->village->enrolled)
    {
      self->status = DESMI_STATUS_FORM (desmi_status_form_new (self->session));
      desmi_status_form_set (self->status, self->village);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
    }
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  for (gsize i = 0; i < N_FIELDS; i++)
    attach_field (self, GTK_GRID (grid), i);
  name_head (self);
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

static void
keep_draft (Editor *self)
{
  g_autofree char *key = g_strconcat ("profile/", self->village->code, NULL);

  if (self->status != NULL)
    desmi_status_form_keep (self->status, self->form);
  for (gsize i = 0; i < N_FIELDS; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->fields[i])))
      desmi_form_add_input (self->form, desmi_village_field_nth ((guint) i)->name, self->fields[i],
                            "text");
  desmi_form_add_input (self->form, "head-title-for-all", self->for_all, "active");
  desmi_form_keep_draft (self->form, key);
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
      = desmi_form_new (parent, desmi_session_get_store (session), village->name, _ ("_Apply"));
  Editor *self = g_new0 (Editor, 1);

  self->session = g_object_ref (session);
  self->form = form;
  self->village = desmi_village_ref (village);
  read_texts (village, self->before);
  desmi_form_set_body (form, new_body (self));
  g_object_set_data_full (G_OBJECT (form), "desmi-editor", self, editor_free);
  g_signal_connect (form, "save", G_CALLBACK (save_cb), self);
  keep_draft (self);
  return form;
}

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

static void
apply_bulk (Bulk *self)
{
  const char           *programme = desmi_session_get_programme (self->session);
  DesmiStatus           status = desmi_status_form_get_status (self->status);
  guint                 n = self->villages->len;
  g_autofree char      *label = NULL;
  g_autoptr (DesmiEdit) edit = NULL;

  /* Translators: shown in the history and with Undo; the %s is a status */
  label = g_strdup_printf (ngettext ("Set %u village to “%s”", "Set %u villages to “%s”", n), n,
                           desmi_status_name (status, desmi_locale_get_user ()));
  edit = desmi_edit_new (label);
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
  g_autoptr (GError)    error = NULL;
  GObject              *form = desmi_call_end (user_data);
  Bulk                 *self = form != NULL ? g_object_get_data (form, "desmi-bulk") : NULL;
  g_autoptr (GPtrArray) now = NULL, seen = NULL;
  g_autofree char      *met = NULL;

  if (self == NULL)
    return;
  now = desmi_village_forms_read_again_finish (DESMI_STORE (source), result, self->villages,
                                               &error);
  desmi_form_set_busy (self->form, FALSE);
  if (now == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  seen = g_steal_pointer (&self->villages);
  self->villages = g_ptr_array_ref (now);
  met = dup_other_status (seen, now);
  if (met == NULL)
    met = desmi_village_forms_dup_met (seen, now, FALSE);
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
  Bulk            *self = g_new0 (Bulk, 1);
  g_autofree char *key = dup_bulk_key (villages);

  self->form = form;
  self->session = g_object_ref (session);
  self->villages = g_ptr_array_ref (villages);
  self->reading = g_cancellable_new ();
  self->status = DESMI_STATUS_FORM (desmi_status_form_new (session));
  desmi_form_set_body (form, GTK_WIDGET (self->status));
  desmi_dialog_size_set (GTK_WINDOW (form), 480, 330);
  g_object_set_data_full (G_OBJECT (form), "desmi-bulk", self, bulk_free);
  g_signal_connect (form, "save", G_CALLBACK (save_bulk_cb), self);
  desmi_status_form_keep (self->status, form);
  desmi_form_keep_draft (form, key);
  return form;
}
