/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes one indicator out of many, and says in words what is known of it. */
#include "chart/desmi-indicator.h"

#include "core/desmi-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *
get_text (DesmiTable *table, const DesmiProgressSeries *series, const char *column)
{
  int index = desmi_table_find_column (table, column);

  for (gssize i = series->last; index >= 0 && i >= 0; i--)
    if (series->points[i].row >= 0)
      return desmi_table_get_text (table, (guint) series->points[i].row, (guint) index);
  return NULL;
}

static void
find_unit (DesmiIndicator *self, DesmiTable *table, const DesmiLocale *locale)
{
  int         column = desmi_table_find_column (table, "unit");
  const char *code = get_text (table, self->series, "unit");

  if (code == NULL)
    return;
  if (g_str_equal (code, "rupiah"))
    self->data.type = DESMI_COLUMN_IDR; /* which is written before the number */
  else if (desmi_unit_is_percent (code))
    self->data.type = DESMI_COLUMN_RATIO;
  else
    self->unit = desmi_table_dup_display (
        table, (guint) self->series->points[self->series->last].row, (guint) column, locale);
}

/* Values that are all whole are counts: their axis has no halves. */
static void
find_type (DesmiProgressData *self, const DesmiProgressSeries *series)
{
  if (self->type != DESMI_COLUMN_MILLI)
    return;
  for (guint i = 0; i < self->time.n; i++)
    if (!isnan (series->points[i].value)
        && fabs (series->points[i].value - round (series->points[i].value)) > 0)
      return;
  self->type = DESMI_COLUMN_COUNT;
}

/**
 * desmi_indicator_init:
 * @self: (out caller-allocates)
 * @all: all that were read; borrowed
 * @series: one of them, with a value
 *
 * Takes the one series as data of its own.
 */
void
desmi_indicator_init (DesmiIndicator            *self,
                      const DesmiProgressData   *all,
                      const DesmiProgressSeries *series,
                      const DesmiLocale         *locale)
{
  *self = (DesmiIndicator){ .series = series, .data = *all, .locale = locale };
  self->data.series = g_ptr_array_new ();
  g_ptr_array_add (self->data.series, (gpointer) series);
  self->data.n_values = series->n_values;
  self->data.low = self->data.high = 0;
  for (guint i = 0; i < all->time.n; i++)
    self->data.high
        = fmax (self->data.high, fmax (series->points[i].value, series->points[i].target));
  find_type (&self->data, series);
  find_unit (self, all->table, locale);
  self->over_time = get_text (all->table, series, "over_time");
  self->over_villages = get_text (all->table, series, "over_villages");
}

/**
 * desmi_indicator_clear:
 *
 * Frees what is its own.
 */
void
desmi_indicator_clear (DesmiIndicator *self)
{
  desmi_progress_data_clear (&self->data);
  g_clear_pointer (&self->unit, g_free);
}

static char *
write_value (const DesmiIndicator *self, double value, gboolean exact)
{
  return exact ? desmi_value_to_text (value, self->data.type, self->locale)
               : desmi_value_to_mark (value, self->data.type, self->locale);
}

/* "125 people" */
static char *
say_value (const DesmiIndicator *self, double value, gboolean exact)
{
  g_autofree char *number = write_value (self, value, exact);

  return self->unit != NULL ? g_strdup_printf ("%s %s", number, self->unit)
                            : g_steal_pointer (&number);
}

static const DesmiProgressPoint *
last_of (const DesmiIndicator *self)
{
  return self->series->last >= 0 ? &self->series->points[self->series->last] : NULL;
}

static int
first_of (const DesmiIndicator *self)
{
  for (guint i = 0; i < self->data.time.n; i++)
    if (!isnan (self->series->points[i].value))
      return (int) i;
  return -1;
}

static const char *
rule_over_time (const char *code, const DesmiLocale *locale)
{
  if (g_strcmp0 (code, "sum") == 0)
    return desmi_locale_text (locale, N_ ("added up over time"));
  if (g_strcmp0 (code, "last") == 0)
    return desmi_locale_text (locale, N_ ("last value of each period"));
  if (g_strcmp0 (code, "mean") == 0)
    return desmi_locale_text (locale, N_ ("mean over time"));
  return NULL;
}

static const char *
rule_over_villages (const char *code, const DesmiLocale *locale)
{
  if (g_strcmp0 (code, "sum") == 0)
    return desmi_locale_text (locale, N_ ("added up over villages"));
  if (g_strcmp0 (code, "mean") == 0)
    return desmi_locale_text (locale, N_ ("mean of the villages"));
  return NULL;
}

static void
append_part (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", text);
}

/* "target 150 (83.3%)" or "no target yet" */
static char *
say_target (const DesmiIndicator *self, gboolean exact)
{
  const DesmiProgressPoint *last = last_of (self);
  g_autofree char          *value = NULL, *share = NULL, *text = NULL;

  if (last == NULL || isnan (last->target))
    return g_strdup (desmi_locale_text (self->locale, N_ ("no target yet")));
  value = write_value (self, last->target, exact);
  share = exact ? desmi_value_to_text (last->value / last->target, DESMI_COLUMN_RATIO, self->locale)
                : desmi_share_to_mark (last->value / last->target, self->locale);
  text = g_strdup_printf (desmi_locale_text (self->locale, N_ ("target %s")), value);
  return g_strdup_printf ("%s (%s)", text, share);
}

/* "11 of 12 villages reported" */
static char *
say_coverage (const DesmiIndicator *self, const DesmiProgressPoint *point)
{
  g_autofree char *n = NULL, *all = NULL;

  if (point == NULL || point->reported < 0 || point->of < 0)
    return NULL;
  n = desmi_format_count (point->reported, self->locale);
  all = desmi_format_count (point->of, self->locale);
  return g_strdup_printf (desmi_locale_plural (self->locale, "%s of %s village reported",
                                               "%s of %s villages reported", (gulong) point->of),
                          n, all);
}

/* "baseline 45 in Q3 2017": the first value there is */
static char *
say_baseline (const DesmiIndicator *self, gboolean exact)
{
  int              first = first_of (self);
  g_autofree char *value = NULL, *when = NULL;

  if (first < 0 || first == self->series->last)
    return NULL;
  value = write_value (self, self->series->points[first].value, exact);
  when = desmi_time_axis_name (&self->data.time, (guint) first, self->locale);
  /* Translators: the first value of an indicator, and its quarter */
  return g_strdup_printf (desmi_locale_text (self->locale, N_ ("baseline %s in %s")), value, when);
}

/**
 * desmi_indicator_say_facts:
 * @exact: no number is made compact
 *
 * Returns: (transfer full): target, coverage, baseline and how values become one
 */
char *
desmi_indicator_say_facts (const DesmiIndicator *self, gboolean exact)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *target = say_target (self, exact);
  g_autofree char *coverage = say_coverage (self, last_of (self));
  g_autofree char *baseline = say_baseline (self, exact);

  append_part (out, target);
  append_part (out, coverage);
  append_part (out, baseline);
  append_part (out, rule_over_time (self->over_time, self->locale));
  append_part (out, rule_over_villages (self->over_villages, self->locale));
  return g_string_free (out, FALSE);
}

/**
 * desmi_indicator_say_brief:
 * @width: px
 *
 * Returns: (transfer full): value, target and coverage, as far as there is room for them
 */
char *
desmi_indicator_say_brief (const DesmiIndicator *self, const DesmiFrame *frame, double width)
{
  const DesmiProgressPoint *last = last_of (self);
  GString                  *out = g_string_new (NULL);
  g_autofree char          *target = say_target (self, FALSE);
  g_autofree char          *coverage = NULL;

  if (last != NULL)
    {
      g_autofree char *value = say_value (self, last->value, FALSE);

      append_part (out, value);
      coverage = desmi_progress_coverage (last->reported, last->of, self->locale);
    }
  for (guint i = 0; i < 2; i++)
    {
      gsize length = out->len;

      append_part (out, i == 0 ? target : coverage);
      if (length > 0 && desmi_frame_measure (frame, out->str, &frame->font) > width)
        g_string_truncate (out, length);
    }
  return g_string_free (out, FALSE);
}

/**
 * desmi_indicator_say_heading:
 *
 * Returns: (transfer full): "Cooperative members · 3,228 people"
 */
char *
desmi_indicator_say_heading (const DesmiIndicator *self)
{
  const DesmiProgressPoint *last = last_of (self);
  g_autofree char          *value = NULL;

  if (last == NULL)
    return g_strdup (self->series->name);
  value = say_value (self, last->value, FALSE);
  return g_strdup_printf ("%s · %s", self->series->name, value);
}

/**
 * desmi_indicator_append_course:
 *
 * Appends its first and its last value to a summary.
 */
void
desmi_indicator_append_course (const DesmiIndicator *self, GString *out)
{
  const DesmiLocale *locale = self->locale;
  int                first = first_of (self);
  g_autofree char   *from = NULL, *to = NULL, *from_time = NULL, *to_time = NULL;

  if (first < 0)
    return;
  from = say_value (self, self->series->points[first].value, TRUE);
  to = say_value (self, self->series->points[self->series->last].value, TRUE);
  from_time = desmi_time_axis_name (&self->data.time, (guint) first, locale);
  to_time = desmi_time_axis_name (&self->data.time, (guint) self->series->last, locale);
  g_string_append_c (out, ' ');
  if (first == self->series->last)
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s: %s in %s.")),
                            self->series->name, to, to_time);
  else
    g_string_append_printf (out, desmi_locale_text (locale, N_ ("%s: %s in %s, %s in %s.")),
                            self->series->name, from, from_time, to, to_time);
}
