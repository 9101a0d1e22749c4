/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks categories by value, keeps the order of those that have one, and groups what is past the
 * limit. */
#include "chart/desmi-bars-data.h"
#include "chart/desmi-category.h"
#include "chart/desmi-frame.h"
#include "chart/desmi-hidden.h"
#include "core/desmi-audience.h"
#include "core/desmi-name.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MEMBERS_NAMED 40 /* of a group, in what is said of it */

static void
bar_free (gpointer data)
{
  DesmiBar *bar = data;

  g_free (bar->key);
  g_free (bar->name);
  g_free (bar->sort_key);
  g_free (bar->shown);
  g_free (bar->members);
  g_free (bar);
}

static DesmiBar *
bar_copy (const DesmiBar *bar)
{
  DesmiBar *copy = g_new (DesmiBar, 1);

  *copy = *bar;
  copy->key = g_strdup (bar->key);
  copy->name = g_strdup (bar->name);
  copy->sort_key = g_strdup (bar->sort_key);
  copy->shown = g_strdup (bar->shown);
  copy->members = g_strdup (bar->members);
  return copy;
}

static void
read_bar (DesmiBarsData     *data,
          DesmiTable        *table,
          guint              row,
          guint              category,
          guint              value,
          int                share,
          const DesmiLocale *locale)
{
  DesmiBar   *bar = g_new0 (DesmiBar, 1);
  const char *text = desmi_table_get_text (table, row, category);
  guint       unused = 0;

  bar->key = g_strdup (text != NULL ? text : "");
  bar->name = desmi_category_take_name (desmi_table_dup_display (table, row, category, locale));
  bar->sort_key = desmi_name_sort_key (bar->name);
  bar->source_row = row;
  bar->is_other = desmi_category_is_other (bar->name, locale);
  bar->share = (double) NAN;
  if (desmi_chart_get_value (table, row, value, &bar->value, &data->n_invalid))
    {
      data->n_values++;
      data->total += bar->value;
      data->low = MIN (data->low, bar->value);
      data->high = MAX (data->high, bar->value);
    }
  else
    {
      bar->hidden = desmi_table_get_mark (table, row, value) == DESMI_MARK_SUPPRESSED;
      data->n_hidden += bar->hidden;
      bar->shown = g_strdup (bar->hidden ? desmi_audience_hidden_word (locale) : "–");
    }
  if (share >= 0)
    desmi_chart_get_value (table, row, (guint) share, &bar->share, &unused);
  g_ptr_array_add (data->bars, bar);
}

static gint
compare_bars (gconstpointer a, gconstpointer b)
{
  const DesmiBar *p = *(DesmiBar *const *) a, *q = *(DesmiBar *const *) b;
  int             order;

  if (p->is_other != q->is_other)
    return p->is_other ? 1 : -1;
  if (isnan (p->value) != isnan (q->value))
    return isnan (p->value) ? 1 : -1;
  if (p->value < q->value || p->value > q->value)
    return p->value > q->value ? -1 : 1;
  order = g_strcmp0 (p->sort_key, q->sort_key);
  if (order != 0)
    return order;
  return p->source_row < q->source_row ? -1 : p->source_row > q->source_row;
}

/* What is a difference has no parts; of a total that leaves out what is hidden, they would be too
 * large. */
static void
compute_shares (DesmiBarsData *data, gboolean given, gboolean net)
{
  data->shares = !net && data->type != DESMI_COLUMN_RATIO && data->low >= 0 && data->total > 0
                 && data->bars->len > 1 && data->n_hidden == 0;
  for (guint i = 0; !given && data->shares && i < data->bars->len; i++)
    {
      DesmiBar *bar = g_ptr_array_index (data->bars, i);

      bar->share = bar->value / data->total;
    }
}

static void
make_table (DesmiBarsData *data, DesmiTable *like, guint category)
{
  DesmiTableBuilder *builder = desmi_chart_table_builder_new (like);
  guint              name = desmi_table_builder_add_column (
                   builder, desmi_table_get_column_name (like, category), DESMI_COLUMN_TEXT);
  guint value = desmi_table_builder_add_column (builder, "count", data->type);
  guint share
      = data->shares ? desmi_table_builder_add_column (builder, "share", DESMI_COLUMN_RATIO) : 0;

  for (guint i = 0; i < data->bars->len; i++)
    {
      DesmiBar *bar = g_ptr_array_index (data->bars, i);

      bar->row = (int) i;
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, name, bar->key, bar->name);
      if (!isnan (bar->value))
        desmi_chart_table_set_value (builder, value, data->type, bar->value);
      else if (bar->hidden)
        desmi_table_builder_set_mark (builder, value, DESMI_MARK_SUPPRESSED);
      if (data->shares && !isnan (bar->share))
        desmi_table_builder_set_double (builder, share, bar->share);
    }
  data->table = desmi_table_builder_end (builder);
}

/**
 * desmi_bars_data_read:
 * @data: (out caller-allocates): what the table holds, ranked
 *
 * Returns: whether the table has the columns; else DESMI_CHART_ERROR_DATA
 */
gboolean
desmi_bars_data_read (DesmiBarsData     *data,
                      DesmiTable        *table,
                      const DesmiLocale *locale,
                      GError           **error)
{
  guint category, value;
  int   share = desmi_table_find_column (table, "share");

  memset (data, 0, sizeof *data);
  if (!desmi_chart_find_category (table, &category, error)
      || !desmi_chart_find_value (table, &value, error))
    return FALSE;
  if (share >= 0 && desmi_table_get_column_type (table, (guint) share) != DESMI_COLUMN_RATIO)
    share = -1;
  data->bars = g_ptr_array_new_with_free_func (bar_free);
  data->type = desmi_table_get_column_type (table, value);
  data->people
      = data->type == DESMI_COLUMN_COUNT && g_strcmp0 (desmi_table_get_name (table), "flows") == 0;
  data->periods = desmi_table_get_column_type (table, category) == DESMI_COLUMN_PERIOD;
  for (guint row = 0; row < desmi_table_get_n_rows (table); row++)
    read_bar (data, table, row, category, value, share, locale);
  if (!desmi_category_has_order (table, category))
    g_ptr_array_sort (data->bars, compare_bars);
  compute_shares (data, share >= 0,
                  strcmp (desmi_table_get_column_name (table, value), "net") == 0);
  make_table (data, table, category);
  return TRUE;
}

static void
name_members (DesmiBar          *group,
              const DesmiBar    *member,
              guint              n,
              DesmiColumnType    type,
              const DesmiLocale *locale)
{
  g_autofree char *value = isnan (member->value)
                               ? g_strdup (member->shown)
                               : desmi_value_to_text (member->value, type, locale);
  g_autofree char *before = g_steal_pointer (&group->members);

  if (n < MEMBERS_NAMED)
    group->members = g_strdup_printf ("%s%s%s %s", before != NULL ? before : "",
                                      before != NULL ? ", " : "", member->name, value);
  else if (n == MEMBERS_NAMED)
    group->members = g_strconcat (before, ", …", NULL);
  else
    group->members = g_steal_pointer (&before);
}

/**
 * desmi_bars_data_group:
 * @most: bars there is room for
 *
 * The last one becomes the group of all that do not fit; it never stands for a single category.
 *
 * Returns: (transfer full): DesmiBar
 */
GPtrArray *
desmi_bars_data_group (const DesmiBarsData *data, guint most, const DesmiLocale *locale)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (bar_free);
  DesmiBar  *group;
  guint      n_members = 0;

  if (data->bars->len <= MAX (most, 1))
    {
      for (guint i = 0; i < data->bars->len; i++)
        g_ptr_array_add (shown, bar_copy (g_ptr_array_index (data->bars, i)));
      return shown;
    }
  group = g_new0 (DesmiBar, 1);
  group->key = g_strdup ("other");
  group->value = group->share = (double) NAN;
  group->row = -1;
  group->is_other = TRUE;
  for (guint i = 0; i < data->bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (data->bars, i);

      if (shown->len + 1 < most && !bar->is_other)
        {
          g_ptr_array_add (shown, bar_copy (bar));
          continue;
        }
      name_members (group, bar, n_members++, data->type, locale);
      group->row = group->row < 0 ? bar->row : group->row;
      group->hidden = group->hidden || bar->hidden;
      group->partial = group->partial || isnan (bar->value);
      if (!isnan (bar->value))
        group->value = isnan (group->value) ? bar->value : group->value + bar->value;
      if (!isnan (bar->share))
        group->share = isnan (group->share) ? bar->share : group->share + bar->share;
    }
  group->name = g_strdup_printf (desmi_locale_text (locale, N_ ("Other (%u)")), n_members);
  group->hidden = group->hidden && isnan (group->value);
  group->shown = g_strdup (group->hidden ? desmi_audience_hidden_word (locale) : "–");
  g_ptr_array_add (shown, group);
  return shown;
}

/**
 * desmi_bars_data_say_value:
 * @spoken: in words, else as short as it stands in a drawing
 *
 * Returns: (transfer full): the value of a bar, or what stands where there is none; “at least” that
 * much of a group of which a part is missing
 */
char *
desmi_bars_data_say_value (const DesmiBarsData *data,
                           const DesmiBar      *bar,
                           gboolean             spoken,
                           const DesmiLocale   *locale)
{
  return isnan (bar->value)
             ? g_strdup (bar->shown)
             : desmi_hidden_say_sum (bar->value, bar->partial, spoken, data->type, locale);
}

/**
 * desmi_bars_data_describe:
 *
 * Returns: (transfer full): what is said of a bar, with the exact value
 */
char *
desmi_bars_data_describe (const DesmiBarsData *data, const DesmiBar *bar, const DesmiLocale *locale)
{
  GString         *out = g_string_new (bar->name);
  g_autofree char *value = NULL;

  g_string_append (out, ", ");
  if (isnan (bar->value))
    g_string_append (out, bar->hidden ? desmi_locale_text (locale, N_ ("hidden"))
                                      : desmi_locale_text (locale, N_ ("not reported")));
  else
    {
      value = desmi_bars_data_say_value (data, bar, TRUE, locale);
      if (data->people)
        g_string_append_printf (out,
                                desmi_locale_plural (locale, "%s person", "%s people",
                                                     (gulong) fabs (MIN (fabs (bar->value), 1e9))),
                                value);
      else
        g_string_append (out, value);
    }
  if (data->shares && !isnan (bar->share))
    {
      g_autofree char *share = desmi_value_to_text (bar->share, DESMI_COLUMN_RATIO, locale);

      g_string_append_printf (out, ", %s", share);
    }
  if (!bar->is_other)
    {
      const DesmiBeforeKey key = { desmi_table_get_column_name (data->table, 0), bar->key };

      desmi_before_append (out, data->before, &key, 1, bar->value, locale);
    }
  if (bar->members != NULL)
    g_string_append_printf (out, ": %s", bar->members);
  return g_string_free (out, FALSE);
}

/**
 * desmi_bars_data_say_total:
 *
 * Returns: (transfer full): the exact total; “at least” that much where something is hidden
 */
char *
desmi_bars_data_say_total (const DesmiBarsData *data, const DesmiLocale *locale)
{
  g_autofree char *total = desmi_value_to_text (data->total, data->type, locale);

  return data->n_hidden == 0
             ? g_steal_pointer (&total)
             : g_strdup_printf (desmi_locale_text (locale, N_ ("at least %s")), total);
}

/**
 * desmi_bars_data_append_range:
 * @out: begun sentences
 *
 * Adds the total, the largest and the smallest.
 */
void
desmi_bars_data_append_range (const DesmiBarsData *data, GString *out, const DesmiLocale *locale)
{
  const DesmiBar *largest = NULL, *smallest = NULL;

  for (guint i = 0; i < data->bars->len; i++)
    {
      const DesmiBar *bar = g_ptr_array_index (data->bars, i);

      if (isnan (bar->value) || bar->is_other)
        continue;
      largest = largest == NULL || bar->value > largest->value ? bar : largest;
      smallest = smallest == NULL || bar->value <= smallest->value ? bar : smallest;
    }
  if (data->type != DESMI_COLUMN_RATIO && data->n_values > 0)
    {
      g_autofree char *total = desmi_bars_data_say_total (data, locale);

      g_string_append_c (out, ' ');
      g_string_append_printf (out, desmi_locale_text (locale, N_ ("Total %s.")), total);
    }
  if (largest != NULL)
    {
      g_autofree char *high = desmi_value_to_text (largest->value, data->type, locale);
      g_autofree char *low = desmi_value_to_text (smallest->value, data->type, locale);

      desmi_hidden_append_extremes (out, data->n_hidden > 0, largest->name, high, smallest->name,
                                    low, locale);
    }
}

/**
 * desmi_bars_data_summarize:
 *
 * Returns: (transfer full): how many, the total, the largest and the smallest, in sentences
 */
char *
desmi_bars_data_summarize (const DesmiBarsData *data, const DesmiLocale *locale)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out,
                          desmi_locale_plural (locale, "Bar chart of %u category.",
                                               "Bar chart of %u categories.", data->bars->len),
                          data->bars->len);
  desmi_bars_data_append_range (data, out, locale);
  return g_string_free (out, FALSE);
}

/**
 * desmi_bars_data_clear:
 *
 * Frees what the data holds.
 */
void
desmi_bars_data_clear (DesmiBarsData *data)
{
  g_clear_pointer (&data->bars, g_ptr_array_unref);
  g_clear_pointer (&data->table, desmi_table_unref);
  g_clear_pointer (&data->before, desmi_before_free);
}
