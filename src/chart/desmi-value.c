/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How charts write values and break labels into lines. */
#include "chart/desmi-frame.h"
#include "chart/desmi-text-private.h"

#include <math.h>

#define COMPACT_FROM 1e6
#define TRILLION 1e12
#define TENTH 0.0995 /* what reads 10 % once it is rounded */
#define LEAST 0.0005 /* what reads 0.1 % once it is rounded */
#define LIMIT 1e19   /* past every 64-bit number: no count and no amount */

/**
 * desmi_value_is_drawable:
 *
 * Returns: whether a value is a number that a table can hold
 */
gboolean
desmi_value_is_drawable (double value)
{
  return isfinite (value) && fabs (value) <= LIMIT;
}

/* One decimal everywhere but on marks from 10 % on; nothing at all is plainly 0. */
static int
ratio_decimals (double value, gboolean compact)
{
  return compact && (fabs (value) >= TENTH || fabs (value) <= 0) ? 0 : 1;
}

/* Compact numbers have their digits in groups from five on; a mark has them from four on, like the
 * axis beside it: "1.047 T". */
static char *
format_compact (double value, DesmiNumberStyle style, const DesmiLocale *locale)
{
  double           trillions = round (fabs (value) / TRILLION);
  g_autofree char *digits = NULL, *one = NULL;
  g_auto (GStrv)   around = NULL;

  if (!(trillions >= 1000 && trillions < 10000))
    return desmi_format_number (value, style, 0, locale);
  digits = desmi_format_number (trillions, DESMI_NUMBER_DECIMALS, 0, locale);
  one = desmi_format_number (copysign (TRILLION, value), style, 0, locale);
  around = g_strsplit (one, "1", 2);
  return g_strjoinv (digits, around);
}

/* A share that is not nothing is not written as nothing: "<0,1%". */
static char *
format_ratio (double value, gboolean compact, const DesmiLocale *locale)
{
  g_autofree char *number = NULL;

  if (compact && 100 * fabs (value) >= COMPACT_FROM)
    {
      number = format_compact (100 * value, DESMI_NUMBER_COMPACT, locale);
      return g_strconcat (number, "%", NULL);
    }
  if (!(fabs (value) > 0 && fabs (value) < LEAST))
    return desmi_format_number (value, DESMI_NUMBER_PERCENT, ratio_decimals (value, compact),
                                locale);
  number = desmi_format_number (copysign (0.001, value), DESMI_NUMBER_PERCENT, 1, locale);
  return g_strconcat (value > 0 ? "<" : ">", number, NULL);
}

static char *
format (double value, DesmiColumnType type, gboolean compact, const DesmiLocale *locale)
{
  switch (type)
    {
    case DESMI_COLUMN_IDR:
      return compact ? format_compact (value, DESMI_NUMBER_RUPIAH_COMPACT, locale)
                     : desmi_format_number (value, DESMI_NUMBER_RUPIAH, 0, locale);
    case DESMI_COLUMN_RATIO:
      return format_ratio (value, compact, locale);
    case DESMI_COLUMN_COUNT:
      if (compact && fabs (value) >= COMPACT_FROM)
        return format_compact (value, DESMI_NUMBER_COMPACT, locale);
      return desmi_format_number (value, DESMI_NUMBER_DECIMALS, 0, locale);
    case DESMI_COLUMN_MILLI:
    case DESMI_COLUMN_TEXT:
    case DESMI_COLUMN_CODE:
    case DESMI_COLUMN_COUNTRY:
    case DESMI_COLUMN_PERIOD:
    default:
      if (compact && fabs (value) >= COMPACT_FROM)
        return format_compact (value, DESMI_NUMBER_COMPACT, locale);
      return desmi_format_number (value, DESMI_NUMBER_PLAIN, 0, locale);
    }
}

/**
 * desmi_value_to_text:
 *
 * Returns: (transfer full): the exact value, for tooltips, tables and screen readers
 */
char *
desmi_value_to_text (double value, DesmiColumnType type, const DesmiLocale *locale)
{
  return format (value, type, FALSE, locale);
}

/**
 * desmi_value_to_mark:
 *
 * Returns: (transfer full): the value as written on a mark, compact where it is large
 */
char *
desmi_value_to_mark (double value, DesmiColumnType type, const DesmiLocale *locale)
{
  return format (value, type, TRUE, locale);
}

/**
 * desmi_share_to_mark:
 *
 * Returns: (transfer full): a share, with one decimal below 10 % and none above; one that would
 * read 0 % though it is more, as "<0.1%"
 */
char *
desmi_share_to_mark (double ratio, const DesmiLocale *locale)
{
  return format (ratio, DESMI_COLUMN_RATIO, TRUE, locale);
}

static double
width_of (const DesmiMeasurer *measurer, const char *text, const DesmiFont *font)
{
  double width;

  measurer->measure (text, font, &width, NULL, measurer->user_data);
  return width;
}

/* What a line may end with: words with the blank before them, and of a word with a slash what
 * stands up to there. */
static char **
split_parts (const char *text)
{
  GPtrArray  *parts = g_ptr_array_new ();
  const char *start = text;

  for (const char *at = text; *at != '\0'; at++)
    if (at > start && (*at == ' ' || at[-1] == '/'))
      {
        g_ptr_array_add (parts, g_strndup (start, (gsize) (at - start)));
        start = at;
      }
  g_ptr_array_add (parts, g_strdup (start));
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (parts, FALSE);
}

/**
 * desmi_text_wrap:
 * @max_width: px
 * @max_lines: at least 1
 * @middle: shorten the last line in the middle
 *
 * Breaks at blanks and behind slashes; what does not fit into the last line is shortened.
 *
 * Returns: (transfer full): the lines, none of them empty
 */
char **
desmi_text_wrap (const DesmiMeasurer *measurer,
                 const char          *text,
                 const DesmiFont     *font,
                 double               max_width,
                 guint                max_lines,
                 gboolean             middle)
{
  g_autofree char *clean = g_strstrip (desmi_text_clean (text));
  g_auto (GStrv)   parts = split_parts (clean);
  GPtrArray       *lines = g_ptr_array_new ();
  GString         *line = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *longer = g_strconcat (line->str, parts[i], NULL);

      if (line->len > 0 && lines->len + 1 < max_lines
          && width_of (measurer, longer, font) > max_width)
        {
          g_ptr_array_add (lines,
                           desmi_measurer_ellipsize (measurer, line->str, font, max_width, middle));
          g_string_assign (line, parts[i] + (*parts[i] == ' '));
        }
      else
        g_string_assign (line, longer);
    }
  if (line->len > 0)
    g_ptr_array_add (lines,
                     desmi_measurer_ellipsize (measurer, line->str, font, max_width, middle));
  g_string_free (line, TRUE);
  for (guint i = lines->len; i > 0; i--)
    if (*(char *) g_ptr_array_index (lines, i - 1) == '\0')
      g_free (g_ptr_array_remove_index (lines, i - 1));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
