/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for categories, and what sets some of them apart: an order of their own, or that they
 * are the rest of the others. */
#include "chart/desmi-category.h"

#include "core/desmi-country.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The word for a code of one of the closed vocabularies, or NULL for any other. */
static const char *
find_word (const char *dimension, const char *code, const DesmiLocale *locale)
{
  DesmiDirection direction;

  if (strcmp (dimension, "sector") == 0 && desmi_sector_parse (code, NULL) != NULL)
    return desmi_sector_name (desmi_sector_parse (code, NULL), locale);
  if (strcmp (dimension, "gender") == 0 && desmi_gender_parse (code, NULL) != NULL)
    return desmi_gender_name (desmi_gender_parse (code, NULL), locale);
  if (strcmp (dimension, "scheme") == 0 && desmi_scheme_parse (code, NULL) != NULL)
    return desmi_scheme_name (desmi_scheme_parse (code, NULL), locale);
  if (strcmp (dimension, "direction") == 0 && desmi_direction_parse (code, &direction, NULL))
    return desmi_direction_name (direction, locale);
  if (strcmp (dimension, "occupation") == 0)
    return desmi_occupation_name (code, locale);
  return NULL;
}

/**
 * desmi_category_label:
 *
 * Returns: (transfer full): a category for the reader: the label that came with it, else the word
 *   for its code
 */
char *
desmi_category_label (DesmiTable *table, guint row, guint column, const DesmiLocale *locale)
{
  const char *dimension = desmi_table_get_column_name (table, column);
  const char *text = desmi_table_get_text (table, row, column);
  const char *word = NULL;

  if (g_strcmp0 (text, DESMI_CATEGORY_OTHER) == 0)
    return g_strdup (desmi_locale_text (locale, N_ ("Other")));
  if (desmi_table_get_column_type (table, column) == DESMI_COLUMN_TEXT && text != NULL)
    word = find_word (dimension, text, locale);
  if (desmi_table_get_column_type (table, column) == DESMI_COLUMN_COUNTRY && text != NULL)
    word = desmi_country_name (text, locale);
  return word != NULL ? g_strdup (word) : desmi_table_dup_display (table, row, column, locale);
}

/* What is no UTF-8 is drawn as a sign that says so. */
static gboolean
has_ink (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char_validated (at, -1);

      if (c >= (gunichar) -2 || (g_unichar_isgraph (c) && !g_unichar_iszerowidth (c)))
        return TRUE;
    }
  return FALSE;
}

/**
 * desmi_category_take_name:
 * @name: (transfer full) (nullable): of a category, for the reader
 *
 * Returns: (transfer full): the name, or a dash where nothing of it can be seen: of blanks or of
 *   signs that only turn the direction of writing
 */
char *
desmi_category_take_name (char *name)
{
  if (name != NULL && has_ink (name))
    return name;
  g_free (name);
  return g_strdup ("–");
}

/**
 * desmi_category_is_other:
 * @name: of a category, for the reader
 *
 * Returns: whether it is itself a remainder: "Other" as spreadsheets write it, and as we do
 */
gboolean
desmi_category_is_other (const char *name, const DesmiLocale *locale)
{
  const char      *names[] = { "lainnya", "lain-lain", "other", "others" };
  const char      *word = desmi_locale_text (locale, N_ ("Other"));
  g_autofree char *valid = NULL, *folded = NULL, *ours = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  if (g_str_is_ascii (name) && g_str_is_ascii (word))
    return g_ascii_strcasecmp (name, word) == 0;
  /* in what is no UTF-8 folding would read on behind the end */
  valid = g_utf8_make_valid (name, -1);
  folded = g_utf8_casefold (valid, -1);
  ours = g_utf8_casefold (word, -1);
  return strcmp (folded, ours) == 0;
}

/**
 * desmi_category_name_other:
 * @dimension: stable name of the categories' column
 * @n: members of the group, more than one
 *
 * Returns: (transfer full): the name of what is grouped
 */
char *
desmi_category_name_other (const char *dimension, guint n, const DesmiLocale *locale)
{
  if (strcmp (dimension, "subdistrict") == 0)
    return g_strdup_printf (
        desmi_locale_plural (locale, "Other subdistrict (%u)", "Other subdistricts (%u)", n), n);
  if (strcmp (dimension, "village") == 0)
    return g_strdup_printf (
        desmi_locale_plural (locale, "Other village (%u)", "Other villages (%u)", n), n);
  return g_strdup_printf (desmi_locale_plural (locale, "Other (%u)", "Other (%u)", n), n);
}

/**
 * desmi_category_is_time:
 * @dimension: stable name of a column
 *
 * Returns: whether its categories are periods
 */
gboolean
desmi_category_is_time (const char *dimension)
{
  return strcmp (dimension, "month") == 0 || strcmp (dimension, "quarter") == 0
         || strcmp (dimension, "year") == 0;
}

/**
 * desmi_category_has_order:
 *
 * Returns: whether a column's categories have an order of their own, as periods, ages and pillars
 * do
 */
gboolean
desmi_category_has_order (DesmiTable *table, guint column)
{
  static const char *const names[] = { "age", "age_band", "pillar" };
  const char              *name = desmi_table_get_column_name (table, column);

  if (desmi_table_get_column_type (table, column) == DESMI_COLUMN_PERIOD
      || desmi_category_is_time (name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}
