/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts that are ten times the usual: marked as they are typed, never refused. Usual is what the
 * same row had in its other months and years, or, of a row without a past, what all rows of the
 * village had. The median and the distances from it hold where a few of those are wrong, too. */
#include "app/desmi-flow-grid-private.h"

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
