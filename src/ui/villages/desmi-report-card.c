/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pillar in a village's report. Each field is a step of its own, saved when it is left. */
#include "ui/villages/desmi-report-card.h"

#include "core/desmi-number.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-filter.h"
#include "ui/villages/desmi-report-remark.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 12
#define NOTE_CHARS 4000
#define FORMULA_CHARS 48

enum
{
  COLUMN_NAME,
  COLUMN_VALUE,
  COLUMN_TARGET,
  COLUMN_BEFORE,
  COLUMN_REMARK,
  N_COLUMNS
};

enum
{
  LINE_ROW,
  LINE_MESSAGE,
  LINE_REMARK,
  LINE_REMARK_MESSAGE,
  N_LINES
};

typedef struct
{
  DesmiReportField *field;
  DesmiReportRemark remark;
  GtkLabel         *target, *before;
} Row;

struct _DesmiReportCard
{
  AdwBin         parent_instance;

  DesmiFilter   *status, *reason;
  GtkMenuButton *score;
  GtkLabel      *formula;
  GArray        *rows;   /* of Row */
  GPtrArray     *fields; /* of those rows, and the note at the end; not owned */

  DesmiReport   *report;
  guint          pillar;
  gboolean       showing; /* the choices move because the file did */
  gboolean       locked;
};

G_DEFINE_FINAL_TYPE (DesmiReportCard, desmi_report_card, ADW_TYPE_BIN)

enum
{
  APPLY,
  MOVE,
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
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->field == field || row->remark.field == field)
        return g_ptr_array_index (get_pillar (self)->rows, i);
    }
  return NULL;
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

  if (self->locked || row == NULL)
    return FALSE;
  if (!desmi_report_parse (text, &is_empty, &milli, &error))
    {
      desmi_report_field_set_error (field, error->message);
      return FALSE;
    }
  written = is_empty ? g_strdup ("") : desmi_report_write (milli, desmi_locale_get_user ());
  /* the same number in another spelling is no step */
  if (g_strcmp0 (written, desmi_report_field_get_saved (field)) == 0)
    {
      desmi_report_field_accept (field, written);
      return TRUE;
    }
  edit = desmi_report_edit_value (self->report, row, is_empty, milli, desmi_locale_get_user ());
  apply (self, edit, field);
  desmi_report_field_accept (field, written);
  return TRUE;
}

static DesmiPillarStatus
get_status (DesmiReportCard *self)
{
  DesmiPillarStatus status = get_pillar (self)->status;

  desmi_pillar_status_parse (desmi_filter_get_selected (self->status), &status, NULL);
  return status;
}

static void
save_status (DesmiReportCard *self, const char *note, DesmiReportField *field)
{
  g_autoptr (DesmiEdit) edit = desmi_report_edit_status (
      self->report, get_pillar (self), get_status (self), desmi_filter_get_selected (self->reason),
      note, desmi_locale_get_user ());

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

  if (self->locked || row == NULL)
    return FALSE;
  words = read_words (field, text);
  if (words == NULL)
    return FALSE;
  if (g_strcmp0 (words, desmi_report_field_get_saved (field)) != 0)
    {
      edit = desmi_report_edit_remark (self->report, row, words, desmi_locale_get_user ());
      apply (self, edit, field);
    }
  desmi_report_field_accept (field, words);
  return TRUE;
}

static gboolean
note_cb (DesmiReportField *field, const char *text, gpointer user_data)
{
  DesmiReportCard *self = user_data;
  g_autofree char *stripped = self->locked ? NULL : read_words (field, text);

  if (stripped == NULL)
    return FALSE;
  if (g_strcmp0 (stripped, desmi_report_field_get_saved (field)) != 0)
    save_status (self, stripped, field);
  desmi_report_field_accept (field, stripped);
  return TRUE;
}

static void
chosen_cb (DesmiReportCard *self)
{
  if (self->showing || self->locked)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->reason), desmi_report_wants_reason (get_status (self)));
  save_status (self, desmi_report_field_get_saved (get_note (self)), NULL);
}

static void
move_cb (DesmiReportField *field, int step, gpointer user_data)
{
  g_signal_emit (user_data, signals[MOVE], 0, field, step);
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

static GtkWidget *
new_field (DesmiReportCard *self,
           const char      *name,
           const char      *placeholder,
           gboolean         is_number,
           GCallback        commit)
{
  GtkWidget *field = desmi_report_field_new (name, placeholder, is_number);

  g_signal_connect (field, "commit", commit, self);
  g_signal_connect (field, "move", G_CALLBACK (move_cb), self);
  g_ptr_array_add (self->fields, field);
  return field;
}

/* "Warga dilayani orang", the unit paler */
static GtkWidget *
new_name (const DesmiReportRow *row)
{
  GtkWidget       *label = new_label (NULL, 0, NULL);
  g_autofree char *name = g_markup_escape_text (row->name, -1);
  g_autofree char *unit = g_markup_escape_text (row->unit != NULL ? row->unit : "", -1);
  g_autofree char *markup
      = g_strdup_printf ("%s <span size=\"smaller\" alpha=\"70%%\">%s</span>", name, unit);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_row (DesmiReportCard *self, GtkGrid *grid, int line, const DesmiReportRow *row)
{
  Row new = { 0 };
  GtkWidget *field = new_field (self, row->name, _ ("not filled in"), TRUE, G_CALLBACK (value_cb));

  new.field = DESMI_REPORT_FIELD (field);
  new.target = GTK_LABEL (new_label (NULL, 1, "desmi-dim"));
  new.before = GTK_LABEL (new_label (NULL, 1, "desmi-dim"));
  gtk_widget_add_css_class (GTK_WIDGET (new.target), "desmi-number");
  gtk_widget_add_css_class (GTK_WIDGET (new.before), "desmi-number");
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, new_name (row), COLUMN_NAME, line, 1, 1);
  gtk_grid_attach (grid, field, COLUMN_VALUE, line, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (new.target), COLUMN_TARGET, line, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (new.before), COLUMN_BEFORE, line, 1, 1);
  gtk_grid_attach (grid, desmi_report_field_get_message (new.field), COLUMN_NAME,
                   line + LINE_MESSAGE, N_COLUMNS, 1);
  new.remark = desmi_report_remark_new (row->name, G_CALLBACK (remark_cb), self);
  gtk_grid_attach (grid, GTK_WIDGET (new.remark.button), COLUMN_REMARK, line, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (new.remark.field), COLUMN_NAME, line + LINE_REMARK, N_COLUMNS,
                   1);
  gtk_grid_attach (grid, desmi_report_field_get_message (new.remark.field), COLUMN_NAME,
                   line + LINE_REMARK_MESSAGE, N_COLUMNS, 1);
  g_array_append_val (self->rows, new);
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

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (int i = 0; i < COLUMN_REMARK; i++)
    {
      GtkWidget *title = new_label (titles[i], i == COLUMN_NAME ? 0 : 1, "desmi-dim");

      gtk_widget_add_css_class (title, "desmi-caption");
      gtk_grid_attach (GTK_GRID (grid), title, i, 0, 1, 1);
    }
  for (guint i = 0; i < pillar->rows->len; i++)
    add_row (self, GTK_GRID (grid), 1 + N_LINES * (int) i, g_ptr_array_index (pillar->rows, i));
  return grid;
}

static void
fill_statuses (DesmiReportCard *self)
{
  desmi_filter_begin (self->status);
  for (DesmiPillarStatus i = 0; i <= DESMI_PILLAR_STATUS_NO_DATA; i++)
    desmi_filter_add (self->status, desmi_pillar_status_to_code (i),
                      desmi_pillar_status_name (i, desmi_locale_get_user ()));
  desmi_filter_end (self->status);
}

static GtkWidget *
new_score (DesmiReportCard *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->formula = GTK_LABEL (new_label (NULL, 0, NULL));
  gtk_label_set_wrap (self->formula, TRUE);
  gtk_label_set_max_width_chars (self->formula, FORMULA_CHARS);
  gtk_label_set_selectable (self->formula, TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->formula));
  self->score = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->score, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->score), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->score), _ ("Show how the score comes about"));
  gtk_widget_set_halign (GTK_WIDGET (self->score), GTK_ALIGN_START);
  return GTK_WIDGET (self->score);
}

static GtkWidget *
new_head (DesmiReportCard *self)
{
  const DesmiReportPillar *pillar = get_pillar (self);
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char         *text = g_strdup_printf ("%d. %s", pillar->number, pillar->name);
  GtkWidget               *title = new_label (text, 0, "desmi-title");

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (title, pillar->programme_name);
  self->status = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Status"), NULL);
  fill_statuses (self);
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  return box;
}

static void
build (DesmiReportCard *self)
{
  const DesmiReportPillar *pillar = get_pillar (self);
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *note;
  /* Translators: %s is the name of a pillar */
  g_autofree char *name = g_strdup_printf (_ ("Note on %s"), pillar->name);

  gtk_widget_add_css_class (box, "desmi-card");
  gtk_box_append (GTK_BOX (box), new_head (self));
  self->reason = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Reason"), NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  if (pillar->rows->len > 0)
    gtk_box_append (GTK_BOX (box), new_table (self));
  note = new_field (self, name, _ ("Note on this pillar"), FALSE, G_CALLBACK (note_cb));
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), desmi_report_field_get_message (DESMI_REPORT_FIELD (note)));
  gtk_box_append (GTK_BOX (box), new_score (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->status, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->reason, "notify::selected", G_CALLBACK (chosen_cb), self);
}

static void
desmi_report_card_dispose (GObject *object)
{
  DesmiReportCard *self = DESMI_REPORT_CARD (object);

  /* a field that goes away while it has the focus is left, and may still save */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->report, desmi_report_unref);
  G_OBJECT_CLASS (desmi_report_card_parent_class)->dispose (object);
}

static void
desmi_report_card_finalize (GObject *object)
{
  g_array_unref (DESMI_REPORT_CARD (object)->rows);
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
}

static void
desmi_report_card_init (DesmiReportCard *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->fields = g_ptr_array_new ();
}

/**
 * desmi_report_card_new:
 * @pillar: place of one in @report
 *
 * Returns: (transfer floating): a card, to be filled by desmi_report_card_show()
 */
GtkWidget *
desmi_report_card_new (DesmiReport *report, guint pillar)
{
  DesmiReportCard *self = g_object_new (DESMI_TYPE_REPORT_CARD, NULL);

  self->report = desmi_report_ref (report);
  self->pillar = pillar;
  self->showing = TRUE;
  build (self);
  self->showing = FALSE;
  return GTK_WIDGET (self);
}

static void
show_row (DesmiReportCard *self, const Row *shown, const DesmiReportRow *row)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  g_autofree char *value = row->has_value ? desmi_report_write (row->value, locale) : g_strdup ("");
  g_autofree char *target
      = row->has_target ? desmi_report_show (row->target, locale) : g_strdup ("–");
  g_autofree char *before
      = row->has_before ? desmi_report_show (row->before, locale) : g_strdup ("–");
  g_autofree char *doubt = row->has_value ? desmi_report_doubt (row, row->value, locale) : NULL;

  desmi_report_field_set_saved (shown->field, value);
  desmi_report_field_set_doubt (shown->field, doubt);
  desmi_report_field_set_locked (shown->field, self->locked);
  desmi_report_remark_show (&shown->remark, row->remark, self->locked);
  gtk_label_set_label (shown->target, target);
  gtk_label_set_label (shown->before, before);
}

static void
show_score (DesmiReportCard *self)
{
  const DesmiLocale       *locale = desmi_locale_get_user ();
  const DesmiReportPillar *pillar = get_pillar (self);
  double                   score = desmi_report_score (pillar);
  g_autofree char         *share
      = score < 0 ? g_strdup ("–") : desmi_format_number (score, DESMI_NUMBER_PERCENT, 0, locale);
  /* Translators: the score of a pillar; how many of how many indicators were filled in */
  g_autofree char *text = g_strdup_printf (_ ("Score %s · %u of %u filled in"), share,
                                           desmi_report_count_filled (pillar), pillar->rows->len);
  g_autofree char *formula = desmi_report_explain (pillar, locale);

  gtk_menu_button_set_label (self->score, text);
  desmi_a11y_set_label (GTK_WIDGET (self->score), text);
  gtk_label_set_label (self->formula, formula);
  gtk_widget_set_visible (GTK_WIDGET (self->score), pillar->rows->len > 0);
}

/**
 * desmi_report_card_show:
 * @report: asks for the same as the one that the card was made for
 * @locked: nothing can be changed
 *
 * Shows what the file says now; what is being typed stays.
 */
void
desmi_report_card_show (DesmiReportCard *self, DesmiReport *report, gboolean locked)
{
  const DesmiReportPillar *pillar;

  desmi_report_ref (report);
  desmi_report_unref (self->report);
  self->report = report;
  self->locked = locked;
  pillar = get_pillar (self);
  self->showing = TRUE;
  desmi_filter_set_selected (self->status, desmi_pillar_status_to_code (pillar->status));
  if (pillar->reason != NULL)
    desmi_filter_ensure (self->reason, pillar->reason, pillar->reason_name);
  desmi_filter_set_selected (self->reason, pillar->reason != NULL ? pillar->reason : "");
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->reason), desmi_report_wants_reason (pillar->status));
  gtk_widget_set_sensitive (GTK_WIDGET (self->status), !locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reason), !locked);
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, &g_array_index (self->rows, Row, i), g_ptr_array_index (pillar->rows, i));
  desmi_report_field_set_saved (get_note (self), pillar->note != NULL ? pillar->note : "");
  desmi_report_field_set_locked (get_note (self), locked);
  show_score (self);
}

/**
 * desmi_report_card_set_reasons:
 * @reasons: the store's lookup "reasons"
 *
 * Gives what there is to choose from, each once though the server and the district may both have
 * it.
 */
void
desmi_report_card_set_reasons (DesmiReportCard *self, DesmiTable *reasons)
{
  int id = desmi_table_find_column (reasons, "reason"),
      name = desmi_table_find_column (reasons, "name");
  const DesmiReportPillar *pillar = get_pillar (self);
  const char              *last = NULL;

  self->showing = TRUE;
  desmi_filter_begin (self->reason);
  desmi_filter_add (self->reason, "", C_ ("reason", "none"));
  for (guint i = 0; id >= 0 && name >= 0 && i < desmi_table_get_n_rows (reasons); i++)
    {
      const char *reason = desmi_table_get_text (reasons, i, (guint) id);

      if (g_strcmp0 (reason, last) != 0)
        desmi_filter_add (self->reason, reason, desmi_table_get_label (reasons, i, (guint) name));
      last = reason;
    }
  desmi_filter_end (self->reason);
  if (pillar->reason != NULL)
    desmi_filter_ensure (self->reason, pillar->reason, pillar->reason_name);
  desmi_filter_set_selected (self->reason, pillar->reason != NULL ? pillar->reason : "");
  self->showing = FALSE;
}

/**
 * desmi_report_card_get_fields:
 *
 * Returns: (transfer none) (element-type DesmiReportField): the measurements, then the note
 */
GPtrArray *
desmi_report_card_get_fields (DesmiReportCard *self)
{
  return self->fields;
}

/**
 * desmi_report_card_commit_remarks:
 *
 * Has the notes on the measurements saved, as if they were left.
 *
 * Returns: %FALSE where one is refused, which then has the focus
 */
gboolean
desmi_report_card_commit_remarks (DesmiReportCard *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DesmiReportField *remark = g_array_index (self->rows, Row, i).remark.field;

      if (!desmi_report_field_commit (remark))
        {
          gtk_widget_grab_focus (GTK_WIDGET (remark));
          return FALSE;
        }
    }
  return TRUE;
}
