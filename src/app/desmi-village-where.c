/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of the list of villages, "column=value" each, put together. */
#include "app/desmi-village-where.h"

#include "core/desmi-code.h"
#include "core/desmi-condition.h"
#include "core/desmi-error.h"
#include "core/desmi-quote.h"
#include "core/desmi-years.h"

#include <glib/gi18n-lib.h>

static const char *const columns[] = { "subdistrict", "cohort", "status", "programme" };

static gboolean
refuse (const char *column, const char *value, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (value);

  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_WORD,
               /* Translators: a value and the dimension that it was given for, such as "month" */
               _ ("“%s” is not a value of “%s”."), quoted, column);
  return FALSE;
}

/* @text: (transfer full): one more of those with commas between them */
static void
add_text (const char **texts, char *text)
{
  char *before = (char *) *texts;

  *texts = before == NULL ? g_strdup (text) : g_strconcat (before, ",", text, NULL);
  g_free (before);
  g_free (text);
}

static gboolean
add_subdistrict (DesmiVillageFilter *filter, const char *value, GError **error)
{
  DesmiCode code;

  if (!desmi_code_parse (value, &code, error))
    return FALSE;
  if (code.level == DESMI_LEVEL_VILLAGE)
    return refuse ("subdistrict", value, error);
  add_text (&filter->subdistricts, g_strdup (code.text));
  return TRUE;
}

static gboolean
add_cohort (DesmiVillageFilter *filter, const char *value, GError **error)
{
  int first, last;

  if (!desmi_years_parse (value, &first, &last))
    return refuse ("cohort", value, error);
  add_text (&filter->cohorts, desmi_years_to_text (first, last));
  return TRUE;
}

static gboolean
add_status (DesmiVillageFilter *filter, const char *value, GError **error)
{
  DesmiStatus status;

  if (!desmi_status_parse (value, &status, error))
    return FALSE;
  filter->statuses |= DESMI_STATUS_BIT (status);
  return TRUE;
}

/* One programme, whose enrolments the list is of; "both" keeps the one that is set. */
static void
set_programme (DesmiVillageFilter *filter, const char *value)
{
  if (g_str_equal (value, DESMI_PROGRAMME_SEVERAL))
    {
      filter->is_in_others = TRUE;
      return;
    }
  g_free ((char *) filter->programme);
  filter->programme = g_strdup (value);
}

static gboolean
add_condition (DesmiVillageFilter *filter, const char *column, const char *value, GError **error)
{
  DesmiCondition condition;
  guint          choice;

  if (!desmi_condition_find (column, &condition))
    {
      g_autofree char *names = desmi_village_where_dup_columns ();
      g_autofree char *quoted = desmi_text_quote (column);

      g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_WORD,
                   /* Translators: what was written, and the English names of the filters */
                   _ ("“%s” is not a filter of villages (%s)."), quoted, names);
      return FALSE;
    }
  choice = desmi_condition_parse (condition, value);
  if (choice == 0)
    return refuse (column, value, error);
  filter->conditions[condition] |= DESMI_CONDITION_BIT (choice);
  return TRUE;
}

/**
 * desmi_village_where_add:
 * @filter: a copy, whose texts are its own
 * @column: "subdistrict", "cohort", "status", "programme", or of a condition
 * @value: a code; of cohorts a year or a range, of the programme "both" too
 *
 * Lets through what is @value, besides what the same column lets through already; of programmes the
 * last one counts.
 *
 * Returns: %FALSE with #DESMI_CORE_ERROR, and @filter as it was
 */
gboolean
desmi_village_where_add (DesmiVillageFilter *filter,
                         const char         *column,
                         const char         *value,
                         GError            **error)
{
  if (g_str_equal (column, "subdistrict"))
    return add_subdistrict (filter, value, error);
  if (g_str_equal (column, "cohort"))
    return add_cohort (filter, value, error);
  if (g_str_equal (column, "status"))
    return add_status (filter, value, error);
  if (!g_str_equal (column, "programme"))
    return add_condition (filter, column, value, error);
  set_programme (filter, value);
  return TRUE;
}

/**
 * desmi_village_where_dup_columns:
 *
 * Returns: (transfer full): the names of all filters, with commas between them
 */
char *
desmi_village_where_dup_columns (void)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", columns[i]);
  for (guint i = 0; i < DESMI_N_CONDITIONS; i++)
    g_string_append_printf (names, ", %s", desmi_condition_get_column ((DesmiCondition) i));
  return g_string_free (names, FALSE);
}
