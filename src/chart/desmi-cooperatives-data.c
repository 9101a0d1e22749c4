/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is known of cooperatives, puts them in order, and says each in words. */
#include "chart/desmi-cooperatives-data.h"

#include "chart/desmi-category.h"
#include "chart/desmi-chart-columns.h"
#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const measures[] = { "members", "savings" };

static void
village_clear (gpointer data)
{
  DesmiCooperative *self = data;

  g_free (self->name);
}

/* A number below nothing would have no meaning: the table is wrong, and says where. */
static gboolean
check_sign (const DesmiCooperative *village, double value, GError **error)
{
  if (!(value < 0))
    return TRUE;
  g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
               _ ("Members and savings cannot be negative, and those of “%s” are."), village->name);
  return FALSE;
}

static const char *
get_text (DesmiTable *table, guint row, const char *column)
{
  int         index = desmi_table_find_column (table, column);
  const char *text = index >= 0 ? desmi_table_get_text (table, row, (guint) index) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

static guint
read_stage (DesmiTable *table, guint row, const char *text)
{
  const char           *code = get_text (table, row, "stage");
  DesmiCooperativeStage stage;

  if (desmi_cooperative_stage_from_code (code, &stage))
    return stage;
  return code != NULL || text != NULL ? DESMI_COOPERATIVES_UNKNOWN : DESMI_COOPERATIVES_NONE;
}

static gboolean
read_value (DesmiCooperativesData *self, DesmiCooperative *village, guint measure, GError **error)
{
  int column = desmi_table_find_column (self->table, measures[measure]);

  village->values[measure] = (double) NAN;
  if (column < 0)
    return TRUE;
  self->types[measure] = desmi_table_get_column_type (self->table, (guint) column);
  village->hidden[measure]
      = desmi_table_get_mark (self->table, village->row, (guint) column) == DESMI_MARK_SUPPRESSED;
  self->n_hidden += village->hidden[measure];
  if (!desmi_chart_get_value (self->table, village->row, (guint) column, &village->values[measure],
                              &self->n_invalid))
    return TRUE;
  self->n_values[measure]++;
  self->sums[measure] += village->values[measure];
  return check_sign (village, village->values[measure], error);
}

/* From the furthest step back to the first, then the ends, then those of which no stage is known.
 */
static int
stage_rank (guint stage)
{
  return stage < DESMI_N_COOPERATIVE_STEPS ? (int) (DESMI_N_COOPERATIVE_STEPS - stage)
                                           : (int) (DESMI_N_COOPERATIVE_STEPS + stage);
}

static int
compare_values (double x, double y)
{
  if (isnan (x) || isnan (y))
    return (isnan (x) ? 1 : 0) - (isnan (y) ? 1 : 0);
  return x > y ? -1 : x < y;
}

static int
compare_villages (gconstpointer a, gconstpointer b)
{
  const DesmiCooperative *v = a, *w = b;
  int                     order = stage_rank (v->stage) - stage_rank (w->stage);

  for (guint i = 0; order == 0 && i < DESMI_COOPERATIVES_N_MEASURES; i++)
    order = compare_values (v->values[i], w->values[i]);
  if (order == 0)
    order = strcmp (v->name, w->name);
  return order != 0 ? order : v->row < w->row ? -1 : v->row > w->row;
}

/**
 * desmi_cooperatives_data_read:
 * @self: (out caller-allocates): what the table holds
 * @table: columns "village", and of "stage", "cooperative", "members" and "savings" what there is;
 * borrowed
 *
 * Returns: %FALSE with DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_cooperatives_data_read (DesmiCooperativesData *self,
                              DesmiTable            *table,
                              const DesmiLocale     *locale,
                              GError               **error)
{
  guint column;

  *self = (DesmiCooperativesData){ .table = table, .locale = locale };
  self->villages = g_array_new (FALSE, TRUE, sizeof (DesmiCooperative));
  g_array_set_clear_func (self->villages, village_clear);
  if (!desmi_chart_find_column (table, "village", &column, error))
    return FALSE;
  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    {
      DesmiCooperative *village;

      g_array_set_size (self->villages, row + 1);
      village = &g_array_index (self->villages, DesmiCooperative, row);
      village->row = row;
      village->code = desmi_table_get_text (table, row, column);
      village->name
          = desmi_category_take_name (desmi_table_dup_display (table, row, column, locale));
      village->text = get_text (table, row, "cooperative");
      village->stage = read_stage (table, row, village->text);
      self->n_stages[village->stage]++;
      self->n_staged += village->stage != DESMI_COOPERATIVES_NONE;
      for (guint i = 0; i < DESMI_COOPERATIVES_N_MEASURES; i++)
        if (!read_value (self, village, i, error))
          return FALSE;
    }
  g_array_sort (self->villages, compare_villages);
  return TRUE;
}

/**
 * desmi_cooperatives_data_clear:
 *
 * Frees what was read.
 */
void
desmi_cooperatives_data_clear (DesmiCooperativesData *self)
{
  g_clear_pointer (&self->villages, g_array_unref);
}

/**
 * desmi_cooperatives_data_get:
 *
 * Returns: (transfer none): a village, in the order of all
 */
const DesmiCooperative *
desmi_cooperatives_data_get (const DesmiCooperativesData *self, guint index)
{
  return &g_array_index (self->villages, DesmiCooperative, index);
}

typedef struct
{
  const DesmiCooperativesData *data;
  guint                        measure;
} Ranking;

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer data)
{
  const Ranking          *ranking = data;
  const DesmiCooperative *v = desmi_cooperatives_data_get (ranking->data, *(const guint *) a);
  const DesmiCooperative *w = desmi_cooperatives_data_get (ranking->data, *(const guint *) b);
  int order = compare_values (v->values[ranking->measure], w->values[ranking->measure]);

  if (order == 0)
    order = w->hidden[ranking->measure] - v->hidden[ranking->measure];
  if (order == 0)
    order = strcmp (v->name, w->name);
  return order != 0 ? order : v->row < w->row ? -1 : v->row > w->row;
}

/**
 * desmi_cooperatives_data_rank:
 *
 * Returns: (transfer full): the places of all villages, those with most of @measure first, those
 * without a value last
 */
guint *
desmi_cooperatives_data_rank (const DesmiCooperativesData *self, DesmiCooperativesMeasure measure)
{
  guint  *order = g_new (guint, self->villages->len + 1);
  Ranking ranking = { self, measure };

  for (guint i = 0; i < self->villages->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) self->villages->len, sizeof (guint), compare_ranks, &ranking);
  return order;
}

/**
 * desmi_cooperatives_stage_name:
 *
 * Returns: (transfer none): the word for a reader, also for why there is none
 */
const char *
desmi_cooperatives_stage_name (guint stage, const DesmiLocale *locale)
{
  if (stage == DESMI_COOPERATIVES_UNKNOWN)
    return desmi_locale_text (locale, N_ ("Unknown stage"));
  if (stage == DESMI_COOPERATIVES_NONE)
    return desmi_locale_text (locale, N_ ("Not recorded"));
  return desmi_cooperative_stage_name ((DesmiCooperativeStage) stage, locale);
}

/**
 * desmi_cooperatives_data_shown:
 *
 * Returns: (transfer full): what stands beside the bar of a village
 */
char *
desmi_cooperatives_data_shown (const DesmiCooperativesData *self,
                               const DesmiCooperative      *village,
                               DesmiCooperativesMeasure     measure)
{
  if (!isnan (village->values[measure]))
    return desmi_value_to_mark (village->values[measure], self->types[measure], self->locale);
  return g_strdup (village->hidden[measure] ? desmi_audience_hidden_word (self->locale) : "–");
}

static char *
say_value (const DesmiCooperativesData *self, const DesmiCooperative *village, guint measure)
{
  static const char *const names[] = { N_ ("members"), N_ ("savings") };
  const char              *name = desmi_locale_text (self->locale, names[measure]);
  g_autofree char         *value = NULL;

  if (!isnan (village->values[measure]))
    value = desmi_value_to_text (village->values[measure], self->types[measure], self->locale);
  else
    value = g_strdup (village->hidden[measure]
                          ? desmi_locale_text (self->locale, N_ ("hidden"))
                          : desmi_locale_text (self->locale, N_ ("not reported")));
  return g_strdup_printf ("%s: %s", name, value);
}

/**
 * desmi_cooperatives_data_describe:
 *
 * Returns: (transfer full): "Kenanga: In operation; members: 125; savings: IDR 39,000,000"
 */
char *
desmi_cooperatives_data_describe (const DesmiCooperativesData *self,
                                  const DesmiCooperative      *village)
{
  GString *out = g_string_new (village->name);

  g_string_append_printf (out, ": %s",
                          desmi_cooperatives_stage_name (village->stage, self->locale));
  if (village->text != NULL)
    g_string_append_printf (out, " (“%s”)", village->text);
  for (guint i = 0; i < DESMI_COOPERATIVES_N_MEASURES; i++)
    {
      g_autofree char *value = say_value (self, village, i);

      g_string_append_printf (out, "; %s", value);
    }
  return g_string_free (out, FALSE);
}

/**
 * desmi_cooperatives_data_count:
 * @stages: a bit for each
 *
 * Returns: how many villages are in one of them
 */
guint
desmi_cooperatives_data_count (const DesmiCooperativesData *self, guint stages)
{
  guint n = 0;

  for (guint i = 0; i < DESMI_COOPERATIVES_N_STAGES; i++)
    n += (stages & 1u << i) != 0 ? self->n_stages[i] : 0;
  return n;
}

/* What is to be known of a village beside the stages it is listed under. */
static void
append_village (GString                     *out,
                const DesmiCooperativesData *self,
                const DesmiCooperative      *village,
                gboolean                     with_stage)
{
  g_string_append (out, village->name);
  if (village->stage == DESMI_COOPERATIVES_UNKNOWN && village->text != NULL)
    g_string_append_printf (out, " (“%s”)", village->text);
  else if (with_stage)
    g_string_append_printf (out, " (%s)",
                            desmi_cooperatives_stage_name (village->stage, self->locale));
}

/**
 * desmi_cooperatives_data_describe_stages:
 * @name: of them together, for the reader
 * @stages: a bit for each
 *
 * Returns: (transfer full): "Legal entity, 2 of 12 villages: Kenanga; Larangan"
 */
char *
desmi_cooperatives_data_describe_stages (const DesmiCooperativesData *self,
                                         const char                  *name,
                                         guint                        stages)
{
  GString         *out = g_string_new (name);
  g_autofree char *n
      = desmi_format_count (desmi_cooperatives_data_count (self, stages), self->locale);
  g_autofree char *of = desmi_format_count (self->villages->len, self->locale);
  gboolean         any = FALSE, several = (stages & (stages - 1)) != 0;

  g_string_append (out, ", ");
  g_string_append_printf (out,
                          desmi_locale_plural (self->locale, "%s of %s village",
                                               "%s of %s villages", self->villages->len),
                          n, of);
  for (guint i = 0; i < self->villages->len; i++)
    {
      const DesmiCooperative *village = desmi_cooperatives_data_get (self, i);

      if ((stages & 1u << village->stage) == 0)
        continue;
      g_string_append (out, any ? "; " : ": ");
      append_village (out, self, village, several);
      any = TRUE;
    }
  return g_string_free (out, FALSE);
}

static gboolean
hides (const DesmiCooperativesData *self, DesmiCooperativesMeasure measure)
{
  for (guint i = 0; i < self->villages->len; i++)
    if (desmi_cooperatives_data_get (self, i)->hidden[measure])
      return TRUE;
  return FALSE;
}

/* Where some are hidden, nobody knows whose are most: few members may have large savings. */
static void
append_measure (GString *out, const DesmiCooperativesData *self, DesmiCooperativesMeasure measure)
{
  g_autofree guint       *order = desmi_cooperatives_data_rank (self, measure);
  const DesmiCooperative *most;
  g_autofree char        *sum = NULL, *value = NULL;

  if (self->n_values[measure] == 0 || !desmi_value_is_drawable (self->sums[measure]))
    return;
  most = desmi_cooperatives_data_get (self, order[0]);
  sum = desmi_value_to_text (self->sums[measure], self->types[measure], self->locale);
  value = desmi_value_to_text (most->values[measure], self->types[measure], self->locale);
  g_string_append_c (out, ' ');
  if (hides (self, measure))
    g_string_append_printf (out,
                            measure == DESMI_COOPERATIVES_MEMBERS
                                /* Translators: a number of members */
                                ? desmi_locale_text (self->locale, N_ ("At least %s members."))
                                /* Translators: an amount */
                                : desmi_locale_text (self->locale, N_ ("Savings of at least %s.")),
                            sum);
  else
    g_string_append_printf (
        out,
        measure == DESMI_COOPERATIVES_MEMBERS
            /* Translators: a number of members, then a village and its number */
            ? desmi_locale_text (self->locale, N_ ("%s members, most in %s: %s."))
            /* Translators: an amount, then a village and its amount */
            : desmi_locale_text (self->locale, N_ ("Savings of %s, most in %s: %s.")),
        sum, most->name, value);
}

/**
 * desmi_cooperatives_data_summarize:
 *
 * Returns: (transfer full): how many villages are in each stage, members and savings of all
 */
char *
desmi_cooperatives_data_summarize (const DesmiCooperativesData *self)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out,
                          desmi_locale_plural (self->locale, "Cooperatives of %u village.",
                                               "Cooperatives of %u villages.", self->villages->len),
                          self->villages->len);
  for (guint i = 0; i < DESMI_COOPERATIVES_N_STAGES; i++)
    if (self->n_stages[i] > 0)
      g_string_append_printf (out, " %s: %u.", desmi_cooperatives_stage_name (i, self->locale),
                              self->n_stages[i]);
  for (guint i = 0; i < DESMI_COOPERATIVES_N_MEASURES; i++)
    append_measure (out, self, (DesmiCooperativesMeasure) i);
  return g_string_free (out, FALSE);
}
