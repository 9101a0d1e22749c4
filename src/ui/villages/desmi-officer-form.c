/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that gives several villages a coordinator, a person in charge or an officer with the
 * period of service, and says before what becomes what. */
#include "ui/villages/desmi-officer-form.h"

#include "app/desmi-officer-plan.h"
#include "ui/desmi-call.h"
#include "ui/desmi-dialog-size.h"
#include "ui/villages/desmi-plan-view.h"
#include "ui/villages/desmi-register-input.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

#define WIDTH 620
#define HEIGHT 640
#define LOOKUP "register-person"

/* Of the register of people, in its order. */
typedef enum
{
  ROLE,
  NAME,
  TITLE,
  PHONE,
  EMAIL,
  SINCE,
  UNTIL,
  NOTES,
  N_INPUTS
} Part;

static const char *const fields[N_INPUTS]
    = { "role", "name", "title", "phone", "email", "since", "until", "notes" };

typedef struct
{
  DesmiForm          *form;     /* not owned: its data */
  GPtrArray          *villages; /* of DesmiVillage, as they are now */
  GPtrArray          *seen;     /* likewise, as the reader knows them */
  char               *programme;
  DesmiTable         *persons; /* nullable: on the way */
  DesmiRegisterInput *inputs[N_INPUTS];
  GtkWidget          *ends_others;
  GtkLabel           *hint;
  DesmiPlanView      *view;
  DesmiOfficerPlan   *plan; /* nullable: something is missing */
  GCancellable       *cancellable;
} Officers;

static void
officers_free (gpointer data)
{
  Officers *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->plan, desmi_officer_plan_free);
  g_clear_pointer (&self->persons, desmi_table_unref);
  g_ptr_array_unref (self->villages);
  g_ptr_array_unref (self->seen);
  g_free (self->programme);
  g_free (self);
}

static void
say_plan (Officers *self, const GError *error)
{
  guint            n = self->plan != NULL ? desmi_officer_plan_count_villages (self->plan) : 0;
  g_autofree char *save
      = g_strdup_printf (ngettext ("_Change %u Village", "_Change %u Villages", n), n);
  g_autofree char *summary
      = self->plan != NULL ? desmi_officer_plan_dup_summary (self->plan) : g_strdup ("");

  gtk_label_set_label (self->hint, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), error != NULL);
  desmi_plan_view_show_lines (
      self->view, summary, self->plan != NULL ? desmi_officer_plan_get_refusals (self->plan) : NULL,
      self->plan != NULL ? desmi_officer_plan_get_lines (self->plan) : NULL);
  desmi_form_set_save_label (self->form, save);
  desmi_form_set_can_save (self->form, n > 0);
}

static void
make_plan (Officers *self)
{
  g_autoptr (GError) error = NULL;
  char              *texts[N_INPUTS] = { NULL };

  g_clear_pointer (&self->plan, desmi_officer_plan_free);
  if (self->persons == NULL)
    return;
  for (guint i = 0; i < N_INPUTS; i++)
    texts[i] = desmi_register_input_dup_text (self->inputs[i]);
  self->plan = desmi_officer_plan_new (self->villages, self->persons,
                                       &(DesmiOfficer){ .role = texts[ROLE],
                                                        .name = texts[NAME],
                                                        .title = texts[TITLE],
                                                        .phone = texts[PHONE],
                                                        .email = texts[EMAIL],
                                                        .since = texts[SINCE],
                                                        .until = texts[UNTIL],
                                                        .notes = texts[NOTES],
                                                        .ends_others = gtk_check_button_get_active (
                                                            GTK_CHECK_BUTTON (self->ends_others)) },
                                       &error);
  for (guint i = 0; i < N_INPUTS; i++)
    g_free (texts[i]);
  say_plan (self, error);
}

static void
persons_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) persons = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  GObject               *form = desmi_call_end (user_data);
  Officers              *self = form != NULL ? g_object_get_data (form, "desmi-officers") : NULL;

  if (self == NULL)
    return;
  if (persons == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  self->persons = g_steal_pointer (&persons);
  make_plan (self);
}

/* What becomes what is looked at again where others serve by now. */
static void
now_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) persons = NULL;
  GObject               *form = desmi_call_end (user_data);
  Officers              *self = form != NULL ? g_object_get_data (form, "desmi-officers") : NULL;
  g_autoptr (DesmiOfficerPlan) before = NULL;
  g_autoptr (DesmiEdit)        edit = NULL;
  g_autofree char             *met = NULL;

  if (self == NULL)
    return;
  persons = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  desmi_form_set_busy (self->form, FALSE);
  if (persons == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  desmi_table_unref (self->persons);
  self->persons = g_steal_pointer (&persons);
  before = g_steal_pointer (&self->plan);
  make_plan (self);
  met = desmi_village_forms_dup_met (self->seen, self->villages,
                                     self->plan == NULL
                                         || !desmi_officer_plan_equal (before, self->plan));
  g_ptr_array_unref (self->seen);
  self->seen = g_ptr_array_ref (self->villages);
  if (met != NULL)
    {
      desmi_form_show_text (self->form, met);
      return;
    }
  edit = desmi_officer_plan_new_edit (self->plan);
  desmi_form_apply (self->form, edit);
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  GObject              *form = desmi_call_end (user_data);
  Officers             *self = form != NULL ? g_object_get_data (form, "desmi-officers") : NULL;
  g_autoptr (GPtrArray) now = NULL;

  if (self == NULL)
    return;
  now = desmi_village_forms_read_again_finish (DESMI_STORE (source), result, self->villages,
                                               &error);
  if (now == NULL)
    {
      desmi_form_set_busy (self->form, FALSE);
      desmi_form_show_error (self->form, error);
      return;
    }
  g_ptr_array_unref (self->villages);
  self->villages = g_steal_pointer (&now);
  desmi_store_lookup_async (DESMI_STORE (source), LOOKUP, NULL, desmi_locale_get_user (),
                            self->cancellable, now_cb, desmi_call_new (form, self->cancellable));
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Officers *self = user_data;

  if (self->plan == NULL || desmi_officer_plan_count_villages (self->plan) == 0)
    return;
  desmi_form_set_busy (form, TRUE);
  desmi_village_forms_read_again_async (desmi_form_get_store (form), self->villages,
                                        self->programme, self->cancellable, villages_cb,
                                        desmi_call_new (form, self->cancellable));
}

static GtkWidget *
new_grid (Officers *self)
{
  const DesmiRegisterType *type = desmi_register_get (DESMI_REGISTER_PERSON);
  GtkWidget               *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  for (guint i = 0; i < N_INPUTS; i++)
    {
      int        field = desmi_register_find_field (DESMI_REGISTER_PERSON, fields[i]);
      GtkWidget *input = desmi_register_input_new (&type->fields[field]);

      self->inputs[i] = DESMI_REGISTER_INPUT (input);
      if (i == NOTES)
        gtk_grid_attach (GTK_GRID (grid), input, 0, N_INPUTS / 2, 2, 1);
      else
        gtk_grid_attach (GTK_GRID (grid), input, (int) i % 2, (int) i / 2, 1, 1);
      g_signal_connect_swapped (input, "notify::text", G_CALLBACK (make_plan), self);
    }
  return grid;
}

static GtkWidget *
new_body (Officers *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->view = DESMI_PLAN_VIEW (desmi_plan_view_new ());
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "desmi-dim");
  self->ends_others
      = gtk_check_button_new_with_mnemonic (_ ("_End the service of whoever has this role now"));
  gtk_widget_set_tooltip_text (self->ends_others,
                               _ ("They serve until the day before; without a new name, until the "
                                  "day that is given"));
  gtk_box_append (GTK_BOX (box), new_grid (self));
  gtk_box_append (GTK_BOX (box), self->ends_others);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->ends_others, "toggled", G_CALLBACK (make_plan), self);
  return box;
}

/* The villages are those that are selected when the form is opened again; whoever goes there from
 * the list of unfinished forms finds those of then. */
static void
keep_draft (Officers *self)
{
  g_autofree char *codes = desmi_village_forms_dup_codes (self->villages);

  for (guint i = 0; i < N_INPUTS; i++)
    desmi_form_add_input (self->form, fields[i], self->inputs[i], "text");
  desmi_form_add_input (self->form, "ends-others", self->ends_others, "active");
  desmi_form_keep_draft_of (self->form, "bulk/officers", codes);
}

/**
 * desmi_officer_form_new:
 * @villages: (element-type DesmiVillage): those that are selected, and no others are changed
 *
 * A form that gives @villages a person with the period of service, as one step.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_officer_form_new (GtkWindow *parent, DesmiSession *session, GPtrArray *villages)
{
  DesmiStore      *store = desmi_session_get_store (session);
  g_autofree char *title = g_strdup_printf (
      ngettext ("Officer of %u Village", "Officer of %u Villages", villages->len), villages->len);
  Officers *self = g_new0 (Officers, 1);

  self->form = desmi_form_new (parent, store, title, _ ("_Apply"));
  self->villages = g_ptr_array_ref (villages);
  self->seen = g_ptr_array_ref (villages);
  self->programme = g_strdup (desmi_session_get_programme (session));
  self->cancellable = g_cancellable_new ();
  desmi_form_set_body (self->form, new_body (self));
  say_plan (self, NULL);
  desmi_dialog_size_set (GTK_WINDOW (self->form), WIDTH, HEIGHT);
  g_object_set_data_full (G_OBJECT (self->form), "desmi-officers", self, officers_free);
  g_signal_connect (self->form, "save", G_CALLBACK (save_cb), self);
  keep_draft (self);
  desmi_store_lookup_async (store, LOOKUP, NULL, desmi_locale_get_user (), self->cancellable,
                            persons_cb, desmi_call_new (self->form, self->cancellable));
  return self->form;
}
