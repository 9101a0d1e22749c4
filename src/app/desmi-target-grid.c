/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sheet of targets shows, what it takes, and the steps that save it. */
#include "app/desmi-target-grid.h"

#include "core/desmi-error.h"
#include "core/desmi-number.h"
#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DesmiTargetGrid
{
  DesmiTable        *table; /* lookup "targets": all indicators of a village, then the next */
  DesmiPeriod        period;
  const DesmiLocale *locale;
  guint              n_rows, n_columns;
  guint              local, official, before; /* columns of the table */
};

/**
 * desmi_target_grid_new:
 * @table: lookup "targets" of @period
 * @period: a year or a quarter
 *
 * Returns: (transfer full): the sheet
 */
DesmiTargetGrid *
desmi_target_grid_new (DesmiTable *table, const DesmiPeriod *period, const DesmiLocale *locale)
{
  DesmiTargetGrid *self = g_new0 (DesmiTargetGrid, 1);
  guint            n = desmi_table_get_n_rows (table);

  self->table = desmi_table_ref (table);
  self->period = *period;
  self->locale = locale;
  self->local = (guint) desmi_table_find_column (table, "local");
  self->official = (guint) desmi_table_find_column (table, "official");
  self->before = (guint) desmi_table_find_column (table, "before");
  while (self->n_columns < n
         && g_strcmp0 (desmi_table_get_text (table, self->n_columns, 0),
                       desmi_table_get_text (table, 0, 0))
                == 0)
    self->n_columns++;
  self->n_rows = self->n_columns > 0 ? n / self->n_columns : 0;
  return self;
}

/**
 * desmi_target_grid_free:
 *
 * Frees the sheet.
 */
void
desmi_target_grid_free (DesmiTargetGrid *self)
{
  desmi_table_unref (self->table);
  g_free (self);
}

/**
 * desmi_target_grid_dup_period:
 * @step: 0: the year or quarter that the targets are of; -1: the one before
 *
 * Returns: (transfer full): it, for a reader
 */
char *
desmi_target_grid_dup_period (const DesmiTargetGrid *self, int step)
{
  DesmiPeriod period = desmi_period_shift (&self->period, step);

  return desmi_period_format (&period, self->locale);
}

/**
 * desmi_target_grid_dup_period_text:
 * @step: as in desmi_target_grid_dup_period()
 *
 * Returns: (transfer full): the same in its normal form
 */
char *
desmi_target_grid_dup_period_text (const DesmiTargetGrid *self, int step)
{
  DesmiPeriod period = desmi_period_shift (&self->period, step);

  return desmi_period_to_text (&period);
}

/**
 * desmi_target_grid_get_n_rows:
 *
 * Returns: the number of villages
 */
guint
desmi_target_grid_get_n_rows (const DesmiTargetGrid *self)
{
  return self->n_rows;
}

/**
 * desmi_target_grid_get_n_columns:
 *
 * Returns: the number of indicators
 */
guint
desmi_target_grid_get_n_columns (const DesmiTargetGrid *self)
{
  return self->n_columns;
}

static guint
place (const DesmiTargetGrid *self, guint row, guint column)
{
  return row * self->n_columns + column;
}

static const char *
get_text (const DesmiTargetGrid *self, guint row, guint column, const char *name)
{
  return desmi_table_get_text (self->table, place (self, row, column),
                               (guint) desmi_table_find_column (self->table, name));
}

static gint64
get_value (const DesmiTargetGrid *self, guint row, guint column, guint of)
{
  guint at = place (self, row, column);

  return desmi_table_get_mark (self->table, at, of) == DESMI_MARK_MISSING
             ? DESMI_TARGET_NONE
             : desmi_table_get_int (self->table, at, of);
}

/**
 * desmi_target_grid_get_village_code:
 *
 * Returns: the code of a row's village
 */
const char *
desmi_target_grid_get_village_code (const DesmiTargetGrid *self, guint row)
{
  return desmi_table_get_text (self->table, place (self, row, 0), 0);
}

/**
 * desmi_target_grid_get_village_name:
 *
 * Returns: (transfer none): the name of a row's village
 */
const char *
desmi_target_grid_get_village_name (const DesmiTargetGrid *self, guint row)
{
  return desmi_table_get_label (self->table, place (self, row, 0), 0);
}

static const char *
get_indicator_name (const DesmiTargetGrid *self, guint column)
{
  return desmi_table_get_label (self->table, column, 1);
}

/**
 * desmi_target_grid_dup_title:
 *
 * Returns: (transfer full): the name of a column's indicator with its unit
 */
char *
desmi_target_grid_dup_title (const DesmiTargetGrid *self, guint column)
{
  const char *unit = desmi_unit_name (get_text (self, 0, column, "unit"), self->locale);

  return unit != NULL ? g_strdup_printf ("%s (%s)", get_indicator_name (self, column), unit)
                      : g_strdup (get_indicator_name (self, column));
}

/**
 * desmi_target_grid_dup_cell_name:
 *
 * Returns: (transfer full): the village and the indicator of a cell
 */
char *
desmi_target_grid_dup_cell_name (const DesmiTargetGrid *self, guint row, guint column)
{
  return g_strdup_printf ("%s, %s", desmi_target_grid_get_village_name (self, row),
                          get_indicator_name (self, column));
}

/**
 * desmi_target_grid_dup_id:
 *
 * Returns: (transfer full): village and indicator of a cell, the same wherever it is
 */
char *
desmi_target_grid_dup_id (const DesmiTargetGrid *self, guint row, guint column)
{
  guint at = row * self->n_columns + column;

  return g_strdup_printf ("%s %s", desmi_table_get_text (self->table, at, 0),
                          desmi_table_get_text (self->table, at, 1));
}

/**
 * desmi_target_grid_is_like:
 *
 * Returns: whether both have the same villages, indicators and period, so that a cell keeps its
 * place
 */
gboolean
desmi_target_grid_is_like (const DesmiTargetGrid *self, const DesmiTargetGrid *other)
{
  guint n = desmi_table_get_n_rows (self->table);

  if (!desmi_period_equal (&self->period, &other->period)
      || n != desmi_table_get_n_rows (other->table) || self->n_columns != other->n_columns)
    return FALSE;
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < 2; j++)
      if (g_strcmp0 (desmi_table_get_text (self->table, i, j),
                     desmi_table_get_text (other->table, i, j))
              != 0
          || g_strcmp0 (desmi_table_get_label (self->table, i, j),
                        desmi_table_get_label (other->table, i, j))
                 != 0)
        return FALSE;
  return TRUE;
}

/**
 * desmi_target_grid_is_official:
 *
 * Returns: whether the national server has set the target, which cannot be changed here
 */
gboolean
desmi_target_grid_is_official (const DesmiTargetGrid *self, guint row, guint column)
{
  return get_value (self, row, column, self->official) != DESMI_TARGET_NONE;
}

/**
 * desmi_target_grid_get:
 *
 * Returns: the target that holds, in thousandths, official before local; %DESMI_TARGET_NONE without
 */
gint64
desmi_target_grid_get (const DesmiTargetGrid *self, guint row, guint column)
{
  gint64 official = get_value (self, row, column, self->official);

  return official != DESMI_TARGET_NONE ? official : get_value (self, row, column, self->local);
}

static char *
format (const DesmiTargetGrid *self, gint64 milli)
{
  return desmi_format_number ((double) milli / 1000, DESMI_NUMBER_PLAIN, 0, self->locale);
}

/**
 * desmi_target_grid_dup_text:
 *
 * Returns: (transfer full): the target as it is shown; empty where there is none
 */
char *
desmi_target_grid_dup_text (const DesmiTargetGrid *self, guint row, guint column)
{
  gint64 milli = desmi_target_grid_get (self, row, column);

  return milli == DESMI_TARGET_NONE ? g_strdup ("") : format (self, milli);
}

/**
 * desmi_target_grid_dup_doubt:
 *
 * Returns: (transfer full) (nullable): why a target is doubtful
 */
char *
desmi_target_grid_dup_doubt (const DesmiTargetGrid *self, guint row, guint column)
{
  g_autofree char *cell = NULL;

  if (desmi_target_grid_get (self, row, column) != 0
      || g_strcmp0 (get_text (self, row, column, "direction"), "lower") == 0)
    return NULL;
  cell = desmi_target_grid_dup_cell_name (self, row, column);
  return g_strdup_printf (
      /* Translators: %s is a village and an indicator */
      _ ("%s: the target is zero, so there is no share of it and no score. It is kept; empty the "
         "cell if there is no target."),
      cell);
}

static char *
strip (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  char            *blank;

  /* a no-break space, which spreadsheets copy */
  while ((blank = strstr (copy, "\302\240")) != NULL)
    memcpy (blank, "  ", 2);
  return g_strdup (g_strstrip (copy));
}

static gboolean
read_number (const char *unit, const char *text, gint64 *milli, GError **error)
{
  gint64 amount_idr;

  if (g_strcmp0 (unit, "rupiah") != 0)
    return desmi_unit_parse (unit, text, milli, error);
  if (!desmi_rupiah_parse (text, &amount_idr, error))
    return FALSE;
  *milli = CLAMP (amount_idr, -1, DESMI_VALUE_MILLI_MAX / 1000 + 1) * 1000;
  return TRUE;
}

/**
 * desmi_target_grid_read:
 * @text: as typed or pasted; blanks and dashes: no target
 * @milli: (out): in thousandths; untouched on failure
 *
 * Returns: whether the indicator can have it; if not, @error is a sentence
 */
gboolean
desmi_target_grid_read (const DesmiTargetGrid *self,
                        guint                  column,
                        const char            *text,
                        gint64                *milli,
                        GError               **error)
{
  const char      *unit = get_text (self, 0, column, "unit");
  g_autofree char *plain = NULL;
  gint64           value = 0;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT,
                           _ ("What was written is not text."));
      return FALSE;
    }
  plain = strip (text);
  if (*plain == '\0' || g_str_equal (plain, "-") || g_str_equal (plain, "–"))
    {
      *milli = DESMI_TARGET_NONE;
      return TRUE;
    }
  if (!read_number (unit, plain, &value, error) || !desmi_unit_check (unit, value, error))
    return FALSE;
  *milli = value;
  return TRUE;
}

static GArray *
new_changes (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DesmiTargetChange));
}

/* An official target may be pasted over by itself or by nothing: blocks are of all villages. */
static void
read_cell (const DesmiTargetGrid *self,
           guint                  row,
           guint                  column,
           const char            *text,
           GArray                *changes,
           GPtrArray             *problems)
{
  DesmiTargetChange  change = { row, column, 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char   *cell = desmi_target_grid_dup_cell_name (self, row, column);

  if (!desmi_target_grid_read (self, column, text, &change.milli, &error))
    g_ptr_array_add (problems, g_strdup_printf ("%s: %s", cell, error->message));
  else if (!desmi_target_grid_is_official (self, row, column))
    g_array_append_val (changes, change);
  else if (change.milli != DESMI_TARGET_NONE
           && change.milli != desmi_target_grid_get (self, row, column))
    g_ptr_array_add (problems,
                     g_strdup_printf (
                         /* Translators: %s is a village and an indicator */
                         _ ("%s: the target comes from the national server and cannot be changed "
                            "here."),
                         cell));
}

/**
 * desmi_target_grid_read_block:
 * @row, @column: where it begins
 * @text: cells between tabs, lines between line ends, as a spreadsheet copies them
 * @problems: (element-type utf8): takes a sentence for each cell that cannot be taken
 *
 * Returns: (transfer full) (element-type DesmiTargetChange): what is to be changed; of no use where
 * there are problems
 */
GArray *
desmi_target_grid_read_block (const DesmiTargetGrid *self,
                              guint                  row,
                              guint                  column,
                              const char            *text,
                              GPtrArray             *problems)
{
  GArray          *changes = new_changes ();
  g_auto (GStrv)   lines = NULL;
  g_autofree char *copy = g_strdelimit (g_strdup (text), "\r", ' ');
  guint            n;

  lines = g_strsplit (copy, "\n", -1);
  n = g_strv_length (lines);
  while (n > 1 && lines[n - 1][strspn (lines[n - 1], " ")] == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (row + i >= self->n_rows || column + g_strv_length (cells) > self->n_columns)
        {
          g_ptr_array_add (problems,
                           g_strdup (_ ("What was copied reaches beyond the last village or "
                                        "indicator of the table.")));
          return changes;
        }
      for (guint j = 0; cells[j] != NULL; j++)
        read_cell (self, row + i, column + j, cells[j], changes, problems);
    }
  return changes;
}

/**
 * desmi_target_grid_new_fill:
 *
 * Returns: (transfer full) (element-type DesmiTargetChange): the target of a cell in all villages
 * below it, official ones left alone
 */
GArray *
desmi_target_grid_new_fill (const DesmiTargetGrid *self, guint row, guint column)
{
  GArray *changes = new_changes ();

  for (guint i = row + 1; i < self->n_rows; i++)
    {
      DesmiTargetChange change = { i, column, desmi_target_grid_get (self, row, column) };

      if (!desmi_target_grid_is_official (self, i, column))
        g_array_append_val (changes, change);
    }
  return changes;
}

/**
 * desmi_target_grid_new_copy:
 *
 * Returns: (transfer full) (element-type DesmiTargetChange): the targets of the year or quarter
 * before, where this one has none yet
 */
GArray *
desmi_target_grid_new_copy (const DesmiTargetGrid *self)
{
  GArray *changes = new_changes ();

  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        DesmiTargetChange change = { i, j, get_value (self, i, j, self->before) };

        if (change.milli != DESMI_TARGET_NONE
            && desmi_target_grid_get (self, i, j) == DESMI_TARGET_NONE)
          g_array_append_val (changes, change);
      }
  return changes;
}

static DesmiMessage *
new_message (const DesmiTargetGrid *self, const DesmiTargetChange *change)
{
  g_autofree char *cell = desmi_target_grid_dup_cell_name (self, change->row, change->column);
  g_autofree char *period = desmi_period_to_text (&self->period);
  g_autofree char *milli = g_strdup_printf ("%" G_GINT64_FORMAT, change->milli);
  DesmiMessage    *message;

  if (change->milli == DESMI_TARGET_NONE)
    /* Translators: a village and an indicator, a year or quarter */
    message = desmi_message_new ("Took out the target of %s, %s", cell, period);
  else
    {
      /* Translators: a village and an indicator, a year or quarter, a number */
      message = desmi_message_new ("Set the target of %s, %s: %s", cell, period, milli);
      desmi_message_set_kind (message, 2, DESMI_MESSAGE_MILLI);
    }
  desmi_message_set_kind (message, 1, DESMI_MESSAGE_PERIOD);
  return message;
}

static void
add_change (const DesmiTargetGrid *self, DesmiEdit *edit, const DesmiTargetChange *change)
{
  const char      *village = get_text (self, change->row, change->column, "village");
  const char      *indicator = get_text (self, change->row, change->column, "indicator");
  g_autofree char *period = desmi_period_to_text (&self->period);

  if (change->milli == DESMI_TARGET_NONE)
    desmi_edit_clear_target (edit, village, indicator, period);
  else
    desmi_edit_put_target (edit, village, indicator, period, change->milli);
}

/**
 * desmi_target_grid_see:
 * @seen: to be told to desmi_edit_expect()
 * @change: what is known of a cell: the target that is there, or on its way into the file
 *
 * Says in @seen what a step is decided on.
 */
void
desmi_target_grid_see (const DesmiTargetGrid   *self,
                       DesmiEdit               *seen,
                       const DesmiTargetChange *change)
{
  add_change (self, seen, change);
}

/**
 * desmi_target_grid_new_cell_edit:
 * @change: of a cell that is not official
 *
 * Returns: (transfer full): the step, also where the sheet has that target: another may be on its
 *   way into the file
 */
DesmiEdit *
desmi_target_grid_new_cell_edit (const DesmiTargetGrid *self, const DesmiTargetChange *change)
{
  DesmiEdit *edit = desmi_edit_new_said (new_message (self, change));

  add_change (self, edit, change);
  return edit;
}

/**
 * desmi_target_grid_new_edit:
 * @changes: (element-type DesmiTargetChange): of cells that are not official
 * @label: (transfer full): what the history says
 *
 * Returns: (transfer full) (nullable): the step; %NULL where every cell has the target already
 */
DesmiEdit *
desmi_target_grid_new_edit (const DesmiTargetGrid *self, const GArray *changes, DesmiMessage *label)
{
  g_autoptr (DesmiMessage) owned = label;
  DesmiEdit               *edit = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const DesmiTargetChange *change = &g_array_index (changes, DesmiTargetChange, i);

      if (change->milli == desmi_target_grid_get (self, change->row, change->column))
        continue;
      if (edit == NULL)
        edit = desmi_edit_new_said (g_steal_pointer (&owned));
      add_change (self, edit, change);
    }
  return edit;
}
