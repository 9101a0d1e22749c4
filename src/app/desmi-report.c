/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village's report of a quarter, read from the store's lookup "report-form". */
#include "app/desmi-report.h"

#include "core/desmi-number.h"
#include "store/desmi-store-error.h"

#define MILLI 1000.0
#define DOUBT_TIMES 10

static void
row_free (gpointer data)
{
  DesmiReportRow *row = data;

  g_free (row->indicator);
  g_free (row->name);
  g_free (row->unit);
  g_free (row->remark);
  g_free (row);
}

static void
pillar_free (gpointer data)
{
  DesmiReportPillar *pillar = data;

  g_free (pillar->programme);
  g_free (pillar->programme_name);
  g_free (pillar->name);
  g_free (pillar->reason);
  g_free (pillar->reason_name);
  g_free (pillar->note);
  g_ptr_array_unref (pillar->rows);
  g_free (pillar);
}

static const char *
get_text (DesmiTable *table, guint row, const char *name)
{
  int column = desmi_table_find_column (table, name);

  return column >= 0 ? desmi_table_get_text (table, row, (guint) column) : NULL;
}

static const char *
get_label (DesmiTable *table, guint row, const char *name)
{
  int column = desmi_table_find_column (table, name);

  return column >= 0 ? desmi_table_get_label (table, row, (guint) column) : NULL;
}

static gboolean
get_int (DesmiTable *table, guint row, const char *name, gint64 *out)
{
  int column = desmi_table_find_column (table, name);

  if (column < 0 || desmi_table_get_mark (table, row, (guint) column) == DESMI_MARK_MISSING)
    return FALSE;
  *out = desmi_table_get_int (table, row, (guint) column);
  return TRUE;
}

static DesmiReportPillar *
new_pillar (DesmiTable *table, guint row, const char *quarter)
{
  DesmiReportPillar *pillar = g_new0 (DesmiReportPillar, 1);

  pillar->programme = g_strdup (get_text (table, row, "programme"));
  pillar->programme_name = g_strdup (get_label (table, row, "programme"));
  pillar->number = (int) g_ascii_strtoll (get_text (table, row, "pillar"), NULL, 10);
  pillar->name = g_strdup (get_label (table, row, "pillar"));
  pillar->status = DESMI_PILLAR_STATUS_NO_DATA;
  desmi_pillar_status_parse (get_text (table, row, "status"), &pillar->status, NULL);
  pillar->is_said = g_strcmp0 (get_text (table, row, "since"), quarter) == 0;
  pillar->reason = g_strdup (get_text (table, row, "reason"));
  pillar->reason_name = g_strdup (get_label (table, row, "reason"));
  pillar->note = pillar->is_said ? g_strdup (get_text (table, row, "note")) : NULL;
  pillar->rows = g_ptr_array_new_with_free_func (row_free);
  return pillar;
}

static DesmiReportRow *
new_row (DesmiTable *table, guint from)
{
  DesmiReportRow *row = g_new0 (DesmiReportRow, 1);
  gint64          weight = 0, cap = 0;

  row->indicator = g_strdup (get_text (table, from, "indicator"));
  row->name = g_strdup (get_label (table, from, "indicator"));
  row->unit = g_strdup (get_text (table, from, "unit"));
  row->remark = g_strdup (get_text (table, from, "remark"));
  get_int (table, from, "weight", &weight);
  get_int (table, from, "cap", &cap);
  row->rule
      = desmi_score_rule (get_text (table, from, "direction"), get_text (table, from, "over_time"),
                          get_text (table, from, "over_villages"), weight, cap);
  row->has_target = get_int (table, from, "target", &row->target);
  row->has_value = get_int (table, from, "value", &row->value);
  row->has_before = get_int (table, from, "before", &row->before);
  return row;
}

static DesmiReportState
read_state (const char *text)
{
  static const struct
  {
    const char      *code;
    DesmiReportState state;
  } states[] = { { "draft", DESMI_REPORT_DRAFT },
                 { "submitted", DESMI_REPORT_SUBMITTED },
                 { "reopened", DESMI_REPORT_REOPENED } };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].code, text) == 0)
      return states[i].state;
  return DESMI_REPORT_NONE;
}

/* Of several programmes the one that is least far counts: it can still be written. */
static DesmiReportState
merge_states (DesmiReportState a, DesmiReportState b)
{
  if (a == b)
    return a;
  if (a == DESMI_REPORT_SUBMITTED)
    return b == DESMI_REPORT_NONE ? DESMI_REPORT_DRAFT : b;
  if (b == DESMI_REPORT_SUBMITTED)
    return a == DESMI_REPORT_NONE ? DESMI_REPORT_DRAFT : a;
  return MAX (a, b);
}

/**
 * desmi_report_new:
 * @table: the store's lookup "report-form" of @village and @quarter
 * @name: of the village
 * @locale: of the reader
 *
 * Returns: (transfer full): the report; without pillars where the village is in no programme
 */
DesmiReport *
desmi_report_new (DesmiTable        *table,
                  const char        *village,
                  const char        *name,
                  const char        *quarter,
                  const DesmiLocale *locale)
{
  DesmiReport       *self = g_new0 (DesmiReport, 1);
  DesmiReportPillar *pillar = NULL;
  DesmiPeriod        period;

  g_atomic_ref_count_init (&self->ref_count);
  self->village = g_strdup (village);
  self->name = g_strdup (name);
  self->quarter = g_strdup (quarter);
  self->spoken = desmi_period_parse (quarter, &period, NULL) ? desmi_period_format (&period, locale)
                                                             : g_strdup (quarter);
  self->pillars = g_ptr_array_new_with_free_func (pillar_free);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      DesmiReportState state = read_state (get_text (table, i, "state"));
      int              number = (int) g_ascii_strtoll (get_text (table, i, "pillar"), NULL, 10);

      self->state = i == 0 ? state : merge_states (self->state, state);
      if (pillar == NULL || pillar->number != number
          || g_strcmp0 (pillar->programme, get_text (table, i, "programme")) != 0)
        {
          pillar = new_pillar (table, i, quarter);
          g_ptr_array_add (self->pillars, pillar);
        }
      if (get_text (table, i, "indicator") != NULL)
        g_ptr_array_add (pillar->rows, new_row (table, i));
    }
  return self;
}

/**
 * desmi_report_ref:
 *
 * Returns: (transfer full): @self
 */
DesmiReport *
desmi_report_ref (DesmiReport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * desmi_report_unref:
 *
 * Frees the report with the last reference.
 */
void
desmi_report_unref (DesmiReport *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->village);
  g_free (self->name);
  g_free (self->quarter);
  g_free (self->spoken);
  g_ptr_array_unref (self->pillars);
  g_free (self);
}

/**
 * desmi_report_has_same_fields:
 *
 * Returns: whether both are of the same village and quarter and ask for the same, so that the form
 *   of one can show the other
 */
gboolean
desmi_report_has_same_fields (const DesmiReport *self, const DesmiReport *other)
{
  if (g_strcmp0 (self->village, other->village) != 0
      || g_strcmp0 (self->quarter, other->quarter) != 0
      || self->pillars->len != other->pillars->len)
    return FALSE;
  for (guint i = 0; i < self->pillars->len; i++)
    {
      const DesmiReportPillar *a = g_ptr_array_index (self->pillars, i);
      const DesmiReportPillar *b = g_ptr_array_index (other->pillars, i);

      if (a->number != b->number || g_strcmp0 (a->programme, b->programme) != 0
          || g_strcmp0 (a->name, b->name) != 0 || a->rows->len != b->rows->len)
        return FALSE;
      for (guint j = 0; j < a->rows->len; j++)
        {
          const DesmiReportRow *x = g_ptr_array_index (a->rows, j);
          const DesmiReportRow *y = g_ptr_array_index (b->rows, j);

          if (g_strcmp0 (x->indicator, y->indicator) != 0 || g_strcmp0 (x->name, y->name) != 0
              || g_strcmp0 (x->unit, y->unit) != 0)
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * desmi_report_show:
 * @milli: thousandths
 *
 * Returns: (transfer full): "1.250,5"
 */
char *
desmi_report_show (gint64 milli, const DesmiLocale *locale)
{
  return desmi_format_number ((double) milli / MILLI, DESMI_NUMBER_PLAIN, 0, locale);
}

/**
 * desmi_report_write:
 * @milli: thousandths
 *
 * Returns: (transfer full): as it is shown where that can be typed again, else in plain digits with
 *   a decimal comma: "1,250" of an English reader could be meant either way
 */
char *
desmi_report_write (gint64 milli, const DesmiLocale *locale)
{
  char  *shown = desmi_report_show (milli, locale);
  gint64 again;

  if (desmi_number_parse (shown, &again, NULL) && again == milli)
    return shown;
  g_free (shown);
  if (milli % 1000 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, milli / 1000);
  /* a fourth decimal, since three could be a group of thousands */
  return g_strdup_printf ("%" G_GINT64_FORMAT ",%03d0", milli / 1000, (int) (milli % 1000));
}

/**
 * desmi_report_parse:
 * @text: as typed
 * @is_empty: (out): nothing was measured: empty, "-" or "n/a"
 * @milli: (out): thousandths, 0 or more
 *
 * Returns: whether @text can be a measurement; %FALSE with a sentence in @error
 */
gboolean
desmi_report_parse (const char *text, gboolean *is_empty, gint64 *milli, GError **error)
{
  static const char *const nothing[] = { "", "-", "–", "—", "n/a", "N/A", "NA", "t/a", "x" };
  g_autofree char         *stripped = g_strstrip (g_strdup (text));

  *milli = 0;
  *is_empty = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (nothing) && !*is_empty; i++)
    *is_empty = g_str_equal (stripped, nothing[i]);
  if (*is_empty)
    return TRUE;
  if (!desmi_number_parse (stripped, milli, error))
    return FALSE;
  if (*milli >= 0)
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               desmi_locale_text (desmi_locale_get_user (),
                                  /* Translators: %s is what was typed */
                                  "“%s” is less than 0; a measurement is 0 or more."),
               stripped);
  return FALSE;
}

static gboolean
is_far_above (gint64 milli, gboolean is_known, gint64 known)
{
  return is_known && known > 0 && milli / DOUBT_TIMES >= known;
}

/**
 * desmi_report_doubt:
 * @milli: thousandths, what was measured
 *
 * Returns: (transfer full) (nullable): why the value should be looked at once more; it may be right
 */
char *
desmi_report_doubt (const DesmiReportRow *row, gint64 milli, const DesmiLocale *locale)
{
  g_autofree char *known = NULL;

  if (is_far_above (milli, row->has_before, row->before))
    {
      known = desmi_report_show (row->before, locale);
      return g_strdup_printf (
          /* Translators: %s is a number */
          desmi_locale_text (locale, "Ten times the quarter before (%s) or more: is it right?"),
          known);
    }
  if (is_far_above (milli, row->has_target, row->target))
    {
      known = desmi_report_show (row->target, locale);
      return g_strdup_printf (
          /* Translators: %s is a number */
          desmi_locale_text (locale, "Ten times the target (%s) or more: is it right?"), known);
    }
  return NULL;
}

/**
 * desmi_report_count_filled:
 *
 * Returns: of how many of the pillar's indicators there is a measurement
 */
guint
desmi_report_count_filled (const DesmiReportPillar *pillar)
{
  guint n = 0;

  for (guint i = 0; i < pillar->rows->len; i++)
    n += ((const DesmiReportRow *) g_ptr_array_index (pillar->rows, i))->has_value;
  return n;
}

static DesmiScoreValue
get_score_value (const DesmiReportRow *row)
{
  return (DesmiScoreValue){ row->has_value, row->has_target, row->has_value && row->has_target,
                            (double) row->value, (double) row->target };
}

/**
 * desmi_report_score:
 *
 * Returns: the weighted mean of what was reached of each target, capped; what is missing is left
 *   out. 1.0 is all of it; negative: nothing to compare
 */
double
desmi_report_score (const DesmiReportPillar *pillar)
{
  DesmiScoreMean mean = { 0 };

  for (guint i = 0; i < pillar->rows->len; i++)
    {
      const DesmiReportRow *row = g_ptr_array_index (pillar->rows, i);
      DesmiScoreValue       value = get_score_value (row);

      desmi_score_mean_add (&mean, &row->rule, desmi_score_capped (&row->rule, &value));
    }
  return desmi_score_mean_end (&mean);
}

static char *
show_share (double share, const DesmiLocale *locale)
{
  return desmi_format_number (share, DESMI_NUMBER_PERCENT, 0, locale);
}

static void
explain_row (GString *text, const DesmiReportRow *row, const DesmiLocale *locale)
{
  DesmiScoreValue  value = get_score_value (row);
  g_autofree char *measured = desmi_report_show (row->value, locale),
                  *target = desmi_report_show (row->target, locale),
                  *weight = desmi_report_show (row->rule.weight_milli, locale), *reached = NULL,
                  *counted = NULL;
  double ratio = desmi_score_ratio (&row->rule, &value);

  g_string_append_printf (text, "%s: ", row->name);
  if (!row->has_value)
    g_string_append (text, desmi_locale_text (locale, "not filled in, left out"));
  else if (ratio < 0)
    g_string_append (text, desmi_locale_text (locale, "no target, left out"));
  else
    {
      reached = show_share (ratio, locale);
      counted = show_share (desmi_score_capped (&row->rule, &value), locale);
      g_string_append_printf (text,
                              /* Translators: how an indicator counts: two numbers, their ratio, the
                               * share that counts at most, a weight */
                              desmi_locale_text (locale, "%s ÷ %s = %s, counts as %s, weight %s"),
                              row->rule.lower_is_better ? target : measured,
                              row->rule.lower_is_better ? measured : target, reached, counted,
                              weight);
    }
  g_string_append_c (text, '\n');
}

/**
 * desmi_report_explain:
 *
 * Returns: (transfer full): how the pillar's score comes about, a line an indicator
 */
char *
desmi_report_explain (const DesmiReportPillar *pillar, const DesmiLocale *locale)
{
  GString *text = g_string_new (NULL);
  double   score = desmi_report_score (pillar);

  for (guint i = 0; i < pillar->rows->len; i++)
    explain_row (text, g_ptr_array_index (pillar->rows, i), locale);
  if (score < 0)
    g_string_append (text, desmi_locale_text (locale, "Nothing to compare yet: no score."));
  else
    {
      g_autofree char *share = show_share (score, locale);

      /* Translators: %s is a percentage */
      g_string_append_printf (text, desmi_locale_text (locale, "Score: their weighted mean, %s"),
                              share);
    }
  return g_string_free (text, FALSE);
}

/**
 * desmi_report_wants_reason:
 *
 * Returns: whether a pillar of that status is asked for a reason
 */
gboolean
desmi_report_wants_reason (DesmiPillarStatus status)
{
  return status == DESMI_PILLAR_STATUS_STALLED || status == DESMI_PILLAR_STATUS_NOT_STARTED;
}

/**
 * desmi_report_get_turn:
 * @villages: the store's lookup "report-villages"
 *
 * Returns: where @village stands among those that report
 */
DesmiReportTurn
desmi_report_get_turn (DesmiTable *villages, const char *village)
{
  DesmiReportTurn turn = { .n_villages = desmi_table_get_n_rows (villages) };

  for (guint i = 0; i < turn.n_villages; i++)
    {
      gint64 reported = 0;

      turn.n_reported += get_int (villages, i, "reported", &reported) && reported > 0;
      if (g_strcmp0 (get_text (villages, i, "village"), village) == 0)
        turn.position = i + 1;
    }
  return turn;
}

/**
 * desmi_report_find_neighbour:
 * @villages: the store's lookup "report-villages"
 * @step: 1: the next, -1: the one before
 *
 * Returns: (nullable): the code of the village that comes after @village, also where that is none
 *   of them; %NULL at the end
 */
const char *
desmi_report_find_neighbour (DesmiTable *villages, const char *village, int step)
{
  const char *found = NULL;

  for (guint i = 0; i < desmi_table_get_n_rows (villages); i++)
    {
      const char *code = get_text (villages, i, "village");

      if (step > 0 && g_strcmp0 (code, village) > 0)
        return code;
      if (step < 0 && g_strcmp0 (code, village) < 0)
        found = code;
    }
  return found;
}
