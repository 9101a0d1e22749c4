/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file in which a rule about the data finds something, and one in which it does not. */
#pragma once

#include "edit-fixture.h"

G_BEGIN_DECLS

#define QUALITY_NOW G_GINT64_CONSTANT (1795572000) /* 25 November 2026 */
#define MINE "('" VILLAGE "', "
#define THEIRS "('32.12.01.2002', "

typedef struct
{
  const char *name;
  const char *well;  /* statements after which nothing is found */
  const char *wrong; /* and further ones after which something is */
  const char *found; /* "kind finding village subject value: message" */
} QualityCase;

#define FLOW(village, month, direction, n)                                                         \
  "INSERT INTO local_flows VALUES ('" village "', '" month "', '" direction                        \
  "', 'TWN', 'formal', '', 'F', 'P2P', " #n ", NULL);"
#define OFFICIAL(village, month, direction, n)                                                     \
  "INSERT INTO official_flows VALUES ('" village "', '" month "', '" direction                     \
  "', 'TWN', 'formal', '', 'F', 'P2P', " #n ");"
#define ENROLLED                                                                                   \
  "INSERT INTO local_enrolment (village, programme, cohort) VALUES " MINE "'desmigratif', 2018);"
#define WITH_OFFICER "INSERT INTO local_profile (village, officers) VALUES " MINE "2);"
#define MEASURED(village, indicator, period, milli)                                                \
  "INSERT INTO local_measurements VALUES ('" village "', '" indicator "', '" period "', " #milli   \
  ", NULL);"
/* Four quarters and the year that they give. */
#define QUARTERS(year, a, b, c, d)                                                                 \
  MEASURED (VILLAGE, "served", year "-Q1", a)                                                      \
  MEASURED (VILLAGE, "served", year "-Q2", b)                                                      \
  MEASURED (VILLAGE, "served", year "-Q3", c)                                                      \
  MEASURED (VILLAGE, "served", year "-Q4", d)                                                      \
  "INSERT INTO local_measurements SELECT village, indicator, '" year "', sum (value_milli), NULL " \
  "FROM local_measurements;"
#define YEAR(village, year)                                                                        \
  FLOW (village, year "-01", "out", 11)                                                            \
  FLOW (village, year "-02", "out", 12)                                                            \
  FLOW (village, year "-03", "out", 9)                                                             \
  FLOW (village, year "-04", "out", 10)                                                            \
  FLOW (village, year "-05", "out", 13)
#define SEASON(year, a, b, c)                                                                      \
  FLOW (VILLAGE, year "-02", "out", a)                                                             \
  FLOW (VILLAGE, year "-03", "out", b)                                                             \
  FLOW (VILLAGE, year "-04", "out", c)

void        quality_set_up (Fixture *self, gconstpointer data);
void        quality_tear_down (Fixture *self, gconstpointer data);
DesmiTable *quality_look (Fixture *self, const char *what, const char *area);
const char *quality_get (DesmiTable *table, guint row, const char *column);
/* A line each finding: "kind finding village subject value: message". */
char *quality_describe (DesmiTable *table);
void  quality_accept_first (Fixture *self, DesmiTable *table);
/* Found, accepted, taken back, and accepted no more when the value is another. */
void quality_test_case (Fixture *self, gconstpointer data);

G_END_DECLS
