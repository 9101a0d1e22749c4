/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conditions of a filter of villages as parts of its statement. What SQL does not say well is
 * found out before, as the codes of the villages. */
#include "store/desmi-village-private.h"

#include "core/desmi-clock.h"
#include "core/desmi-finding-kind.h"
#include "store/desmi-lookup.h"
#include "store/desmi-quality.h"

#define SERVES                                                                                     \
  "(EXISTS (SELECT 1 FROM local_person WHERE village = v.code AND role = 'officer' "               \
  "AND " DESMI_VILLAGE_SERVES ") "                                                                 \
  "OR coalesce ((SELECT officers FROM local_profile AS f WHERE f.village = v.code), 0) > 0)"

/* As a person of the register or as a number in the profile, as the findings have it. */
static void
add_officer (DesmiSqlParts *parts, guint choice)
{
  g_autoptr (GDateTime) now = desmi_clock_new_local ();
  guint                 today = desmi_sql_parts_bind (parts, g_date_time_format (now, "%Y-%m-%d"));

  g_string_append (parts->text, choice == DESMI_CHOICE_OFFICER_WITH ? "" : "NOT ");
  g_string_append_printf (parts->text, SERVES, today, today, today, today);
}

/* Without a quarter it is what was said last. */
static const char *
get_quarter (const DesmiVillageFilter *filter)
{
  return filter->quarter != NULL ? filter->quarter : "9999-Q4";
}

/* What was said of a pillar holds until something else is said. */
static void
add_pillar (DesmiSqlParts *parts, const DesmiVillageFilter *filter, guint choice)
{
  guint programme
      = desmi_sql_parts_bind (parts, g_strdup (desmi_village_filter_get_programme (filter)));
  guint quarter = desmi_sql_parts_bind (parts, g_strdup (get_quarter (filter)));
  guint status = desmi_sql_parts_bind (
      parts, g_strdup (desmi_condition_get_code (DESMI_CONDITION_PILLAR, choice)));

  g_string_append_printf (
      parts->text,
      "EXISTS (SELECT 1 FROM local_pillar_status AS s WHERE s.village = v.code AND "
      "s.programme = ?%u AND s.period <= ?%u AND s.status = ?%u AND NOT EXISTS (SELECT 1 FROM "
      "local_pillar_status AS l WHERE l.village = s.village AND l.programme = s.programme AND "
      "l.pillar = s.pillar AND l.period > s.period AND l.period <= ?%u))",
      programme, quarter, status, quarter);
}

static void
add_report (DesmiSqlParts *parts, const DesmiVillageFilter *filter, guint choice)
{
  guint programme
      = desmi_sql_parts_bind (parts, g_strdup (desmi_village_filter_get_programme (filter)));
  guint quarter = desmi_sql_parts_bind (parts, g_strdup (get_quarter (filter)));

  g_string_append_printf (parts->text,
                          "%sEXISTS (SELECT 1 FROM local_report AS r WHERE r.village = v.code "
                          "AND r.programme = ?%u AND r.period = ?%u%s)",
                          choice == DESMI_CHOICE_REPORT_MISSING ? "NOT " : "", programme, quarter,
                          choice == DESMI_CHOICE_REPORT_SUBMITTED ? " AND r.state = 'submitted'"
                          : choice == DESMI_CHOICE_REPORT_DRAFT   ? " AND r.state <> 'submitted'"
                                                                  : "");
}

static gboolean
is_complete (DesmiTable *table, guint row, guint choice)
{
  guint  share = (guint) desmi_table_find_column (table, "share");
  double value;

  if (desmi_table_get_mark (table, row, share) != DESMI_MARK_NONE)
    return FALSE;
  value = desmi_table_get_double (table, row, share);
  return choice == DESMI_CHOICE_COMPLETENESS_WHOLE  ? value >= 1
         : choice == DESMI_CHOICE_COMPLETENESS_MOST ? value >= 0.5 && value < 1
                                                    : value < 0.5;
}

/* What was accepted is none any more. */
static gboolean
is_found (DesmiTable *table, guint row, guint choice)
{
  guint       why = (guint) desmi_table_find_column (table, "why");
  const char *kind
      = desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, "kind"));

  return desmi_table_get_mark (table, row, why) == DESMI_MARK_MISSING
         && (choice < DESMI_CHOICE_FINDING_FIRST_KIND
             || g_strcmp0 (kind, desmi_condition_get_code (DESMI_CONDITION_FINDING, choice)) == 0);
}

static void
append_codes (DesmiSqlParts *parts, const GPtrArray *codes, gboolean without)
{
  g_string_append_printf (parts->text, "v.code %sIN (SELECT value FROM json_each (?%u))",
                          without ? "NOT " : "",
                          desmi_sql_parts_bind (parts, desmi_sql_json_list (codes)));
}

/* The villages of the rows that one of @choices means; of the choice @none those that have no such
 * row (0: there is no such choice). */
static void
add_rows (DesmiSqlParts *parts,
          DesmiTable    *table,
          gboolean (*is_meant) (DesmiTable *table, guint row, guint choice),
          guint choices,
          guint none)
{
  g_autoptr (GPtrArray) meant = g_ptr_array_new (), all = g_ptr_array_new ();
  guint                 village = (guint) desmi_table_find_column (table, "village");

  for (guint i = 0; i < desmi_table_get_n_rows (table); i++)
    for (guint choice = 1; choices >= DESMI_CONDITION_BIT (choice); choice++)
      if ((choices & DESMI_CONDITION_BIT (choice)) != 0 && is_meant (table, i, choice))
        g_ptr_array_add (choice == none ? all : meant,
                         (char *) desmi_table_get_text (table, i, village));
  append_codes (parts, meant, FALSE);
  if (none > 0 && (choices & DESMI_CONDITION_BIT (none)) != 0)
    {
      g_string_append (parts->text, " OR ");
      append_codes (parts, all, TRUE);
    }
}

static void
add_choice (DesmiSqlParts            *parts,
            const DesmiVillageFilter *filter,
            DesmiCondition            condition,
            guint                     choice)
{
  if (condition == DESMI_CONDITION_OFFICER)
    add_officer (parts, choice);
  else if (condition == DESMI_CONDITION_PILLAR)
    add_pillar (parts, filter, choice);
  else
    add_report (parts, filter, choice);
}

/* Any of the choices, of what SQL says well. */
static void
add_choices (DesmiSqlParts *parts, const DesmiVillageFilter *filter, DesmiCondition condition)
{
  guint choices = filter->conditions[condition];
  guint n = 0;

  for (guint choice = 1; choice <= desmi_condition_get_n_choices (condition); choice++)
    if ((choices & DESMI_CONDITION_BIT (choice)) != 0)
      {
        g_string_append (parts->text, n++ > 0 ? " OR " : "");
        add_choice (parts, filter, condition, choice);
      }
}

static gboolean
add_condition (DesmiSqlParts            *parts,
               DesmiConnection          *connection,
               const DesmiVillageFilter *filter,
               DesmiCondition            condition,
               GError                  **error)
{
  const DesmiLocale     *locale = desmi_locale_get_user ();
  guint                  choices = filter->conditions[condition];
  g_autoptr (DesmiTable) table = NULL;

  if (condition == DESMI_CONDITION_COMPLETENESS)
    table = desmi_lookup_completeness (connection, NULL, locale, error);
  else if (condition == DESMI_CONDITION_FINDING)
    table = desmi_lookup_quality (connection, NULL, locale, error);
  else
    {
      add_choices (parts, filter, condition);
      return TRUE;
    }
  if (table == NULL)
    return FALSE;
  if (condition == DESMI_CONDITION_COMPLETENESS)
    add_rows (parts, table, is_complete, choices, 0);
  else
    add_rows (parts, table, is_found, choices, DESMI_CHOICE_FINDING_NONE);
  return TRUE;
}

/**
 * desmi_village_add_conditions:
 * @parts: a statement on official_region AS v, in its WHERE
 *
 * Returns: %FALSE with @error set
 */
gboolean
desmi_village_add_conditions (DesmiSqlParts            *parts,
                              DesmiConnection          *connection,
                              const DesmiVillageFilter *filter,
                              GError                  **error)
{
  for (guint i = 0; i < DESMI_N_CONDITIONS; i++)
    {
      if (filter->conditions[i] == 0)
        continue;
      g_string_append (parts->text, " AND (");
      if (!add_condition (parts, connection, filter, (DesmiCondition) i, error))
        return FALSE;
      g_string_append_c (parts->text, ')');
    }
  return TRUE;
}
