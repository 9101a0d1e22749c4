/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flows of one village, year and direction as a sheet: destinations down, months across. What
 * is typed is the district's own; what the server has stands beside it. */
#include "app/desmi-flow-grid-private.h"

#include "core/desmi-clock.h"
#include "core/desmi-country.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/**
 * desmi_flow_grid_free_row:
 * @data: a #DesmiFlowRow
 *
 * Frees a row.
 */
void
desmi_flow_grid_free_row (gpointer data)
{
  DesmiFlowRow *row = data;

  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      g_free (row->keys[i]);
      g_free (row->texts[i]);
    }
  g_free (row->id);
  g_array_unref (row->past);
  g_free (row);
}

/**
 * desmi_flow_grid_get_row:
 *
 * Returns: (transfer none): a row
 */
DesmiFlowRow *
desmi_flow_grid_get_row (const DesmiFlowGrid *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

/* As short as the columns are narrow. */
static char *
make_text (const DesmiFlowGrid *self, DesmiFlowKey key, const char *code, guint measure)
{
  const DesmiRegisterField *words = desmi_flow_kind_get_words (self->kind, key);
  const DesmiLocale        *locale = self->locale;

  /* Translators: kinds of placement, as short as they are written in a column. */
  static const char *const schemes[][2] = { { "P2P", N_ ("P to P") },
                                            { "G2G", N_ ("G to G") },
                                            { "MANDIRI", N_ ("independent") },
                                            { "UKPS", N_ ("UKPS") } };

  if ((int) key == desmi_flow_kind_get_measure_key (self->kind))
    return g_strdup (desmi_flow_kind_get_measure_name (self->kind, measure, locale));
  if (*code == '\0' && self->kind == DESMI_FLOW_KIND_REMITTANCES && key == 0)
    /* Translators: money that came home on ways that nobody told apart */
    return g_strdup (_ ("Channel not known"));
  if (*code == '\0')
    return g_strdup ("");
  if (words != NULL)
    return g_strdup (desmi_register_field_word_name (words, code, locale));
  switch (key)
    {
    case DESMI_FLOW_DESTINATION:
      return g_strdup (desmi_country_name (code, locale));
    case DESMI_FLOW_SECTOR:
      return g_utf8_strdown (desmi_sector_name (code, locale), -1);
    case DESMI_FLOW_OCCUPATION:
      return g_strdup (desmi_occupation_name (code, locale));
    case DESMI_FLOW_GENDER:
      /* Translators: one letter for women (Indonesian: P). */
      return g_strdup (g_str_equal (code, "F")
                           ? C_ ("gender", "F")
                           /* Translators: one letter for men (Indonesian: L). */
                           : C_ ("gender", "M"));
    case DESMI_FLOW_SCHEME:
      for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
        if (g_str_equal (schemes[i][0], code))
          return g_strdup (_ (schemes[i][1]));
      return g_strdup (code);
    case DESMI_FLOW_N_KEYS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
make_id (const char *const keys[DESMI_FLOW_N_KEYS])
{
  return g_strjoin ("/", keys[0], keys[1], keys[2], keys[3], keys[4], NULL);
}

static int
find_row (const DesmiFlowGrid *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (desmi_flow_grid_get_row (self, i)->id, id))
      return (int) i;
  return -1;
}

/**
 * desmi_flow_grid_find_row:
 *
 * Returns: (transfer none) (nullable): the row of the keys
 */
DesmiFlowRow *
desmi_flow_grid_find_row (const DesmiFlowGrid *self, const char *const keys[DESMI_FLOW_N_KEYS])
{
  guint row = desmi_flow_grid_find (self, keys);

  return row != G_MAXUINT ? desmi_flow_grid_get_row (self, row) : NULL;
}

/**
 * desmi_flow_grid_ensure_row:
 * @keys: codes of the columns before the periods; empty: unknown
 *
 * Returns: (transfer none): the row of the keys, which is the last one if there was none
 */
DesmiFlowRow *
desmi_flow_grid_ensure_row (DesmiFlowGrid *self, const char *const keys[DESMI_FLOW_N_KEYS])
{
  DesmiFlowRow *row = desmi_flow_grid_find_row (self, keys);
  int           measure_key = desmi_flow_kind_get_measure_key (self->kind);

  if (row != NULL)
    return row;
  row = g_new0 (DesmiFlowRow, 1);
  row->id = make_id (keys);
  row->past = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (measure_key >= 0)
    row->measure
        = !g_str_equal (keys[measure_key], desmi_flow_kind_get_count_column (self->kind, 0));
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      row->keys[i] = g_strdup (keys[i]);
      row->texts[i] = make_text (self, (DesmiFlowKey) i, keys[i], row->measure);
    }
  g_ptr_array_add (self->rows, row);
  return row;
}

/* What is not known comes last in a sheet of one key. */
static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const DesmiFlowRow *first = *(DesmiFlowRow *const *) a, *second = *(DesmiFlowRow *const *) b;

  if ((*first->keys[0] == '\0') != (*second->keys[0] == '\0'))
    return *first->keys[0] == '\0' ? 1 : -1;
  for (guint i = 0; i < DESMI_FLOW_N_KEYS; i++)
    {
      int order = g_utf8_collate (first->texts[i], second->texts[i]);

      if (order != 0)
        return order;
    }
  return strcmp (first->id, second->id);
}

/**
 * desmi_flow_grid_sort_rows:
 * @first: those before it stay where they are
 *
 * Puts rows into the order in which they are read.
 */
void
desmi_flow_grid_sort_rows (DesmiFlowGrid *self, guint first)
{
  if (self->rows->len > first)
    qsort (self->rows->pdata + first, self->rows->len - first, sizeof (gpointer), compare_rows);
}

/**
 * desmi_flow_grid_recount:
 *
 * Adds up the cells anew, once a change, since the sums are asked for with each frame.
 */
void
desmi_flow_grid_recount (DesmiFlowGrid *self)
{
  memset (self->sums, 0, sizeof self->sums);
  self->with_counts = self->with_known = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DesmiFlowRow *row = desmi_flow_grid_get_row (self, i);

      self->with_known |= row->known;
      for (guint month = 0; month < self->n_periods; month++)
        {
          self->sums[row->measure][month] += row->counts[month];
          if (row->counts[month] > 0)
            self->with_counts |= 1u << month;
        }
    }
}

/**
 * desmi_flow_grid_find_partner:
 *
 * Returns: the row with the other count of the same row of the register; -1: there is none
 */
int
desmi_flow_grid_find_partner (const DesmiFlowGrid *self, guint row)
{
  const DesmiFlowRow *of = desmi_flow_grid_get_row (self, row);
  const char         *keys[DESMI_FLOW_N_KEYS];
  int                 measure_key = desmi_flow_kind_get_measure_key (self->kind);
  g_autofree char    *id = NULL;

  if (measure_key < 0)
    return -1;
  memcpy (keys, of->keys, sizeof keys);
  keys[measure_key] = desmi_flow_kind_get_count_column (self->kind, 1 - of->measure);
  id = make_id (keys);
  return find_row (self, id);
}

/**
 * desmi_flow_grid_free:
 *
 * Frees the sheet.
 */
void
desmi_flow_grid_free (DesmiFlowGrid *self)
{
  g_free (self->village);
  g_free (self->sheet);
  g_free (self->as_of);
  g_free (self->retired);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->accepted);
  g_hash_table_unref (self->wholes);
  g_free (self);
}

/**
 * desmi_flow_grid_get_sheet:
 *
 * Returns: (transfer none): a text that sheets of the same village, year, direction and kind have
 * in common
 */
const char *
desmi_flow_grid_get_sheet (const DesmiFlowGrid *self)
{
  return self->sheet;
}

/**
 * desmi_flow_grid_get_year:
 *
 * Returns: the year whose months are shown
 */
int
desmi_flow_grid_get_year (const DesmiFlowGrid *self)
{
  return self->year;
}

/**
 * desmi_flow_grid_get_direction:
 *
 * Returns: whether workers leave or return
 */
DesmiDirection
desmi_flow_grid_get_direction (const DesmiFlowGrid *self)
{
  return self->direction;
}

/**
 * desmi_flow_grid_get_kind:
 *
 * Returns: what is counted
 */
DesmiFlowKind
desmi_flow_grid_get_kind (const DesmiFlowGrid *self)
{
  return self->kind;
}

/**
 * desmi_flow_grid_get_village:
 *
 * Returns: (transfer none): the village's code
 */
const char *
desmi_flow_grid_get_village (const DesmiFlowGrid *self)
{
  return self->village;
}

/**
 * desmi_flow_grid_get_n_rows:
 *
 * Returns: the number of rows, that of the totals not counted
 */
guint
desmi_flow_grid_get_n_rows (const DesmiFlowGrid *self)
{
  return self->rows->len;
}

/**
 * desmi_flow_grid_get_key:
 *
 * Returns: (transfer none): the code in the file; empty: unknown
 */
const char *
desmi_flow_grid_get_key (const DesmiFlowGrid *self, guint row, DesmiFlowKey key)
{
  return desmi_flow_grid_get_row (self, row)->keys[key];
}

/**
 * desmi_flow_grid_get_key_text:
 *
 * Returns: (transfer none): what a reader sees; empty: unknown
 */
const char *
desmi_flow_grid_get_key_text (const DesmiFlowGrid *self, guint row, DesmiFlowKey key)
{
  return desmi_flow_grid_get_row (self, row)->texts[key];
}

/**
 * desmi_flow_grid_dup_row_name:
 *
 * Returns: (transfer full): "Taiwan, formal, P, P to P"
 */
char *
desmi_flow_grid_dup_row_name (const DesmiFlowGrid *self, guint row)
{
  const DesmiFlowRow *of = desmi_flow_grid_get_row (self, row);
  GString            *name = g_string_new (of->texts[0]);

  for (guint i = 1; i < DESMI_FLOW_N_KEYS; i++)
    if (*of->texts[i] != '\0')
      g_string_append_printf (name, ", %s", of->texts[i]);
  return g_string_free (name, FALSE);
}

/**
 * desmi_flow_grid_get_first_month:
 *
 * Returns: the first month of a period, as desmi_month_make() counts
 */
int
desmi_flow_grid_get_first_month (const DesmiFlowGrid *self, guint month)
{
  return desmi_month_make (self->year, (int) (month * (DESMI_FLOW_MONTHS / self->n_periods)) + 1);
}

static void
get_period (const DesmiFlowGrid *self, guint month, DesmiPeriod *out)
{
  int first = desmi_flow_grid_get_first_month (self, month);

  *out = desmi_period_range (first, first + DESMI_FLOW_MONTHS / (int) self->n_periods - 1);
}

/**
 * desmi_flow_grid_dup_month_name:
 *
 * Returns: (transfer full): "August 2023", "Q3 2023"
 */
char *
desmi_flow_grid_dup_month_name (const DesmiFlowGrid *self, guint month)
{
  DesmiPeriod period;

  get_period (self, month, &period);
  return desmi_period_format (&period, self->locale);
}

/**
 * desmi_flow_grid_dup_cell_name:
 *
 * Returns: (transfer full): "Taiwan, formal, P, P to P, August 2023"
 */
char *
desmi_flow_grid_dup_cell_name (const DesmiFlowGrid *self, guint row, guint month)
{
  g_autofree char *name = desmi_flow_grid_dup_row_name (self, row);
  g_autofree char *of = desmi_flow_grid_dup_month_name (self, month);

  return g_strdup_printf ("%s, %s", name, of);
}

/**
 * desmi_flow_grid_has_occupation:
 *
 * Returns: whether any row is of one occupation, so that the column is worth its room
 */
gboolean
desmi_flow_grid_has_occupation (const DesmiFlowGrid *self)
{
  if (self->kind != DESMI_FLOW_KIND_WORKERS)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (*desmi_flow_grid_get_key (self, i, DESMI_FLOW_OCCUPATION) != '\0')
      return TRUE;
  return FALSE;
}

/**
 * desmi_flow_grid_has_counts:
 *
 * Returns: whether the district has a count in @month
 */
gboolean
desmi_flow_grid_has_counts (const DesmiFlowGrid *self, guint month)
{
  return (self->with_counts & 1u << month) != 0;
}

/**
 * desmi_flow_grid_is_reported:
 *
 * Returns: whether @month was reported, so that what is not there is none; a month with a count was
 */
gboolean
desmi_flow_grid_is_reported (const DesmiFlowGrid *self, guint month)
{
  return self->registered[month] || ((self->with_counts | self->with_known) & 1u << month) != 0;
}

/**
 * desmi_flow_grid_is_known:
 *
 * Returns: whether it is known how many a cell has, be it none: of flows of workers in each month
 * that was reported, otherwise where the register has it
 */
gboolean
desmi_flow_grid_is_known (const DesmiFlowGrid *self, guint row, guint month)
{
  return self->kind == DESMI_FLOW_KIND_WORKERS
             ? desmi_flow_grid_is_reported (self, month)
             : (desmi_flow_grid_get_row (self, row)->known & 1u << month) != 0;
}

/**
 * desmi_flow_grid_is_ahead:
 *
 * Returns: whether @month has not begun yet
 */
gboolean
desmi_flow_grid_is_ahead (const DesmiFlowGrid *self, guint month)
{
  return desmi_flow_grid_get_first_month (self, month) > desmi_clock_last_month ();
}

/**
 * desmi_flow_grid_get_n_periods:
 *
 * Returns: how many months or quarters there are
 */
guint
desmi_flow_grid_get_n_periods (const DesmiFlowGrid *self)
{
  return self->n_periods;
}

/**
 * desmi_flow_grid_get_count:
 *
 * Returns: the district's count in a cell; 0: none, or not reported
 */
gint64
desmi_flow_grid_get_count (const DesmiFlowGrid *self, guint row, guint month)
{
  return desmi_flow_grid_get_row (self, row)->counts[month];
}

/**
 * desmi_flow_grid_get_as_of:
 *
 * Returns: (nullable): the day of the official figures, YYYY-MM-DD; %NULL where there are none of
 * the year
 */
const char *
desmi_flow_grid_get_as_of (const DesmiFlowGrid *self)
{
  return self->has_official ? self->as_of : NULL;
}

/**
 * desmi_flow_grid_find:
 *
 * Returns: the row of the keys; %G_MAXUINT: there is none
 */
guint
desmi_flow_grid_find (const DesmiFlowGrid *self, const char *const *keys)
{
  g_autofree char *id = make_id (keys);
  int              at = find_row (self, id);

  return at >= 0 ? (guint) at : G_MAXUINT;
}

/**
 * desmi_flow_grid_get_keys:
 *
 * Returns: (transfer none) (array zero-terminated=1): by which a row is found again
 */
const char *const *
desmi_flow_grid_get_keys (const DesmiFlowGrid *self, guint row)
{
  return (const char *const *) desmi_flow_grid_get_row (self, row)->keys;
}

/**
 * desmi_flow_grid_add_row:
 * @keys: codes of the columns before the periods; empty: unknown
 *
 * Adds a row where there is none yet; where a kind has two counts, one of each.
 *
 * Returns: the row of the keys
 */
guint
desmi_flow_grid_add_row (DesmiFlowGrid *self, const char *const keys[DESMI_FLOW_N_KEYS])
{
  int         measure_key = desmi_flow_kind_get_measure_key (self->kind);
  const char *own[DESMI_FLOW_N_KEYS];

  memcpy (own, keys, sizeof own);
  for (guint i = 0; measure_key >= 0 && i < DESMI_FLOW_MAX_MEASURES; i++)
    {
      own[measure_key] = desmi_flow_kind_get_count_column (self->kind, i);
      desmi_flow_grid_ensure_row (self, own);
    }
  if (measure_key < 0)
    desmi_flow_grid_ensure_row (self, own);
  else
    own[measure_key] = desmi_flow_kind_get_count_column (self->kind, 0);
  return desmi_flow_grid_find (self, own);
}

/**
 * desmi_flow_grid_month_text:
 * @out: (out): "2023-08", "2023-Q3"
 *
 * Writes a period as the file does.
 */
void
desmi_flow_grid_month_text (const DesmiFlowGrid *self, guint month, char out[8])
{
  DesmiPeriod      period;
  g_autofree char *text = NULL;

  get_period (self, month, &period);
  text = desmi_period_to_text (&period);
  g_strlcpy (out, text, 8);
}

/**
 * desmi_flow_grid_dup_subject:
 *
 * Returns: (transfer full): what a finding is about, as the register of findings accepted has it
 */
char *
desmi_flow_grid_dup_subject (const DesmiFlowGrid *self, guint row, guint month)
{
  char of[8];

  desmi_flow_grid_month_text (self, month, of);
  return g_strdup_printf ("%s/%s/%s", of,
                          self->kind == DESMI_FLOW_KIND_WORKERS
                              ? desmi_direction_to_code (self->direction)
                              : desmi_flow_kind_to_name (self->kind),
                          desmi_flow_grid_get_row (self, row)->id);
}
