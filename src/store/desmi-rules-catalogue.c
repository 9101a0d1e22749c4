/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries of its own catalogue a district file accepts. */
#include "store/desmi-catalogue-private.h"
#include "store/desmi-feed.h"
#include "store/desmi-query-private.h"
#include "store/desmi-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CODE_MAX 40
#define PILLAR_MAX 99

/* ?1: code, or programme of a pillar; ?2: number of a pillar. */
typedef struct
{
  const char *official, *local, *retired;
} Lookups;

static const Lookups lookups[DESMI_N_CATALOGUE_KINDS] = {
  [DESMI_CATALOGUE_PROGRAMME] = { "SELECT 1 FROM official_programme WHERE id = ?1",
                                  "SELECT 1 FROM local_programme WHERE id = ?1",
                                  "SELECT 1 FROM local_programme WHERE id = ?1"
                                  " AND retired IS NOT NULL" },
  [DESMI_CATALOGUE_PILLAR]
  = { "SELECT 1 FROM official_pillar WHERE programme = ?1 AND number = CAST (?2 AS INTEGER)",
      "SELECT 1 FROM local_pillar WHERE programme = ?1 AND number = CAST (?2 AS INTEGER)",
      "SELECT 1 FROM local_pillar WHERE programme = ?1 AND number = CAST (?2 AS INTEGER)"
      " AND retired IS NOT NULL" },
  [DESMI_CATALOGUE_INDICATOR]
  = { "SELECT 1 FROM official_indicator WHERE id = ?1",
      "SELECT 1 FROM local_indicator WHERE id = ?1",
      "SELECT 1 FROM local_indicator WHERE id = ?1 AND retired IS NOT NULL" },
  [DESMI_CATALOGUE_REASON]
  = { "SELECT 1 FROM official_reason WHERE id = ?1", "SELECT 1 FROM local_reason WHERE id = ?1",
      "SELECT 1 FROM local_reason WHERE id = ?1 AND retired IS NOT NULL" },
};

static gboolean
ask (DesmiRules               *rules,
     const char               *sql,
     const DesmiCatalogueItem *item,
     gboolean                 *found,
     GError                  **error)
{
  g_autofree char *number = g_strdup_printf ("%d", item->pillar);

  if (item->kind == DESMI_CATALOGUE_PILLAR)
    return desmi_rules_ask (rules, sql, item->programme, number, found, error);
  return desmi_rules_ask (rules, sql, item->id, NULL, found, error);
}

static gboolean
is_code (const char *text)
{
  gsize n = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_-");

  return text[n] == '\0' && g_ascii_isalpha (text[0]) && n >= 2 && n <= CODE_MAX;
}

static gboolean
check_code (const DesmiCatalogueItem *item, GError **error)
{
  if (item->kind == DESMI_CATALOGUE_PILLAR)
    return (item->pillar >= 1 && item->pillar <= PILLAR_MAX)
           || desmi_rules_refuse (
               error, _ ("The number of a pillar is from 1 to 99; nothing was changed."));
  if (!desmi_rules_check_text (item->id, DESMI_NAME_CHARS, FALSE, error))
    return FALSE;
  if (item->id == NULL)
    return desmi_rules_refuse (error, _ ("The code is missing; nothing was changed."));
  return is_code (item->id)
         || desmi_rules_refuse (
             error,
             _ ("“%s” is not a code: it has 2 to 40 small letters, digits, _ and -, and begins "
                "with a letter. Nothing was changed."),
             item->id);
}

/* A code names one thing, whether the server's or the district's. */
static gboolean
check_is_free (DesmiRules *rules, const DesmiCatalogueItem *item, GError **error)
{
  gboolean official, local;

  if (!ask (rules, lookups[item->kind].official, item, &official, error)
      || !ask (rules, lookups[item->kind].local, item, &local, error))
    return FALSE;
  if (!official && !local)
    return TRUE;
  if (item->kind == DESMI_CATALOGUE_PILLAR)
    return desmi_rules_refuse (
        error, _ ("The programme “%s” has a pillar %d already; nothing was changed."),
        item->programme, item->pillar);
  return desmi_rules_refuse (
      error, _ ("The catalogue has an entry with the code “%s” already; choose another code."),
      item->id);
}

/* What is there, is the district's own. */
static gboolean
check_is_own (DesmiRules *rules, const DesmiCatalogueItem *item, GError **error)
{
  gboolean found;

  if (!ask (rules, lookups[item->kind].official, item, &found, error))
    return FALSE;
  if (found)
    {
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_OFFICIAL,
                           _ ("This entry of the catalogue comes from the national server and "
                              "cannot be changed here; nothing was changed."));
      return FALSE;
    }
  if (!ask (rules, lookups[item->kind].local, item, &found, error))
    return FALSE;
  return found
         || desmi_rules_refuse (
             error, _ ("This entry of the catalogue is no longer there; nothing was changed."));
}

static gboolean
check_is_in_force (DesmiRules *rules, const DesmiCatalogueItem *item, GError **error)
{
  gboolean retired;

  if (!ask (rules, lookups[item->kind].retired, item, &retired, error))
    return FALSE;
  return !retired
         || desmi_rules_refuse (error, _ ("This entry of the catalogue is retired; bring it back "
                                          "before you change it. Nothing was changed."));
}

static gboolean
check_names (const DesmiCatalogueItem *item, GError **error)
{
  if (item->name_id == NULL)
    return desmi_rules_refuse (error, _ ("The Indonesian name is missing; nothing was changed."));
  return desmi_rules_check_text (item->name_id, DESMI_NAME_CHARS, FALSE, error)
         && desmi_rules_check_text (item->name_en, DESMI_NAME_CHARS, FALSE, error);
}

static gboolean
check_parent (DesmiRules *rules, const DesmiCatalogueItem *item, GError **error)
{
  DesmiCatalogueItem parent = { .kind = DESMI_CATALOGUE_PROGRAMME, .id = item->programme };
  gboolean           retired;

  if (!desmi_rules_check_programme (rules, item->programme, error)
      || !ask (rules, lookups[parent.kind].retired, &parent, &retired, error))
    return FALSE;
  if (retired)
    return desmi_rules_refuse (
        error, _ ("The programme “%s” is retired; nothing can be added to it."), item->programme);
  return TRUE;
}

static gboolean
check_pillar_of (DesmiRules *rules, const DesmiCatalogueItem *item, GError **error)
{
  DesmiCatalogueItem pillar
      = { .kind = DESMI_CATALOGUE_PILLAR, .programme = item->programme, .pillar = item->pillar };
  gboolean retired;

  if (!check_parent (rules, item, error)
      || !desmi_rules_check_pillar (rules, item->programme, item->pillar, error)
      || !ask (rules, lookups[pillar.kind].retired, &pillar, &retired, error))
    return FALSE;
  return !retired
         || desmi_rules_refuse (error,
                                _ ("The pillar %d of “%s” is retired; nothing can be added to it."),
                                item->pillar, item->programme);
}

static gboolean
is_word (const char *text, const char *const *words)
{
  return text != NULL && g_strv_contains (words, text);
}

static gboolean
check_counting (const DesmiCatalogueItem *item, GError **error)
{
  static const char *const directions[] = { "higher", "lower", NULL };
  static const char *const over_time[] = { "sum", "last", "mean", NULL };
  static const char *const over_villages[] = { "sum", "mean", "share", NULL };

  if (item->unit == NULL)
    return desmi_rules_refuse (
        error, _ ("The unit is missing: say what is counted. Nothing was changed."));
  if (item->weight_milli <= 0)
    return desmi_rules_refuse (
        error, _ ("The weight must be above zero; an indicator that shall not count is retired. "
                  "Nothing was changed."));
  if (item->cap_milli <= 0)
    return desmi_rules_refuse (
        error, _ ("What counts at most must be above zero percent; nothing was changed."));
  if (!is_word (item->direction, directions) || !is_word (item->over_time, over_time)
      || !is_word (item->over_villages, over_villages))
    return desmi_rules_refuse (
        error, _ ("How the indicator is counted is not one of the known ways; nothing was "
                  "changed."));
  return desmi_rules_check_text (item->unit, DESMI_NAME_CHARS, FALSE, error)
         && desmi_rules_check_text (item->description, DESMI_NOTE_CHARS, TRUE, error)
         && (item->valid_from == NULL
             || desmi_rules_check_period (item->valid_from, DESMI_PERIOD_QUARTER,
                                          DESMI_PERIOD_QUARTER, error));
}

static gboolean
refuse_counting (DesmiCounting counting, const DesmiCatalogueNewest *newest, GError **error)
{
  if (counting == DESMI_COUNTING_MEASURED)
    return desmi_rules_refuse (
        error, _ ("Villages have reported this indicator already. Say from which quarter it is "
                  "counted in the new way, so that the scores before it stay. Nothing was "
                  "changed."));
  if (counting == DESMI_COUNTING_EARLIER)
    return desmi_rules_refuse (
        error,
        _ ("The newest version counts from %s already; a change begins then or later. "
           "Nothing was changed."),
        newest->item->valid_from);
  if (counting == DESMI_COUNTING_MOVED)
    return desmi_rules_refuse (
        error,
        _ ("Villages have reported this indicator already, and it is counted in the same way, so "
           "the quarter that it counts from stays. Nothing was changed."));
  return TRUE;
}

static gboolean
check_indicator (DesmiRules               *rules,
                 DesmiConnection          *connection,
                 const DesmiCatalogueItem *item,
                 GError                  **error)
{
  g_auto (DesmiCatalogueNewest) newest = { 0 };

  if (!check_pillar_of (rules, item, error) || !check_counting (item, error)
      || !desmi_catalogue_read_newest (connection, item->id, &newest, error))
    return FALSE;
  if (newest.item == NULL)
    return TRUE;
  if (newest.measured && g_strcmp0 (item->unit, newest.item->unit) != 0)
    return desmi_rules_refuse (
        error,
        _ ("Villages have reported this indicator in “%s”, so its unit stays. Retire it and "
           "add another one. Nothing was changed."),
        newest.item->unit);
  if (newest.measured
      && (item->pillar != newest.item->pillar
          || g_strcmp0 (item->programme, newest.item->programme) != 0))
    return desmi_rules_refuse (
        error, _ ("Villages have reported this indicator, so it stays in its pillar. Retire it and "
                  "add another one. Nothing was changed."));
  return refuse_counting (desmi_catalogue_compare (item, &newest), &newest, error);
}

static gboolean
check_put (DesmiRules               *rules,
           DesmiConnection          *connection,
           const DesmiCatalogueItem *item,
           GError                  **error)
{
  if (!check_names (item, error))
    return FALSE;
  if (item->kind == DESMI_CATALOGUE_PROGRAMME)
    return item->valid_from == NULL
           || desmi_rules_check_period (item->valid_from, DESMI_PERIOD_QUARTER, DESMI_PERIOD_YEAR,
                                        error);
  if (item->kind == DESMI_CATALOGUE_PILLAR)
    return check_parent (rules, item, error);
  return item->kind == DESMI_CATALOGUE_REASON || check_indicator (rules, connection, item, error);
}

/* ?1: code, or programme and number, ?2: the quarter. Of what is retired later already the time
 * between is looked at. */
#define REPORTED(condition)                                                                        \
  "SELECT 1 FROM (SELECT indicator, period FROM local_measurements UNION ALL"                      \
  " SELECT indicator, period FROM local_submitted) AS m JOIN local_indicator AS i"                 \
  " ON i.id = m.indicator WHERE " condition " AND coalesce (i.retired, '9999') > ?2"               \
  " AND iif (length (m.period) = 4, m.period || '-Q4', m.period) >= ?2"
#define SAID(condition)                                                                            \
  " UNION ALL SELECT 1 FROM local_pillar_status AS s WHERE " condition " AND s.period >= ?2"

static gboolean
check_retire (DesmiRules               *rules,
              const DesmiCatalogueItem *item,
              const char               *quarter,
              GError                  **error)
{
  static const char indicator[] = REPORTED ("i.id = ?1");
  static const char programme[] = REPORTED ("i.programme = ?1") SAID ("s.programme = ?1");
  static const char pillar[] = REPORTED ("i.programme || ' ' || i.pillar = ?1")
      SAID ("s.programme || ' ' || s.pillar = ?1");
  g_autofree char *id = item->kind == DESMI_CATALOGUE_PILLAR
                            ? g_strdup_printf ("%s %d", item->programme, item->pillar)
                            : g_strdup (item->id);
  const char      *sql = item->kind == DESMI_CATALOGUE_PILLAR      ? pillar
                         : item->kind == DESMI_CATALOGUE_PROGRAMME ? programme
                                                                   : indicator;
  gboolean         found;

  if (quarter == NULL)
    return TRUE;
  if (!desmi_rules_check_period (quarter, DESMI_PERIOD_QUARTER, DESMI_PERIOD_QUARTER, error))
    return FALSE;
  if (item->kind == DESMI_CATALOGUE_REASON)
    return TRUE;
  if (!desmi_rules_ask (rules, sql, id, quarter, &found, error))
    return FALSE;
  return !found
         || desmi_rules_refuse (error,
                                _ ("Villages have reported it for %s or later; retire it from a "
                                   "quarter after that. Nothing was changed."),
                                quarter);
}

/* What still speaks of an entry. */
static const char *const used[DESMI_N_CATALOGUE_KINDS] = {
  [DESMI_CATALOGUE_PROGRAMME] = "SELECT 1 FROM local_pillar WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_indicator WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_enrolment WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM official_enrolment WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_status WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_past_status WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_report WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_submitted WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_document WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_activity WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_milestone WHERE programme = ?1 UNION ALL"
                                " SELECT 1 FROM local_pillar_status WHERE programme = ?1",
  [DESMI_CATALOGUE_PILLAR]
  = "SELECT 1 FROM local_indicator WHERE programme = ?1 AND pillar = CAST (?2 AS INTEGER)"
    " UNION ALL SELECT 1 FROM local_pillar_status WHERE programme = ?1"
    " AND pillar = CAST (?2 AS INTEGER)"
    " UNION ALL SELECT 1 FROM local_document WHERE programme = ?1 AND pillar = CAST (?2 AS INTEGER)"
    " UNION ALL SELECT 1 FROM local_activity WHERE programme = ?1 AND pillar = CAST (?2 AS INTEGER)"
    " UNION ALL SELECT 1 FROM local_milestone WHERE programme = ?1"
    " AND pillar = CAST (?2 AS INTEGER)",
  [DESMI_CATALOGUE_INDICATOR] = "SELECT 1 FROM local_measurements WHERE indicator = ?1 UNION ALL"
                                " SELECT 1 FROM local_targets WHERE indicator = ?1 UNION ALL"
                                " SELECT 1 FROM local_remark WHERE indicator = ?1 UNION ALL"
                                " SELECT 1 FROM local_submitted WHERE indicator = ?1 UNION ALL"
                                " SELECT 1 FROM local_document WHERE indicator = ?1",
  [DESMI_CATALOGUE_REASON] = ("SELECT 1 FROM local_status WHERE reason = ?1 UNION ALL"
                              " SELECT 1 FROM local_past_status WHERE reason = ?1 UNION ALL"
                              " SELECT 1 FROM local_pillar_status WHERE reason = ?1"),
};

/* What registers say of it would be gone from all reports that are open. */
static gboolean
check_is_not_fed (DesmiConnection *connection, const DesmiCatalogueItem *item, GError **error)
{
  const DesmiRegisterType *type = desmi_register_get (DESMI_REGISTER_FEED);
  int                      field = desmi_register_find_field (DESMI_REGISTER_FEED, "feed");
  g_autoptr (GError)       local = NULL;
  g_autofree char         *feed = NULL;

  if (item->kind != DESMI_CATALOGUE_INDICATOR)
    return TRUE;
  feed = desmi_query_dup_text (connection, "SELECT feed FROM local_feed WHERE indicator = ?",
                               item->id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return feed == NULL
         || desmi_rules_refuse (
             error,
             /* Translators: %s is what a register counts, such as “Groups in operation” */
             _ ("It is counted from “%s”, so it is not taken out. Retire it, or choose first that "
                "it is typed. Nothing was changed."),
             desmi_register_field_word_name (&type->fields[field], feed, desmi_locale_get_user ()));
}

static gboolean
check_delete (DesmiRules               *rules,
              DesmiConnection          *connection,
              const DesmiCatalogueItem *item,
              GError                  **error)
{
  gboolean found;

  if (!check_is_not_fed (connection, item, error)
      || !ask (rules, used[item->kind], item, &found, error))
    return FALSE;
  return !found
         || desmi_rules_refuse (
             error, _ ("Something in the file still belongs to it, such as reports or targets, so "
                       "it is not taken out. Retire it instead; nothing was changed."));
}

/**
 * desmi_rules_check_catalogue:
 * @connection: that the changes are made through
 *
 * Returns: whether the file accepts @change of the catalogue; if not, @error is
 * %DESMI_STORE_ERROR_INPUT or OFFICIAL
 */
gboolean
desmi_rules_check_catalogue (DesmiRules        *rules,
                             DesmiConnection   *connection,
                             const DesmiChange *change,
                             GError           **error)
{
  const DesmiCatalogueItem *item = change->item;

  if (!check_code (item, error))
    return FALSE;
  if (change->kind == DESMI_CHANGE_ADD_CATALOGUE)
    return check_is_free (rules, item, error) && check_put (rules, connection, item, error);
  if (!check_is_own (rules, item, error))
    return FALSE;
  if (change->kind == DESMI_CHANGE_RETIRE_CATALOGUE)
    return check_retire (rules, item, change->period, error);
  if (change->kind == DESMI_CHANGE_DELETE_CATALOGUE)
    return check_delete (rules, connection, item, error);
  return check_is_in_force (rules, item, error) && check_put (rules, connection, item, error);
}

static gboolean
check_programme_is_in_force (DesmiRules *rules, const DesmiChange *change, GError **error)
{
  static const char sql[]
      = "SELECT 1 FROM local_programme AS p WHERE p.id = ?1 AND p.retired <= substr (?2, 1, 7)"
        " AND (substr (?2, 9) = '' OR substr (?2, 9) >= p.retired)"
        " AND NOT EXISTS (SELECT 1 FROM official_programme AS o WHERE o.id = p.id)";
  static const char enrolled[]
      = "SELECT 1 FROM local_enrolment WHERE village = ?1 AND programme = ?2";
  g_autofree char *present = desmi_feed_dup_present ();
  g_autofree char *joined = change->number != 0
                                ? g_strdup_printf ("%s %d-Q1", present, change->number)
                                : g_strconcat (present, " ", NULL);
  gboolean         retired, is_old;

  if (!desmi_rules_ask (rules, sql, change->programme, joined, &retired, error)
      || !desmi_rules_ask (rules, enrolled, change->village, change->programme, &is_old, error))
    return FALSE;
  return !retired || is_old
         || desmi_rules_refuse (
             error,
             _ ("The programme “%s” is retired, so no village joins it; one that "
                "joined before needs its cohort. Nothing was changed."),
             change->programme);
}

/* @which: says which local entry l it is, by ?1; @same: which official one o it became. ?2: the
 * time; a year begins with its first quarter. */
#define RETIRED(table, which, same)                                                                \
  "SELECT 1 FROM local_" table " AS l WHERE " which                                                \
  " AND l.retired <= iif (length (?2) = 4, ?2 || '-Q1', ?2)"                                       \
  " AND NOT EXISTS (SELECT 1 FROM official_" table " AS o WHERE " same ")"

static gboolean
check_indicator_is_in_force (DesmiRules *rules, const DesmiChange *change, GError **error)
{
  static const char sql[] = RETIRED ("indicator", "l.id = ?1", "o.id = l.id");
  gboolean          retired;

  if (!desmi_rules_ask (rules, sql, change->indicator, change->period, &retired, error))
    return FALSE;
  if (!retired)
    return TRUE;
  if (change->kind == DESMI_CHANGE_TARGET)
    return desmi_rules_refuse (error,
                               /* Translators: an indicator, and a year or quarter */
                               _ ("The indicator “%s” is retired in %s, so it has no target "
                                  "there. Nothing was changed."),
                               change->indicator, change->period);
  return desmi_rules_refuse (error,
                             /* Translators: an indicator, and a quarter */
                             _ ("The indicator “%s” is retired in %s, so nothing is reported on "
                                "it there. Nothing was changed."),
                             change->indicator, change->period);
}

static gboolean
check_pillar_is_in_force (DesmiRules *rules, const DesmiChange *change, GError **error)
{
  static const char sql[] = RETIRED ("pillar", "l.programme || ' ' || l.number = ?1",
                                     "o.programme = l.programme AND o.number = l.number");
  g_autofree char  *pillar = g_strdup_printf ("%s %d", change->programme, change->number);
  gboolean          retired;

  if (!desmi_rules_ask (rules, sql, pillar, change->period, &retired, error))
    return FALSE;
  return !retired
         || desmi_rules_refuse (error,
                                /* Translators: the number of a pillar, a programme, a quarter */
                                _ ("The pillar %d of “%s” is retired in %s, so nothing is reported "
                                   "on it there. Nothing was changed."),
                                change->number, change->programme, change->period);
}

/**
 * desmi_rules_check_in_force:
 * @change: of a step of the user; a table that is imported may hold what was entered earlier
 *
 * Returns: whether nothing new is begun in what is retired: a village enrolled, or a target set,
 *   something measured or a pillar said to stand so or so for a time that lies after it; if not,
 *   @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_in_force (DesmiRules *rules, const DesmiChange *change, GError **error)
{
  if (change->kind == DESMI_CHANGE_ENROL)
    return check_programme_is_in_force (rules, change, error);
  if (change->kind == DESMI_CHANGE_TARGET || change->kind == DESMI_CHANGE_PUT_MEASUREMENT)
    return check_indicator_is_in_force (rules, change, error);
  return change->kind != DESMI_CHANGE_PILLAR_STATUS
         || check_pillar_is_in_force (rules, change, error);
}
