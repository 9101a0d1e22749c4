/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village that goes on under another code: what holds on is written down for the new one. The
 * past stays with the old one, row by row, so that nothing that was reported changes. */
#include "store/desmi-change.h"
#include "store/desmi-rules-private.h"
#include "store/desmi-sql-names.h"

#include <glib/gi18n-lib.h>

/* In each statement ?1 is the old code and ?2 the new one. A district's own word on a village goes
 * before that of the national list. */
#define CHANGED                                                                                    \
  "(SELECT code, retired, successors FROM official_village UNION ALL SELECT code, retired, "       \
  "successors FROM official_region AS o WHERE successors IS NOT NULL AND +level = 'village' AND "  \
  "NOT EXISTS (SELECT 1 FROM official_village AS v WHERE v.code = o.code))"
#define IS_SUCCESSOR "instr (' ' || c.successors || ' ', ' ' || ?2 || ' ') > 0"

/* Of a split, which part has the cooperative is for a person to say; of a merger, whose head and
 * whose population it is. */
#define ALL_TO_ONE                                                                                 \
  " AND EXISTS (SELECT 1 FROM " CHANGED " AS c WHERE c.code = ?1 AND c.successors = ?2)"
#define ONE_TO_ONE                                                                                 \
  ALL_TO_ONE " AND (SELECT count (*) FROM " CHANGED " AS c WHERE " IS_SUCCESSOR ") = 1"

/* What had ended before the code did is past. */
#define LASTED                                                                                     \
  " AND coalesce (until, '9999') >= coalesce ((SELECT retired FROM " CHANGED                       \
  " AS c WHERE c.code = ?1), '')"

/* Numbers of a thing start behind the highest that its register ever had in the village; one of
 * that name is there already where the same was taken over from another code. */
#define NUMBERED(table, columns, same)                                                             \
  "INSERT INTO " table " (village, id, " columns ") SELECT ?2, id + max (coalesce ((SELECT last "  \
  "FROM register_number WHERE register = '" table "' AND village = ?2), 0), coalesce ((SELECT "    \
  "max (id) FROM " table " WHERE village = ?2), 0)), " columns " FROM " table                      \
  " AS t WHERE village = ?1" ALL_TO_ONE " AND NOT EXISTS (SELECT 1 FROM " table                    \
  " AS n WHERE n.village = ?2 AND n.name = t.name" same ")"
#define NUMBER(table)                                                                              \
  "INSERT INTO register_number (register, village, last) SELECT '" table                           \
  "', ?2, max (id) FROM " table                                                                    \
  " WHERE village = ?2 AND ?1 IS NOT NULL HAVING max (id) IS NOT NULL "                            \
  "ON CONFLICT DO UPDATE SET last = max (last, excluded.last)"

/* The one of the new village that is called as the product's of the old one was. */
#define GROUP                                                                                      \
  "(SELECT n.id FROM local_product AS p JOIN local_group AS g ON g.village = ?1 "                  \
  "AND g.id = p.group_id JOIN local_group AS n ON n.village = ?2 AND n.name = g.name "             \
  "WHERE p.village = ?1 AND p.name = local_product.name)"
#define PLACE "latitude_e6, longitude_e6, place, opened, hours, desk, regulation, equipment, notes"

/* The groups come before their products, which name them by number. */
static const char *const statements[] = {
  "INSERT INTO local_enrolment (village, programme, cohort, decree, decree_date) "
  "SELECT ?2, programme, cohort, decree, decree_date FROM programme_village AS e "
  "WHERE village = ?1 AND NOT EXISTS (SELECT 1 FROM programme_village AS n "
  "WHERE n.village = ?2 AND n.programme = e.programme)",
  "INSERT INTO local_status (village, programme, status, reason, note, since) "
  "SELECT ?2, programme, status, reason, note, since FROM local_status AS s "
  "WHERE village = ?1 AND NOT EXISTS (SELECT 1 FROM local_status AS n "
  "WHERE n.village = ?2 AND n.programme = s.programme)",
  "INSERT INTO local_profile (village, head_name, head_title, officers, population, households, "
  "service, phone, email, address, cooperative, notes) SELECT ?2, head_name, head_title, officers, "
  "population, households, service, phone, email, address, cooperative, notes FROM local_profile "
  "WHERE village = ?1" ONE_TO_ONE " ON CONFLICT DO NOTHING",
  "INSERT INTO local_service (village, " PLACE ") SELECT ?2, " PLACE
  " FROM local_service WHERE village = ?1" ONE_TO_ONE " ON CONFLICT DO NOTHING",
  NUMBERED ("local_person",
            "role, name, title, phone, email, since, until, notes",
            " AND n.role = t.role") LASTED,
  NUMBER ("local_person"),
  NUMBERED ("local_group",
            "name, state, business, founded, women, men, returnees, turnover_idr, permits, "
            "noncash, online, notes, until",
            "") LASTED,
  NUMBER ("local_group"),
  NUMBERED ("local_product", "name, unit, price_idr, buyers, notes", ""),
  NUMBER ("local_product"),
  "UPDATE local_product SET group_id = " GROUP " WHERE village = ?2 AND group_id IS NULL "
  "AND " GROUP " IS NOT NULL",
  NUMBERED ("local_cooperative",
            "name, form, stage, trade, entity_number, entity_date, registration, book_year, "
            "meeting_day, women, men, savings_idr, loans_idr, arrears_idr, surplus_idr, notes, "
            "until",
            "") LASTED,
  NUMBER ("local_cooperative"),
  NUMBERED ("local_partner", "name, kind, support, contact, phone, email, since, until, notes", "")
      LASTED,
  NUMBER ("local_partner"),
};

/**
 * desmi_take_over_apply:
 * @change: an accepted %DESMI_CHANGE_TAKE_OVER
 * @changed: (out): whether anything was not there already
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_take_over_apply (const DesmiChange *change,
                       DesmiConnection   *connection,
                       gboolean          *changed,
                       GError           **error)
{
  sqlite3 *db = desmi_connection_get_db (connection);
  int      before = sqlite3_total_changes (db), numbers = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) local = NULL;
      sqlite3_stmt      *stmt = desmi_connection_bind (connection, error, statements[i], "ss",
                                                       change->text, change->village);

      if (stmt == NULL)
        return FALSE;
      desmi_connection_step (connection, stmt, &local);
      if (!desmi_connection_end (stmt, &local, error))
        return FALSE;
      if (g_str_has_prefix (statements[i], "INSERT INTO register_number"))
        numbers += sqlite3_changes (db);
    }
  /* the numbers are told anew each time */
  *changed = sqlite3_total_changes (db) - before > numbers;
  return TRUE;
}

/**
 * desmi_rules_check_take_over:
 *
 * Returns: whether the village came from the other one; if not, @error is %DESMI_STORE_ERROR_INPUT
 */
gboolean
desmi_rules_check_take_over (DesmiRules *self, const DesmiChange *change, GError **error)
{
  static const char sql[] = "SELECT 1 FROM " CHANGED " AS c WHERE c.code = ?1 AND " IS_SUCCESSOR;
  gboolean          found;

  if (!desmi_rules_ask (self, sql, change->text != NULL ? change->text : "", change->village,
                        &found, error))
    return FALSE;
  return found
         || desmi_rules_refuse (error,
                                /* Translators: two codes of villages */
                                _ ("The list of regions does not say that %s became %s; nothing "
                                   "was changed."),
                                change->text, change->village);
}
