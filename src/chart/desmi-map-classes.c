/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds round borders between classes: at equal steps, or, where most values would then be in one
 * class, so that each class has about as many of them. */
#include "chart/desmi-map-classes.h"

#include "chart/desmi-frame.h"
#include "chart/desmi-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_CLASSES 5
#define MOST_CLASSES 7
#define SIDE_CLASSES 3  /* on each side of a midpoint */
#define NEAR_ZERO 0.4   /* of the greatest: where the least is below it, classes begin at 0 */
#define MOST_IN_ONE 0.3 /* of the values, in one class of equal steps */
#define SOME_VALUES 5   /* below, there is nothing to share out */
#define COMPACT_FROM 1e6

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static gboolean
is_whole (const DesmiMapClasses *self)
{
  return self->type == DESMI_COLUMN_COUNT || self->type == DESMI_COLUMN_IDR;
}

static void
add_class (DesmiMapClasses *self, double from, double to)
{
  DesmiMapClass class = { from, to, 0 };

  g_array_append_val (self->classes, class);
}

/* Classes between borders that are at least as far from each other as the values' unit. */
static void
add_equal (DesmiMapClasses *self, double low, double high)
{
  double start = low < NEAR_ZERO * high ? 0 : low, stop = high, step = 0;

  for (guint count = N_CLASSES; count > 0; count--)
    {
      double from = start, to = stop;

      desmi_nice_domain (&from, &to, count);
      step = desmi_tick_step (from, to, count);
      if (is_whole (self))
        step = MAX (1, step);
      from = floor (start / step + 1e-9) * step;
      if ((stop - from) / step > MOST_CLASSES + 1e-9)
        continue;
      for (guint i = 0; i < MOST_CLASSES && (i == 0 || from + i * step < stop - 1e-9 * step); i++)
        add_class (self, from + i * step, from + (i + 1) * step);
      self->step = step;
      return;
    }
}

/* The unit of the second digit that is not 0. */
static double
second_digit (double value)
{
  return value > 0 ? pow (10, floor (log10 (value)) - 1) : 1;
}

/* Each border is a value with two digits that are not 0. */
static void
add_quantiles (DesmiMapClasses *self, const double *unsorted, guint n)
{
  g_autofree double *values = g_memdup2 (unsorted, n * sizeof (double));
  double             least = is_whole (self) ? 1 : 0, from, top;

  qsort (values, n, sizeof (double), compare_doubles);
  top = values[n - 1];
  from = floor (values[0] / second_digit (values[0])) * second_digit (values[0]);
  if (least > 0)
    from = floor (from);
  g_array_set_size (self->classes, 0);
  self->step = 0;
  for (guint i = 1; i < N_CLASSES; i++)
    {
      double value = values[i * n / N_CLASSES], unit = second_digit (value);
      double to = round (value / unit) * unit;

      if (least > 0)
        to = MAX (least, round (to));
      if (to <= from || to >= top)
        continue;
      add_class (self, from, to);
      from = to;
    }
  add_class (self, from, MAX (top, from));
}

static gboolean
is_lopsided (const DesmiMapClasses *self, const double *values, guint n)
{
  guint counts[MOST_CLASSES] = { 0 }, most = 0;

  for (guint i = 0; i < n; i++)
    {
      guint count = ++counts[desmi_map_classes_find (self, values[i])];

      most = MAX (most, count);
    }
  return n >= SOME_VALUES && most > MOST_IN_ONE * n;
}

/* On both sides of 0 at the same steps, and 0 itself where it occurs; classes beyond the values are
 * left out. */
static void
add_diverging (DesmiMapClasses *self, double low, double high, gboolean has_zero)
{
  double most = MAX (-low, high), step = most;
  int    n = 1;

  for (guint count = SIDE_CLASSES; count > 0; count--)
    {
      step = desmi_tick_step (0, most, count);
      if (is_whole (self))
        step = MAX (1, step);
      n = (int) MAX (1, ceil (most / step - 1e-9));
      if (n <= SIDE_CLASSES)
        break;
    }
  self->step = step;
  for (int i = -n; i < n; i++)
    {
      DesmiMapClass class = { i * step, (i + 1) * step, (i + 0.5 + (i < 0 ? -0.5 : 0.5)) / n };
      DesmiMapClass zero = { 0, 0, 0 };

      if (i == 0 && has_zero)
        g_array_append_val (self->classes, zero);
      if ((i < 0 && class.to > low) || (i >= 0 && class.from < high))
        g_array_append_val (self->classes, class);
    }
}

/**
 * desmi_map_classes_init:
 * @self: (out caller-allocates): the classes
 * @values: (array length=n): all of them numbers
 *
 * Finds classes for values: of one value that all have in common, a single one.
 */
void
desmi_map_classes_init (DesmiMapClasses *self, const double *values, guint n, DesmiColumnType type)
{
  double   low = G_MAXDOUBLE, high = -G_MAXDOUBLE;
  gboolean has_zero = FALSE;

  self->classes = g_array_new (FALSE, FALSE, sizeof (DesmiMapClass));
  self->type = type;
  self->diverging = FALSE;
  self->step = 0;
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
      has_zero = has_zero || fabs (values[i]) <= 0;
    }
  self->diverging = low < 0;
  if (self->diverging)
    {
      add_diverging (self, low, high, has_zero);
      return;
    }
  if (high <= low)
    add_class (self, low, low);
  else
    {
      add_equal (self, low, high);
      if (is_lopsided (self, values, n))
        add_quantiles (self, values, n);
    }
  for (guint i = 0; i < self->classes->len; i++)
    g_array_index (self->classes, DesmiMapClass, i).part
        = self->classes->len > 1 ? i / (self->classes->len - 1.0) : 0.5;
}

/**
 * desmi_map_classes_clear:
 *
 * Frees what the classes hold.
 */
void
desmi_map_classes_clear (DesmiMapClasses *self)
{
  g_clear_pointer (&self->classes, g_array_unref);
}

/**
 * desmi_map_classes_get_n:
 *
 * Returns: how many classes there are
 */
guint
desmi_map_classes_get_n (const DesmiMapClasses *self)
{
  return self->classes->len;
}

/**
 * desmi_map_classes_find:
 * @value: one of those the classes are for
 *
 * Returns: its class; a value on the border of two is in the greater one, about a midpoint in that
 * nearer to it
 */
guint
desmi_map_classes_find (const DesmiMapClasses *self, double value)
{
  for (guint i = 0; i + 1 < self->classes->len; i++)
    {
      const DesmiMapClass *class = &g_array_index (self->classes, DesmiMapClass, i);

      if (value < class->to || (self->diverging && class->from >= 0 && value <= class->to))
        return i;
    }
  return self->classes->len - 1;
}

/**
 * desmi_map_classes_style:
 *
 * Returns: how a class is drawn: on paper, where colours may come out grey, what is below 0 is
 * hatched, since it is as dark as what is above
 */
DesmiStyle
desmi_map_classes_style (const DesmiMapClasses *self, guint index, const DesmiTheme *theme)
{
  const DesmiMapClass *class = &g_array_index (self->classes, DesmiMapClass, index);
  DesmiStyle style = { .stroke = desmi_color_with_alpha (theme->text, 0.45), .stroke_width = 0.75 };

  if (!self->diverging)
    style.fill = desmi_theme_sequential (theme, class->part);
  else
    style.fill = desmi_theme_diverging (class->part);
  if (self->diverging && class->part < 0 && theme->kind == DESMI_THEME_PRINT)
    style.hatch = DESMI_HATCH_135;
  return style;
}

/* As many decimals as tell the borders apart. */
static char *
border_to_text (const DesmiMapClasses *self, double value, const DesmiLocale *locale)
{
  double percent = self->step * 100;

  if (self->type != DESMI_COLUMN_RATIO || self->step <= 0 || 100 * fabs (value) >= COMPACT_FROM)
    return desmi_value_to_mark (value, self->type, locale);
  return desmi_format_number (value, DESMI_NUMBER_PERCENT,
                              fabs (percent - round (percent)) > 1e-6 ? 1 : 0, locale);
}

/* "1–58 jt" would be taken for 1 to 58 million. */
static gboolean
is_half_compact (const DesmiMapClasses *self, double from, double to)
{
  return self->type == DESMI_COLUMN_COUNT && from > 0 && from < COMPACT_FROM && to >= COMPACT_FROM;
}

/**
 * desmi_map_classes_label:
 *
 * Returns: (transfer full): the values of a class: "20–39"
 */
char *
desmi_map_classes_label (const DesmiMapClasses *self, guint index, const DesmiLocale *locale)
{
  const DesmiMapClass *class = &g_array_index (self->classes, DesmiMapClass, index);
  double           from = class->from, to = class->to;
  g_autofree char *low = NULL, *high = NULL;

  /* of people, a border is in one of two classes */
  if (self->type == DESMI_COLUMN_COUNT && from < to)
    {
      if (self->diverging && from >= 0)
        from += 1;
      else if (self->diverging || index + 1 < self->classes->len)
        to -= 1;
    }
  low = border_to_text (self, from, locale);
  high = border_to_text (self, to, locale);
  if (g_strcmp0 (low, high) == 0)
    return g_steal_pointer (&low);
  if (is_half_compact (self, from, to))
    {
      /* Translators: the values of the lowest class, of which %s is the greatest: “up to 58 M”. */
      if (index == 0)
        return g_strdup_printf (desmi_locale_text (locale, N_ ("up to %s")), high);
      g_free (high);
      high = desmi_value_to_text (to, self->type, locale);
    }
  if (from < 0)
    /* Translators: from the first number to the second, which may have minus signs. */
    return g_strdup_printf (desmi_locale_text (locale, N_ ("%s to %s")), low, high);
  return g_strdup_printf ("%s–%s", low, high);
}
