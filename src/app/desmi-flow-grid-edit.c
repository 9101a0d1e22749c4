/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed and pasted into the sheet of flows, and the steps that save it. */
#include "app/desmi-flow-grid-private.h"

#include "core/desmi-clock.h"
#include "core/desmi-error.h"
#include "core/desmi-number.h"
#include "core/desmi-period.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static DesmiEntry *
new_month_entry (const DesmiFlowGrid *self, guint month)
{
  DesmiEntry *entry = desmi_entry_new (DESMI_REGISTER_REPORTED_MONTH, self->village);
  char        of[8];

  desmi_flow_grid_month_text (self, month, of);
  desmi_entry_set (entry, "month", of);
  desmi_entry_set (entry, "direction", desmi_direction_to_code (self->direction));
  return entry;
}

static void
report_month (const DesmiFlowGrid *self, DesmiEdit *edit, guint month)
{
  g_autoptr (DesmiEntry) entry = new_month_entry (self, month);
  g_autofree char       *today = dup_today ();

  desmi_entry_set (entry, "day", today);
  desmi_edit_put_entry (edit, entry);
}

/* Of a kind with a register; what is none is kept, too. */
static void
add_entry (const DesmiFlowGrid   *self,
           DesmiEdit             *edit,
           DesmiRegister          reg,
           const DesmiFlowChange *change)
{
  const DesmiFlowRow    *row = desmi_flow_grid_get_row (self, change->row);
  g_autoptr (DesmiEntry) entry = desmi_entry_new (reg, self->village);
  g_autofree char       *count = g_strdup_printf ("%" G_GINT64_FORMAT, change->count);
  char                   month[8];

  desmi_flow_grid_month_text (self, change->month, month);
  desmi_entry_set (entry, "month", month);
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    if (desmi_flow_kind_get_key_column (self->kind, i) != NULL)
      desmi_entry_set (entry, desmi_flow_kind_get_key_column (self->kind, i), row->keys[i]);
  if (change->count < 0)
    {
      desmi_edit_delete_entry (edit, entry);
      return;
    }
  desmi_entry_set (entry, desmi_flow_kind_get_count_column (self->kind), count);
  desmi_edit_put_entry (edit, entry);
}

static void
add_change (const DesmiFlowGrid *self, DesmiEdit *edit, const DesmiFlowChange *change)
{
  const DesmiFlowRow *row = desmi_flow_grid_get_row (self, change->row);
  char                month[8];
  DesmiFlow           flow = { 0 };
  DesmiRegister       reg;

  if (desmi_flow_kind_get_register (self->kind, &reg))
    {
      add_entry (self, edit, reg, change);
      return;
    }
  desmi_flow_grid_month_text (self, change->month, month);
  flow.village = self->village;
  flow.month = month;
  flow.direction = self->direction;
  flow.destination = row->keys[DESMI_FLOW_DESTINATION];
  flow.sector = row->keys[DESMI_FLOW_SECTOR];
  flow.occupation = row->keys[DESMI_FLOW_OCCUPATION];
  flow.gender = row->keys[DESMI_FLOW_GENDER];
  flow.scheme = row->keys[DESMI_FLOW_SCHEME];
  flow.count = change->count;
  if (change->count > 0)
    desmi_edit_put_flow (edit, &flow);
  else if (row->counts[change->month] > 0)
    desmi_edit_delete_flow (edit, &flow);
}

static char *
make_label (const DesmiFlowGrid *self, const DesmiFlowChange *change)
{
  g_autofree char *cell = desmi_flow_grid_dup_cell_name (self, change->row, change->month);
  g_autofree char *direction = g_utf8_strdown (
      self->kind == DESMI_FLOW_KIND_WORKERS ? desmi_direction_name (self->direction, self->locale)
                                            : desmi_flow_kind_get_title (self->kind, self->locale),
      -1);
  g_autofree char *count = NULL;

  if (change->count == DESMI_FLOW_NONE)
    /* Translators: departures or returns, and a row and month */
    return g_strdup_printf (_ ("Emptied %s: %s"), direction, cell);
  count = desmi_format_count (change->count, self->locale);
  /* Translators: departures or returns, a row and month, and the count typed */
  return g_strdup_printf (_ ("Entered %s: %s: %s"), direction, cell, count);
}

/**
 * desmi_flow_grid_new_edit:
 * @changes: not yet applied to @self
 * @label: (nullable): what the history says of them; %NULL: which cell
 *
 * A count, also none, reports its month; and a month in which a count is taken out was reported.
 *
 * Returns: (transfer full): one step
 */
DesmiEdit *
desmi_flow_grid_new_edit (const DesmiFlowGrid   *self,
                          const DesmiFlowChange *changes,
                          guint                  n,
                          const char            *label)
{
  g_autofree char *own = label == NULL ? make_label (self, &changes[0]) : NULL;
  DesmiEdit       *edit = desmi_edit_new (label != NULL ? label : own);
  gboolean         reports[DESMI_FLOW_MONTHS] = { FALSE };

  for (guint i = 0; i < n; i++)
    {
      add_change (self, edit, &changes[i]);
      if (changes[i].count >= 0
          || desmi_flow_grid_get_count (self, changes[i].row, changes[i].month) > 0)
        reports[changes[i].month] = TRUE;
    }
  for (guint month = 0; month < DESMI_FLOW_MONTHS; month++)
    if (reports[month] && !self->registered[month] && self->kind == DESMI_FLOW_KIND_WORKERS)
      report_month (self, edit, month);
  return edit;
}

/**
 * desmi_flow_grid_new_report:
 * @month: one without counts
 * @reported: whether it was reported, with none at all
 *
 * Returns: (transfer full): one step
 */
DesmiEdit *
desmi_flow_grid_new_report (const DesmiFlowGrid *self, guint month, gboolean reported)
{
  g_autofree char *of
      = desmi_format_date (self->year, (int) month + 1, 1, DESMI_DATE_MY_LONG, self->locale);
  g_autofree char *label
      = g_strdup_printf (reported
                             /* Translators: departures or returns, and a month with its year */
                             ? _ ("Reported that there were none: %s, %s")
                             /* Translators: departures or returns, and a month with its year */
                             : _ ("Marked as not reported: %s, %s"),
                         desmi_direction_name (self->direction, self->locale), of);
  DesmiEdit             *edit = desmi_edit_new (label);
  g_autoptr (DesmiEntry) entry = NULL;

  if (reported)
    {
      report_month (self, edit, month);
      return edit;
    }
  entry = new_month_entry (self, month);
  desmi_edit_delete_entry (edit, entry);
  return edit;
}

/**
 * desmi_flow_grid_new_acceptance:
 * @why: why the count is right
 *
 * Returns: (transfer full): one step, after which the count is in doubt no more until it changes
 */
DesmiEdit *
desmi_flow_grid_new_acceptance (const DesmiFlowGrid  *self,
                                const DesmiFlowDoubt *doubt,
                                const char           *why)
{
  g_autofree char *cell = desmi_flow_grid_dup_cell_name (self, doubt->row, doubt->month);
  g_autofree char *count = desmi_format_count (doubt->count, self->locale);
  /* Translators: a row and month, and its count */
  g_autofree char       *label = g_strdup_printf (_ ("Found right: %s: %s"), cell, count);
  g_autofree char       *subject = desmi_flow_grid_dup_subject (self, doubt->row, doubt->month);
  g_autofree char       *value = g_strdup_printf ("%" G_GINT64_FORMAT, doubt->count);
  g_autofree char       *today = dup_today ();
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_ACCEPTANCE, self->village);
  DesmiEdit             *edit = desmi_edit_new (label);

  desmi_entry_set (entry, "finding", DESMI_FLOW_FINDING);
  desmi_entry_set (entry, "subject", subject);
  desmi_entry_set (entry, "value", value);
  desmi_entry_set (entry, "why", why);
  desmi_entry_set (entry, "day", today);
  desmi_edit_put_entry (edit, entry);
  return edit;
}

static char *
strip (const char *text)
{
  g_auto (GStrv)   parts = g_strsplit (text, "\302\240", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  return g_strdup (g_strstrip (plain));
}

static gboolean
is_dash (const char *text)
{
  static const char *const dashes[] = { "-", "–", "—", "−" };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_equal (text, dashes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_count (const char *text, gint64 *count, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *quoted = NULL;
  gint64             milli = -1;

  if (is_dash (text)
      || (g_ascii_isdigit (*text) && desmi_number_parse (text, &milli, NULL) && milli == 0))
    {
      *count = 0;
      return TRUE;
    }
  if (desmi_count_parse (text, count, &local))
    return TRUE;
  if (!g_error_matches (local, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  quoted = desmi_text_quote (text);
  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT,
               /* Translators: %s is what was written. */
               _ ("“%s” is not a count of people. Write a whole number up to 99999, – for none, or "
                  "nothing where it is not known."),
               quoted);
  return FALSE;
}

/**
 * desmi_flow_grid_read:
 * @text: as typed or pasted: a count; a dash or 0 for none; nothing but blanks for an empty cell
 * @count: (out): untouched on failure
 *
 * Returns: whether the cell can take it; if not, @error is a sentence
 */
gboolean
desmi_flow_grid_read (const DesmiFlowGrid *self,
                      guint                month,
                      const char          *text,
                      gint64              *count,
                      GError             **error)
{
  g_autofree char *plain = NULL;
  g_autofree char *of = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT,
                           _ ("What was written is not text."));
      return FALSE;
    }
  plain = strip (text);
  if (*plain == '\0')
    {
      *count = DESMI_FLOW_NONE;
      return TRUE;
    }
  if (!desmi_flow_grid_is_ahead (self, month))
    return read_count (plain, count, error);
  of = desmi_format_date (self->year, (int) month + 1, 1, DESMI_DATE_MY_LONG, self->locale);
  g_set_error (
      error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNT,
      /* Translators: %s is a month with its year. */
      _ ("%s has not begun yet by this computer’s clock, so nothing can be reported of it."), of);
  return FALSE;
}

/* Lines of cells; what spreadsheets put behind the last line is none. */
static GPtrArray *
split_block (const char *text, guint *n_columns)
{
  g_autofree char *copy = g_strdup (text);
  GPtrArray       *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv)   parts = NULL;
  guint            n;

  for (char *c = copy; *c != '\0'; c++)
    if (*c == '\r')
      *c = c[1] == '\n' ? ' ' : '\n';
  parts = g_strsplit (copy, "\n", -1);
  n = g_strv_length (parts);
  while (n > 1 && parts[n - 1][strspn (parts[n - 1], " ")] == '\0')
    n--;
  *n_columns = 0;
  for (guint i = 0; i < n; i++)
    {
      char **cells = g_strsplit (parts[i], "\t", -1);

      *n_columns = MAX (*n_columns, g_strv_length (cells));
      g_ptr_array_add (lines, cells);
    }
  return lines;
}

static void
read_cell (const DesmiFlowGrid *self,
           guint                row,
           guint                month,
           const char          *text,
           GArray              *changes,
           GPtrArray           *problems)
{
  DesmiFlowChange    change = { row, month, 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char   *cell = NULL;

  if (desmi_flow_grid_read (self, month, text, &change.count, &error))
    {
      g_array_append_val (changes, change);
      return;
    }
  cell = desmi_flow_grid_dup_cell_name (self, row, month);
  g_ptr_array_add (problems, g_strdup_printf ("%s: %s", cell, error->message));
}

static gboolean
fits (const DesmiFlowGrid *self,
      guint                row,
      guint                month,
      guint                n_rows,
      guint                n_months,
      GPtrArray           *problems)
{
  guint rows = self->rows->len - row, months = DESMI_FLOW_MONTHS - month;

  if (n_rows > rows)
    g_ptr_array_add (
        problems,
        g_strdup_printf (ngettext ("What was copied has %u row, but from this cell down there are "
                                   "only %u. Add rows first, or copy fewer.",
                                   "What was copied has %u rows, but from this cell down there are "
                                   "only %u. Add rows first, or copy fewer.",
                                   n_rows),
                         n_rows, rows));
  if (n_months > months)
    g_ptr_array_add (
        problems,
        g_strdup_printf (ngettext ("What was copied has %u column, but from this month to December "
                                   "there are only %u.",
                                   "What was copied has %u columns, but from this month to "
                                   "December there are only %u.",
                                   n_months),
                         n_months, months));
  return n_rows <= rows && n_months <= months;
}

/**
 * desmi_flow_grid_read_block:
 * @row, @month: where the block begins
 * @n_rows, @n_months: so much is selected; one value fills it
 * @text: cells between tabs, lines between line ends, as a spreadsheet copies them
 * @problems: (element-type utf8): takes a sentence for each cell that cannot be taken
 *
 * An empty cell of the block empties the one that it falls on, as in a spreadsheet.
 *
 * Returns: (transfer full) (element-type DesmiFlowChange): what is to be changed; of no use where
 * there are problems
 */
GArray *
desmi_flow_grid_read_block (const DesmiFlowGrid *self,
                            guint                row,
                            guint                month,
                            guint                n_rows,
                            guint                n_months,
                            const char          *text,
                            GPtrArray           *problems)
{
  GArray               *changes = g_array_new (FALSE, FALSE, sizeof (DesmiFlowChange));
  guint                 n_columns;
  g_autoptr (GPtrArray) lines = split_block (text, &n_columns);

  if (lines->len == 1 && n_columns == 1)
    {
      for (guint i = 0; i < n_rows * n_months && problems->len == 0; i++)
        read_cell (self, row + i / n_months, month + i % n_months,
                   ((char **) g_ptr_array_index (lines, 0))[0], changes, problems);
      return changes;
    }
  if (!fits (self, row, month, lines->len, n_columns, problems))
    return changes;
  for (guint i = 0; i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);

      for (guint j = 0; cells[j] != NULL; j++)
        read_cell (self, row + i, month + j, cells[j], changes, problems);
    }
  return changes;
}

/**
 * desmi_flow_grid_new_fill:
 * @row, @month, @n_rows, @n_months: what is selected; of one row or month, the one before it
 *   is what it is filled with
 * @down: else to the right
 *
 * Months that have not begun yet are left alone.
 *
 * Returns: (transfer full) (element-type DesmiFlowChange): the first row or month over all others
 */
GArray *
desmi_flow_grid_new_fill (const DesmiFlowGrid *self,
                          guint                row,
                          guint                month,
                          guint                n_rows,
                          guint                n_months,
                          gboolean             down)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (DesmiFlowChange));
  guint   end_row = row + n_rows, end_month = month + n_months;

  if (down && n_rows == 1 && row > 0)
    row--;
  if (!down && n_months == 1 && month > 0)
    month--;
  for (guint i = down ? row + 1 : row; i < end_row; i++)
    for (guint j = down ? month : month + 1; j < end_month; j++)
      {
        guint           from_row = down ? row : i, from_month = down ? j : month;
        DesmiFlowChange change = { i, j, desmi_flow_grid_get_count (self, from_row, from_month) };

        if (change.count == 0 && !desmi_flow_grid_is_reported (self, from_month))
          change.count = DESMI_FLOW_NONE;
        if (!desmi_flow_grid_is_ahead (self, j))
          g_array_append_val (changes, change);
      }
  return changes;
}

/**
 * desmi_flow_grid_new_clear:
 *
 * Returns: (transfer full) (element-type DesmiFlowChange): the counts in the cells taken out
 */
GArray *
desmi_flow_grid_new_clear (const DesmiFlowGrid *self,
                           guint                row,
                           guint                month,
                           guint                n_rows,
                           guint                n_months)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (DesmiFlowChange));

  for (guint i = row; i < row + n_rows; i++)
    for (guint j = month; j < month + n_months; j++)
      if (desmi_flow_grid_get_count (self, i, j) > 0
          || (self->kind != DESMI_FLOW_KIND_WORKERS && self->registered[j]))
        {
          DesmiFlowChange change = { i, j, DESMI_FLOW_NONE };

          g_array_append_val (changes, change);
        }
  return changes;
}

/**
 * desmi_flow_grid_dup_block:
 *
 * Returns: (transfer full): cells between tabs and lines, as spreadsheets and this sheet take them
 */
char *
desmi_flow_grid_dup_block (const DesmiFlowGrid *self,
                           guint                row,
                           guint                month,
                           guint                n_rows,
                           guint                n_months)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_months; j++)
      {
        gint64 count = desmi_flow_grid_get_count (self, row + i, month + j);

        if (count > 0 || desmi_flow_grid_is_reported (self, month + j))
          g_string_append_printf (text, "%" G_GINT64_FORMAT, count);
        if (j + 1 < n_months)
          g_string_append_c (text, '\t');
        else if (i + 1 < n_rows)
          g_string_append_c (text, '\n');
      }
  return g_string_free (text, FALSE);
}
