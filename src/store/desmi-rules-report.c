/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was handed in stays as it is until it is opened again. */
#include "store/desmi-rules-private.h"

#include <glib/gi18n-lib.h>

#define SUBMITTED                                                                                  \
  "SELECT 1 FROM local_report AS k WHERE k.village = ?1 AND k.state = 'submitted' AND "

static gboolean
refuse (const char *village, const char *period, GError **error)
{
  g_autofree char *spoken = NULL;
  DesmiPeriod      parsed;

  if (desmi_period_parse (period, &parsed, NULL))
    spoken = desmi_period_format (&parsed, desmi_locale_get_user ());
  return desmi_rules_refuse (
      error,
      /* Translators: the code of a village, and a quarter or a year */
      _ ("The report of %s for %s was submitted; open it again to change it. Nothing was changed."),
      village, spoken != NULL ? spoken : period);
}

static gboolean
check_open (DesmiRules *rules,
            const char *village,
            const char *programme,
            const char *period,
            GError    **error)
{
  g_autofree char *key = g_strconcat (programme, " ", period, NULL);
  gboolean         found;

  if (!desmi_rules_ask (rules, SUBMITTED "k.programme || ' ' || k.period = ?2", village, key,
                        &found, error))
    return FALSE;
  return !found || refuse (village, period, error);
}

static gboolean
check_indicator (DesmiRules *rules,
                 const char *village,
                 const char *indicator,
                 const char *period,
                 GError    **error)
{
  static const char sql[] = SUBMITTED "EXISTS (SELECT 1 FROM (SELECT id, programme FROM "
                                      "official_indicator UNION ALL SELECT id, programme FROM "
                                      "local_indicator) AS i WHERE i.programme = k.programme AND "
                                      "i.id || ' ' || k.period = ?2)";
  g_autofree char  *key = g_strconcat (indicator, " ", period, NULL);
  gboolean          found;

  if (!desmi_rules_ask (rules, sql, village, key, &found, error))
    return FALSE;
  return !found || refuse (village, period, error);
}

static const char *
get (const DesmiEntry *entry, const char *field)
{
  int i = desmi_register_find_field (desmi_entry_get_register (entry), field);

  return desmi_entry_get (entry, (guint) i);
}

/* What the report says already may be said again, as by a file that is imported twice. */
static gboolean
is_same_value (DesmiRules *rules, const DesmiChange *change, gboolean *same, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, change->indicator,
                                          change->period, change->value);

  return desmi_rules_ask (rules,
                          "SELECT 1 FROM local_measurements WHERE village = ?1"
                          " AND indicator || ' ' || period || ' ' || value_milli = ?2",
                          change->village, key, same, error);
}

/* Stands for a word that is not said, so that what is there stays; it is in no text. */
#define UNSAID "\032"

static gboolean
is_same_status (DesmiRules *rules, const DesmiChange *change, gboolean *same, GError **error)
{
  static const char sql[]
      = "SELECT 1 FROM (SELECT programme || char (10) || pillar || char (10) || period"
        " || char (10) || status || char (10) AS key, coalesce (reason, '') AS reason,"
        " coalesce (note, '') AS note FROM local_pillar_status WHERE village = ?1)"
        " WHERE ?2 IN (key || reason || char (10) || note, key || reason || char (10, 26),"
        " key || char (26, 10) || note, key || char (26, 10, 26))";
  g_autofree char *key = g_strdup_printf (
      "%s\n%d\n%s\n%s\n%s\n%s", change->programme, change->number, change->period,
      desmi_pillar_status_to_code ((DesmiPillarStatus) change->word),
      change->text != NULL ? change->text : UNSAID, change->more != NULL ? change->more : UNSAID);

  return desmi_rules_ask (rules, sql, change->village, key, same, error);
}

static gboolean
is_same_remark (DesmiRules *rules, const DesmiEntry *entry, gboolean *same, GError **error)
{
  g_autofree char *key = g_strjoin ("\n", get (entry, "indicator"), get (entry, "period"),
                                    get (entry, "notes"), NULL);

  return desmi_rules_ask (rules,
                          "SELECT 1 FROM local_remark WHERE village = ?1"
                          " AND indicator || char (10) || period || char (10) || notes = ?2",
                          desmi_entry_get (entry, 0), key, same, error);
}

/**
 * desmi_rules_check_report:
 * @change: of a measurement or of the status of a pillar, right in itself
 *
 * Returns: whether the report that it belongs to is open; if not, @error is
 * %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_report (DesmiRules *rules, const DesmiChange *change, GError **error)
{
  gboolean same = FALSE;

  if (change->kind == DESMI_CHANGE_PILLAR_STATUS)
    return is_same_status (rules, change, &same, error)
           && (same
               || check_open (rules, change->village, change->programme, change->period, error));
  if (change->kind == DESMI_CHANGE_PUT_MEASUREMENT && !is_same_value (rules, change, &same, error))
    return FALSE;
  return same || check_indicator (rules, change->village, change->indicator, change->period, error);
}

/**
 * desmi_rules_check_report_entry:
 * @entry: right in itself
 * @is_delete: it is to be taken out
 *
 * Returns: whether @entry may change a report: a note on a measurement only while the report is
 *   open, and one that was submitted only by opening it again; if not, @error is
 *   %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_report_entry (DesmiRules       *rules,
                                const DesmiEntry *entry,
                                gboolean          is_delete,
                                GError          **error)
{
  const char *village = desmi_entry_get (entry, 0), *state;
  gboolean    same = FALSE;

  if (desmi_entry_get_register (entry) == DESMI_REGISTER_REMARK)
    return (is_delete || is_same_remark (rules, entry, &same, error))
           && (same
               || check_indicator (rules, village, get (entry, "indicator"), get (entry, "period"),
                                   error));
  if (desmi_entry_get_register (entry) != DESMI_REGISTER_REPORT)
    return TRUE;
  state = is_delete ? NULL : get (entry, "state");
  return g_strcmp0 (state, "reopened") == 0 || g_strcmp0 (state, "submitted") == 0
         || check_open (rules, village, get (entry, "programme"), get (entry, "period"), error);
}
