/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts that can hardly be right: marked as they are typed, never refused. They are of a month
 * that has not begun, or in which the village was none any more, more than the whole that they are
 * parts of, or ten times the usual; of money also a tenth of it, since zeros are left out as easily
 * as doubled. Usual is what the same row had in its other months and years, or, of a row without a
 * past, what all rows of the village had. The median and the distances from it hold where a few of
 * those are wrong, too. */
#include "app/desmi-flow-grid-private.h"

#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

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

/* How many times larger or smaller than the median the counts usually are, as a logarithm: of what
 * is below it the plain distance can never be more than the median itself. */
static double
find_ratio (const GArray *counts, gint64 median)
{
  g_autoptr (GArray) ratios = g_array_sized_new (FALSE, FALSE, sizeof (gint64), counts->len);

  for (guint i = 0; i < counts->len; i++)
    {
      double ratio = fabs (log ((double) g_array_index (counts, gint64, i) / (double) median));
      gint64 micro = (gint64) (ratio * G_USEC_PER_SEC);

      g_array_append_val (ratios, micro);
    }
  g_array_sort (ratios, compare_counts);
  return (double) get_at (ratios, 50) / G_USEC_PER_SEC;
}

static gboolean
is_far_above (gint64 count, gint64 median, const GArray *usual)
{
  return count >= TIMES && count >= TIMES * median
         && count > median + MAX_DISTANCE * find_spread (usual, median);
}

static gboolean
is_far_below (gint64 count, gint64 median, const GArray *usual)
{
  return count > 0 && count <= median / TIMES
         && log ((double) median / (double) count) > MAX_DISTANCE * find_ratio (usual, median);
}

/* The row's own months first; where they are too few, all rows of the same measure. */
static GArray *
gather_usual (const DesmiFlowGrid *self, guint row, guint month, gboolean *of_row)
{
  GArray *usual = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint   measure = desmi_flow_grid_get_row (self, row)->measure;

  gather (self, row, (int) month, usual);
  *of_row = usual->len >= MIN_MONTHS;
  for (guint i = 0; i < self->rows->len && !*of_row; i++)
    if (i != row && desmi_flow_grid_get_row (self, i)->measure == measure)
      gather (self, i, -1, usual);
  g_array_sort (usual, compare_counts);
  return usual;
}

static gboolean
is_unusual (const DesmiFlowGrid *self, guint row, guint month, DesmiFlowDoubt *out)
{
  gint64             count = desmi_flow_grid_get_count (self, row, month), median;
  gboolean           is_money = desmi_flow_kind_is_money (self->kind), of_row;
  g_autoptr (GArray) usual = NULL;

  if (count <= 0 || (count < TIMES && !is_money))
    return FALSE;
  usual = gather_usual (self, row, month, &of_row);
  if (usual->len < MIN_MONTHS)
    return FALSE;
  median = get_at (usual, 50);
  if (!is_far_above (count, median, usual) && !(is_money && is_far_below (count, median, usual)))
    return FALSE;
  *out = (DesmiFlowDoubt){ .kind = DESMI_FLOW_DOUBT_USUAL,
                           .row = row,
                           .month = month,
                           .count = count,
                           .low = get_at (usual, 10),
                           .high = get_at (usual, 90),
                           .of_row = of_row };
  return TRUE;
}

static gboolean
is_oversettled (const DesmiFlowGrid *self, guint row, guint month, DesmiFlowDoubt *out)
{
  int    partner = desmi_flow_grid_find_partner (self, row);
  gint64 count = desmi_flow_grid_get_count (self, row, month);

  if (partner < 0 || desmi_flow_grid_get_row (self, row)->measure != 1
      || count <= desmi_flow_grid_get_count (self, (guint) partner, month))
    return FALSE;
  *out = (DesmiFlowDoubt){ .kind = DESMI_FLOW_DOUBT_SETTLED,
                           .row = row,
                           .month = month,
                           .count = count,
                           .high = desmi_flow_grid_get_count (self, (guint) partner, month) };
  return TRUE;
}

/* What was counted while the village was one is right, also in the month in which that ended. */
static gboolean
is_after (const DesmiFlowGrid *self, guint row, guint month, DesmiFlowDoubt *out)
{
  g_autofree char *first = NULL;
  char             text[8];

  if (self->retired == NULL || *self->retired == '\0'
      || desmi_flow_grid_get_count (self, row, month) <= 0)
    return FALSE;
  desmi_month_to_text (desmi_flow_grid_get_first_month (self, month), text);
  first = g_strconcat (text, "-01", NULL);
  if (strcmp (first, self->retired) < 0)
    return FALSE;
  *out = (DesmiFlowDoubt){ .kind = DESMI_FLOW_DOUBT_RETIRED,
                           .row = row,
                           .month = month,
                           .count = desmi_flow_grid_get_count (self, row, month) };
  return TRUE;
}

/**
 * desmi_flow_grid_get_finding_name:
 *
 * Returns: (transfer none): what the register of findings accepted calls a kind of doubt
 */
const char *
desmi_flow_grid_get_finding_name (DesmiFlowDoubtKind kind)
{
  return kind == DESMI_FLOW_DOUBT_AHEAD ? "flow-ahead" : "flow-outlier";
}

static gboolean
is_accepted (const DesmiFlowGrid *self, const DesmiFlowDoubt *doubt)
{
  g_autofree char *subject = desmi_flow_grid_dup_subject (self, doubt->row, doubt->month);
  g_autofree char *key
      = g_strdup_printf ("%s %s", desmi_flow_grid_get_finding_name (doubt->kind), subject);
  const char *value = g_hash_table_lookup (self->accepted, key);

  return desmi_flow_doubt_can_accept (doubt) && value != NULL
         && g_ascii_strtoll (value, NULL, 10) == doubt->count;
}

/**
 * desmi_flow_grid_get_doubt:
 * @out: (out): what is doubtful of it; untouched otherwise
 *
 * Returns: whether the count can hardly be right, and nobody has found it right
 */
gboolean
desmi_flow_grid_get_doubt (const DesmiFlowGrid *self, guint row, guint month, DesmiFlowDoubt *out)
{
  DesmiFlowDoubt doubt = { .kind = DESMI_FLOW_DOUBT_AHEAD,
                           .row = row,
                           .month = month,
                           .count = desmi_flow_grid_get_count (self, row, month) };

  if (((doubt.count > 0 && desmi_flow_grid_is_ahead (self, month))
       || is_oversettled (self, row, month, &doubt) || is_after (self, row, month, &doubt))
      && !is_accepted (self, &doubt))
    {
      *out = doubt;
      return TRUE;
    }
  if (!is_unusual (self, row, month, &doubt) || is_accepted (self, &doubt))
    return FALSE;
  *out = doubt;
  return TRUE;
}

/**
 * desmi_flow_doubt_can_accept:
 *
 * Returns: whether somebody can say that the count is right; parts cannot be more than the whole
 */
gboolean
desmi_flow_doubt_can_accept (const DesmiFlowDoubt *doubt)
{
  return doubt->kind == DESMI_FLOW_DOUBT_USUAL || doubt->kind == DESMI_FLOW_DOUBT_AHEAD;
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
      for (guint i = 0; i < self->n_periods; i++)
        if (desmi_flow_grid_get_doubt (self, row, i, &doubt))
          of->doubts |= 1u << i;
      of->doubts_known = TRUE;
    }
  return (of->doubts & 1u << month) != 0;
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

/* Each destination and month with more causes than returns. */
static void
add_causes (const DesmiFlowGrid *self, GArray *list)
{
  for (guint row = 0; row < self->rows->len; row++)
    for (guint month = 0; month < self->n_periods; month++)
      {
        const char      *destination = desmi_flow_grid_get_key (self, row, DESMI_FLOW_DESTINATION);
        g_autofree char *id
            = g_strdup_printf ("%s/%d", destination, desmi_flow_grid_get_first_month (self, month));
        const gint64  *whole = g_hash_table_lookup (self->wholes, id);
        guint          first = G_MAXUINT;
        gint64         sum = sum_causes (self, destination, month, &first);
        DesmiFlowDoubt excess = { .kind = DESMI_FLOW_DOUBT_CAUSES,
                                  .row = row,
                                  .month = month,
                                  .count = sum,
                                  .high = whole != NULL ? *whole : 0 };

        if (first == row && sum > excess.high)
          g_array_append_val (list, excess);
      }
}

/* Quarters in which the file has less than the channels add up to. */
static void
add_channels (const DesmiFlowGrid *self, GArray *list)
{
  for (guint month = 0; month < self->n_periods; month++)
    if ((self->has_whole & 1u << month) != 0)
      {
        DesmiFlowDoubt excess = { .kind = DESMI_FLOW_DOUBT_CHANNELS,
                                  .month = month,
                                  .count = self->sums[0][month],
                                  .high = self->whole[month] };

        g_array_append_val (list, excess);
      }
}

/**
 * desmi_flow_grid_list_doubts:
 *
 * Returns: (transfer full) (element-type DesmiFlowDoubt): parts that are more than their whole, and
 * counts that can hardly be right, row by row
 */
GArray *
desmi_flow_grid_list_doubts (const DesmiFlowGrid *self)
{
  GArray        *doubts = g_array_new (FALSE, FALSE, sizeof (DesmiFlowDoubt));
  DesmiFlowDoubt doubt;

  if (self->kind == DESMI_FLOW_KIND_CAUSES)
    add_causes (self, doubts);
  add_channels (self, doubts);
  for (guint row = 0; row < self->rows->len; row++)
    for (guint month = 0; month < self->n_periods; month++)
      if (desmi_flow_grid_is_doubtful (self, row, month)
          && desmi_flow_grid_get_doubt (self, row, month, &doubt))
        g_array_append_val (doubts, doubt);
  return doubts;
}
