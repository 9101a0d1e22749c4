/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village's report of a quarter, read from the store's lookup "report-form". */
#include "app/desmi-report.h"

#include "store/desmi-register.h"

static void
row_free (gpointer data)
{
  DesmiReportRow *row = data;

  g_free (row->indicator);
  g_free (row->name);
  g_free (row->unit);
  g_free (row->remark);
  g_free (row->target_year);
  g_free (row->feed);
  g_free (row->feed_name);
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

static void
programme_free (gpointer data)
{
  DesmiReportProgramme *programme = data;

  g_free (programme->id);
  g_free (programme->name);
  g_free (programme);
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
  pillar->has_status
      = desmi_pillar_status_parse (get_text (table, row, "status"), &pillar->status, NULL);
  pillar->is_said = g_strcmp0 (get_text (table, row, "since"), quarter) == 0;
  pillar->reason = g_strdup (get_text (table, row, "reason"));
  pillar->reason_name = g_strdup (get_label (table, row, "reason"));
  pillar->note = pillar->is_said ? g_strdup (get_text (table, row, "note")) : NULL;
  pillar->rows = g_ptr_array_new_with_free_func (row_free);
  return pillar;
}

static guint
get_count (DesmiTable *table, guint row, const char *name)
{
  gint64 count = 0;

  return get_int (table, row, name, &count) ? (guint) count : 0;
}

static void
set_feed (DesmiReportRow *row, const char *feed, const DesmiLocale *locale)
{
  const DesmiRegisterType *type = desmi_register_get (DESMI_REGISTER_FEED);
  int                      field = desmi_register_find_field (DESMI_REGISTER_FEED, "feed");

  if (feed == NULL)
    return;
  row->feed = g_strdup (feed);
  row->feed_name = g_strdup (desmi_register_field_word_name (&type->fields[field], feed, locale));
}

static DesmiReportRow *
new_row (DesmiTable *table, guint from, const char *quarter, const DesmiLocale *locale)
{
  DesmiReportRow *row = g_new0 (DesmiReportRow, 1);
  const char     *period = get_text (table, from, "target_period");
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
  row->has_fed = get_int (table, from, "fed", &row->fed);
  row->has_now = get_int (table, from, "now", &row->now);
  row->has_before = get_int (table, from, "before", &row->before);
  row->has_mean = get_int (table, from, "mean", &row->mean);
  row->n_reported = get_count (table, from, "reported");
  row->n_villages = get_count (table, from, "villages");
  row->n_evidence = get_count (table, from, "evidence");
  if (row->has_target && period != NULL && g_strcmp0 (period, quarter) != 0)
    row->target_year = g_strdup (period);
  set_feed (row, get_text (table, from, "feed"), locale);
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

static GPtrArray *
list_programmes (DesmiTable *table)
{
  GPtrArray  *programmes = g_ptr_array_new_with_free_func (programme_free);
  const char *last = NULL;

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    {
      const char           *id = get_text (table, i, "programme");
      DesmiReportProgramme *programme;

      if (g_strcmp0 (id, last) == 0)
        continue;
      last = id;
      programme = g_new0 (DesmiReportProgramme, 1);
      programme->id = g_strdup (id);
      programme->name = g_strdup (get_label (table, i, "programme"));
      g_ptr_array_add (programmes, programme);
    }
  return programmes;
}

/* The one that was asked for, if the village is in it, else its first. */
static const char *
choose_programme (const GPtrArray *programmes, const char *wanted)
{
  for (guint i = 0; i < programmes->len; i++)
    {
      const DesmiReportProgramme *programme = g_ptr_array_index (programmes, i);

      if (g_strcmp0 (programme->id, wanted) == 0)
        return programme->id;
    }
  return programmes->len > 0
             ? ((const DesmiReportProgramme *) g_ptr_array_index (programmes, 0))->id
             : NULL;
}

static void
add_row (DesmiReport *self, DesmiTable *table, guint i, const DesmiLocale *locale)
{
  int                number = (int) g_ascii_strtoll (get_text (table, i, "pillar"), NULL, 10);
  DesmiReportPillar *pillar
      = self->pillars->len > 0 ? g_ptr_array_index (self->pillars, self->pillars->len - 1) : NULL;

  if (pillar == NULL)
    self->state = read_state (get_text (table, i, "state"));
  if (pillar == NULL || pillar->number != number)
    {
      pillar = new_pillar (table, i, self->quarter);
      g_ptr_array_add (self->pillars, pillar);
    }
  if (get_text (table, i, "indicator") != NULL)
    g_ptr_array_add (pillar->rows, new_row (table, i, self->quarter, locale));
}

/**
 * desmi_report_new:
 * @table: the store's lookup "report-form" of @village and @quarter
 * @name: of the village
 * @programme: (nullable): whose report, if the village is in it; else the first of its programmes
 * @locale: of the reader
 *
 * Returns: (transfer full): the report; without pillars where the village is in no programme
 */
DesmiReport *
desmi_report_new (DesmiTable        *table,
                  const char        *village,
                  const char        *name,
                  const char        *quarter,
                  const char        *programme,
                  const DesmiLocale *locale)
{
  DesmiReport *self = g_new0 (DesmiReport, 1);
  DesmiPeriod  period;

  g_atomic_ref_count_init (&self->ref_count);
  self->village = g_strdup (village);
  self->name = g_strdup (name);
  self->quarter = g_strdup (quarter);
  self->spoken = desmi_period_parse (quarter, &period, NULL) ? desmi_period_format (&period, locale)
                                                             : g_strdup (quarter);
  self->programmes = list_programmes (table);
  self->programme = g_strdup (choose_programme (self->programmes, programme));
  self->pillars = g_ptr_array_new_with_free_func (pillar_free);
  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    if (g_strcmp0 (get_text (table, i, "programme"), self->programme) == 0)
      add_row (self, table, i, locale);
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
  g_free (self->programme);
  g_ptr_array_unref (self->programmes);
  g_ptr_array_unref (self->pillars);
  g_free (self);
}

/**
 * desmi_report_has_same_fields:
 *
 * Returns: whether both are of the same village, quarter and programme and ask for the same, so
 * that the form of one can show the other
 */
gboolean
desmi_report_has_same_fields (const DesmiReport *self, const DesmiReport *other)
{
  if (g_strcmp0 (self->village, other->village) != 0
      || g_strcmp0 (self->quarter, other->quarter) != 0
      || g_strcmp0 (self->programme, other->programme) != 0
      || self->pillars->len != other->pillars->len)
    return FALSE;
  for (guint i = 0; i < self->pillars->len; i++)
    {
      const DesmiReportPillar *a = g_ptr_array_index (self->pillars, i);
      const DesmiReportPillar *b = g_ptr_array_index (other->pillars, i);

      if (a->number != b->number || g_strcmp0 (a->name, b->name) != 0
          || a->rows->len != b->rows->len)
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
 * desmi_report_wants_reason:
 *
 * Returns: whether a pillar of that status is asked for a reason
 */
gboolean
desmi_report_wants_reason (DesmiPillarStatus status)
{
  return status == DESMI_PILLAR_STATUS_STALLED || status == DESMI_PILLAR_STATUS_NOT_STARTED;
}

/* Nullable: "No status yet: Migration service centre, Productive enterprises." */
static char *
dup_missing_statuses (const DesmiReport *self,
                      const gboolean    *has_status,
                      const DesmiLocale *locale)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char      *list = NULL;

  for (guint i = 0; i < self->pillars->len; i++)
    {
      const DesmiReportPillar *pillar = g_ptr_array_index (self->pillars, i);

      if (!has_status[i])
        g_ptr_array_add (names, pillar->name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: %s are names of pillars, of which nobody said how they stand */
  return g_strdup_printf (desmi_locale_text (locale, "No status yet: %s."), list);
}

/**
 * desmi_report_dup_missing:
 *
 * @has_status: of each pillar whether somebody said how it stands
 * @n_missing: indicators without a value
 *
 * Says what is missing of what is about to be handed in, of which some may still be on its way.
 *
 * Returns: (transfer full) (nullable): what is not filled in of the report, a sentence a line; it
 *   can be handed in all the same
 */
char *
desmi_report_dup_missing (const DesmiReport *self,
                          const gboolean    *has_status,
                          guint              n_missing,
                          const DesmiLocale *locale)
{
  g_autofree char *statuses = dup_missing_statuses (self, has_status, locale), *numbers = NULL;
  guint            n = 0;

  for (guint i = 0; i < self->pillars->len; i++)
    n += ((const DesmiReportPillar *) g_ptr_array_index (self->pillars, i))->rows->len;
  if (n_missing > 0)
    numbers = g_strdup_printf (
        /* Translators: how many of how many indicators of a report */
        desmi_locale_plural (locale, "%u of %u indicator is not filled in.",
                             "%u of %u indicators are not filled in.", n),
        n_missing, n);
  if (statuses != NULL && numbers != NULL)
    return g_strconcat (statuses, "\n", numbers, NULL);
  return statuses != NULL ? g_steal_pointer (&statuses) : g_steal_pointer (&numbers);
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
