/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements that changes become. A put leaves a row alone that holds the same already. */
#include "store/desmi-change.h"

#include "store/desmi-past-status.h"

#include "core/desmi-number.h"

#include <string.h>

/**
 * Put:
 * @aside: keeps the row that @put is about to change, unless this batch has put it
 * @put: both take the same parameters, the batch the last
 *
 * How a kind of row is put in.
 */
typedef struct
{
  const char *aside;
  const char *put;
} Put;

/* What a list that is imported has no column for, or leaves empty, it says nothing of: it stays. */
#define LISTED(value, column) "iif (?6 IS NULL, " value ", coalesce (" value ", " column "))"
#define ENROLMENT                                                                                  \
  LISTED ("?3", "cohort") ", " LISTED ("?4", "decree") ", " LISTED ("?5", "decree_date")

static const Put put_enrolment = {
  "INSERT INTO aside_enrolment"
  " SELECT ?6, 'before', village, programme, cohort, decree, decree_date, batch"
  " FROM local_enrolment WHERE village = ?1 AND programme = ?2 AND batch IS NOT ?6"
  " AND (cohort, decree, decree_date) IS NOT (" ENROLMENT ")",
  "INSERT INTO local_enrolment (village, programme, cohort, decree, decree_date, batch)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE"
  " SET (cohort, decree, decree_date, batch) = (" ENROLMENT ", ?6)"
  " WHERE (cohort, decree, decree_date) IS NOT (" ENROLMENT ")",
};

/* The words that belong to a status: NULL lets those stay that are there while it is the same, the
 * empty text takes them away. */
#define OF_STATUS(value, column, status)                                                           \
  "iif (" value " IS NULL AND status = " status ", " column ", nullif (" value ", ''))"
#define STATUS "?3, " OF_STATUS ("?4", "reason", "?3") ", " OF_STATUS ("?5", "note", "?3")

static const Put put_status = {
  "INSERT INTO aside_status"
  " SELECT ?7, 'before', village, programme, status, reason, note, since, batch"
  " FROM local_status WHERE village = ?1 AND programme = ?2 AND batch IS NOT ?7"
  " AND (status, reason, note, since) IS NOT (" STATUS ", ?6)",
  "INSERT INTO local_status (village, programme, status, reason, note, since, batch)"
  " VALUES (?1, ?2, ?3, nullif (?4, ''), nullif (?5, ''), ?6, ?7) ON CONFLICT DO UPDATE"
  " SET (status, reason, note, since, batch) = (" STATUS ", ?6, ?7)"
  " WHERE (status, reason, note, since) IS NOT (" STATUS ", ?6)",
};

static const Put put_flow = {
  "INSERT INTO aside_flows"
  " SELECT ?10, 'before', village, month, direction, destination, sector, occupation, gender,"
  " scheme, count, batch FROM local_flows"
  " WHERE village = ?1 AND month = ?2 AND direction = ?3 AND destination = ?4 AND sector = ?5"
  " AND occupation = ?6 AND gender = ?7 AND scheme = ?8 AND batch IS NOT ?10 AND count <> ?9",
  "INSERT INTO local_flows (village, month, direction, destination, sector, occupation, gender,"
  " scheme, count, batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
  " ON CONFLICT DO UPDATE SET count = ?9, batch = ?10 WHERE count <> ?9",
};

static const Put put_remittance = {
  "INSERT INTO aside_remittances SELECT ?4, 'before', village, quarter, amount_idr, batch"
  " FROM local_remittances"
  " WHERE village = ?1 AND quarter = ?2 AND batch IS NOT ?4 AND amount_idr <> ?3",
  "INSERT INTO local_remittances (village, quarter, amount_idr, batch) VALUES (?1, ?2, ?3, ?4)"
  " ON CONFLICT DO UPDATE SET amount_idr = ?3, batch = ?4 WHERE amount_idr <> ?3",
};

static const Put put_target = {
  "INSERT INTO aside_targets SELECT ?5, 'before', village, indicator, period, value_milli, batch"
  " FROM local_targets WHERE village = ?1 AND indicator = ?2 AND period = ?3 AND batch IS NOT ?5"
  " AND value_milli <> ?4",
  "INSERT INTO local_targets (village, indicator, period, value_milli, batch)"
  " VALUES (?1, ?2, ?3, ?4, ?5)"
  " ON CONFLICT DO UPDATE SET value_milli = ?4, batch = ?5 WHERE value_milli <> ?4",
};

static const Put put_measurement = {
  "INSERT INTO aside_measurements"
  " SELECT ?5, 'before', village, indicator, period, value_milli, batch FROM local_measurements"
  " WHERE village = ?1 AND indicator = ?2 AND period = ?3 AND batch IS NOT ?5"
  " AND value_milli <> ?4",
  "INSERT INTO local_measurements (village, indicator, period, value_milli, batch)"
  " VALUES (?1, ?2, ?3, ?4, ?5)"
  " ON CONFLICT DO UPDATE SET value_milli = ?4, batch = ?5 WHERE value_milli <> ?4",
};

/* The note is of the quarter, whatever the status. */
#define PILLAR "?5, " OF_STATUS ("?6", "reason", "?5") ", iif (?7 IS NULL, note, nullif (?7, ''))"

static const Put put_pillar_status = {
  "INSERT INTO aside_pillar_status"
  " SELECT ?8, 'before', village, programme, pillar, period, status, reason, note, batch"
  " FROM local_pillar_status WHERE village = ?1 AND programme = ?2 AND pillar = ?3 AND period = ?4"
  " AND batch IS NOT ?8 AND (status, reason, note) IS NOT (" PILLAR ")",
  "INSERT INTO local_pillar_status (village, programme, pillar, period, status, reason, note, "
  "batch)"
  " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, ''), nullif (?7, ''), ?8) ON CONFLICT DO UPDATE"
  " SET (status, reason, note, batch) = (" PILLAR ", ?8)"
  " WHERE (status, reason, note) IS NOT (" PILLAR ")",
};

/* One statement a field: the names of columns are no parameters. Clearing what is not there makes
 * no row. */
#define PROFILE_PUT(column)                                                                        \
  {                                                                                                \
    "INSERT INTO aside_profile SELECT ?3, 'before', village, head_name, head_title, officers,"     \
    " population, households, service, phone, email, address, cooperative, notes, batch"           \
    " FROM local_profile WHERE village = ?1 AND batch IS NOT ?3 AND " column " IS NOT ?2",         \
        "INSERT INTO local_profile (village, " column ", batch) SELECT ?1, ?2, ?3"                 \
        " WHERE ?2 IS NOT NULL OR EXISTS (SELECT 1 FROM local_profile WHERE village = ?1)"         \
        " ON CONFLICT DO UPDATE SET " column " = ?2, batch = ?3 WHERE " column " IS NOT ?2"        \
  }

static const struct
{
  const char *field;
  Put         put;
} put_profile[] = {
  { "head_name", PROFILE_PUT ("head_name") },   { "head_title", PROFILE_PUT ("head_title") },
  { "officers", PROFILE_PUT ("officers") },     { "population", PROFILE_PUT ("population") },
  { "households", PROFILE_PUT ("households") }, { "service", PROFILE_PUT ("service") },
  { "phone", PROFILE_PUT ("phone") },           { "email", PROFILE_PUT ("email") },
  { "address", PROFILE_PUT ("address") },       { "cooperative", PROFILE_PUT ("cooperative") },
  { "notes", PROFILE_PUT ("notes") },
};

/* Parameters in the order of the statement. */
typedef struct
{
  sqlite3_stmt *stmt;
  int           n;
} Binder;

static void
bind_text (Binder *binder, const char *text)
{
  sqlite3_bind_text (binder->stmt, ++binder->n, text, -1, SQLITE_STATIC);
}

/* The empty text where a key has no value. */
static void
bind_word (Binder *binder, const char *text)
{
  bind_text (binder, text != NULL ? text : "");
}

/* NULL where there is nothing to say. */
static void
bind_remark (Binder *binder, const char *text)
{
  bind_text (binder, text != NULL && text[0] != '\0' ? text : NULL);
}

static void
bind_number (Binder *binder, gint64 value)
{
  sqlite3_bind_int64 (binder->stmt, ++binder->n, value);
}

static void
bind_flow_key (Binder *binder, const DesmiChange *change)
{
  bind_text (binder, change->period);
  bind_text (binder, desmi_direction_to_code ((DesmiDirection) change->word));
  bind_word (binder, change->destination);
  bind_word (binder, change->sector);
  bind_word (binder, change->occupation);
  bind_word (binder, change->gender);
  bind_word (binder, change->scheme);
}

static void
bind_enrolment (Binder *binder, const DesmiChange *change)
{
  bind_text (binder, change->programme);
  if (change->number != 0)
    bind_number (binder, change->number);
  else
    bind_text (binder, NULL);
  bind_remark (binder, change->text);
  bind_remark (binder, change->more);
}

static void
bind_status (Binder *binder, const DesmiChange *change)
{
  bind_text (binder, change->programme);
  bind_text (binder, desmi_status_to_code ((DesmiStatus) change->word));
  bind_text (binder, change->text);
  bind_text (binder, change->more);
  bind_text (binder, change->day);
}

static void
bind_profile (Binder *binder, const DesmiChange *change)
{
  DesmiFieldKind kind = DESMI_FIELD_LINE;
  gint64         milli;

  desmi_field_get_kind (change->field, &kind);
  if (kind == DESMI_FIELD_NUMBER && change->text != NULL && change->text[0] != '\0'
      && desmi_number_parse (change->text, &milli, NULL))
    bind_number (binder, milli / 1000);
  else
    bind_remark (binder, change->text);
}

static void
bind_pillar_status (Binder *binder, const DesmiChange *change)
{
  bind_text (binder, change->programme);
  bind_number (binder, change->number);
  bind_text (binder, change->period);
  bind_text (binder, desmi_pillar_status_to_code ((DesmiPillarStatus) change->word));
  bind_text (binder, change->text);
  bind_text (binder, change->more);
}

static void
bind_change (Binder *binder, const DesmiChange *change)
{
  bind_text (binder, change->village);
  switch (change->kind)
    {
    case DESMI_CHANGE_ENROL:
      bind_enrolment (binder, change);
      break;
    case DESMI_CHANGE_STATUS:
      bind_status (binder, change);
      break;
    case DESMI_CHANGE_PROFILE:
      bind_profile (binder, change);
      break;
    case DESMI_CHANGE_PUT_FLOW:
      bind_flow_key (binder, change);
      bind_number (binder, change->value);
      break;
    case DESMI_CHANGE_DELETE_FLOW:
      bind_flow_key (binder, change);
      break;
    case DESMI_CHANGE_REMITTANCE:
      bind_text (binder, change->period);
      bind_number (binder, change->value);
      break;
    case DESMI_CHANGE_CLEAR_REMITTANCE:
      bind_text (binder, change->period);
      break;
    case DESMI_CHANGE_TARGET:
    case DESMI_CHANGE_PUT_MEASUREMENT:
      bind_text (binder, change->indicator);
      bind_text (binder, change->period);
      bind_number (binder, change->value);
      break;
    case DESMI_CHANGE_CLEAR_MEASUREMENT:
    case DESMI_CHANGE_CLEAR_TARGET:
      bind_text (binder, change->indicator);
      bind_text (binder, change->period);
      break;
    case DESMI_CHANGE_PILLAR_STATUS:
      bind_pillar_status (binder, change);
      break;
    case DESMI_CHANGE_WITHDRAW:
      bind_text (binder, change->programme);
      break;
    case DESMI_CHANGE_PUT_ENTRY:
    case DESMI_CHANGE_DELETE_ENTRY:
    case DESMI_CHANGE_ADD_CATALOGUE:
    case DESMI_CHANGE_PUT_CATALOGUE:
    case DESMI_CHANGE_RETIRE_CATALOGUE:
    case DESMI_CHANGE_DELETE_CATALOGUE:
    case DESMI_CHANGE_TAKE_OVER:
    case DESMI_CHANGE_EXPECT_PROFILE:
    case DESMI_CHANGE_EXPECT_ENROLMENT:
    case DESMI_CHANGE_EXPECT_STATUS:
    case DESMI_CHANGE_EXPECT_N_ENTRIES:
    case DESMI_CHANGE_EXPECT_PILLAR:
    case DESMI_CHANGE_EXPECT_REPORT:
    default:
      g_assert_not_reached ();
    }
}

static const Put *
find_put (const DesmiChange *change)
{
  switch (change->kind)
    {
    case DESMI_CHANGE_ENROL:
      return &put_enrolment;
    case DESMI_CHANGE_STATUS:
      return &put_status;
    case DESMI_CHANGE_PROFILE:
      for (guint i = 0; i < G_N_ELEMENTS (put_profile); i++)
        if (strcmp (put_profile[i].field, change->field) == 0)
          return &put_profile[i].put;
      g_return_val_if_reached (NULL);
    case DESMI_CHANGE_PUT_FLOW:
      return &put_flow;
    case DESMI_CHANGE_REMITTANCE:
      return &put_remittance;
    case DESMI_CHANGE_TARGET:
      return &put_target;
    case DESMI_CHANGE_PUT_MEASUREMENT:
      return &put_measurement;
    case DESMI_CHANGE_PILLAR_STATUS:
      return &put_pillar_status;
    case DESMI_CHANGE_WITHDRAW:
    case DESMI_CHANGE_DELETE_FLOW:
    case DESMI_CHANGE_CLEAR_REMITTANCE:
    case DESMI_CHANGE_CLEAR_MEASUREMENT:
    case DESMI_CHANGE_CLEAR_TARGET:
    case DESMI_CHANGE_PUT_ENTRY:
    case DESMI_CHANGE_DELETE_ENTRY:
    case DESMI_CHANGE_ADD_CATALOGUE:
    case DESMI_CHANGE_PUT_CATALOGUE:
    case DESMI_CHANGE_RETIRE_CATALOGUE:
    case DESMI_CHANGE_DELETE_CATALOGUE:
    case DESMI_CHANGE_TAKE_OVER:
    case DESMI_CHANGE_EXPECT_PROFILE:
    case DESMI_CHANGE_EXPECT_ENROLMENT:
    case DESMI_CHANGE_EXPECT_STATUS:
    case DESMI_CHANGE_EXPECT_N_ENTRIES:
    case DESMI_CHANGE_EXPECT_PILLAR:
    case DESMI_CHANGE_EXPECT_REPORT:
    default:
      return NULL;
    }
}

/* @batch is the last parameter of a put; -1: the statement has none. */
static gboolean
run (const DesmiChange *change,
     DesmiConnection   *connection,
     const char        *sql,
     gint64             batch,
     gboolean          *changed,
     GError           **error)
{
  g_autoptr (GError) local = NULL;
  Binder             binder = { desmi_connection_prepare (connection, sql, error), 0 };

  if (binder.stmt == NULL)
    return FALSE;
  bind_change (&binder, change);
  if (batch > 0)
    bind_number (&binder, batch);
  else if (batch == 0)
    bind_text (&binder, NULL);
  desmi_connection_step (connection, binder.stmt, &local);
  /* the texts are lent, and may be gone at the next use */
  sqlite3_clear_bindings (binder.stmt);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *changed = sqlite3_changes (desmi_connection_get_db (connection)) > 0;
  return TRUE;
}

static gboolean
withdraw (const DesmiChange *change, DesmiConnection *connection, gboolean *changed, GError **error)
{
  return run (change, connection,
              "DELETE FROM local_past_status WHERE village = ? AND programme = ?", -1, changed,
              error)
         && run (change, connection, "DELETE FROM local_status WHERE village = ? AND programme = ?",
                 -1, changed, error)
         && run (change, connection,
                 "DELETE FROM local_enrolment WHERE village = ? AND programme = ?", -1, changed,
                 error);
}

/* @batch: as in run(); the row that is replaced is set aside first. */
static gboolean
put (const DesmiChange *change,
     DesmiConnection   *connection,
     gint64             batch,
     gboolean          *changed,
     GError           **error)
{
  const Put *statements = find_put (change);
  gboolean   kept;

  g_return_val_if_fail (statements != NULL, FALSE);
  if (batch > 0 && !run (change, connection, statements->aside, batch, &kept, error))
    return FALSE;
  return run (change, connection, statements->put, batch, changed, error);
}

static gboolean
put_status_since (const DesmiChange *change,
                  DesmiConnection   *connection,
                  gint64             batch,
                  gboolean          *changed,
                  GError           **error)
{
  DesmiChange      dated = *change;
  g_autofree char *since = NULL;

  if (!desmi_past_status_keep (change, connection, batch, &since, error))
    return FALSE;
  dated.day = since;
  return put (&dated, connection, batch, changed, error);
}

/**
 * desmi_change_apply:
 * @batch: the step of history that it belongs to
 * @changed: (out): whether a row is another than before
 *
 * Checks a change against the rules and the owner of the data, and makes it.
 *
 * Returns: %FALSE with @error set: the transaction must be rolled back
 */
gboolean
desmi_change_apply (const DesmiChange *change,
                    DesmiConnection   *connection,
                    gint64             batch,
                    gboolean          *changed,
                    GError           **error)
{
  /* what was expected is checked, and that is all */
  *changed = FALSE;
  if (change->kind >= DESMI_CHANGE_EXPECT_PROFILE)
    return TRUE;
  if (change->item != NULL)
    return desmi_catalogue_apply (change, connection, changed, error);
  if (change->kind == DESMI_CHANGE_TAKE_OVER)
    return desmi_take_over_apply (change, connection, changed, error);
  if (change->kind == DESMI_CHANGE_PUT_ENTRY)
    return desmi_register_put (change->entry, connection, changed, error);
  if (change->kind == DESMI_CHANGE_DELETE_ENTRY)
    return desmi_register_delete (change->entry, connection, changed, error);
  if (change->kind == DESMI_CHANGE_WITHDRAW)
    return withdraw (change, connection, changed, error);
  if (change->kind == DESMI_CHANGE_DELETE_FLOW)
    return run (change, connection,
                "DELETE FROM local_flows WHERE village = ? AND month = ? AND direction = ?"
                " AND destination = ? AND sector = ? AND occupation = ? AND gender = ?"
                " AND scheme = ?",
                -1, changed, error);
  if (change->kind == DESMI_CHANGE_CLEAR_REMITTANCE)
    return run (change, connection,
                "DELETE FROM local_remittances WHERE village = ? AND quarter = ?", -1, changed,
                error);
  if (change->kind == DESMI_CHANGE_CLEAR_MEASUREMENT)
    return run (change, connection,
                "DELETE FROM local_measurements WHERE village = ? AND indicator = ?"
                " AND period = ?",
                -1, changed, error);
  if (change->kind == DESMI_CHANGE_CLEAR_TARGET)
    return run (change, connection,
                "DELETE FROM local_targets WHERE village = ? AND indicator = ? AND period = ?", -1,
                changed, error);
  if (change->kind == DESMI_CHANGE_STATUS)
    return put_status_since (change, connection, batch, changed, error);
  return put (change, connection, batch, changed, error);
}
