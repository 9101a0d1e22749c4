/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the file still holds what somebody saw there when he decided to change it. It is asked in
 * the transaction that makes the change: between a look before it and the change itself another
 * program may write. */
#include "store/desmi-edit.h"
#include "store/desmi-rules-private.h"

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

static gboolean
refuse_changed (GError **error, const char *village)
{
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT,
               /* Translators: %s is the code of a village */
               _ ("Somebody else changed %s just now; nothing was saved. Save again to see what "
                  "changed."),
               village);
  return FALSE;
}

static gboolean
refuse_enrolled (GError **error, const char *village)
{
  g_set_error (
      error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_CONFLICT,
      /* Translators: %s is the code of a village */
      _ ("Somebody else enrolled %s while this was open; nothing was saved. Its cohort and "
         "decree are changed on the page of the villages."),
      village);
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
  gboolean           of_profile = change->kind == DESMI_CHANGE_EXPECT_PROFILE, found, same;
  sqlite3_stmt      *stmt
      = desmi_connection_bind (connection, error, of_profile ? profile_sql : enrolment_sql, "ss",
                               change->village, of_profile ? change->field : change->programme);

  if (stmt == NULL)
    return FALSE;
  found = desmi_connection_step (connection, stmt, &local);
  same = of_profile ? is_profile (stmt, found, change) : is_enrolment (stmt, found, change);
  sqlite3_reset (stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!same && !of_profile && change->number == DESMI_EXPECT_NOT_ENROLLED)
    return refuse_enrolled (error, change->village);
  return same || refuse_changed (error, change->village);
}
