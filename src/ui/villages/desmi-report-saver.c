/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on its way from a report's form into the file: each field a step of its own, and handing
 * in after all of them. Nothing counts as saved before the file says so. */
#include "ui/villages/desmi-report-saver.h"

#include "ui/desmi-error-dialog.h"

#include <glib/gi18n-lib.h>

struct _DesmiReportSaver
{
  GObject       parent_instance;

  GtkWidget    *form; /* not owned */
  DesmiSession *session;
  guint         n_steps; /* on their way */
  DesmiEdit    *last;    /* nullable: waits for them */
};

G_DEFINE_FINAL_TYPE (DesmiReportSaver, desmi_report_saver, G_TYPE_OBJECT)

enum
{
  SETTLED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  DesmiReportSaver *self;
  GtkWidget        *form;
  DesmiEdit        *edit;
  DesmiReportField *field; /* nullable: the step is one that is told of */
  char             *text;  /* nullable: of the field */
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->self);
  g_object_unref (step->form);
  desmi_edit_unref (step->edit);
  g_clear_object (&step->field);
  g_free (step->text);
  g_free (step);
}

static gboolean
settle (DesmiReportSaver *self, DesmiEdit *edit, const char *sentence)
{
  gboolean is_said = FALSE;

  g_signal_emit (self, signals[SETTLED], 0, edit, sentence, &is_said);
  return is_said;
}

/* A field that left the window with its village cannot say why it kept its text, nor can a choice.
 */
static void
say_refused (Step *step, const GError *error)
{
  g_autoptr (GError) lost = NULL;
  gboolean           is_said = settle (step->self, step->edit, error->message);

  if (step->field == NULL && !is_said)
    lost = g_error_new (error->domain, error->code,
                        /* Translators: what was to be done with which village, and a sentence */
                        _ ("“%s” was not saved. %s"), desmi_edit_get_label (step->edit),
                        error->message);
  else if (step->field != NULL && gtk_widget_get_root (GTK_WIDGET (step->field)) == NULL)
    lost = g_error_new (error->domain, error->code,
                        /* Translators: what was typed, what of which village, and a sentence */
                        _ ("“%s” was not saved (%s). %s"), step->text,
                        desmi_edit_get_label (step->edit), error->message);
  else if (step->field != NULL)
    desmi_report_field_reject (step->field, step->text, error->message);
  desmi_error_say (step->form, lost != NULL ? lost : error);
}

static void
run_last (DesmiReportSaver *self)
{
  g_autoptr (DesmiEdit) edit = NULL;

  if (self->n_steps > 0 || self->last == NULL)
    return;
  edit = g_steal_pointer (&self->last);
  desmi_report_saver_save (self, edit, NULL);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Step              *step = user_data;
  DesmiReportSaver  *self = step->self;
  g_autoptr (GError) error = NULL;

  self->n_steps--;
  if (desmi_store_apply_finish (DESMI_STORE (source), result, &error))
    {
      settle (self, step->edit, NULL);
      if (step->field != NULL)
        desmi_report_field_accept (step->field, step->text);
      else
        gtk_widget_activate_action (step->form, "win.edited", "s",
                                    desmi_edit_get_label (step->edit));
    }
  else
    {
      /* what was to be handed in is not what was typed */
      g_clear_pointer (&self->last, desmi_edit_unref);
      say_refused (step, error);
      g_signal_emit (self, signals[REFUSED], 0);
    }
  run_last (self);
  step_free (step);
}

static void
desmi_report_saver_finalize (GObject *object)
{
  DesmiReportSaver *self = DESMI_REPORT_SAVER (object);

  g_clear_pointer (&self->last, desmi_edit_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_report_saver_parent_class)->finalize (object);
}

static void
desmi_report_saver_class_init (DesmiReportSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_report_saver_finalize;
  signals[SETTLED] = g_signal_new ("settled", DESMI_TYPE_REPORT_SAVER, G_SIGNAL_RUN_LAST, 0,
                                   g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2,
                                   G_TYPE_POINTER, G_TYPE_STRING);
  signals[REFUSED] = g_signal_new ("refused", DESMI_TYPE_REPORT_SAVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
desmi_report_saver_init (DesmiReportSaver *self)
{
}

/**
 * desmi_report_saver_new:
 * @form: owns the saver; it hears "win.edited" and shows what was refused
 * @session: whose file is written
 *
 * Returns: (transfer full): a saver with nothing on its way
 */
DesmiReportSaver *
desmi_report_saver_new (GtkWidget *form, DesmiSession *session)
{
  DesmiReportSaver *self = g_object_new (DESMI_TYPE_REPORT_SAVER, NULL);

  self->form = form;
  self->session = g_object_ref (session);
  return self;
}

/**
 * desmi_report_saver_save:
 * @field: (nullable): told what becomes of its text, which desmi_report_field_begin() was given
 *
 * Saves a step after those before it.
 */
void
desmi_report_saver_save (DesmiReportSaver *self, DesmiEdit *edit, DesmiReportField *field)
{
  DesmiStore *store = desmi_session_get_store (self->session);
  Step       *step;

  if (store == NULL)
    {
      settle (self, edit, _ ("No file is open, so this was not saved; it stays here."));
      if (field != NULL)
        desmi_report_field_reject (field, desmi_report_field_get_known (field),
                                   _ ("No file is open, so this was not saved; it stays here."));
      return;
    }
  step = g_new0 (Step, 1);
  *step = (Step){ .self = g_object_ref (self),
                  .form = g_object_ref (self->form),
                  .edit = desmi_edit_ref (edit) };
  if (field != NULL)
    {
      step->field = g_object_ref (field);
      step->text = g_strdup (desmi_report_field_get_known (field));
    }
  self->n_steps++;
  desmi_store_apply_async (store, edit, NULL, applied_cb, step);
}

/**
 * desmi_report_saver_save_last:
 * @edit: let go where one before it is refused
 *
 * Saves a step once all others are in the file.
 */
void
desmi_report_saver_save_last (DesmiReportSaver *self, DesmiEdit *edit)
{
  desmi_edit_ref (edit);
  g_clear_pointer (&self->last, desmi_edit_unref);
  self->last = edit;
  run_last (self);
}
