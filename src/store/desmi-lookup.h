/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small tables about the file as a whole, each by its name. */
#pragma once

#include "store/desmi-query-private.h"

G_BEGIN_DECLS

/* A finished table of one source, with the date and origin of the file's data. */
DesmiTable *desmi_lookup_end (DesmiConnection   *connection,
                              DesmiTableBuilder *builder /* transfer full */,
                              GError           **error);
/* Runs @stmt to its end, a row of the table for each of its rows. */
typedef void (*DesmiLookupRow) (DesmiTableBuilder *builder,
                                DesmiLabels       *labels,
                                sqlite3_stmt      *stmt);
gboolean    desmi_lookup_add_rows (DesmiConnection   *connection,
                                   DesmiTableBuilder *builder,
                                   DesmiLabels       *labels,
                                   sqlite3_stmt      *stmt,
                                   DesmiLookupRow     func,
                                   GError           **error);

DesmiTable *desmi_lookup_programmes (DesmiConnection   *connection,
                                     const char        *argument,
                                     const DesmiLocale *locale,
                                     GError           **error);
DesmiTable *desmi_lookup_pillars (DesmiConnection   *connection,
                                  const char        *argument,
                                  const DesmiLocale *locale,
                                  GError           **error);
DesmiTable *desmi_lookup_indicators (DesmiConnection   *connection,
                                     const char        *argument,
                                     const DesmiLocale *locale,
                                     GError           **error);
DesmiTable *desmi_lookup_reasons (DesmiConnection   *connection,
                                  const char        *argument,
                                  const DesmiLocale *locale,
                                  GError           **error);
DesmiTable *desmi_lookup_attention (DesmiConnection   *connection,
                                    const char        *argument,
                                    const DesmiLocale *locale,
                                    GError           **error);
DesmiTable *desmi_lookup_places (DesmiConnection   *connection,
                                 const char        *argument,
                                 const DesmiLocale *locale,
                                 GError           **error);
DesmiTable *desmi_lookup_cooperatives (DesmiConnection   *connection,
                                       const char        *argument,
                                       const DesmiLocale *locale,
                                       GError           **error);
DesmiTable *desmi_lookup_attachments (DesmiConnection   *connection,
                                      const char        *argument,
                                      const DesmiLocale *locale,
                                      GError           **error);
DesmiTable *desmi_lookup_deck_changes (DesmiConnection   *connection,
                                       const char        *argument,
                                       const DesmiLocale *locale,
                                       GError           **error);
DesmiTable *desmi_lookup_standing (DesmiConnection   *connection,
                                   const char        *argument,
                                   const DesmiLocale *locale,
                                   GError           **error);
DesmiTable *desmi_lookup_report_form (DesmiConnection   *connection,
                                      const char        *argument,
                                      const DesmiLocale *locale,
                                      GError           **error);
DesmiTable *desmi_lookup_report_villages (DesmiConnection   *connection,
                                          const char        *argument,
                                          const DesmiLocale *locale,
                                          GError           **error);
DesmiTable *desmi_lookup_village_programmes (DesmiConnection   *connection,
                                             const char        *argument,
                                             const DesmiLocale *locale,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_lookup_village_codes (DesmiConnection   *connection,
                                        const char        *argument,
                                        const DesmiLocale *locale,
                                        GError           **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_lookup_flow_boundaries (DesmiConnection   *connection,
                                          const char        *argument,
                                          const DesmiLocale *locale,
                                          GError           **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTable *desmi_lookup_targets (DesmiConnection   *connection,
                                  const char        *argument,
                                  const DesmiLocale *locale,
                                  GError           **error);
DesmiTable *desmi_lookup_history_parts (DesmiConnection   *connection,
                                        const char        *argument,
                                        const DesmiLocale *locale,
                                        GError           **error);
DesmiTable *desmi_lookup_undo_steps (DesmiConnection   *connection,
                                     const char        *argument,
                                     const DesmiLocale *locale,
                                     GError           **error);
DesmiTable *desmi_lookup_undo_villages (DesmiConnection   *connection,
                                        const char        *argument,
                                        const DesmiLocale *locale,
                                        GError           **error);
DesmiTable *desmi_lookup_return_steps (DesmiConnection   *connection,
                                       const char        *argument,
                                       const DesmiLocale *locale,
                                       GError           **error);
DesmiTable *desmi_lookup_catalogue (DesmiConnection   *connection,
                                    const char        *argument,
                                    const DesmiLocale *locale,
                                    GError           **error);
DesmiTable *desmi_lookup_feed_preview (DesmiConnection   *connection,
                                       const char        *argument,
                                       const DesmiLocale *locale,
                                       GError           **error);
/* The rows of a register in an area, see desmi-register.h. */
DesmiTable *desmi_lookup_register (DesmiConnection   *connection,
                                   const char        *name,
                                   const char        *argument,
                                   const DesmiLocale *locale,
                                   GError           **error);

G_END_DECLS
