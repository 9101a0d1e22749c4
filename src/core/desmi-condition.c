/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conditions that villages are filtered by, in words and as codes. */
#include "core/desmi-condition.h"

#include "core/desmi-finding-kind.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *code;
  const char *words;
} Choice;

static const Choice officers[] = {
  /* Translators: choices of the filter “Officer” of the list of villages. */
  { "with", N_ ("somebody serves") },
  { "without", N_ ("nobody serves") },
};

static const Choice pillars[] = {
  /* Translators: choices of the filter “Any pillar” of the list of villages. */
  { "not-started", N_ ("not started") },
  { "running", N_ ("running") },
  { "stalled", N_ ("stalled") },
  { "finished", N_ ("finished") },
};

static const Choice reports[] = {
  /* Translators: choices of the filter “Report” of the list of villages. */
  { "submitted", N_ ("submitted") },
  { "draft", N_ ("draft") },
  { "missing", N_ ("not begun") },
};

static const Choice completeness[] = {
  /* Translators: choices of the filter “Completeness” of the list of villages. */
  { "whole", N_ ("complete") },
  { "most", N_ ("half or more") },
  { "few", N_ ("less than half") },
};

/* The kinds of findings follow. */
static const Choice findings[] = {
  /* Translators: choices of the filter “Findings” of the list of villages. */
  { "any", N_ ("of any kind") },
  { "none", N_ ("none") },
};

static const struct
{
  const char   *column;
  const char   *title;
  const Choice *choices;
  guint         n_choices;
} conditions[DESMI_N_CONDITIONS] = {
  /* Translators: a filter of the list of villages, as before “: nobody serves”. */
  [DESMI_CONDITION_OFFICER] = { "officer", N_ ("Officer"), officers, G_N_ELEMENTS (officers) },
  /* Translators: a filter of the list of villages, as before “: stalled”. */
  [DESMI_CONDITION_PILLAR] = { "any-pillar", N_ ("Any pillar"), pillars, G_N_ELEMENTS (pillars) },
  /* Translators: a filter of the list of villages, as before “: draft”. */
  [DESMI_CONDITION_REPORT]
  = { "report", N_ ("Report of the quarter"), reports, G_N_ELEMENTS (reports) },
  /* Translators: a filter of the list of villages, as before “: less than half”. */
  [DESMI_CONDITION_COMPLETENESS]
  = { "completeness", N_ ("Completeness"), completeness, G_N_ELEMENTS (completeness) },
  /* Translators: a filter of the list of villages, as before “: none”. */
  [DESMI_CONDITION_FINDING] = { "finding", N_ ("Findings"), findings, G_N_ELEMENTS (findings) },
};

/**
 * desmi_condition_get_column:
 *
 * Returns: (transfer none): how filters name it
 */
const char *
desmi_condition_get_column (DesmiCondition condition)
{
  g_return_val_if_fail ((guint) condition < DESMI_N_CONDITIONS, NULL);
  return conditions[condition].column;
}

/**
 * desmi_condition_get_title:
 *
 * Returns: (transfer none): the word for a reader, in English
 */
const char *
desmi_condition_get_title (DesmiCondition condition)
{
  g_return_val_if_fail ((guint) condition < DESMI_N_CONDITIONS, NULL);
  return conditions[condition].title;
}

/**
 * desmi_condition_get_n_choices:
 *
 * Returns: how many choices there are besides "all"
 */
guint
desmi_condition_get_n_choices (DesmiCondition condition)
{
  g_return_val_if_fail ((guint) condition < DESMI_N_CONDITIONS, 0);
  return conditions[condition].n_choices
         + (condition == DESMI_CONDITION_FINDING ? DESMI_N_FINDING_KINDS : 0);
}

/**
 * desmi_condition_get_code:
 * @choice: from 1
 *
 * Returns: (transfer none): the value of a filter
 */
const char *
desmi_condition_get_code (DesmiCondition condition, guint choice)
{
  g_return_val_if_fail (choice >= 1 && choice <= desmi_condition_get_n_choices (condition), NULL);

  if (choice > conditions[condition].n_choices)
    return desmi_finding_kind_get_code (choice - conditions[condition].n_choices - 1);
  return conditions[condition].choices[choice - 1].code;
}

/**
 * desmi_condition_get_words:
 * @choice: from 1
 *
 * Returns: (transfer none): the choice for a reader
 */
const char *
desmi_condition_get_words (DesmiCondition condition, guint choice, const DesmiLocale *locale)
{
  const char *words;

  g_return_val_if_fail (choice >= 1 && choice <= desmi_condition_get_n_choices (condition), NULL);

  words = choice > conditions[condition].n_choices
              ? desmi_finding_kind_get_name (choice - conditions[condition].n_choices - 1)
              : conditions[condition].choices[choice - 1].words;
  return desmi_locale_text (locale, words);
}

/**
 * desmi_condition_find:
 * @column: of a filter
 * @condition: (out): whose it is
 *
 * Returns: whether it is one of a condition
 */
gboolean
desmi_condition_find (const char *column, DesmiCondition *condition)
{
  for (guint i = 0; i < DESMI_N_CONDITIONS; i++)
    if (g_strcmp0 (conditions[i].column, column) == 0)
      {
        *condition = (DesmiCondition) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_condition_parse:
 * @code: (nullable): the value of a filter
 *
 * Returns: the choice, from 1; 0 where it is none
 */
guint
desmi_condition_parse (DesmiCondition condition, const char *code)
{
  for (guint i = 1; i <= desmi_condition_get_n_choices (condition); i++)
    if (g_strcmp0 (desmi_condition_get_code (condition, i), code) == 0)
      return i;
  return 0;
}
