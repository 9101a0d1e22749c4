/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a village in the words of its profile. */
#include "app/desmi-village-facts.h"

#include "app/desmi-head-title.h"
#include "app/desmi-register-view.h"
#include "core/desmi-cooperative.h"

#include <glib/gi18n-lib.h>

/**
 * desmi_village_facts_get_head_title:
 *
 * Returns: (transfer none): what the head of the village is called: as is written of it, else as it
 * is usual in its district
 */
const char *
desmi_village_facts_get_head_title (const DesmiVillage *village, const DesmiLocale *locale)
{
  if (village->head_title != NULL && *village->head_title != '\0')
    return village->head_title;
  return desmi_head_title_get_usual (village->usual_head_title, village->code, locale);
}

static const char *
get_text (DesmiTable *table, guint row, const char *column)
{
  return desmi_table_get_text (table, row, (guint) desmi_table_find_column (table, column));
}

/* Nullable: "since March 3, 2024" */
static char *
dup_since (DesmiTable *table, guint row, const DesmiLocale *locale)
{
  const char      *since = get_text (table, row, "since");
  g_autofree char *day = since != NULL && *since != '\0' ? desmi_format_day (since, locale) : NULL;

  /* Translators: %s is a day */
  return day == NULL ? NULL : g_strdup_printf (desmi_locale_text (locale, N_ ("since %s")), day);
}

/**
 * desmi_village_facts_dup_programme:
 * @programmes: the lookup "village-programmes"
 *
 * Returns: (transfer full): the status with its day and reason, and the cohort
 */
char *
desmi_village_facts_dup_programme (DesmiTable *programmes, guint row, const DesmiLocale *locale)
{
  guint            cohort_at = (guint) desmi_table_find_column (programmes, "cohort");
  g_autofree char *since = dup_since (programmes, row, locale), *cohort = NULL;
  GString         *text = g_string_new (NULL);
  DesmiStatus      status = DESMI_STATUS_ACTIVE;
  const char      *parts[3];

  desmi_status_parse (get_text (programmes, row, "status"), &status, NULL);
  g_string_append (text, desmi_status_name (status, locale));
  if (desmi_table_get_int (programmes, row, cohort_at) > 0)
    /* Translators: %d is the year a village joined the programme */
    cohort = g_strdup_printf (desmi_locale_text (locale, N_ ("cohort %d")),
                              (int) desmi_table_get_int (programmes, row, cohort_at));
  parts[0] = since;
  parts[1] = get_text (programmes, row, "reason") == NULL
                 ? NULL
                 : desmi_table_get_label (programmes, row,
                                          (guint) desmi_table_find_column (programmes, "reason"));
  parts[2] = cohort;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, " · %s", parts[i]);
  return g_string_free (text, FALSE);
}

/**
 * desmi_village_facts_dup_status:
 * @village: one of the programme
 *
 * Returns: (transfer full): its status with the day from which on it holds, reason and note
 */
char *
desmi_village_facts_dup_status (const DesmiVillage *village, const DesmiLocale *locale)
{
  g_autofree char *day = village->status_since != NULL && *village->status_since != '\0'
                             ? desmi_format_day (village->status_since, locale)
                             : NULL;
  /* Translators: %s is a day */
  g_autofree char *since
      = day != NULL ? g_strdup_printf (desmi_locale_text (locale, N_ ("since %s")), day) : NULL;
  GString    *text = g_string_new (desmi_status_name (village->status, locale));
  const char *parts[] = { since, village->status_reason, village->status_note };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, " · %s", parts[i]);
  return g_string_free (text, FALSE);
}

/**
 * desmi_village_facts_dup_past:
 * @past: the lookup "register-past-status"
 * @programme: id of the one that is spoken of
 *
 * Returns: (transfer full) (nullable): what the village was in it, from when to when and why;
 * %NULL: the row is of another programme
 */
char *
desmi_village_facts_dup_past (DesmiTable        *past,
                              guint              row,
                              const char        *programme,
                              const DesmiLocale *locale)
{
  const DesmiRegisterColumn period = { DESMI_REGISTER_VIEW_PERIOD, FALSE };
  g_autofree char          *when = NULL;
  GString                  *text;
  const char               *parts[3];

  if (g_strcmp0 (get_text (past, row, "programme"), programme) != 0)
    return NULL;
  when = desmi_register_view_dup_cell (DESMI_REGISTER_PAST_STATUS, &period, past, row, "", locale);
  text = g_string_new (
      desmi_table_get_label (past, row, (guint) desmi_table_find_column (past, "status")));
  parts[0] = when;
  parts[1]
      = get_text (past, row, "reason") == NULL
            ? NULL
            : desmi_table_get_label (past, row, (guint) desmi_table_find_column (past, "reason"));
  parts[2] = get_text (past, row, "notes");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, " · %s", parts[i]);
  return g_string_free (text, FALSE);
}

/**
 * desmi_village_facts_dup_decree:
 *
 * Returns: (transfer full) (nullable): the decree of enrolment with its day
 */
char *
desmi_village_facts_dup_decree (DesmiTable *programmes, guint row, const DesmiLocale *locale)
{
  const char      *decree = get_text (programmes, row, "decree");
  const char      *date = get_text (programmes, row, "decree_date");
  g_autofree char *day = date != NULL && *date != '\0' ? desmi_format_day (date, locale) : NULL;

  if (decree == NULL || *decree == '\0')
    return g_steal_pointer (&day);
  return day == NULL ? g_strdup (decree) : g_strdup_printf ("%s · %s", decree, day);
}

/**
 * desmi_village_facts_dup_cooperative:
 * @cooperatives: (nullable): the lookup "cooperatives" of the village; until it is read, what is
 *   written in the profile has to do
 *
 * Returns: (transfer full) (nullable): the stage and the name of the village's cooperative: as its
 * register has it, which knows the stage, and what else is written in the profile
 */
char *
desmi_village_facts_dup_cooperative (const DesmiVillage *village,
                                     DesmiTable         *cooperatives,
                                     const DesmiLocale  *locale)
{
  const char           *name = NULL, *written = village->cooperative;
  DesmiCooperativeStage stage, said;

  if (cooperatives == NULL || desmi_table_get_n_rows (cooperatives) == 0
      || !desmi_cooperative_stage_from_code (get_text (cooperatives, 0, "stage"), &stage))
    return desmi_cooperative_describe (written, locale);
  name = get_text (cooperatives, 0, "cooperative");
  /* where nothing is in the register, the stage was read from what is written */
  if (desmi_cooperative_stage_read (name, &said) && said == stage)
    return desmi_cooperative_describe (name, locale);
  if (written != NULL && (*written == '\0' || g_str_equal (written, name)))
    written = NULL;
  return g_strjoin (" · ", desmi_cooperative_stage_name (stage, locale), name, written, NULL);
}

/**
 * desmi_village_facts_dup_code:
 * @codes: the lookup "village-codes"
 *
 * Returns: (transfer full): the other code with its name, and until when it was, or since when
 */
char *
desmi_village_facts_dup_code (DesmiTable *codes, guint row, const DesmiLocale *locale)
{
  const char      *date = get_text (codes, row, "retired");
  g_autofree char *day = date != NULL && *date != '\0' ? desmi_format_day (date, locale) : NULL;
  g_autofree char *name = g_strdup_printf (
      "%s %s", get_text (codes, row, "code"),
      desmi_table_get_label (codes, row, (guint) desmi_table_find_column (codes, "code")));
  g_autofree char *until = NULL;

  if (day == NULL)
    return g_steal_pointer (&name);
  until = g_strdup_printf (g_strcmp0 (get_text (codes, row, "relation"), "before") == 0
                               /* Translators: %s is a day */
                               ? desmi_locale_text (locale, N_ ("until %s"))
                               : desmi_locale_text (locale, N_ ("since %s")),
                           day);
  return g_strdup_printf ("%s · %s", name, until);
}
