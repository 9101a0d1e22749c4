/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that gives several villages one value in one field, and says before what becomes what.
 */
#include "ui/villages/desmi-bulk-form.h"

#include "app/desmi-head-title.h"
#include "app/desmi-village-plan.h"
#include "ui/desmi-call.h"
#include "ui/desmi-dialog-size.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"
#include "ui/villages/desmi-plan-view.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

#define WIDTH 560
#define HEIGHT 520

typedef struct
{
  DesmiForm        *form; /* not owned: its data */
  DesmiSession     *session;
  GPtrArray        *villages; /* of DesmiVillage */
  DesmiFilter      *field;
  DesmiField       *value;
  GtkWidget        *append, *clear;
  DesmiPlanView    *view;
  DesmiVillagePlan *plan;
  GCancellable     *reading; /* of the villages, as they are when it is saved */
} Bulk;

static void
bulk_free (gpointer data)
{
  Bulk *self = data;

  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  desmi_village_plan_free (self->plan);
  g_ptr_array_unref (self->villages);
  g_object_unref (self->session);
  g_free (self);
}

static const DesmiVillageField *
get_field (Bulk *self)
{
  return desmi_village_field_nth (
      (guint) g_ascii_strtoull (desmi_filter_get_selected (self->field), NULL, 10));
}

/* As people of the district call it. */
static char *
dup_title (Bulk *self, const DesmiVillageField *field)
{
  const DesmiVillage *first
      = self->villages->len > 0 ? g_ptr_array_index (self->villages, 0) : NULL;

  if (first == NULL || !g_str_equal (field->name, "head_name"))
    return g_strdup (_ (field->title));
  return desmi_head_title_dup_field_of_all (
      first->usual_head_title, desmi_store_get_district (desmi_session_get_store (self->session)),
      desmi_locale_get_user ());
}

static gboolean
is_checked (GtkWidget *check)
{
  return gtk_widget_get_visible (check) && gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

/* What @village is to have: the value, or, added to what is there, a line more. */
static char *
dup_wanted (Bulk *self, const DesmiVillageField *field, const DesmiVillage *village)
{
  const char      *typed = desmi_field_get_text (self->value);
  g_autofree char *before = desmi_village_field_dup_text (field, village);

  if (is_checked (self->clear))
    return g_strdup ("");
  return is_checked (self->append) && *before != '\0' ? g_strjoin ("\n", before, typed, NULL)
                                                      : g_strdup (typed);
}

/* What cannot be of any village is said at the value, once. */
static gboolean
is_value (Bulk *self, const DesmiVillageField *field)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = g_strstrip (g_strdup (desmi_field_get_text (self->value)));
  g_autofree char   *value = desmi_village_field_normalize (field, text, &error);

  if (is_checked (self->clear))
    {
      desmi_field_set_error (self->value, NULL);
      return TRUE;
    }
  desmi_field_set_error (self->value, error != NULL ? error->message : NULL);
  return value != NULL && *value != '\0';
}

static void
say_save (Bulk *self)
{
  guint            n = desmi_village_plan_count_villages (self->plan);
  g_autofree char *save
      = g_strdup_printf (ngettext ("_Change %u Village", "_Change %u Villages", n), n);

  desmi_form_set_save_label (self->form, save);
  desmi_form_set_can_save (self->form, n > 0);
}

static void
make_plan (Bulk *self)
{
  const DesmiVillageField *field = get_field (self);
  gboolean                 said = is_value (self, field);

  g_clear_pointer (&self->plan, desmi_village_plan_free);
  self->plan = desmi_village_plan_new (desmi_session_get_programme (self->session));
  for (guint i = 0; said && i < self->villages->len; i++)
    {
      DesmiVillage    *village = g_ptr_array_index (self->villages, i);
      g_autofree char *text = dup_wanted (self, field, village);

      desmi_village_plan_set (self->plan, village, field, text, village->name);
    }
  desmi_plan_view_show (self->view, said ? self->plan : NULL);
  say_save (self);
}

static void
field_cb (Bulk *self)
{
  const DesmiVillageField *field = get_field (self);
  g_autofree char         *title = dup_title (self, field);

  gtk_widget_set_visible (self->append, field->kind == DESMI_VILLAGE_FIELD_LINES);
  g_object_set (self->value, "title", title, NULL);
  make_plan (self);
}

static void
check_cb (Bulk *self)
{
  gboolean clears = is_checked (self->clear);

  gtk_widget_set_sensitive (GTK_WIDGET (self->value), !clears);
  gtk_widget_set_sensitive (self->append, !clears);
  make_plan (self);
}

static void
apply (Bulk *self)
{
  const DesmiVillageField *field = get_field (self);
  guint                    n = desmi_village_plan_count_villages (self->plan);
  const gboolean           is_word = !g_str_equal (field->name, "head_name");
  g_autofree char         *title = dup_title (self, field);
  g_autoptr (DesmiEdit)    edit = NULL;
  /* Translators: shown in the history and with Undo; the %s is the name of a field */
  DesmiMessage *label
      = desmi_message_new_plural ("Changed %2$s of %1$u village", "Changed %2$s of %1$u villages",
                                  n, n, is_word ? field->title : title);

  if (is_word)
    desmi_message_set_kind (label, 1, DESMI_MESSAGE_WORD);
  edit = desmi_village_plan_new_edit (self->plan, label);
  desmi_form_apply (self->form, edit);
}

/* What becomes what is looked at again where it is something else by now. */
static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GObject                     *form = desmi_call_end (user_data);
  Bulk                        *self = form != NULL ? g_object_get_data (form, "desmi-bulk") : NULL;
  g_autoptr (GPtrArray)        seen = NULL;
  g_autoptr (DesmiVillagePlan) before = NULL;
  g_autofree char             *met = NULL;

  if (self == NULL)
    return;
  seen = desmi_village_forms_take_again (self->form, result, &self->villages);
  if (seen == NULL)
    return;
  before = g_steal_pointer (&self->plan);
  make_plan (self);
  met = desmi_village_forms_dup_met (seen, self->villages,
                                     !desmi_village_plan_equal (before, self->plan));
  if (met != NULL)
    desmi_form_show_text (self->form, met);
  else
    apply (self);
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Bulk *self = user_data;

  if (desmi_village_plan_count_villages (self->plan) == 0)
    return;
  desmi_form_set_busy (form, TRUE);
  desmi_village_forms_read_again_async (desmi_form_get_store (form), self->villages,
                                        desmi_session_get_programme (self->session), self->reading,
                                        villages_cb, desmi_call_new (form, self->reading));
}

static void
fill_fields (Bulk *self)
{
  desmi_filter_begin (self->field);
  for (guint i = 0; desmi_village_field_nth (i) != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *title = dup_title (self, desmi_village_field_nth (i));

      desmi_filter_add (self->field, id, title);
    }
  desmi_filter_end (self->field);
}

static GtkWidget *
new_body (Bulk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->field = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Field"), NULL);
  self->value = g_object_new (DESMI_TYPE_FIELD, NULL);
  self->append = gtk_check_button_new_with_mnemonic (_ ("_Add to what is there, as a new line"));
  self->clear = gtk_check_button_new_with_mnemonic (_ ("_Empty the field"));
  self->view = DESMI_PLAN_VIEW (desmi_plan_view_new ());
  fill_fields (self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->field));
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (box), self->append);
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (field_cb), self);
  g_signal_connect_swapped (self->value, "notify::text", G_CALLBACK (make_plan), self);
  g_signal_connect_swapped (self->append, "toggled", G_CALLBACK (make_plan), self);
  g_signal_connect_swapped (self->clear, "toggled", G_CALLBACK (check_cb), self);
  return box;
}

/* The villages are those that are selected when the form is opened again; whoever goes there from
 * the list of unfinished forms finds those of then. */
static void
keep_draft (Bulk *self)
{
  g_autofree char *codes = desmi_village_forms_dup_codes (self->villages);

  desmi_form_add_input (self->form, "field", self->field, "selected");
  desmi_form_add_input (self->form, "value", self->value, "text");
  desmi_form_add_input (self->form, "append", self->append, "active");
  desmi_form_add_input (self->form, "clear", self->clear, "active");
  desmi_form_keep_draft_of (self->form, "bulk/field", codes);
}

/**
 * desmi_bulk_form_new:
 * @villages: (element-type DesmiVillage): those that are selected, and no others are changed
 *
 * A form that sets a field of @villages, as one step.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_bulk_form_new (GtkWindow *parent, DesmiSession *session, GPtrArray *villages)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("Edit %u Village", "Edit %u Villages", villages->len), villages->len);
  DesmiForm *form = desmi_form_new (parent, desmi_session_get_store (session), title, _ ("_Apply"));
  Bulk      *self = g_new0 (Bulk, 1);

  self->form = form;
  self->session = g_object_ref (session);
  self->villages = g_ptr_array_ref (villages);
  self->plan = desmi_village_plan_new (desmi_session_get_programme (session));
  self->reading = g_cancellable_new ();
  desmi_form_set_body (form, new_body (self));
  field_cb (self);
  desmi_dialog_size_set (GTK_WINDOW (form), WIDTH, HEIGHT);
  g_object_set_data_full (G_OBJECT (form), "desmi-bulk", self, bulk_free);
  g_signal_connect (form, "save", G_CALLBACK (save_cb), self);
  keep_draft (self);
  return form;
}
