/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements by name, made once; what holds for every register is made from their table, so that a
 * new one is asked as well. */
#include "store/desmi-sql-names.h"

#include "store/desmi-feed.h"
#include "store/desmi-register.h"

#include <string.h>

static const char indicators[]
    = "(SELECT * FROM indicator_rule AS a WHERE version = (SELECT max (version) "
      "FROM indicator_rule AS b WHERE b.id = a.id))";

static const char reported[]
    = "(SELECT village, period FROM local_measurements WHERE period LIKE '____-Q_' "
      "UNION SELECT village, period FROM local_pillar_status WHERE period LIKE '____-Q_' "
      "UNION SELECT village, period FROM local_report WHERE state = 'submitted' "
      "AND period LIKE '____-Q_' UNION ";

/* The tables of the first version; registers came with the second. */
static const char areas[]
    = "(SELECT village FROM local_flows UNION SELECT village FROM local_enrolment "
      "UNION SELECT village FROM local_status UNION SELECT village FROM local_profile "
      "UNION SELECT village FROM local_remittances UNION SELECT village FROM local_targets "
      "UNION SELECT village FROM local_measurements UNION SELECT village FROM local_pillar_status";

static const char indicator_uses[] = "(SELECT village, indicator FROM local_measurements "
                                     "UNION SELECT village, indicator FROM local_targets "
                                     "UNION SELECT village, indicator FROM local_submitted";

static const char dated[]
    = "(SELECT village, what, period, iif (length (period) = 4, period || '-01', "
      "iif (substr (period, 6, 1) = 'Q', substr (period, 1, 5) "
      "|| substr ('01040710', 2 * substr (period, 7) - 1, 2), period)) AS month "
      "FROM (SELECT village, 'remittances' AS what, quarter AS period FROM local_remittances "
      "UNION SELECT village, 'measurement', period FROM local_measurements "
      "UNION SELECT village, 'pillar', period FROM local_pillar_status";

/* joined: a district's own word on a village goes before that of the national list, as on its page.
 * stood: what a village was and is, as far as the district said. spell: the same, and what it was
 * before that: who is suspended, has finished or left was active, since it was enrolled, where
 * nothing else is known; of others that is not known. gone and born: a village that came from
 * others of the programme, by a split, a merger or a new code, has its cohort from them, and what
 * it is asked for begins with its code: before that they reported. One that has counts of before
 * was there already. */
static const char standing[]
    = "(WITH stood (village, programme, status, since, until) AS "
      "(SELECT village, programme, status, since, until FROM local_past_status "
      "UNION ALL SELECT c.village, c.programme, c.status, coalesce (c.since, (SELECT max (until) "
      "FROM local_past_status AS l WHERE l.village = c.village AND l.programme = c.programme)), "
      "NULL FROM programme_village AS c), "
      "spell (village, programme, status, since, until) AS "
      "(SELECT village, programme, status, since, until FROM stood UNION ALL SELECT village, "
      "programme, iif (status IN ('suspended', 'finished', 'left'), 'active', ''), NULL, since "
      "FROM (SELECT *, row_number () OVER (PARTITION BY village, programme ORDER BY coalesce "
      "(since, ''), coalesce (until, '9999')) AS n FROM stood) WHERE n = 1 AND since IS NOT "
      "NULL), "
      "gone (programme, month, successors) AS (SELECT p.programme, substr (iif (v.code IS NULL, "
      "r.retired, v.retired), 1, 7), ' ' || iif (v.code IS NULL, r.successors, v.successors) "
      "|| ' ' FROM programme_village AS p LEFT JOIN official_village AS v ON v.code = p.village "
      "LEFT JOIN official_region AS r ON r.code = p.village "
      "WHERE coalesce (v.successors, r.successors) IS NOT NULL), "
      "born (village, programme, month) AS (SELECT p.village, p.programme, max (g.month) "
      "FROM gone AS g JOIN programme_village AS p ON p.programme = g.programme "
      "AND instr (g.successors, ' ' || p.village || ' ') > 0 "
      "WHERE NOT EXISTS (SELECT 1 FROM local_flows AS f WHERE f.village = p.village "
      "AND f.month < g.month) AND NOT EXISTS (SELECT 1 FROM official_flows AS f "
      "WHERE f.village = p.village AND f.month < g.month) AND NOT EXISTS (SELECT 1 "
      "FROM local_measurements AS f WHERE f.village = p.village AND f.period < substr (g.month, "
      "1, 4)) GROUP BY p.village, p.programme), "
      "joined (village, programme, first, before) AS (SELECT p.village, p.programme, "
      "substr (max (printf ('%04d-01', coalesce (p.cohort, 0)), coalesce (p.decree_date, ''), "
      "coalesce (b.month, '')), 1, 7), substr (coalesce (iif (v.code IS NULL, r.retired, "
      "v.retired), '9999-12'), 1, 7) "
      "FROM programme_village AS p LEFT JOIN official_village AS v ON v.code = p.village "
      "LEFT JOIN official_region AS r ON r.code = p.village "
      "LEFT JOIN born AS b ON b.village = p.village AND b.programme = p.programme), "
      "months (village, programme, status, first, before) AS (SELECT j.village, j.programme, "
      "s.status, max (j.first, coalesce (substr (s.since, 1, 7), '')), "
      "min (j.before, coalesce (substr (s.until, 1, 7), '9999-12')) FROM joined AS j JOIN spell "
      "AS s ON s.village = j.village AND s.programme = j.programme) "
      "SELECT village, programme, status, first, before FROM months WHERE first < before)";

static const char duty[] = "(SELECT village, programme, first, before FROM {standing} "
                           "WHERE status IN ('active', 'suspended'))";

/* The district's own entries are of no village. */
static char *
make_areas (void)
{
  GString *sql = g_string_new (areas);

  for (guint r = 0; r < DESMI_N_REGISTERS; r++)
    g_string_append_printf (sql, " UNION SELECT village FROM %s WHERE length (village) > 5",
                            desmi_register_get ((DesmiRegister) r)->table);
  return g_string_free (g_string_append_c (sql, ')'), FALSE);
}

static char *
make_indicator_uses (void)
{
  GString *sql = g_string_new (indicator_uses);

  for (guint r = 0; r < DESMI_N_REGISTERS; r++)
    {
      const DesmiRegisterType *type = desmi_register_get ((DesmiRegister) r);

      for (guint i = 0; i < type->n_fields; i++)
        if (type->fields[i].kind == DESMI_FIELD_INDICATOR)
          g_string_append_printf (sql, " UNION SELECT village, %1$s FROM %2$s WHERE %1$s <> ''",
                                  type->fields[i].name, type->table);
    }
  return g_string_free (g_string_append_c (sql, ')'), FALSE);
}

static gboolean
is_dated (const DesmiRegisterField *field)
{
  return (field->flags & DESMI_FIELD_KEY) != 0
         && (field->kind == DESMI_FIELD_MONTH || field->kind == DESMI_FIELD_QUARTER
             || field->kind == DESMI_FIELD_PERIOD);
}

static char *
make_dated (void)
{
  GString *sql = g_string_new (dated);

  for (guint r = 0; r < DESMI_N_REGISTERS; r++)
    {
      const DesmiRegisterType *type = desmi_register_get ((DesmiRegister) r);

      for (guint i = 0; i < type->n_fields; i++)
        if (is_dated (&type->fields[i]))
          g_string_append_printf (sql, " UNION SELECT village, '%s', %s FROM %s", type->name,
                                  type->fields[i].name, type->table);
    }
  return g_string_free (g_string_append (sql, "))"), FALSE);
}

static char *
make_reported (void)
{
  return g_strconcat (reported, "SELECT village, period FROM (", desmi_feed_get_events_select (),
                      "))", NULL);
}

static char *
make_indicators (void)
{
  return g_strdup (indicators);
}

static char *
make_duty (void)
{
  return g_strdup (duty);
}

static char *
make_standing (void)
{
  return g_strdup (standing);
}

static const struct
{
  const char *name;
  char *(*make) (void);
} names[] = {
  { "{indicators}", make_indicators },
  { "{areas}", make_areas },
  { "{indicator_uses}", make_indicator_uses },
  { "{dated}", make_dated },
  { "{reported}", make_reported },
  { "{duty}", make_duty },
  { "{standing}", make_standing }, /* behind what is made of it */
};

/**
 * desmi_sql_expand:
 * @sql: with names in braces
 *
 * Returns: (transfer full): @sql with what they stand for
 */
char *
desmi_sql_expand (const char *sql)
{
  g_autoptr (GString) text = g_string_new (sql);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (text->str, names[i].name) != NULL)
      {
        g_autofree char *made = names[i].make ();

        g_string_replace (text, names[i].name, made, 0);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
