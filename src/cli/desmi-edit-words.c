/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads FIELD=VALUE, INDICATOR=VALUE and PILLAR=STATUS:REASON. */
#include "cli/desmi-edit-words.h"

#include "cli/desmi-output.h"
#include "cli/desmi-pair.h"
#include "core/desmi-number.h"
#include "core/desmi-period.h"

#include <glib/gi18n-lib.h>

#define FIRST_FIELD 2
#define PERIOD_ARGUMENT 2
#define FIRST_INDICATOR 3
#define MAX_PILLAR 99

static gboolean
fail (DesmiCli *cli, const GError *error)
{
  cli->exit_code = desmi_fail (error);
  return FALSE;
}

static gboolean G_GNUC_PRINTF (2, 3) misuse (DesmiCli *cli, const char *format, ...)
{
  va_list          args;
  g_autofree char *sentence = NULL;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  cli->exit_code = desmi_cli_misuse (cli, "%s", sentence);
  return FALSE;
}

/* The status is one change with its reason and note, wherever they stand on the line. */
typedef struct
{
  const char *status, *reason, *note, *since;
} StatusWords;

static gboolean
add_status (DesmiCli          *cli,
            const char        *village,
            const char        *programme,
            const StatusWords *words,
            DesmiEdit         *edit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *since = NULL;
  DesmiStatus        status;

  if (words->status == NULL)
    return words->reason == NULL && words->note == NULL && words->since == NULL
               ? TRUE
               : misuse (cli, _ ("“since”, “reason” and “note” go with “status”."));
  if (!desmi_status_parse (words->status, &status, &error))
    return fail (cli, error);
  if (words->since != NULL && *words->since != '\0')
    since = desmi_day_parse_loose (words->since, &error);
  if (error != NULL)
    return fail (cli, error);
  desmi_edit_set_status_since (edit, village, programme, status, words->reason, words->note, since);
  return TRUE;
}

static gboolean
add_field (DesmiCli    *cli,
           const char  *village,
           const char  *text,
           StatusWords *words,
           DesmiEdit   *edit)
{
  g_autofree char *name = NULL;
  const char      *value = desmi_pair_split (text, '=', &name);

  if (value == NULL)
    return misuse (cli, _ ("“%s” is not of the form FIELD=VALUE."), text);
  if (g_str_equal (name, "status"))
    words->status = value;
  else if (g_str_equal (name, "reason"))
    words->reason = value;
  else if (g_str_equal (name, "note"))
    words->note = value;
  else if (g_str_equal (name, "since"))
    words->since = value;
  else
    desmi_edit_set_profile (edit, village, name, *value != '\0' ? value : NULL);
  return TRUE;
}

/**
 * desmi_edit_words_fields:
 *
 * Adds every FIELD=VALUE of the command line.
 *
 * Returns: %FALSE after saying what is wrong; @cli->exit_code is set
 */
gboolean
desmi_edit_words_fields (DesmiCli *cli, const char *village, const char *programme, DesmiEdit *edit)
{
  StatusWords words = { NULL };

  for (guint i = FIRST_FIELD; i < cli->n_arguments; i++)
    if (!add_field (cli, village, cli->arguments[i], &words, edit))
      return FALSE;
  return add_status (cli, village, programme, &words, edit);
}

/**
 * desmi_edit_words_value:
 * @text: INDICATOR=VALUE
 * @indicator: (out) (transfer full): its id
 * @is_empty: (out): no value was given
 * @milli: (out): otherwise the value, in thousandths
 *
 * Returns: %FALSE after saying what is wrong; @cli->exit_code is set
 */
gboolean
desmi_edit_words_value (DesmiCli   *cli,
                        const char *text,
                        char      **indicator,
                        gboolean   *is_empty,
                        gint64     *milli)
{
  const char        *value = desmi_pair_split (text, '=', indicator);
  g_autoptr (GError) error = NULL;

  if (value == NULL)
    return misuse (cli, _ ("“%s” is not of the form INDICATOR=VALUE."), text);
  *is_empty = *value == '\0';
  *milli = 0;
  return *is_empty || desmi_number_parse (value, milli, &error) || fail (cli, error);
}

static gboolean
add_measurement (DesmiCli   *cli,
                 const char *village,
                 const char *period,
                 const char *text,
                 DesmiEdit  *edit)
{
  g_autofree char *indicator = NULL;
  gboolean         is_empty;
  gint64           milli;

  if (!desmi_edit_words_value (cli, text, &indicator, &is_empty, &milli))
    return FALSE;
  if (is_empty)
    desmi_edit_clear_measurement (edit, village, indicator, period);
  else
    desmi_edit_put_measurement (edit, village, indicator, period, milli);
  return TRUE;
}

typedef struct
{
  const char *village, *programme, *period;
} Place;

static gboolean
add_pillar_status (DesmiCli *cli, const Place *place, const char *text, DesmiEdit *edit)
{
  g_autofree char   *pillar = NULL;
  g_autofree char   *word = NULL;
  const char        *status_text = desmi_pair_split (text, '=', &pillar);
  const char        *reason;
  g_autoptr (GError) error = NULL;
  gint64             number;
  DesmiPillarStatus  status;

  if (status_text == NULL)
    return misuse (cli, _ ("“%s” is not of the form PILLAR=STATUS:REASON."), text);
  if (!desmi_integer_parse (pillar, 1, MAX_PILLAR, &number))
    return misuse (cli, _ ("“%s” is not the number of a pillar."), pillar);
  reason = desmi_pair_split (status_text, ':', &word);
  if (!desmi_pillar_status_parse (word != NULL ? word : status_text, &status, &error))
    return fail (cli, error);
  desmi_edit_set_pillar_status (edit, place->village, place->programme, (int) number, place->period,
                                status, reason != NULL && *reason != '\0' ? reason : NULL, NULL);
  return TRUE;
}

/**
 * desmi_edit_words_report:
 * @statuses: (nullable) (array zero-terminated): PILLAR=STATUS:REASON
 *
 * Adds every INDICATOR=VALUE of the command line, and @statuses.
 *
 * Returns: %FALSE after saying what is wrong; @cli->exit_code is set
 */
gboolean
desmi_edit_words_report (DesmiCli          *cli,
                         const char        *village,
                         const char        *programme,
                         const char *const *statuses,
                         DesmiEdit         *edit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *normal = NULL;
  DesmiPeriod        period;

  if (!desmi_period_parse (cli->arguments[PERIOD_ARGUMENT], &period, &error))
    return fail (cli, error);
  normal = desmi_period_to_text (&period);
  for (guint i = FIRST_INDICATOR; i < cli->n_arguments; i++)
    if (!add_measurement (cli, village, normal, cli->arguments[i], edit))
      return FALSE;
  for (guint i = 0; statuses != NULL && statuses[i] != NULL; i++)
    if (!add_pillar_status (cli, &(Place){ village, programme, normal }, statuses[i], edit))
      return FALSE;
  return TRUE;
}
