/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history is one line for all villages: whoever goes back in that of one village is told of the
 * others first. */
#include "ui/history/desmi-history-ask.h"

#include "core/desmi-code.h"
#include "core/desmi-locale.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-quiet.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_LABELS 6 /* of steps, told one by one */
#define GO "go"
#define ONLY "only"

/* Of the lookup "undo-steps". */
typedef struct
{
  guint    n_steps, n_villages;
  gint64   n_elsewhere;
  gboolean is_redo;
  guint    n_here; /* of how many steps something would go back in the area alone */
  gint64   n_staying;
} Plan;

typedef struct
{
  GtkWidget    *widget; /* owned */
  DesmiSession *session;
  DesmiStore   *store; /* that the step is of */
  gint64        step;
  char         *area;  /* nullable */
  char         *name;  /* nullable: of the area */
  DesmiTable   *steps; /* nullable until it is read */
  Plan          plan;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_object_unref (self->store);
  g_free (self->area);
  g_free (self->name);
  g_clear_pointer (&self->steps, desmi_table_unref);
  g_free (self);
}

/* The steps are of that file, and the one who asked is still there. */
static gboolean
is_wanted (const Question *self)
{
  return desmi_session_get_store (self->session) == self->store
         && gtk_widget_get_root (self->widget) != NULL;
}

static void
go (const Question *self)
{
  if (is_wanted (self))
    gtk_widget_activate_action (self->widget, "win.history-to", "x", self->step);
}

static const char *
get_name (const Question *self)
{
  return self->name != NULL ? self->name : self->area;
}

static void
go_alone (const Question *self)
{
  if (is_wanted (self))
    gtk_widget_activate_action (self->widget, "win.history-area-to", "(xss)", self->step,
                                self->area, get_name (self));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, GO))
    go (user_data);
  else if (g_str_equal (response, ONLY))
    go_alone (user_data);
}

static Plan
read_plan (DesmiTable *steps, DesmiTable *villages)
{
  Plan  plan = { .n_steps = desmi_table_get_n_rows (steps) };
  guint way = (guint) desmi_table_find_column (steps, "way");
  guint elsewhere = (guint) desmi_table_find_column (steps, "elsewhere");
  guint village = (guint) desmi_table_find_column (villages, "village");

  for (guint i = 0; i < plan.n_steps; i++)
    {
      plan.n_elsewhere += desmi_table_get_int (steps, i, elsewhere);
      plan.is_redo = g_strcmp0 (desmi_table_get_text (steps, i, way), "redo") == 0;
    }
  for (guint i = 0; i < desmi_table_get_n_rows (villages); i++)
    if (desmi_table_get_text (villages, i, village) != NULL
        && desmi_code_is_valid (desmi_table_get_text (villages, i, village), DESMI_LEVEL_VILLAGE))
      plan.n_villages++;
  return plan;
}

static void
add_sentence (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

static void
add_steps (GtkBox *box, DesmiTable *steps)
{
  guint            label = (guint) desmi_table_find_column (steps, "label");
  guint            n = desmi_table_get_n_rows (steps);
  g_autofree char *count = NULL, *text = NULL;

  for (guint i = 0; i < MIN (n, MAX_LABELS); i++)
    {
      g_autofree char *line = g_strconcat ("• ", desmi_table_get_text (steps, i, label), NULL);

      add_sentence (box, line, "desmi-dim");
    }
  if (n <= MAX_LABELS)
    return;
  count = desmi_format_count (n - MAX_LABELS, desmi_locale_get_user ());
  /* Translators: %s is a number, written out for the reader */
  text
      = g_strdup_printf (ngettext ("and %s more step", "and %s more steps", n - MAX_LABELS), count);
  add_sentence (box, text, "desmi-dim");
}

static void
add_scope (GtkBox *box, const Question *self, const Plan *plan)
{
  g_autofree char *villages = desmi_format_count (plan->n_villages, desmi_locale_get_user ());
  g_autofree char *elsewhere = desmi_format_count (plan->n_elsewhere, desmi_locale_get_user ());
  /* Translators: %s is a number, written out for the reader */
  g_autofree char *first = g_strdup_printf (
      ngettext ("%s village is concerned.", "%s villages are concerned.", plan->n_villages),
      villages);
  g_autofree char *second = NULL;

  if (plan->n_villages > 0)
    add_sentence (box, first, NULL);
  if (self->area == NULL || plan->n_elsewhere == 0)
    return;
  /* Translators: a number, written out for the reader, and the name of a village or subdistrict */
  second = g_strdup_printf (ngettext ("%s change lies outside of %s: steps go back whole.",
                                      "%s changes lie outside of %s: steps go back whole.",
                                      (gulong) plan->n_elsewhere),
                            elsewhere, get_name (self));
  add_sentence (box, second, "warning");
}

/* What goes back and what stays where only the area goes. */
static void
add_alone (GtkBox *box, const Question *self)
{
  const Plan      *plan = &self->plan;
  g_autofree char *steps = desmi_format_count (plan->n_here, desmi_locale_get_user ());
  g_autofree char *staying = desmi_format_count (plan->n_staying, desmi_locale_get_user ());
  g_autofree char *only = NULL, *first = NULL, *second = NULL;

  /* Translators: %s is the name of a village or subdistrict */
  only = g_strdup_printf (_ ("Only %s:"), get_name (self));
  add_sentence (box, only, "desmi-bold");
  /* Translators: a number, written out for the reader, and the name of a village or subdistrict */
  first = g_strdup_printf (ngettext ("What %s step did in %s can go back alone, as a new step.",
                                     "What %s steps did in %s can go back alone, as a new step.",
                                     plan->n_here),
                           steps, get_name (self));
  add_sentence (box, first, NULL);
  if (plan->n_staying == 0)
    return;
  /* Translators: %s is a number, written out for the reader */
  second = g_strdup_printf (ngettext ("%s change of the same steps elsewhere then stays.",
                                      "%s changes of the same steps elsewhere then stay.",
                                      (gulong) plan->n_staying),
                            staying);
  add_sentence (box, second, NULL);
}

static char *
make_heading (const Question *question)
{
  const Plan      *plan = &question->plan;
  g_autofree char *count = desmi_format_count (plan->n_steps, desmi_locale_get_user ());

  if (plan->n_here > 0)
    /* Translators: %s is the name of a village or subdistrict */
    return g_strdup_printf (_ ("Go Back in %s Only?"), get_name (question));
  if (plan->is_redo)
    /* Translators: %s is a number, written out for the reader */
    return g_strdup_printf (ngettext ("Do %s Step Again?", "Do %s Steps Again?", plan->n_steps),
                            count);
  /* Translators: %s is a number, written out for the reader */
  return g_strdup_printf (ngettext ("Undo %s Step?", "Undo %s Steps?", plan->n_steps), count);
}

static const char *
get_body (const Plan *plan)
{
  if (plan->n_here > 0)
    return _ ("Whichever you choose can be undone.");
  return plan->is_redo ? _ ("They can be undone again.")
                       : _ ("They can be done again, as long as nothing else is changed.");
}

static void
add_answers (AdwMessageDialog *dialog, const Question *question)
{
  const Plan      *plan = &question->plan;
  g_autofree char *only = NULL;

  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (plan->n_here > 0)
    {
      /* Translators: a button; %s is the name of a village or subdistrict */
      only = g_strdup_printf (_ ("Only %s"), get_name (question));
      adw_message_dialog_add_response (dialog, ONLY, only);
      adw_message_dialog_add_response (dialog, GO, _ ("_All Villages"));
    }
  else
    adw_message_dialog_add_response (dialog, GO, plan->is_redo ? _ ("_Do Again") : _ ("_Undo"));
  adw_message_dialog_set_default_response (dialog, "cancel");
}

/* @question: (transfer full) */
static void
present (Question *question)
{
  g_autofree char *heading = make_heading (question);
  GtkRoot         *root = gtk_widget_get_root (question->widget);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              heading, get_body (&question->plan));

  if (question->plan.n_here > 0)
    {
      add_alone (GTK_BOX (box), question);
      add_sentence (GTK_BOX (box), _ ("In all villages instead:"), "desmi-bold");
    }
  add_scope (GTK_BOX (box), question, &question->plan);
  add_steps (GTK_BOX (box), question->steps);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  add_answers (ADW_MESSAGE_DIALOG (dialog), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question,
                         (GClosureNotify) (void (*) (void)) question_free, 0);
  desmi_quiet_present (GTK_WINDOW (dialog));
}

/* The answer of a lookup; NULL: nobody wants it any more, or it failed, which is said, and the
 * question is over. */
static DesmiTable *
take_answer (Question *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);

  if (table != NULL && is_wanted (self))
    return g_steal_pointer (&table);
  if (table == NULL && is_wanted (self))
    desmi_error_say (self->widget, error);
  question_free (self);
  return NULL;
}

static void
alone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question              *self = user_data;
  g_autoptr (DesmiTable) steps = take_answer (self, source, result);
  guint                  staying;

  if (steps == NULL)
    return;
  staying = (guint) desmi_table_find_column (steps, "staying");
  self->plan.n_here = desmi_table_get_n_rows (steps);
  for (guint i = 0; i < self->plan.n_here; i++)
    self->plan.n_staying += desmi_table_get_int (steps, i, staying);
  present (self);
}

static void
villages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question              *self = user_data;
  g_autoptr (DesmiTable) villages = take_answer (self, source, result);
  g_autofree char       *argument = NULL;

  if (villages == NULL)
    return;
  self->plan = read_plan (self->steps, villages);
  /* one step that lies in front of the reader needs no question: it has its own way back */
  if (self->plan.n_steps <= 1 && self->plan.n_elsewhere == 0)
    {
      go (self);
      question_free (self);
      return;
    }
  if (self->area == NULL || self->plan.is_redo || self->plan.n_elsewhere == 0)
    {
      present (self);
      return;
    }
  argument = g_strdup_printf ("%" G_GINT64_FORMAT " %s", self->step, self->area);
  desmi_store_lookup_async (DESMI_STORE (source), "return-steps", argument,
                            desmi_locale_get_user (), NULL, alone_cb, self);
}

static void
steps_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question              *self = user_data;
  g_autoptr (DesmiTable) steps = take_answer (self, source, result);
  g_autofree char       *step = NULL;

  if (steps == NULL)
    return;
  self->steps = g_steal_pointer (&steps);
  step = g_strdup_printf ("%" G_GINT64_FORMAT, self->step);
  desmi_store_lookup_async (DESMI_STORE (source), "undo-villages", step, desmi_locale_get_user (),
                            NULL, villages_cb, self);
}

/**
 * desmi_history_ask:
 * @widget: whose window goes there, by its action win.history-to
 * @session: of a file, which must still be the same when the answer is there
 * @step: as in desmi_store_undo_to()
 * @area: (nullable): code of the area whose history is looked at
 * @name: (nullable): what it is called
 *
 * Goes to the state after a step. Where that takes several steps, or changes of other villages,
 * along, it is said and asked first; the area alone may go there too, by win.history-area-to.
 */
void
desmi_history_ask (GtkWidget    *widget,
                   DesmiSession *session,
                   gint64        step,
                   const char   *area,
                   const char   *name)
{
  Question        *self = g_new0 (Question, 1);
  g_autofree char *argument = g_strdup_printf ("%" G_GINT64_FORMAT "%s%s", step,
                                               area != NULL ? " " : "", area != NULL ? area : "");

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->store = g_object_ref (desmi_session_get_store (session));
  self->step = step;
  self->area = g_strdup (area);
  self->name = g_strdup (name);
  desmi_store_lookup_async (self->store, "undo-steps", argument, desmi_locale_get_user (), NULL,
                            steps_cb, self);
}
