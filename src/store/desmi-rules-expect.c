/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the file still holds what somebody saw there when he decided to change it. It is asked in
 * the transaction that makes the change: between a look before it and the change itself another
 * program may write. */
#include "store/desmi-edit.h"
#include "store/desmi-rules-private.h"
#include "store/desmi-village-name.h"

#include <glib/gi18n-lib.h>

/* One statement for all fields: the names of columns are no parameters. */
static const char profile_sql[]
    = "SELECT CASE ?2"
      " WHEN 'head_name' THEN head_name WHEN 'head_title' THEN head_title"
      " WHEN 'officers' THEN officers WHEN 'population' THEN population"
      " WHEN 'households' THEN households WHEN 'service' THEN service WHEN 'phone' THEN phone"
      " WHEN 'email' THEN email WHEN 'address' THEN address"
      " WHEN 'cooperative' THEN cooperative WHEN 'notes' THEN notes END"
      " FROM local_profile WHERE village = ?1";

static const char enrolment_sql[] = "SELECT cohort, decree, decree_date FROM local_enrolment"
                                    " WHERE village = ?1 AND programme = ?2";

static const char status_sql[] = "SELECT status, reason, note, since FROM programme_village"
                                 " WHERE village = ?1 AND programme = ?2";

static const char pillar_sql[] = "SELECT status, reason, iif (period = ?4, note, NULL)"
                                 " FROM local_pillar_status WHERE village = ?1 AND programme = ?2"
                                 " AND pillar = ?3 AND period <= ?4 ORDER BY period DESC LIMIT 1";

static const char report_sql[] = "SELECT state FROM local_report"
                                 " WHERE village = ?1 AND programme = ?2 AND period = ?3";

/* @village: (nullable): code; %NULL: it is about the catalogue */
static gboolean
refuse_changed (DesmiConnection *connection, const char *village, GError **error)
{
  g_autofree char *name = NULL;

  if (village == NULL || *village == '\0')
    {
      g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT,
                           _ ("Somebody else changed this entry of the catalogue just now; "
                              "nothing was saved. Look at what is there now, and try again if it "
                              "is meant."));
      return FALSE;
    }
  name = desmi_village_name_dup (connection, village);
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT,
               /* Translators: %s is the name of a village */
               _ ("Somebody else changed %s just now; nothing was saved. Look at what is there "
                  "now, and try again if it is meant."),
               name);
  return FALSE;
}

static gboolean
refuse_enrolled (DesmiConnection *connection, const char *village, GError **error)
{
  g_autofree char *name = desmi_village_name_dup (connection, village);

  g_set_error (
      error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT,
      /* Translators: %s is the name of a village */
      _ ("Somebody else enrolled %s while this was open; nothing was saved. Its cohort and "
         "decree are changed on the page of the villages."),
      name);
  return FALSE;
}

static gboolean
is_text (sqlite3_stmt *stmt, int column, const char *expected)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  return g_strcmp0 (text != NULL ? text : "", expected != NULL ? expected : "") == 0;
}

/* Of a village without a row everything is unknown. */
static gboolean
is_profile (sqlite3_stmt *stmt, gboolean found, const DesmiChange *change)
{
  return found ? is_text (stmt, 0, change->text) : change->text == NULL || *change->text == '\0';
}

static gboolean
is_enrolment (sqlite3_stmt *stmt, gboolean found, const DesmiChange *change)
{
  if (change->number == DESMI_EXPECT_NOT_ENROLLED)
    return !found;
  return found && sqlite3_column_int (stmt, 0) == change->number && is_text (stmt, 1, change->text)
         && is_text (stmt, 2, change->more);
}

static gboolean
is_status (sqlite3_stmt *stmt, gboolean found, const DesmiChange *change)
{
  return found && is_text (stmt, 0, desmi_status_to_code ((DesmiStatus) change->word))
         && is_text (stmt, 1, change->text) && is_text (stmt, 2, change->more)
         && is_text (stmt, 3, change->day);
}

static gboolean
is_pillar (sqlite3_stmt *stmt, gboolean found, const DesmiChange *change)
{
  if (change->word == DESMI_EXPECT_NO_STATUS)
    return !found;
  return found && is_text (stmt, 0, desmi_pillar_status_to_code ((DesmiPillarStatus) change->word))
         && is_text (stmt, 1, change->text) && is_text (stmt, 2, change->more);
}

static gboolean
is_same (sqlite3_stmt *stmt, gboolean found, const DesmiChange *change)
{
  switch ((guint) change->kind)
    {
    case DESMI_CHANGE_EXPECT_PROFILE:
      return is_profile (stmt, found, change);
    case DESMI_CHANGE_EXPECT_ENROLMENT:
      return is_enrolment (stmt, found, change);
    case DESMI_CHANGE_EXPECT_STATUS:
      return is_status (stmt, found, change);
    case DESMI_CHANGE_EXPECT_N_ENTRIES:
      return found && sqlite3_column_int (stmt, 0) == change->number;
    case DESMI_CHANGE_EXPECT_PILLAR:
      return is_pillar (stmt, found, change);
    case DESMI_CHANGE_EXPECT_REPORT:
      return (found && is_text (stmt, 0, "submitted")) == (change->word != 0);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static sqlite3_stmt *
ask (DesmiConnection *connection, const DesmiChange *change, GError **error)
{
  g_autofree char *sql = NULL;

  switch ((guint) change->kind)
    {
    case DESMI_CHANGE_EXPECT_PROFILE:
      return desmi_connection_bind (connection, error, profile_sql, "ss", change->village,
                                    change->field);
    case DESMI_CHANGE_EXPECT_ENROLMENT:
    case DESMI_CHANGE_EXPECT_STATUS:
      return desmi_connection_bind (connection, error,
                                    change->kind == DESMI_CHANGE_EXPECT_STATUS ? status_sql
                                                                               : enrolment_sql,
                                    "ss", change->village, change->programme);
    case DESMI_CHANGE_EXPECT_N_ENTRIES:
      sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE village = ?",
                             desmi_register_get ((DesmiRegister) change->word)->table);
      return desmi_connection_bind (connection, error, sql, "s", change->village);
    case DESMI_CHANGE_EXPECT_PILLAR:
      return desmi_connection_bind (connection, error, pillar_sql, "ssds", change->village,
                                    change->programme, change->number, change->period);
    case DESMI_CHANGE_EXPECT_REPORT:
      return desmi_connection_bind (connection, error, report_sql, "sss", change->village,
                                    change->programme, change->period);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * desmi_rules_check_expected:
 * @change: that changes nothing: what somebody saw
 *
 * Returns: whether that is still so; if not, @error is %DESMI_STORE_ERROR_CONFLICT
 */
gboolean
desmi_rules_check_expected (DesmiConnection *connection, const DesmiChange *change, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt      *stmt = ask (connection, change, error);
  gboolean           found, same;

  if (stmt == NULL)
    return FALSE;
  found = desmi_connection_step (connection, stmt, &local);
  same = is_same (stmt, found, change);
  sqlite3_reset (stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!same && change->kind == DESMI_CHANGE_EXPECT_ENROLMENT
      && change->number == DESMI_EXPECT_NOT_ENROLLED)
    return refuse_enrolled (connection, change->village, error);
  return same || refuse_changed (connection, change->village, error);
}

/**
 * desmi_rules_check_seen:
 * @seen: what desmi_edit_expect() was told
 *
 * Makes the changes of @seen, to learn whether they change anything. Where they do, they are rolled
 * back with the rest of the transaction.
 *
 * Returns: whether the file holds what @seen says; if not, @error is %DESMI_STORE_ERROR_CONFLICT
 */
gboolean
desmi_rules_check_seen (DesmiConnection *connection, const DesmiEdit *seen, GError **error)
{
  const GPtrArray *changes = desmi_edit_get_changes (seen);

  for (guint i = 0; i < changes->len; i++)
    {
      const DesmiChange *change = g_ptr_array_index (changes, i);
      g_autoptr (GError) local = NULL;
      gboolean           changed;

      if (desmi_change_apply (change, connection, 0, &changed, &local))
        {
          if (changed)
            return refuse_changed (connection, change->village, error);
          continue;
        }
      /* an entry that is gone by now */
      if (g_error_matches (local, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT))
        return refuse_changed (connection, change->village, error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}
