/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed and pasted into the sheet of flows: shown at once, and saved as one step. */
#include "app/desmi-flow-grid-private.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>

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

/* Changes as one step: what the cells hold when all are made. */
typedef struct
{
  const DesmiFlowGrid   *grid;
  const DesmiFlowChange *changes;
  guint                  n;
} Step;

static gint64
get_final (const Step *step, guint row, guint month)
{
  for (guint i = step->n; i > 0; i--)
    if (step->changes[i - 1].row == row && step->changes[i - 1].month == month)
      return step->changes[i - 1].count;
  return desmi_flow_grid_is_known (step->grid, row, month)
             ? desmi_flow_grid_get_count (step->grid, row, month)
             : DESMI_FLOW_NONE;
}

static void
set_count (const DesmiFlowGrid *self, DesmiEntry *entry, guint measure, gint64 count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  desmi_entry_set (entry, desmi_flow_kind_get_count_column (self->kind, measure),
                   count >= 0 ? text : NULL);
}

static DesmiEntry *
new_entry (const DesmiFlowGrid *self, DesmiRegister reg, guint row, guint month)
{
  DesmiEntry *entry = desmi_entry_new (reg, self->village);
  char        of[8];

  desmi_flow_grid_month_text (self, month, of);
  desmi_entry_set (entry, desmi_flow_kind_get_period_column (self->kind), of);
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    if (desmi_flow_kind_get_key_column (self->kind, i) != NULL)
      desmi_entry_set (entry, desmi_flow_kind_get_key_column (self->kind, i),
                       desmi_flow_grid_get_key (self, row, i));
  return entry;
}

/* Returns: the row with the other of two counts; negative: there is none */
static int
get_counts (const Step *step, guint row, guint month, gint64 counts[DESMI_FLOW_MAX_MEASURES])
{
  const DesmiFlowGrid *self = step->grid;
  guint                measure = desmi_flow_grid_get_row (self, row)->measure;
  int                  partner = desmi_flow_grid_find_partner (self, row);

  counts[0] = counts[1] = DESMI_FLOW_NONE;
  counts[measure] = get_final (step, row, month);
  if (partner >= 0)
    counts[1 - measure] = get_final (step, (guint) partner, month);
  return partner;
}

/* Of a kind with a register; what is none is kept, too. A row with two counts is there as long as
 * one of them is; of what nothing is known the first is none then. */
static void
add_entry (const Step *step, DesmiEdit *edit, DesmiRegister reg, const DesmiFlowChange *change)
{
  g_autoptr (DesmiEntry) entry = new_entry (step->grid, reg, change->row, change->month);
  gint64                 counts[DESMI_FLOW_MAX_MEASURES];
  int                    partner = get_counts (step, change->row, change->month, counts);

  if (counts[0] < 0 && counts[1] < 0)
    {
      desmi_edit_delete_entry (edit, entry);
      return;
    }
  set_count (step->grid, entry, 0, MAX (counts[0], 0));
  if (partner >= 0)
    set_count (step->grid, entry, 1, counts[1]);
  desmi_edit_put_entry (edit, entry);
}

/* What the sheet shows there. */
static void
see_entry (const DesmiFlowGrid *self, DesmiEdit *seen, DesmiRegister reg, guint row, guint month)
{
  g_autoptr (DesmiEntry) entry = new_entry (self, reg, row, month);
  const Step             none = { self, NULL, 0 };
  gint64                 counts[DESMI_FLOW_MAX_MEASURES];
  int                    partner = get_counts (&none, row, month, counts);

  if (counts[0] < 0 && counts[1] < 0)
    {
      desmi_edit_delete_entry (seen, entry);
      return;
    }
  set_count (self, entry, 0, counts[0]);
  if (partner >= 0)
    set_count (self, entry, 1, counts[1]);
  desmi_edit_put_entry (seen, entry);
}

static void
add_flow (const DesmiFlowGrid   *self,
          DesmiEdit             *edit,
          DesmiEdit             *seen,
          const DesmiFlowChange *change)
{
  const DesmiFlowRow *row = desmi_flow_grid_get_row (self, change->row);
  char                month[8];
  DesmiFlow           flow = { 0 };

  desmi_flow_grid_month_text (self, change->month, month);
  flow.village = self->village;
  flow.month = month;
  flow.direction = self->direction;
  flow.destination = row->keys[DESMI_FLOW_DESTINATION];
  flow.sector = row->keys[DESMI_FLOW_SECTOR];
  flow.occupation = row->keys[DESMI_FLOW_OCCUPATION];
  flow.gender = row->keys[DESMI_FLOW_GENDER];
  flow.scheme = row->keys[DESMI_FLOW_SCHEME];
  flow.count = row->counts[change->month];
  if (flow.count > 0)
    desmi_edit_put_flow (seen, &flow);
  else
    desmi_edit_delete_flow (seen, &flow);
  flow.count = change->count;
  if (change->count > 0)
    desmi_edit_put_flow (edit, &flow);
  else if (row->counts[change->month] > 0)
    desmi_edit_delete_flow (edit, &flow);
}

static gboolean
is_unknown_channel (const DesmiFlowGrid *self, guint row)
{
  return self->kind == DESMI_FLOW_KIND_REMITTANCES
         && *desmi_flow_grid_get_key (self, row, 0) == '\0';
}

static gint64
get_sum (const Step *step, guint month, gboolean *known)
{
  gint64 sum = 0;

  *known = FALSE;
  for (guint row = 0; row < step->grid->rows->len; row++)
    {
      gint64 amount = get_final (step, row, month);

      *known = *known || amount >= 0;
      sum += MAX (amount, 0);
    }
  return sum;
}

/* The sum goes by all of its parts. Where a part of it is of no channel, the file is sure to have
 * it, and with that amount. */
static void
see_parts (const DesmiFlowGrid *self, DesmiEdit *seen, DesmiRegister reg, guint month)
{
  const Step none = { self, NULL, 0 };
  gboolean   known, has_rest = FALSE;
  gint64     sum = get_sum (&none, month, &known);
  char       quarter[8];

  for (guint row = 0; row < self->rows->len; row++)
    if (!is_unknown_channel (self, row))
      see_entry (self, seen, reg, row, month);
    else
      has_rest = get_final (&none, row, month) > 0;
  desmi_flow_grid_month_text (self, month, quarter);
  if (has_rest)
    desmi_edit_put_remittance (seen, self->village, quarter, sum);
}

/* The sum of the remittances goes with its parts, in the same step. */
static void
add_sum (const Step *step, DesmiEdit *edit, guint month)
{
  const DesmiFlowGrid *self = step->grid;
  gboolean             known;
  gint64               sum = get_sum (step, month, &known);
  char                 quarter[8];

  desmi_flow_grid_month_text (self, month, quarter);
  if (known)
    desmi_edit_put_remittance (edit, self->village, quarter, sum);
  else
    desmi_edit_clear_remittance (edit, self->village, quarter);
}

/* Whether anything is known of @month after the step. */
static gboolean
leaves_report (const Step *step, guint month)
{
  for (guint i = 0; i < step->n; i++)
    if (step->changes[i].month == month && step->changes[i].count >= 0)
      return TRUE;
  for (guint row = 0; row < step->grid->rows->len; row++)
    if (get_final (step, row, month) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
takes_out (const DesmiFlowGrid *self, const DesmiFlowChange *change)
{
  return change->count < 0 && desmi_flow_grid_get_count (self, change->row, change->month) > 0;
}

/* Of @changed months those that are known from now on, or not any more, are written down. */
static void
follow_months (const Step *step, DesmiEdit *edit, const gboolean *changed)
{
  const DesmiFlowGrid *self = step->grid;

  for (guint month = 0; month < self->n_periods; month++)
    {
      gboolean is_left = changed[month] && leaves_report (step, month);

      if (is_left && !self->registered[month])
        report_month (self, edit, month);
      else if (changed[month] && !is_left && self->registered[month])
        {
          g_autoptr (DesmiEntry) entry = new_month_entry (self, month);

          desmi_edit_delete_entry (edit, entry);
        }
    }
}

static DesmiMessage *
new_message (const DesmiFlowGrid *self, const DesmiFlowChange *change)
{
  g_autoptr (DesmiMessage) cell
      = desmi_flow_grid_new_cell_message (self, change->row, change->month);
  const DesmiLocale *english = desmi_locale_get_english ();
  const char        *kind = self->kind == DESMI_FLOW_KIND_WORKERS
                                ? desmi_direction_name (self->direction, english)
                                : desmi_flow_kind_get_title (self->kind, english);
  g_autofree char   *count = g_strdup_printf ("%" G_GINT64_FORMAT, change->count);
  DesmiMessage      *message;

  if (change->count == DESMI_FLOW_NONE)
    /* Translators: departures or returns, and a row and month */
    message = desmi_message_new ("Emptied %s: %s", kind, "");
  else
    {
      /* Translators: departures or returns, a row and month, and the count typed */
      message = desmi_message_new ("Entered %s: %s: %s", kind, "", count);
      desmi_message_set_kind (message, 2, desmi_flow_grid_get_count_kind (self));
    }
  desmi_message_set_kind (message, 0, DESMI_MESSAGE_LOWER);
  desmi_message_set_message (message, 1, cell);
  return message;
}

/**
 * desmi_flow_grid_new_edit:
 * @changes: not yet applied to @self
 * @label: (nullable) (transfer full): what the history says of them; %NULL: which cell
 *
 * A count, also none, reports its month; and a month in which a count is taken out was reported, as
 * long as another is left in it. A month without its last count is not known any more.
 *
 * Returns: (transfer full): one step, which is made only while the file holds what @self shows in
 *   these cells
 */
DesmiEdit *
desmi_flow_grid_new_edit (const DesmiFlowGrid   *self,
                          const DesmiFlowChange *changes,
                          guint                  n,
                          DesmiMessage          *label)
{
  DesmiEdit *edit = desmi_edit_new_said (label != NULL ? label : new_message (self, &changes[0]));
  g_autoptr (DesmiEdit) seen = desmi_edit_new ("");
  gboolean      reports[DESMI_FLOW_MONTHS] = { FALSE }, touched[DESMI_FLOW_MONTHS] = { FALSE };
  const Step    step = { self, changes, n };
  DesmiRegister reg;

  for (guint i = 0; i < n; i++)
    {
      touched[changes[i].month] = TRUE;
      if (!desmi_flow_kind_get_register (self->kind, &reg))
        add_flow (self, edit, seen, &changes[i]);
      else if (!is_unknown_channel (self, changes[i].row))
        {
          see_entry (self, seen, reg, changes[i].row, changes[i].month);
          add_entry (&step, edit, reg, &changes[i]);
        }
      if (changes[i].count >= 0 || takes_out (self, &changes[i]))
        reports[changes[i].month] = TRUE;
    }
  if (self->kind == DESMI_FLOW_KIND_WORKERS)
    follow_months (&step, edit, reports);
  for (guint month = 0; month < self->n_periods; month++)
    if (touched[month] && desmi_flow_kind_get_register (self->kind, &reg)
        && self->kind == DESMI_FLOW_KIND_REMITTANCES)
      {
        see_parts (self, seen, reg, month);
        add_sum (&step, edit, month);
      }
  desmi_edit_expect (edit, seen);
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
  char                   of[8];
  const char            *name = desmi_direction_name (self->direction, desmi_locale_get_english ());
  DesmiMessage          *message;
  DesmiEdit             *edit;
  g_autoptr (DesmiEntry) entry = NULL;

  desmi_flow_grid_month_text (self, month, of);
  message = reported
                /* Translators: departures or returns, and a month with its year */
                ? desmi_message_new ("Reported that there were none: %s, %s", name, of)
                /* Translators: departures or returns, and a month with its year */
                : desmi_message_new ("Marked as not reported: %s, %s", name, of);
  desmi_message_set_kind (message, 0, DESMI_MESSAGE_WORD);
  desmi_message_set_kind (message, 1, DESMI_MESSAGE_PERIOD);
  edit = desmi_edit_new_said (message);
  if (reported)
    {
      report_month (self, edit, month);
      return edit;
    }
  entry = new_month_entry (self, month);
  desmi_edit_delete_entry (edit, entry);
  return edit;
}

/* Of workers none reports the whole month; otherwise it is known of the cell. @is_left: whether
 * anything is known of the month when all cells are set. */
static gboolean
set_cell (DesmiFlowGrid *self, const DesmiFlowChange *change, gboolean is_left)
{
  DesmiFlowRow *row = desmi_flow_grid_get_row (self, change->row);
  guint         bit = 1u << change->month, known = row->known;
  gboolean      changed = row->counts[change->month] != MAX (change->count, 0);

  row->doubts_known = FALSE;
  if (self->kind == DESMI_FLOW_KIND_WORKERS)
    {
      gboolean reports = change->count >= 0 || takes_out (self, change);

      changed = changed || (reports && is_left != self->registered[change->month]);
      self->registered[change->month] = reports ? is_left : self->registered[change->month];
    }
  else
    row->known = change->count >= 0 ? known | bit : known & ~bit;
  row->counts[change->month] = MAX (change->count, 0);
  return changed || row->known != known;
}

/* Of what none was received nothing is settled: the register needs the former to keep the latter.
 */
static void
follow_partner (DesmiFlowGrid *self, const DesmiFlowChange *change)
{
  int           partner = desmi_flow_grid_find_partner (self, change->row);
  DesmiFlowRow *first, *second;

  if (partner < 0)
    return;
  first = desmi_flow_grid_get_row (self, change->row);
  second = desmi_flow_grid_get_row (self, (guint) partner);
  first->doubts_known = second->doubts_known = FALSE;
  if (first->measure == 1 && (first->known & 1u << change->month) != 0)
    second->known |= 1u << change->month;
  else if (first->measure == 0 && (second->known & 1u << change->month) != 0)
    first->known |= 1u << change->month;
}

/**
 * desmi_flow_grid_apply:
 *
 * Shows what is about to be saved, before it is. What was typed into these cells before and is not
 * counted is forgotten.
 *
 * Returns: whether anything is another now
 */
gboolean
desmi_flow_grid_apply (DesmiFlowGrid *self, const DesmiFlowChange *changes, guint n)
{
  const Step step = { self, changes, n };
  gboolean   changed = FALSE, is_left[DESMI_FLOW_MONTHS] = { FALSE };

  for (guint i = 0; i < n; i++)
    is_left[changes[i].month] = leaves_report (&step, changes[i].month);
  for (guint i = 0; i < n; i++)
    {
      changed = set_cell (self, &changes[i], is_left[changes[i].month]) || changed;
      desmi_flow_grid_put_draft (self, changes[i].row, changes[i].month, NULL, NULL);
      self->has_whole &= ~(1u << changes[i].month);
    }
  for (guint i = 0; i < n; i++)
    follow_partner (self, &changes[i]);
  desmi_flow_grid_recount (self);
  return changed;
}
