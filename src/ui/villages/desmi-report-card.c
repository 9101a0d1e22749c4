/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pillar in a village's report. Each field is a step of its own, saved when it is left. */
#include "ui/villages/desmi-report-card.h"

#include "core/desmi-number.h"
#include "ui/desmi-a11y.h"
#include "ui/villages/desmi-report-formula.h"
#include "ui/villages/desmi-report-line.h"
#include "ui/villages/desmi-report-milestones.h"

#include <glib/gi18n-lib.h>

#define NOTE_CHARS 4000
#define NAME_CHARS 1 /* of a pillar, that it asks for beside the status: its longest word */

struct _DesmiReportCard
{
  AdwBin                 parent_instance;

  DesmiReportStanding    standing;
  DesmiReportFormula    *score;
  GtkLabel              *beside;
  DesmiReportMilestones *milestones;
  GArray                *lines;  /* of DesmiReportLine */
  GPtrArray             *fields; /* of those lines, and the note at the end; not owned */

  DesmiSession          *session;
  DesmiReport           *report;
  guint                  pillar;
  const char            *lock; /* nullable: why nothing can be changed */
};

G_DEFINE_FINAL_TYPE (DesmiReportCard, desmi_report_card, ADW_TYPE_BIN)

enum
{
  APPLY,
  MOVE,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const DesmiReportPillar *
get_pillar (DesmiReportCard *self)
{
  return g_ptr_array_index (self->report->pillars, self->pillar);
}

static DesmiReportField *
get_note (DesmiReportCard *self)
{
  return g_ptr_array_index (self->fields, self->fields->len - 1);
}

static void
apply (DesmiReportCard *self, DesmiEdit *edit, DesmiReportField *field)
{
  g_signal_emit (self, signals[APPLY], 0, edit, field);
}

/* The indicator that one of the two fields of a row is about; %NULL: none */
static const DesmiReportRow *
find_row (DesmiReportCard *self, const DesmiReportField *field)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DesmiReportLine *line = &g_array_index (self->lines, DesmiReportLine, i);

      if (line->field == field || line->remark.field == field)
        return g_ptr_array_index (get_pillar (self)->rows, i);
    }
  return NULL;
}

/* What was typed before the report was handed in elsewhere stays, with a way out. */
static gboolean
is_locked (DesmiReportCard *self, DesmiReportField *field)
{
  if (self->lock != NULL)
    desmi_report_field_set_error (field, self->lock);
  return self->lock != NULL;
}

static gboolean
value_cb (DesmiReportField *field, const char *text, gpointer user_data)
{
  DesmiReportCard      *self = user_data;
  const DesmiReportRow *row = find_row (self, field);
  g_autoptr (GError)    error = NULL;
  g_autoptr (DesmiEdit) edit = NULL;
  g_autofree char      *written = NULL;
  gboolean              is_empty;
  gint64                milli;

  if (row == NULL || is_locked (self, field))
    return FALSE;
  if (!desmi_report_parse (text, row->unit, &is_empty, &milli, &error))
    {
      desmi_report_field_set_error (field, error->message);
      return FALSE;
    }
  written = is_empty ? g_strdup ("") : desmi_report_write (milli, desmi_locale_get_user ());
  /* the same number in another spelling is no step */
  if (g_strcmp0 (written, desmi_report_field_get_known (field)) == 0)
    {
      desmi_report_field_restore (field);
      return TRUE;
    }
  edit = desmi_report_edit_value (self->report, row, desmi_report_field_get_known (field), is_empty,
                                  milli);
  desmi_report_field_begin (field, written);
  apply (self, edit, field);
  return TRUE;
}

static void
save_status (DesmiReportCard *self, const char *note, DesmiReportField *field)
{
  g_auto (DesmiReportSaid) said = { 0 };
  g_autoptr (DesmiEdit)    edit = NULL;

  desmi_report_standing_get (&self->standing, get_pillar (self), note, &said);
  edit = desmi_report_edit_status (self->report, get_pillar (self), &self->standing.known, &said);
  desmi_report_standing_begin (&self->standing, get_pillar (self), edit, &said);
  apply (self, edit, field);
}

/* Returns: (transfer full) (nullable): what was written, without blanks around; %NULL: it was
 * refused
 */
static char *
read_words (DesmiReportField *field, const char *text)
{
  g_autofree char   *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;

  if (*stripped == '\0' || desmi_text_check (stripped, NOTE_CHARS, &error))
    return g_steal_pointer (&stripped);
  desmi_report_field_set_error (field, error->message);
  return NULL;
}

static gboolean
remark_cb (DesmiReportField *field, const char *text, gpointer user_data)
{
  DesmiReportCard      *self = user_data;
  const DesmiReportRow *row = find_row (self, field);
  g_autofree char      *words = NULL;
  g_autoptr (DesmiEdit) edit = NULL;

  if (row == NULL || is_locked (self, field))
    return FALSE;
  words = read_words (field, text);
  if (words == NULL)
    return FALSE;
  if (g_strcmp0 (words, desmi_report_field_get_known (field)) == 0)
    {
      desmi_report_field_restore (field);
      return TRUE;
    }
  edit = desmi_report_edit_remark (self->report, row, desmi_report_field_get_known (field), words);
  desmi_report_field_begin (field, words);
  apply (self, edit, field);
  return TRUE;
}

static gboolean
note_cb (DesmiReportField *field, const char *text, gpointer user_data)
{
  DesmiReportCard *self = user_data;
  g_autofree char *words = is_locked (self, field) ? NULL : read_words (field, text);

  if (words == NULL)
    return FALSE;
  if (g_strcmp0 (words, desmi_report_field_get_known (field)) == 0)
    {
      desmi_report_field_restore (field);
      return TRUE;
    }
  /* the file keeps a note with a status, and no status is made up for one */
  if (!desmi_report_standing_is_chosen (&self->standing))
    {
      desmi_report_field_set_error (
          field, _ ("Choose the status of this pillar first; the note is saved with it."));
      return FALSE;
    }
  desmi_report_field_begin (field, words);
  save_status (self, words, field);
  return TRUE;
}

/* A note that was typed before anybody said how the pillar stands goes with the first status. */
static void
chosen_cb (DesmiReportCard *self)
{
  DesmiReportStanding     *standing = &self->standing;
  const DesmiReportPillar *pillar = get_pillar (self);

  if (standing->showing || self->lock != NULL)
    return;
  gtk_widget_set_visible (
      GTK_WIDGET (standing->reason),
      desmi_report_wants_reason (desmi_report_standing_get_status (standing, pillar)));
  if (!desmi_report_standing_is_chosen (standing)
      || desmi_report_standing_is_known (standing, pillar))
    {
      desmi_report_standing_let_go (standing, pillar);
      return;
    }
  if (!pillar->has_status && desmi_report_field_is_changed (get_note (self))
      && desmi_report_field_commit (get_note (self)))
    return;
  save_status (self, desmi_report_field_get_known (get_note (self)), NULL);
}

static void
move_cb (DesmiReportField *field, int step, gpointer user_data)
{
  g_signal_emit (user_data, signals[MOVE], 0, field, step);
}

static gboolean
tab_cb (DesmiReportField *field, int step, gpointer user_data)
{
  DesmiReportCard *self = user_data;
  gboolean         is_done = FALSE;
  guint            place = 0;

  if (!g_ptr_array_find (self->fields, field, &place))
    return FALSE;
  for (int i = (int) place + step; i >= 0 && i < (int) self->fields->len; i += step)
    if (gtk_widget_get_visible (g_ptr_array_index (self->fields, (guint) i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->fields, (guint) i));
  if (step > 0)
    g_signal_emit (self, signals[LEFT], 0, &is_done);
  return is_done;
}

static GtkWidget *
new_label (const char *text, float xalign, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

/* A milestone or a document */
static void
beside_cb (DesmiReportCard *self, gpointer edit)
{
  apply (self, edit, NULL);
}

static void
add_field (DesmiReportCard *self, DesmiReportField *field)
{
  g_signal_connect (field, "move", G_CALLBACK (move_cb), self);
  g_signal_connect (field, "tab", G_CALLBACK (tab_cb), self);
  g_ptr_array_add (self->fields, field);
}

static void
add_line (DesmiReportCard *self, GtkGrid *table, int at, const DesmiReportRow *row)
{
  DesmiReportLine line = desmi_report_line_new (row, self->session, G_CALLBACK (value_cb),
                                                G_CALLBACK (remark_cb), self);

  desmi_report_line_attach (&line, row, table, at);
  g_signal_connect_swapped (line.evidence, "apply", G_CALLBACK (beside_cb), self);
  add_field (self, line.field);
  add_field (self, line.remark.field);
  g_array_append_val (self->lines, line);
}

static char *
speak_quarter_before (DesmiReportCard *self)
{
  DesmiPeriod quarter;

  if (!desmi_period_parse (self->report->quarter, &quarter, NULL))
    return NULL;
  quarter = desmi_period_shift (&quarter, -1);
  return desmi_period_format (&quarter, desmi_locale_get_user ());
}

static GtkWidget *
new_table (DesmiReportCard *self)
{
  GtkWidget               *grid = gtk_grid_new ();
  g_autofree char         *before = speak_quarter_before (self);
  const DesmiReportPillar *pillar = get_pillar (self);
  /* Translators: what an indicator reached in the quarter */
  const char *const titles[] = { _ ("Indicator"), _ ("Reached"), _ ("Target"), before };

  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (int i = 0; i < (int) G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *title = new_label (titles[i], i == DESMI_REPORT_COLUMN_NAME ? 0 : 1, "desmi-dim");

      gtk_widget_add_css_class (title, "desmi-caption");
      /* a quarter is longer than most numbers below it */
      gtk_label_set_wrap (GTK_LABEL (title), i != DESMI_REPORT_COLUMN_NAME);
      gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_RIGHT);
      gtk_widget_set_valign (title, GTK_ALIGN_END);
      gtk_grid_attach (GTK_GRID (grid), title, i, 0, 1, 1);
    }
  for (guint i = 0; i < pillar->rows->len; i++)
    add_line (self, GTK_GRID (grid), 1 + DESMI_REPORT_LINE_HEIGHT * (int) i,
              g_ptr_array_index (pillar->rows, i));
  return grid;
}

static GtkWidget *
new_head (DesmiReportCard *self)
{
  const DesmiReportPillar *pillar = get_pillar (self);
  /* a box would give the name the width that it needs to be as low as the status */
  GtkWidget       *grid = gtk_grid_new ();
  g_autofree char *text = g_strdup_printf ("%d. %s", pillar->number, pillar->name);
  GtkWidget       *title = new_label (text, 0, "desmi-title");

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  /* it asks for little and takes what is left: a long name goes on below, and no status is cut */
  gtk_label_set_max_width_chars (GTK_LABEL (title), NAME_CHARS);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (title, pillar->programme_name);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_attach (GTK_GRID (grid), title, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->standing.status), 1, 0, 1, 1);
  return grid;
}

static void
build (DesmiReportCard *self)
{
  const DesmiReportPillar *pillar = get_pillar (self);
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *note;
  /* Translators: %s is the name of a pillar */
  g_autofree char *name = g_strdup_printf (_ ("Note on %s"), pillar->name);

  gtk_widget_add_css_class (box, "desmi-card");
  desmi_report_standing_init (&self->standing, pillar, G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->standing.reason));
  gtk_box_append (GTK_BOX (box), self->standing.refusal);
  if (pillar->rows->len > 0)
    gtk_box_append (GTK_BOX (box), new_table (self));
  note = desmi_report_field_new (name, _ ("Note on this pillar"), FALSE);
  g_signal_connect (note, "commit", G_CALLBACK (note_cb), self);
  add_field (self, DESMI_REPORT_FIELD (note));
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), desmi_report_field_get_message (DESMI_REPORT_FIELD (note)));
  self->milestones = DESMI_REPORT_MILESTONES (desmi_report_milestones_new (pillar));
  g_signal_connect_swapped (self->milestones, "apply", G_CALLBACK (beside_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->milestones));
  self->score = DESMI_REPORT_FORMULA (desmi_report_formula_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->score));
  self->beside = GTK_LABEL (new_label (NULL, 0, "desmi-dim"));
  gtk_widget_add_css_class (GTK_WIDGET (self->beside), "desmi-caption");
  gtk_label_set_wrap (self->beside, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->beside));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
desmi_report_card_dispose (GObject *object)
{
  DesmiReportCard *self = DESMI_REPORT_CARD (object);

  /* a field that goes away while it has the focus is left, and may still save */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->report, desmi_report_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_report_card_parent_class)->dispose (object);
}

static void
desmi_report_card_finalize (GObject *object)
{
  desmi_report_standing_clear (&DESMI_REPORT_CARD (object)->standing);
  g_array_unref (DESMI_REPORT_CARD (object)->lines);
  g_ptr_array_unref (DESMI_REPORT_CARD (object)->fields);
  G_OBJECT_CLASS (desmi_report_card_parent_class)->finalize (object);
}

static void
desmi_report_card_class_init (DesmiReportCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_report_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_report_card_finalize;
  signals[APPLY] = g_signal_new ("apply", DESMI_TYPE_REPORT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, DESMI_TYPE_REPORT_FIELD);
  signals[MOVE] = g_signal_new ("move", DESMI_TYPE_REPORT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, DESMI_TYPE_REPORT_FIELD, G_TYPE_INT);
  signals[LEFT] = g_signal_new ("left", DESMI_TYPE_REPORT_CARD, G_SIGNAL_RUN_LAST, 0,
                                g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
}

static void
desmi_report_card_init (DesmiReportCard *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (DesmiReportLine));
  self->fields = g_ptr_array_new ();
}

/**
 * desmi_report_card_new:
 * @pillar: place of one in @report
 * @session: whose file has the documents
 *
 * Returns: (transfer floating): a card, to be filled by desmi_report_card_show()
 */
GtkWidget *
desmi_report_card_new (DesmiReport *report, guint pillar, DesmiSession *session)
{
  DesmiReportCard *self = g_object_new (DESMI_TYPE_REPORT_CARD, NULL);

  self->session = g_object_ref (session);
  self->report = desmi_report_ref (report);
  self->pillar = pillar;
  build (self);
  return GTK_WIDGET (self);
}

/**
 * desmi_report_card_show:
 * @report: asks for the same as the one that the card was made for
 * @lock: (nullable): static, why nothing can be changed, said where something was typed all the
 *   same
 *
 * Shows what the file says now; what is being typed stays.
 */
void
desmi_report_card_show (DesmiReportCard *self, DesmiReport *report, const char *lock)
{
  const DesmiReportPillar *pillar;

  desmi_report_ref (report);
  desmi_report_unref (self->report);
  self->report = report;
  self->lock = lock;
  pillar = get_pillar (self);
  desmi_report_standing_show (&self->standing, pillar, lock != NULL);
  for (guint i = 0; i < self->lines->len; i++)
    desmi_report_line_show (&g_array_index (self->lines, DesmiReportLine, i), report, self->pillar,
                            i, lock != NULL);
  desmi_report_field_set_saved (get_note (self), pillar->note != NULL ? pillar->note : "");
  desmi_report_field_set_locked (get_note (self), lock != NULL);
  desmi_report_formula_show (self->score, pillar);
}

/**
 * desmi_report_card_set_reasons:
 * @reasons: the store's lookup "reasons"
 *
 * Gives what there is to choose from.
 */
void
desmi_report_card_set_reasons (DesmiReportCard *self, DesmiTable *reasons)
{
  desmi_report_standing_set_reasons (&self->standing, get_pillar (self), reasons);
}

/**
 * desmi_report_card_set_milestones:
 * @milestones: the store's lookup "register-milestone" of the village
 * @can_write: whether they can be ticked
 *
 * Shows those of the pillar that are due.
 */
void
desmi_report_card_set_milestones (DesmiReportCard *self, DesmiTable *milestones, gboolean can_write)
{
  desmi_report_milestones_show (self->milestones, self->report, get_pillar (self), milestones,
                                can_write);
}

/**
 * desmi_report_card_set_scores:
 * @before: (nullable): the village's scores of the quarter before
 * @district: (nullable): those of the district
 *
 * Shows what the pillar's score stands beside.
 */
void
desmi_report_card_set_scores (DesmiReportCard *self, DesmiTable *before, DesmiTable *district)
{
  const DesmiReportPillar *pillar = get_pillar (self);
  g_autofree char *text = desmi_report_compare_score (self->report, pillar, before, district,
                                                      desmi_locale_get_user ());

  gtk_label_set_label (self->beside, text);
  gtk_widget_set_visible (GTK_WIDGET (self->beside), pillar->rows->len > 0 && *text != '\0');
}

/**
 * desmi_report_card_get_fields:
 *
 * Returns: (transfer none) (element-type DesmiReportField): each measurement and the note on it,
 *   then the note on the pillar
 */
GPtrArray *
desmi_report_card_get_fields (DesmiReportCard *self)
{
  return self->fields;
}

/**
 * desmi_report_card_find_field:
 * @words: among which the code of an indicator may be
 *
 * Returns: (transfer none) (nullable): the field of that indicator's value
 */
DesmiReportField *
desmi_report_card_find_field (DesmiReportCard *self, const char *const *words)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DesmiReportRow *row = g_ptr_array_index (get_pillar (self)->rows, i);

      if (g_strv_contains (words, row->indicator))
        return g_array_index (self->lines, DesmiReportLine, i).field;
    }
  return NULL;
}

/**
 * desmi_report_card_focus_status:
 *
 * Goes to where the card begins.
 *
 * Returns: whether it could
 */
gboolean
desmi_report_card_focus_status (DesmiReportCard *self)
{
  return gtk_widget_child_focus (GTK_WIDGET (self->standing.status), GTK_DIR_TAB_FORWARD);
}

/**
 * desmi_report_card_has_status:
 *
 * Returns: whether the pillar's status was chosen, if only a moment ago
 */
gboolean
desmi_report_card_has_status (DesmiReportCard *self)
{
  return desmi_report_standing_is_chosen (&self->standing);
}

/**
 * desmi_report_card_settle:
 * @edit: a step of some card that came to its end
 * @sentence: (nullable): why it was not saved; %NULL: it was
 *
 * Returns: whether it was of this card's choices, which say now why they are not saved
 */
gboolean
desmi_report_card_settle (DesmiReportCard *self, const DesmiEdit *edit, const char *sentence)
{
  return desmi_report_standing_settle (&self->standing, get_pillar (self), edit, sentence);
}

/**
 * desmi_report_card_get_standing:
 *
 * Returns: (transfer none): the status with its reason
 */
DesmiReportStanding *
desmi_report_card_get_standing (DesmiReportCard *self)
{
  return &self->standing;
}

/**
 * desmi_report_card_count_missing:
 *
 * Returns: how many indicators have no value, typed a moment ago or counted
 */
guint
desmi_report_card_count_missing (DesmiReportCard *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += *desmi_report_field_get_known (g_array_index (self->lines, DesmiReportLine, i).field)
         == '\0';
  return n;
}
