/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts that are ten times the usual: marked as they are typed, never refused. Usual is what the
 * same row had in its other months and years, or, of a row without a past, what all rows of the
 * village had. The median and the distances from it hold where a few of those are wrong, too. */
#include "app/desmi-flow-grid-private.h"

#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>

#define TIMES 10       /* the usual */
#define MIN_MONTHS 5   /* fewer say nothing of what is usual */
#define MAX_DISTANCE 6 /* of the usual distances from the median, where they vary much */

static gint
compare_counts (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* @counts: sorted. The value at a share of the way. */
static gint64
get_at (const GArray *counts, guint percent)
{
  return g_array_index (counts, gint64, (counts->len - 1) * percent / 100);
}

/* The row's counts but for the cell's own; of months without a report the server's. */
static void
gather (const DesmiFlowGrid *self, guint row, int except, GArray *out)
{
  const DesmiFlowRow *of = desmi_flow_grid_get_row (self, row);

  if (of->past->len > 0)
    g_array_append_vals (out, of->past->data, of->past->len);
  for (guint i = 0; i < DESMI_FLOW_MONTHS; i++)
    {
      gint64 count = desmi_flow_grid_is_reported (self, i) ? of->counts[i] : of->official[i];

      if ((int) i != except && count > 0)
        g_array_append_val (out, count);
    }
}

static gint64
find_spread (const GArray *counts, gint64 median)
{
  g_autoptr (GArray) distances = g_array_sized_new (FALSE, FALSE, sizeof (gint64), counts->len);

  for (guint i = 0; i < counts->len; i++)
    {
      gint64 distance = ABS (g_array_index (counts, gint64, i) - median);

      g_array_append_val (distances, distance);
    }
  g_array_sort (distances, compare_counts);
  return get_at (distances, 50);
}

/**
 * desmi_flow_grid_get_doubt:
 * @out: (out): what is usual; untouched otherwise
 *
 * Returns: whether the count is ten times the usual, and nobody has found it right
 */
gboolean
desmi_flow_grid_get_doubt (const DesmiFlowGrid *self, guint row, guint month, DesmiFlowDoubt *out)
{
  gint64             count = desmi_flow_grid_get_count (self, row, month);
  g_autoptr (GArray) usual = NULL;
  g_autofree char   *subject = NULL;
  const char        *accepted;
  gboolean           of_row;
  gint64             median;

  if (count < TIMES)
    return FALSE;
  usual = g_array_new (FALSE, FALSE, sizeof (gint64));
  gather (self, row, (int) month, usual);
  of_row = usual->len >= MIN_MONTHS;
  for (guint i = 0; i < self->rows->len && !of_row; i++)
    if (i != row)
      gather (self, i, -1, usual);
  if (usual->len < MIN_MONTHS)
    return FALSE;
  g_array_sort (usual, compare_counts);
  median = get_at (usual, 50);
  if (count < TIMES * median || count <= median + MAX_DISTANCE * find_spread (usual, median))
    return FALSE;
  subject = desmi_flow_grid_dup_subject (self, row, month);
  accepted = g_hash_table_lookup (self->accepted, subject);
  if (accepted != NULL && g_ascii_strtoll (accepted, NULL, 10) == count)
    return FALSE;
  *out = (DesmiFlowDoubt){ row, month, count, get_at (usual, 10), get_at (usual, 90), of_row };
  return TRUE;
}

/**
 * desmi_flow_grid_is_doubtful:
 *
 * As desmi_flow_grid_get_doubt(), but looked at once, since it is asked for each cell that is
 * drawn.
 *
 * Returns: whether the count is in doubt
 */
gboolean
desmi_flow_grid_is_doubtful (const DesmiFlowGrid *self, guint row, guint month)
{
  DesmiFlowRow  *of = desmi_flow_grid_get_row (self, row);
  DesmiFlowDoubt doubt;

  if (!of->doubts_known)
    {
      of->doubts = 0;
      for (guint i = 0; i < DESMI_FLOW_MONTHS; i++)
        if (desmi_flow_grid_get_doubt (self, row, i, &doubt))
          of->doubts |= 1u << i;
      of->doubts_known = TRUE;
    }
  return (of->doubts & 1u << month) != 0;
}

/**
 * desmi_flow_grid_list_doubts:
 *
 * Returns: (transfer full) (element-type DesmiFlowDoubt): row by row
 */
GArray *
desmi_flow_grid_list_doubts (const DesmiFlowGrid *self)
{
  GArray        *doubts = g_array_new (FALSE, FALSE, sizeof (DesmiFlowDoubt));
  DesmiFlowDoubt doubt;

  for (guint row = 0; row < self->rows->len; row++)
    for (guint month = 0; month < DESMI_FLOW_MONTHS; month++)
      if (desmi_flow_grid_is_doubtful (self, row, month)
          && desmi_flow_grid_get_doubt (self, row, month, &doubt))
        g_array_append_val (doubts, doubt);
  return doubts;
}

/**
 * desmi_flow_grid_dup_doubt_text:
 *
 * Returns: (transfer full): a sentence that names the cell, its count and what is usual
 */
char *
desmi_flow_grid_dup_doubt_text (const DesmiFlowGrid *self, const DesmiFlowDoubt *doubt)
{
  g_autofree char *cell = desmi_flow_grid_dup_cell_name (self, doubt->row, doubt->month);
  g_autofree char *count = desmi_format_count (doubt->count, self->locale);
  g_autofree char *low = desmi_format_count (doubt->low, self->locale);
  g_autofree char *high = desmi_format_count (doubt->high, self->locale);

  if (doubt->of_row && doubt->low == doubt->high)
    /* Translators: a row and month, its count, and what it is in most months */
    return g_strdup_printf (_ ("%s: %s — usually %s in this row."), cell, count, low);
  if (doubt->of_row)
    /* Translators: a row and month, its count, and between which numbers it is in most months */
    return g_strdup_printf (_ ("%s: %s — usually %s to %s in this row."), cell, count, low, high);
  if (doubt->low == doubt->high)
    /* Translators: a row and month, its count, and what others are in most months */
    return g_strdup_printf (_ ("%s: %s — usually %s in this village."), cell, count, low);
  /* Translators: a row and month, its count, and between which numbers most others are */
  return g_strdup_printf (_ ("%s: %s — usually %s to %s in this village."), cell, count, low, high);
}

/* The causes of a destination and month, and the row of the first of them that is not 0. */
static gint64
sum_causes (const DesmiFlowGrid *self, const char *destination, guint month, guint *first)
{
  gint64 sum = 0;

  for (guint i = self->rows->len; i > 0; i--)
    if (g_str_equal (desmi_flow_grid_get_key (self, i - 1, DESMI_FLOW_DESTINATION), destination))
      {
        sum += desmi_flow_grid_get_count (self, i - 1, month);
        if (desmi_flow_grid_get_count (self, i - 1, month) > 0)
          *first = i - 1;
      }
  return sum;
}

/**
 * desmi_flow_grid_list_excess:
 *
 * Returns: (transfer full) (element-type DesmiFlowDoubt): of causes of return, each destination and
 * month with more causes (count) than returns (high)
 */
GArray *
desmi_flow_grid_list_excess (const DesmiFlowGrid *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (DesmiFlowDoubt));

  if (self->kind != DESMI_FLOW_KIND_CAUSES)
    return list;
  for (guint row = 0; row < self->rows->len; row++)
    for (guint month = 0; month < DESMI_FLOW_MONTHS; month++)
      {
        const char      *destination = desmi_flow_grid_get_key (self, row, DESMI_FLOW_DESTINATION);
        g_autofree char *id = g_strdup_printf ("%s/%d", destination,
                                               desmi_month_make (self->year, (int) month + 1));
        const gint64    *whole = g_hash_table_lookup (self->wholes, id);
        guint            first = G_MAXUINT;
        gint64           sum = sum_causes (self, destination, month, &first);
        DesmiFlowDoubt   excess = { row, month, sum, 0, whole != NULL ? *whole : 0, TRUE };

        if (first == row && sum > excess.high)
          g_array_append_val (list, excess);
      }
  return list;
}

/**
 * desmi_flow_grid_dup_excess_text:
 *
 * Returns: (transfer full): a sentence that names the parts and the whole
 */
char *
desmi_flow_grid_dup_excess_text (const DesmiFlowGrid *self, const DesmiFlowDoubt *excess)
{
  g_autofree char *of = desmi_format_date (self->year, (int) excess->month + 1, 1,
                                           DESMI_DATE_MY_LONG, self->locale);
  g_autofree char *causes = desmi_format_count (excess->count, self->locale);
  g_autofree char *returns = desmi_format_count (excess->high, self->locale);

  /* Translators: a destination, a month, the sum of the causes and the number of returns */
  return g_strdup_printf (_ ("%s, %s: the causes add up to %s, but the returns are %s."),
                          desmi_flow_grid_get_key_text (self, excess->row, DESMI_FLOW_DESTINATION),
                          of, causes, returns);
}
