/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of pillars and values of indicators, grouped by any dimensions. Where nothing was measured
 * there is a row that says so. */
#include "store/desmi-pillar-data.h"

#include "store/desmi-pillar-states.h"

#include "core/desmi-unit.h"

#include <string.h>

#define BIT(dimension) (1u << DESMI_DIMENSION_##dimension)
#define DIMENSIONS                                                                                 \
  (BIT (VILLAGE) | BIT (SUBDISTRICT) | BIT (DISTRICT) | BIT (COHORT) | BIT (STATUS)                \
   | BIT (PROGRAMME) | BIT (PILLAR) | BIT (INDICATOR) | BIT (QUARTER) | BIT (YEAR))
#define MAX_BY 17

typedef struct
{
  guint              indicator; /* place in the data's list */
  DesmiScoreVillages sums;
} GroupIndicator;

typedef struct
{
  char       *sort_key;
  char       *values[MAX_BY];
  const char *programme;  /* of the data */
  int         last_month; /* of the time it is of */
  GArray     *indicators; /* of GroupIndicator */
  guint       reported, of;
  guint       last_seen, last_reported; /* 1 + place of the last village counted */
} Group;

typedef struct
{
  const DesmiQuery  *query;
  DesmiPillarData   *data;
  DesmiPillarStates *states; /* NULL: the columns are not of single pillars in single villages */
  GArray            *parts;  /* of DesmiPeriod */
  GHashTable        *groups; /* sort_key: Group */
  guint              n_by;
  gboolean           by_indicator;
  guint              reported, of;
} Grouping;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->sort_key);
  for (guint i = 0; i < MAX_BY; i++)
    g_free (self->values[i]);
  g_array_unref (self->indicators);
  g_free (self);
}

static void
grouping_clear (Grouping *self)
{
  g_clear_pointer (&self->data, desmi_pillar_data_free);
  g_clear_pointer (&self->states, desmi_pillar_states_free);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grouping, grouping_clear)

static DesmiPeriod
get_part (int month, DesmiPeriodKind kind)
{
  return kind == DESMI_PERIOD_YEAR
             ? desmi_period_year (desmi_month_year (month))
             : desmi_period_quarter (desmi_month_year (month), month % 12 / 3 + 1);
}

static DesmiPeriod
cut_part (const Grouping *self, const DesmiPeriod *part)
{
  return self->data->is_limited ? desmi_period_range (MAX (part->first, self->data->first),
                                                      MIN (part->last, self->data->last))
                                : *part;
}

/* Each once; @seen: of the first months. */
static void
add_part (Grouping *self, GHashTable *seen, const DesmiPeriod *part)
{
  if (g_hash_table_add (seen, GINT_TO_POINTER (part->first)))
    g_array_append_val (self->parts, *part);
}

/* The parts that the measurements of a series lie in, not those between: somebody may have typed a
 * year that is far away. */
static void
add_parts_of (Grouping *self, GHashTable *seen, DesmiPeriodKind kind, const GArray *series)
{
  for (guint i = 0; i < series->len; i++)
    {
      const DesmiScorePoint *point = &g_array_index (series, DesmiScorePoint, i);
      DesmiPeriod            part = get_part (point->period.first, kind);
      DesmiPeriod            cut = cut_part (self, &part);

      if (point->is_measured && desmi_period_contains (&cut, &point->period))
        add_part (self, seen, &cut);
    }
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  return ((const DesmiPeriod *) a)->first - ((const DesmiPeriod *) b)->first;
}

/* Quarters or years with a measurement; one alone that was asked for is there in any case. */
static void
list_time_parts (Grouping *self, DesmiPeriodKind kind)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  DesmiPeriod            whole, first;
  GHashTableIter         iter;
  gpointer               series;

  if (self->data->first > self->data->last)
    return;
  whole = desmi_period_range (self->data->first, self->data->last);
  if (kind == DESMI_PERIOD_YEAR)
    whole = desmi_period_range (whole.first / 12 * 12, whole.last / 12 * 12 + 11);
  first = get_part (whole.first, kind);
  if (self->data->is_limited && desmi_period_equal (&first, &whole))
    {
      DesmiPeriod cut = cut_part (self, &first);

      add_part (self, seen, &cut);
    }
  g_hash_table_iter_init (&iter, self->data->series);
  while (g_hash_table_iter_next (&iter, NULL, &series))
    add_parts_of (self, seen, kind, series);
  g_array_sort (self->parts, compare_parts);
}

static void
list_parts (Grouping *self)
{
  DesmiPeriod whole;

  self->parts = g_array_new (FALSE, FALSE, sizeof (DesmiPeriod));
  if (desmi_query_has_by (self->query, DESMI_DIMENSION_QUARTER))
    list_time_parts (self, DESMI_PERIOD_QUARTER);
  else if (desmi_query_has_by (self->query, DESMI_DIMENSION_YEAR))
    list_time_parts (self, DESMI_PERIOD_YEAR);
  else if (self->data->first <= self->data->last)
    {
      whole = desmi_period_range (self->data->first, self->data->last);
      g_array_append_val (self->parts, whole);
    }
}

static char *
dup_value (DesmiDimension              dimension,
           const DesmiPillarVillage   *village,
           const DesmiPillarIndicator *indicator,
           const DesmiPeriod          *part)
{
  DesmiPeriod year = desmi_period_year (desmi_month_year (part->first));

  switch ((int) dimension)
    {
    case DESMI_DIMENSION_VILLAGE:
      return g_strdup (village->village);
    case DESMI_DIMENSION_SUBDISTRICT:
      return g_strndup (village->village, 8);
    case DESMI_DIMENSION_DISTRICT:
      return g_strndup (village->village, 5);
    case DESMI_DIMENSION_COHORT:
      return village->cohort > 0 ? g_strdup_printf ("%d", village->cohort) : g_strdup ("");
    case DESMI_DIMENSION_STATUS:
      return g_strdup (village->status);
    case DESMI_DIMENSION_PROGRAMME:
      return g_strdup (village->programme);
    case DESMI_DIMENSION_PILLAR:
      return g_strdup_printf ("%d", indicator->pillar);
    case DESMI_DIMENSION_INDICATOR:
      return g_strdup (indicator->id);
    case DESMI_DIMENSION_QUARTER:
      return desmi_period_to_text (part);
    case DESMI_DIMENSION_YEAR:
    default:
      return desmi_period_to_text (&year);
    }
}

static Group *
ensure_group (Grouping                   *self,
              const DesmiPillarVillage   *village,
              const DesmiPillarIndicator *indicator,
              const DesmiPeriod          *part)
{
  g_autoptr (GString) key = g_string_new (NULL);
  char               *values[MAX_BY] = { 0 };
  Group              *group;

  for (guint i = 0; i < self->n_by; i++)
    {
      DesmiDimension dimension = desmi_query_get_by (self->query, i);

      values[i] = dup_value (dimension, village, indicator, part);
      if (dimension == DESMI_DIMENSION_PILLAR)
        g_string_append_printf (key, "%03d\x1f", indicator->pillar);
      else
        g_string_append_printf (key, "%s\x1f", values[i]);
    }
  group = g_hash_table_lookup (self->groups, key->str);
  if (group != NULL)
    {
      for (guint i = 0; i < self->n_by; i++)
        g_free (values[i]);
      return group;
    }
  group = g_new0 (Group, 1);
  group->sort_key = g_strdup (key->str);
  memcpy (group->values, values, sizeof values);
  group->programme = indicator->programme;
  group->last_month = part->last;
  group->indicators = g_array_new (FALSE, TRUE, sizeof (GroupIndicator));
  g_hash_table_insert (self->groups, group->sort_key, group);
  return group;
}

static DesmiScoreVillages *
ensure_sums (Group *group, guint indicator)
{
  GroupIndicator entry = { .indicator = indicator };

  for (guint i = 0; i < group->indicators->len; i++)
    if (g_array_index (group->indicators, GroupIndicator, i).indicator == indicator)
      return &g_array_index (group->indicators, GroupIndicator, i).sums;
  g_array_append_val (group->indicators, entry);
  return &g_array_index (group->indicators, GroupIndicator, group->indicators->len - 1).sums;
}

/* One village, indicator and part of time; returns whether it was measured. */
static gboolean
add_cell (Grouping *self, guint village_index, guint indicator_index, const DesmiPeriod *part)
{
  const DesmiPillarVillage   *village = g_ptr_array_index (self->data->villages, village_index);
  const DesmiPillarIndicator *indicator
      = g_ptr_array_index (self->data->indicators, indicator_index);
  const GArray *series = desmi_pillar_data_get_series (self->data, village->village, indicator->id);
  Group        *group = ensure_group (self, village, indicator, part);
  DesmiScoreValue value = { 0 };

  if (series != NULL)
    value = desmi_score_over_time (desmi_pillar_indicator_get_rule (indicator, part->last),
                                   (const DesmiScorePoint *) (gconstpointer) series->data,
                                   series->len, part);
  desmi_score_villages_add (ensure_sums (group, indicator_index), &value);
  if (group->last_seen != village_index + 1)
    group->of++;
  group->last_seen = village_index + 1;
  if (value.is_measured && group->last_reported != village_index + 1)
    {
      group->reported++;
      group->last_reported = village_index + 1;
    }
  return value.is_measured;
}

/* Whether there is anything to be said of an indicator that the catalogue does not ask for. */
static gboolean
is_measured (const Grouping             *self,
             const DesmiPillarVillage   *village,
             const DesmiPillarIndicator *indicator,
             const DesmiPeriod          *part)
{
  const GArray *series = desmi_pillar_data_get_series (self->data, village->village, indicator->id);

  for (guint i = 0; series != NULL && i < series->len; i++)
    {
      const DesmiScorePoint *point = &g_array_index (series, DesmiScorePoint, i);

      if (point->is_measured && desmi_period_contains (part, &point->period))
        return TRUE;
    }
  return FALSE;
}

static void
add_village (Grouping *self, guint index)
{
  const DesmiPillarVillage *village = g_ptr_array_index (self->data->villages, index);
  gboolean                  reported = FALSE, expected = FALSE;

  for (guint i = 0; i < self->data->indicators->len; i++)
    {
      const DesmiPillarIndicator *indicator = g_ptr_array_index (self->data->indicators, i);

      if (!g_str_equal (indicator->programme, village->programme))
        continue;
      for (guint j = 0; j < self->parts->len; j++)
        {
          const DesmiPeriod *part = &g_array_index (self->parts, DesmiPeriod, j);

          /* who is not in the programme is not missing, nor is an indicator of another time; what
           * is measured all the same counts, in the sum and in how many it is of */
          if (!(desmi_pillar_village_is_expected (village, part)
                && desmi_pillar_indicator_is_expected (indicator, part))
              && !is_measured (self, village, indicator, part))
            continue;
          expected = TRUE;
          reported = add_cell (self, index, i, part) || reported;
        }
    }
  self->of += expected;
  self->reported += reported;
}

static void
add_columns (const Grouping *self, DesmiTableBuilder *builder)
{
  for (guint i = 0; i < self->n_by; i++)
    {
      DesmiDimension dimension = desmi_query_get_by (self->query, i);

      desmi_table_builder_add_column (builder, desmi_dimension_to_name (dimension),
                                      desmi_dimension_get_type (dimension));
    }
  desmi_table_builder_add_column (builder, "score", DESMI_COLUMN_RATIO);
  if (self->by_indicator)
    {
      desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_MILLI);
      desmi_table_builder_add_column (builder, "actual", DESMI_COLUMN_MILLI);
      desmi_table_builder_add_column (builder, "unit", DESMI_COLUMN_TEXT);
      desmi_table_builder_add_column (builder, "ratio", DESMI_COLUMN_RATIO);
    }
  else
    desmi_table_builder_add_column (builder, "target", DESMI_COLUMN_RATIO);
  desmi_table_builder_add_column (builder, "reported", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "of", DESMI_COLUMN_COUNT);
  if (self->states == NULL)
    return;
  desmi_table_builder_add_column (builder, "status", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "reason", DESMI_COLUMN_TEXT);
}

static void
set_ratio (DesmiTableBuilder *builder, guint column, double ratio)
{
  if (ratio >= 0)
    desmi_table_builder_set_double (builder, column, ratio);
}

static gint64
round_milli (double value)
{
  return (gint64) (value + (value < 0 ? -0.5 : 0.5));
}

/* The cells of one indicator: score, target, actual, unit, ratio. */
static void
add_indicator_cells (const Grouping *self, DesmiTableBuilder *builder, const Group *group)
{
  const GroupIndicator       *entry = &g_array_index (group->indicators, GroupIndicator, 0);
  const DesmiPillarIndicator *indicator
      = g_ptr_array_index (self->data->indicators, entry->indicator);
  const DesmiScoreRule *rule = desmi_pillar_indicator_get_rule (indicator, group->last_month);
  DesmiScoreValue       value = desmi_score_villages_end (&entry->sums, rule);
  guint                 column = self->n_by;

  set_ratio (builder, column, desmi_score_capped (rule, &value));
  if (value.has_target)
    desmi_table_builder_set_int (builder, column + 1, round_milli (value.target));
  if (value.is_measured)
    desmi_table_builder_set_int (builder, column + 2, round_milli (value.measured));
  desmi_table_builder_set_text (
      builder, column + 3, indicator->unit,
      desmi_unit_name (indicator->unit, desmi_query_get_locale (self->query)));
  set_ratio (builder, column + 4, desmi_score_ratio (rule, &value));
}

/* The cells of several indicators together: score, and the target, which is 1 if there is any. */
static void
add_score_cells (const Grouping *self, DesmiTableBuilder *builder, const Group *group)
{
  DesmiScoreMean mean = { 0 };
  gboolean       has_target = FALSE;

  for (guint i = 0; i < group->indicators->len; i++)
    {
      const GroupIndicator       *entry = &g_array_index (group->indicators, GroupIndicator, i);
      const DesmiPillarIndicator *indicator
          = g_ptr_array_index (self->data->indicators, entry->indicator);
      const DesmiScoreRule *rule = desmi_pillar_indicator_get_rule (indicator, group->last_month);
      DesmiScoreValue       value = desmi_score_villages_end (&entry->sums, rule);

      has_target = has_target || value.has_target;
      desmi_score_mean_add (&mean, rule, desmi_score_capped (rule, &value));
    }
  set_ratio (builder, self->n_by, desmi_score_mean_end (&mean));
  if (has_target)
    desmi_table_builder_set_double (builder, self->n_by + 1, 1.0);
}

/* The value of one of the group's dimensions. */
static const char *
get_value (const Grouping *self, const Group *group, DesmiDimension dimension)
{
  for (guint i = 0; i < self->n_by; i++)
    if (desmi_query_get_by (self->query, i) == dimension)
      return group->values[i];
  return "";
}

/* How the district says that the pillar stands, and why. */
static void
set_status (const Grouping    *self,
            DesmiTableBuilder *builder,
            guint              column,
            DesmiLabels       *labels,
            const Group       *group)
{
  const DesmiPillarState *state = desmi_pillar_states_find (
      self->states, get_value (self, group, DESMI_DIMENSION_VILLAGE), group->programme,
      get_value (self, group, DESMI_DIMENSION_PILLAR), group->last_month);

  if (state == NULL)
    return;
  desmi_table_builder_set_text (
      builder, column, desmi_pillar_status_to_code (state->status),
      desmi_pillar_status_name (state->status, desmi_query_get_locale (self->query)));
  if (state->reason != NULL)
    desmi_table_builder_set_text (builder, column + 1, state->reason,
                                  desmi_labels_reason (labels, state->reason));
}

static void
add_group (const Grouping    *self,
           DesmiTableBuilder *builder,
           DesmiLabels       *labels,
           const Group       *group)
{
  guint last = self->n_by + (self->by_indicator ? 5 : 2);

  desmi_table_builder_add_row (builder);
  for (guint i = 0; i < self->n_by; i++)
    {
      DesmiDimension dimension = desmi_query_get_by (self->query, i);

      if (dimension == DESMI_DIMENSION_COHORT && *group->values[i] == '\0')
        continue;
      desmi_table_builder_set_text (
          builder, i, group->values[i],
          desmi_labels_value (labels, dimension, group->programme, group->values[i]));
    }
  if (self->by_indicator)
    add_indicator_cells (self, builder, group);
  else
    add_score_cells (self, builder, group);
  desmi_table_builder_set_int (builder, last, group->reported);
  desmi_table_builder_set_int (builder, last + 1, group->of);
  if (self->states != NULL)
    set_status (self, builder, last + 2, labels, group);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_keys (GHashTable *groups)
{
  GPtrArray     *keys = g_ptr_array_sized_new (g_hash_table_size (groups));
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_groups);
  return keys;
}

static DesmiTable *
make_table (const Grouping *self, DesmiConnection *connection, GError **error)
{
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("pillars");
  g_autoptr (DesmiLabels)       labels
      = desmi_labels_new (connection, desmi_query_get_locale (self->query));
  g_autoptr (GPtrArray) keys = list_keys (self->groups);
  g_autofree char      *period = NULL;

  add_columns (self, builder);
  for (guint i = 0; i < keys->len; i++)
    add_group (self, builder, labels,
               g_hash_table_lookup (self->groups, g_ptr_array_index (keys, i)));
  if (self->data->is_limited && self->data->first <= self->data->last)
    {
      DesmiPeriod whole = desmi_period_range (self->data->first, self->data->last);

      period = desmi_period_to_text (&whole);
    }
  return desmi_query_end_table (connection, self->query, g_steal_pointer (&builder), period,
                                (int) self->reported, (int) self->of, error);
}

/* The column of a village's own status would have the same name. */
static gboolean
has_states (const Grouping *self)
{
  return desmi_query_has_by (self->query, DESMI_DIMENSION_VILLAGE)
         && desmi_query_has_by (self->query, DESMI_DIMENSION_PILLAR) && !self->by_indicator
         && !desmi_query_has_by (self->query, DESMI_DIMENSION_STATUS);
}

/**
 * desmi_query_pillars:
 *
 * Columns: the dimensions asked for, score, target (1 where there is any), reported, of. With the
 * dimension indicator: score, target, actual, unit, ratio (not capped), reported, of. Without a
 * period and without quarter or year as a column, the latest quarter with a measurement is meant. A
 * group of villages is scored on its values together, as the catalogue says they sum; a village
 * counts where it is expected to report ({duty} of desmi_sql_expand()) or has reported all the
 * same. With the dimensions village and
 * pillar, and neither indicator nor status, there are also status and reason: the latest that the
 * district gave up to the end of the period.
 */
DesmiTable *
desmi_query_pillars (DesmiConnection *connection, const DesmiQuery *query, GError **error)
{
  g_auto (Grouping) self = { .query = query };

  if (!desmi_query_check (query, DIMENSIONS, error))
    return NULL;
  self.data = desmi_pillar_data_read (connection, query, error);
  if (self.data == NULL)
    return NULL;
  self.n_by = desmi_query_get_n_by (query);
  self.by_indicator = desmi_query_has_by (query, DESMI_DIMENSION_INDICATOR);
  if (has_states (&self))
    {
      self.states = desmi_pillar_states_read (connection, query, error);
      if (self.states == NULL)
        return NULL;
    }
  self.groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, group_free);
  list_parts (&self);
  for (guint i = 0; i < self.data->villages->len; i++)
    add_village (&self, i);
  return make_table (&self, connection, error);
}
