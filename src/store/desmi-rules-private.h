/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the rules share. */
#pragma once

#include "store/desmi-change.h"

#include "core/desmi-period.h"

G_BEGIN_DECLS

#define DESMI_NAME_CHARS 200
#define DESMI_NOTE_CHARS 4000
#define DESMI_JSON_CHARS 4000000

gboolean desmi_rules_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean desmi_rules_refuse_as (GError **error, const GError *why);

gboolean desmi_rules_ask (DesmiRules *self,
                          const char *sql,
                          const char *first,
                          const char *second,
                          gboolean   *found,
                          GError    **error);
gboolean desmi_rules_exists (DesmiRules *self,
                             const char *sql,
                             const char *first,
                             const char *second,
                             gboolean   *found,
                             GError    **error);
gboolean desmi_rules_check_village (DesmiRules *self, const char *village, GError **error);
gboolean desmi_rules_check_area (DesmiRules *self, const char *area, GError **error);
gboolean desmi_rules_check_programme (DesmiRules *self, const char *programme, GError **error);
gboolean
desmi_rules_check_pillar (DesmiRules *self, const char *programme, int pillar, GError **error);
gboolean
desmi_rules_find_unit (DesmiRules *self, const char *indicator, const char **unit, GError **error);
gboolean desmi_rules_check_reason (DesmiRules *self, const char *reason, GError **error);
gboolean desmi_rules_check_destination (DesmiRules *self, const char *iso3, GError **error);
gboolean desmi_rules_check_entry (DesmiRules       *self,
                                  const DesmiEntry *entry,
                                  gboolean          is_delete,
                                  GError          **error);
gboolean
desmi_rules_check_expected (DesmiConnection *connection, const DesmiChange *change, GError **error);
gboolean desmi_rules_check_take_over (DesmiRules *self, const DesmiChange *change, GError **error);
gboolean desmi_rules_check_report (DesmiRules *self, const DesmiChange *change, GError **error);
gboolean desmi_rules_check_report_entry (DesmiRules       *self,
                                         const DesmiEntry *entry,
                                         gboolean          is_delete,
                                         GError          **error);

gboolean desmi_rules_check_text (const char *text, int max_chars, gboolean lines, GError **error);
gboolean desmi_rules_check_period (const char     *text,
                                   DesmiPeriodKind kind,
                                   DesmiPeriodKind other,
                                   GError        **error);
gboolean desmi_rules_check_time (const char *text, GError **error);
gboolean desmi_rules_check_date (const char *text, GError **error);
gboolean desmi_rules_check_word (const char *text,
                                 const char *(*parse) (const char *text, GError **error),
                                 GError **error);
gboolean desmi_rules_check_email (const char *text, GError **error);
gboolean desmi_rules_check_profile (const DesmiChange *change, GError **error);

G_END_DECLS
