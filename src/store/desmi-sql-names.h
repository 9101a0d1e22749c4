/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions that several statements ask, each answered in one place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The successors of an area, codes with blanks between them, as rows with a value each: to look for
 * the codes of all areas in them would take as long as there are areas. */
#define DESMI_SQL_EACH_CODE(codes)                                                                 \
  "json_each ('[' || replace (json_quote (" codes "), ' ', '\",\"') || ']')"

/* @sql with each of these in place of its name:
 *
 * {indicators}: the columns of indicator_rule; of each indicator its newest version
 * {areas}: village, of each row that the district entered or imported, in whatever table
 * {indicator_uses}: village, indicator, likewise
 * {dated}: village, what, period, month, of each period that entries of the district are about:
 * what is their table, month the first of the period; but for flows, targets, and what is only
 * named {reported}: village, period, of each quarter that a village has reported on its pillars:
 * something was measured, or counted from what happened in a register, a pillar was said to stand
 * so or so, or the report was handed in. What stands counts in every quarter and tells of none. ?1:
 * the last quarter wanted.
 * {duty}: village, programme, first, before: the one answer to when a village is expected to report
 * to a programme: in the months (2023-11) from the one until before the other, in several rows
 * where it paused. Active villages are expected, and suspended ones, whose silence is to be seen;
 * from their enrolment, or the day that they became active, to the day that they became something
 * else or were no village any more (retired by a merger, a split or a new code; what came after is
 * expected by its own enrolment). Candidates are not expected yet; who finished or left is no more,
 * but was before. A month counts for whoever was so on its last day, a quarter for whoever was so
 * on the last day of it, a longer time for whoever was so in any of its months or quarters. Where
 * something is counted, whoever reported counts as well, expected or not.
 * {standing}: village, programme, status, first, before: what {duty} is made of: which status a
 * village had on the last day of the months from the one until before the other; empty where it was
 * enrolled and nobody said.
 */
char *desmi_sql_expand (const char *sql) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
