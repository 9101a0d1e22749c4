/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for a village's profile: each change of it is saved at once. */
#include "ui/villages/desmi-village-editor.h"

#include "app/desmi-head-title.h"
#include "app/desmi-village-facts.h"
#include "app/desmi-village-field.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-page.h"

#include <glib/gi18n-lib.h>

#define N_FIELDS 11 /* of the profile */
#define HEAD_NAME 0
#define HEAD_TITLE 1
#define REGISTER "desmi-editor" /* of a button to a register */

typedef struct
{
  DesmiSession *session;
  DesmiForm    *form;    /* not owned: its data */
  DesmiVillage *village; /* as the reader knows it */
  GtkLabel     *status;  /* nullable: not enrolled */
  DesmiField   *fields[N_FIELDS];
  char         *before[N_FIELDS]; /* as the file holds it */
  char         *sent[N_FIELDS];   /* nullable: as it is in @edit */
  GtkWidget    *for_all;          /* the title is that of the district */
  char         *sent_for_all;     /* nullable: the title, as it is in @edit */
  gboolean      asked_for_none;   /* whether the district is to have no word of its own */
  DesmiEdit    *edit;             /* nullable: to be saved once it is known what it meets */
  GCancellable *cancellable;      /* nullable: of that question */
  GCancellable *reading;          /* of the village, once its status was set */
} Editor;

static void
editor_free (gpointer data)
{
  Editor *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->edit, desmi_edit_unref);
  for (gsize i = 0; i < N_FIELDS; i++)
    {
      g_free (self->before[i]);
      g_free (self->sent[i]);
    }
  g_free (self->sent_for_all);
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  desmi_village_unref (self->village);
  g_object_unref (self->session);
  g_free (self);
}

/* Takes over how the village is now. */
static void
show_village (Editor *self, DesmiVillage *now)
{
  g_autofree char *status = desmi_village_facts_dup_status (now, desmi_locale_get_user ());

  desmi_village_ref (now);
  desmi_village_unref (self->village);
  self->village = now;
  if (self->status != NULL)
    gtk_label_set_label (self->status, status);
}

/* The fields of @v as texts, each to be freed. */
static void
read_texts (const DesmiVillage *v, char *texts[N_FIELDS])
{
  for (guint i = 0; i < N_FIELDS; i++)
    texts[i] = desmi_village_field_dup_text (desmi_village_field_nth (i), v);
}

/* Adds to @edit what changed; a field that is wrong says so and is not in it. */
static guint
read_fields (Editor *self, DesmiEdit *edit)
{
  guint n_changes = 0;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      const DesmiVillageField *field = desmi_village_field_nth (i);
      g_autoptr (GError)       error = NULL;
      g_autofree char         *text = NULL;

      if (!desmi_form_wants (self->form, self->fields[i]))
        continue;
      text = g_strstrip (g_strdup (desmi_field_get_text (self->fields[i])));
      g_free (self->sent[i]);
      self->sent[i] = desmi_village_field_normalize (field, text, &error);
      desmi_field_set_error (self->fields[i], error == NULL ? NULL : error->message);
      if (self->sent[i] == NULL)
        {
          desmi_form_hold_back (self->form, self->fields[i]);
          continue;
        }
      if (g_str_equal (self->sent[i], self->before[i]))
        continue;
      desmi_edit_expect_profile (edit, self->village->code, field->name, self->before[i]);
      desmi_edit_set_profile (edit, self->village->code, field->name,
                              *self->sent[i] == '\0' ? NULL : self->sent[i]);
      n_changes++;
    }
  return n_changes;
}

static void
set_before (Editor *self, guint i, const char *text)
{
  char *copy = g_strdup (text);

  g_free (self->before[i]);
  self->before[i] = copy;
}

/* Whether the file has @now in a field in which the reader saw something else and typed another
 * value. The field says so, and Enter there is meant. What the reader left alone is shown. */
static gboolean
meets (Editor *self, guint i, const char *now)
{
  g_autofree char *sentence = NULL;

  if (g_str_equal (now, self->before[i]))
    return FALSE;
  if (!desmi_form_wants (self->form, self->fields[i]))
    {
      if (desmi_form_show_saved (self->form, self->fields[i], now))
        set_before (self, i, now);
      return FALSE;
    }
  set_before (self, i, now);
  if (g_str_equal (now, self->sent[i]))
    {
      /* the other has typed the same, and the rest is saved without it */
      desmi_form_commit (self->form);
      return TRUE;
    }
  sentence = desmi_form_dup_met (self->form, self->fields[i], now);
  desmi_field_set_error (self->fields[i], sentence);
  desmi_form_ask (self->form, self->fields[i], now);
  return TRUE;
}

static gboolean
meets_profile (Editor *self, const DesmiVillage *now)
{
  gboolean met = FALSE;
  char    *texts[N_FIELDS];

  read_texts (now, texts);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      met = meets (self, i, texts[i]) || met;
      g_free (texts[i]);
    }
  return met;
}

/* Nothing that is typed is saved before the reader has seen that the village is none any more. */
static void
ask_all (Editor *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (desmi_form_wants (self->form, self->fields[i]))
      desmi_form_ask (self->form, self->fields[i], self->before[i]);
  if (desmi_form_wants (self->form, self->for_all))
    desmi_form_ask (self->form, self->for_all, "");
}

/* What another window saved since the form was opened is replaced only if that is wanted. */
static void
current_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) now
      = desmi_store_get_village_finish (DESMI_STORE (source), result, &error);
  Editor          *self = desmi_call_end (user_data);
  gboolean         met;
  g_autofree char *warning = NULL;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  if (now == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  met = meets_profile (self, now);
  warning = desmi_village_forms_dup_warning (self->village, now, NULL);
  show_village (self, now);
  if (warning != NULL)
    {
      ask_all (self);
      desmi_form_show_text (self->form, warning);
    }
  else if (!met)
    desmi_form_apply (self->form, self->edit);
}

/* Whether the title can be that of the district: it is asked first whether the district is to have
 * none, and a title that waits for an answer takes the box along. */
static gboolean
may_be_for_all (Editor *self, const char *title)
{
  if (!desmi_form_wants (self->form, self->fields[HEAD_TITLE])
      && !g_str_equal (title, self->before[HEAD_TITLE]))
    {
      desmi_form_hold_back (self->form, self->for_all);
      return FALSE;
    }
  if (*title != '\0' || self->asked_for_none)
    return TRUE;
  self->asked_for_none = TRUE;
  desmi_form_ask (self->form, self->for_all, "");
  desmi_field_set_error (
      self->fields[HEAD_TITLE],
      _ ("Write the title that is to count in the whole district. “Done” without "
         "one lets the title count that is usual in the region."));
  return FALSE;
}

/* What is the district's word is no longer the village's own. */
static gboolean
put_title_for_all (Editor *self, DesmiEdit *edit)
{
  g_autofree char *title = g_strstrip (g_strdup (desmi_field_get_text (self->fields[HEAD_TITLE])));

  if (!desmi_form_wants (self->form, self->for_all)
      || !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->for_all))
      || !may_be_for_all (self, title))
    return FALSE;
  desmi_head_title_put (edit, self->village->code, title);
  desmi_edit_set_profile (edit, self->village->code, "head_title", NULL);
  g_free (self->sent_for_all);
  self->sent_for_all = g_steal_pointer (&title);
  return TRUE;
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Editor *self = user_data;
  /* Translators: %s is the name of a village; shown in the history and with Undo */
  g_autoptr (DesmiEdit) edit
      = desmi_edit_new_said (desmi_message_new ("Edited %s", self->village->name));
  guint n_changes;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  n_changes = read_fields (self, edit);
  if (!put_title_for_all (self, edit) && n_changes == 0)
    return;
  g_clear_pointer (&self->edit, desmi_edit_unref);
  self->edit = g_steal_pointer (&edit);
  self->cancellable = g_cancellable_new ();
  desmi_form_set_busy (form, TRUE);
  desmi_store_get_village_async (desmi_form_get_store (form), self->village->code,
                                 desmi_session_get_programme (self->session), self->cancellable,
                                 current_cb, desmi_call_new (self, self->cancellable));
}

/* The title that all villages have now is shown as theirs, and not as this one's own; what was
 * typed meanwhile is. */
static void
show_title_of_all (Editor *self)
{
  const char *title = *self->sent_for_all != '\0' ? self->sent_for_all : NULL;

  g_object_set (self->fields[HEAD_TITLE], "hint",
                desmi_head_title_get_usual (title, self->village->code, desmi_locale_get_user ()),
                NULL);
  desmi_form_show_saved (self->form, self->for_all, "");
  desmi_form_show_saved (self->form, self->fields[HEAD_TITLE], "");
  set_before (self, HEAD_TITLE, "");
}

static void
saved_cb (DesmiForm *form, gpointer user_data)
{
  Editor *self = user_data;

  for (guint i = 0; i < N_FIELDS; i++)
    if (desmi_form_wants (form, self->fields[i]))
      set_before (self, i, self->sent[i]);
  if (desmi_form_wants (form, self->for_all)
      && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->for_all)))
    show_title_of_all (self);
}

/* What is typed or ticked anew is another question. */
static void
title_cb (Editor *self)
{
  if (!self->asked_for_none)
    return;
  self->asked_for_none = FALSE;
  desmi_field_set_error (self->fields[HEAD_TITLE], NULL);
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->for_all)))
    desmi_form_mean (self->form, self->for_all);
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
  /* its label would make the form wider than the screen where text is large */
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (self->for_all)), TRUE);
  gtk_box_append (GTK_BOX (self->fields[HEAD_TITLE]), self->for_all);
  g_signal_connect_swapped (self->fields[HEAD_TITLE], "notify::text", G_CALLBACK (title_cb), self);
  g_signal_connect_swapped (self->for_all, "notify::active", G_CALLBACK (title_cb), self);
}

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
  gtk_widget_set_tooltip_text (button, _ ("Change it there; what you typed here is saved"));
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

static void
village_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiVillage) now
      = desmi_store_get_village_finish (DESMI_STORE (source), result, NULL);
  Editor *self = desmi_call_end (user_data);

  if (self != NULL && now != NULL)
    show_village (self, now);
}

static void
status_saved_cb (GObject *form)
{
  Editor *self = g_object_get_data (form, "desmi-editor");

  desmi_store_get_village_async (desmi_form_get_store (self->form), self->village->code,
                                 desmi_session_get_programme (self->session), self->reading,
                                 village_cb, desmi_call_new (self, self->reading));
}

/* A status with its day and reason is one step, which nothing of it is saved before. */
static void
open_status_cb (Editor *self)
{
  g_autoptr (GPtrArray) villages
      = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_village_unref);
  DesmiForm *form;

  g_ptr_array_add (villages, desmi_village_ref (self->village));
  form = desmi_village_forms_set_status (GTK_WIDGET (self->form), self->session, villages);
  if (form != NULL)
    g_signal_connect_object (form, "saved", G_CALLBACK (status_saved_cb), self->form,
                             G_CONNECT_SWAPPED);
}

static GtkWidget *
new_status (Editor *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Change _Status…"));

  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_wrap (self->status, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Set the status with its day, reason and note"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_status_cb), self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (row), button);
  show_village (self, self->village);
  return row;
}

static GtkWidget *
new_body (Editor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14), *grid = gtk_grid_new ();

  if (self->village->enrolled)
    gtk_box_append (GTK_BOX (box), new_status (self));
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  for (gsize i = 0; i < N_FIELDS; i++)
    attach_field (self, GTK_GRID (grid), i);
  name_head (self);
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

/* The status, which an earlier version had in this form. */
static void
add_former_status (Editor *self)
{
  const DesmiVillage *village = self->village;

  desmi_form_add_former (self->form, "status", _ ("Status"),
                         desmi_status_to_code (village->status));
  desmi_form_add_former (self->form, "status-since", _ ("Status since"), NULL);
  desmi_form_add_former (self->form, "status-reason", _ ("Reason"), village->status_reason_id);
  desmi_form_add_former (self->form, "status-note", _ ("Note on the status"), village->status_note);
}

static void
keep_draft (Editor *self)
{
  g_autofree char *key = g_strconcat ("profile/", self->village->code, NULL);

  for (gsize i = 0; i < N_FIELDS; i++)
    {
      const DesmiVillageField *field = desmi_village_field_nth ((guint) i);

      if (gtk_widget_get_visible (GTK_WIDGET (self->fields[i])))
        desmi_form_add_input (self->form, field->name, self->fields[i], "text");
      else
        desmi_form_add_former (self->form, field->name, _ (field->title), self->before[i]);
    }
  add_former_status (self);
  desmi_form_add_input (self->form, "head-title-for-all", self->for_all, "active");
  desmi_form_set_at_once (self->form, TRUE);
  desmi_form_keep_draft (self->form, key);
}

/**
 * desmi_village_editor_new:
 * @parent: the window that asks
 * @village: as it is now
 *
 * A form with the profile, each change of which is saved at once, and, for a village of the
 * programme, the way to the form of its status.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_village_editor_new (GtkWindow *parent, DesmiSession *session, DesmiVillage *village)
{
  DesmiForm *form
      = desmi_form_new (parent, desmi_session_get_store (session), village->name, _ ("_Done"));
  Editor *self = g_new0 (Editor, 1);

  self->session = g_object_ref (session);
  self->form = form;
  self->village = desmi_village_ref (village);
  self->reading = g_cancellable_new ();
  read_texts (village, self->before);
  desmi_form_set_body (form, new_body (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->fields[HEAD_NAME]));
  g_object_set_data_full (G_OBJECT (form), "desmi-editor", self, editor_free);
  g_signal_connect (form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect (form, "saved", G_CALLBACK (saved_cb), self);
  keep_draft (self);
  return form;
}
