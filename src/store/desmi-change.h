/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One typed change of one local row: what an edit and a batch are made of. */
#pragma once

#include "store/desmi-batch.h"
#include "store/desmi-catalogue.h"
#include "store/desmi-connection.h"
#include "store/desmi-register.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_CHANGE_ENROL,
  DESMI_CHANGE_WITHDRAW,
  DESMI_CHANGE_STATUS,
  DESMI_CHANGE_PROFILE,
  DESMI_CHANGE_PUT_FLOW,
  DESMI_CHANGE_DELETE_FLOW,
  DESMI_CHANGE_REMITTANCE,
  DESMI_CHANGE_CLEAR_REMITTANCE,
  DESMI_CHANGE_TARGET,
  DESMI_CHANGE_CLEAR_TARGET,
  DESMI_CHANGE_PUT_MEASUREMENT,
  DESMI_CHANGE_CLEAR_MEASUREMENT,
  DESMI_CHANGE_PILLAR_STATUS,
  DESMI_CHANGE_PUT_ENTRY,
  DESMI_CHANGE_DELETE_ENTRY,
  DESMI_CHANGE_ADD_CATALOGUE,
  DESMI_CHANGE_PUT_CATALOGUE,
  DESMI_CHANGE_RETIRE_CATALOGUE,
  DESMI_CHANGE_DELETE_CATALOGUE,
  DESMI_CHANGE_TAKE_OVER,
  DESMI_CHANGE_EXPECT_PROFILE, /* these change nothing */
  DESMI_CHANGE_EXPECT_ENROLMENT,
  DESMI_CHANGE_EXPECT_STATUS,
  DESMI_CHANGE_EXPECT_N_ENTRIES,
  DESMI_CHANGE_EXPECT_PILLAR,
  DESMI_CHANGE_EXPECT_REPORT,
} DesmiChangeKind;

/**
 * DesmiChange:
 * @period: month of a flow, quarter of a remittance, quarter or year of the others; since when an
 *   entry of the catalogue is retired, %NULL: it is brought back
 * @text: decree, reason or new text of a field, or the one that is expected; or the code that a
 *   village goes on from
 * @more: date of the decree, or note
 * @day: (nullable): since when a status holds
 * @is_first: a status that comes with the enrolment, so that there was none before
 * @number: cohort, pillar, or how many entries are expected
 * @word: DesmiDirection, DesmiStatus, DesmiPillarStatus or DesmiRegister; of what is expected, also
 *   %DESMI_EXPECT_NO_STATUS, or whether a report is submitted
 * @value: count, rupiah, or thousandths
 * @entry: (transfer full): of a register; its village is @village
 * @item: (transfer full): of the catalogue, which is of no village
 *
 * Which of the members count is for @kind to say; the texts are owned by whoever holds the change.
 */
typedef struct
{
  DesmiChangeKind     kind;
  const char         *village;
  const char         *programme;
  const char         *indicator;
  const char         *period;
  const char         *field;
  const char         *text;
  const char         *more;
  const char         *day;
  const char         *destination, *sector, *occupation, *gender, *scheme;
  gboolean            is_first;
  int                 number;
  int                 word;
  gint64              value;
  DesmiEntry         *entry;

  DesmiCatalogueItem *item;
} DesmiChange;

const DesmiMessage *desmi_edit_get_message (const DesmiEdit *self); /* nullable */
const GPtrArray    *desmi_edit_get_changes (const DesmiEdit *self); /* (element-type DesmiChange) */
GPtrArray          *desmi_edit_get_seen (const DesmiEdit *self);    /* (element-type DesmiEdit) */
DesmiChange        *desmi_edit_add (DesmiEdit *self, DesmiChangeKind kind, const char *village);
const char         *desmi_edit_keep (DesmiEdit *self, const char *text);

void                desmi_edit_set_step (DesmiEdit *self, gint64 step);

/* The fields of a village's profile: LINE, LINES, NUMBER or EMAIL. */
gboolean desmi_field_get_kind (const char *field, DesmiFieldKind *kind);

/* What makes a change acceptable: asked of the file, remembered for the next change. */
typedef struct _DesmiRules DesmiRules;
DesmiRules *desmi_rules_new (DesmiConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_rules_free (DesmiRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiRules, desmi_rules_free)
gboolean desmi_rules_check (DesmiRules *self, const DesmiChange *change, GError **error);
gboolean
desmi_rules_check_seen (DesmiConnection *connection, const DesmiEdit *seen, GError **error);
gboolean desmi_rules_check_in_force (DesmiRules *rules, const DesmiChange *change, GError **error);

gboolean desmi_rules_check_catalogue (DesmiRules        *rules,
                                      DesmiConnection   *connection,
                                      const DesmiChange *change,
                                      GError           **error);
/* Makes an accepted change of the catalogue. */
gboolean desmi_catalogue_apply (const DesmiChange *change,
                                DesmiConnection   *connection,
                                gboolean          *changed,
                                GError           **error);

/* What holds on of a village's old code, for its new one. */
gboolean desmi_take_over_apply (const DesmiChange *change,
                                DesmiConnection   *connection,
                                gboolean          *changed,
                                GError           **error);

/* Puts an accepted row of a register into its table, or takes it out. */
gboolean desmi_register_put (const DesmiEntry *entry,
                             DesmiConnection  *connection,
                             gboolean         *changed,
                             GError          **error);
gboolean desmi_register_delete (const DesmiEntry *entry,
                                DesmiConnection  *connection,
                                gboolean         *changed,
                                GError          **error);
/* What follows from a row that is about to be put or taken out. */
gboolean desmi_register_fix_report (const DesmiEntry *entry,
                                    gboolean          is_delete,
                                    DesmiConnection  *connection,
                                    GError          **error);
gboolean desmi_register_stamp_end (DesmiEntry *entry, DesmiConnection *connection, GError **error);

/* The number after the highest that a thing of the register @table ever had in its village. */
gboolean desmi_register_take_number (const char      *table,
                                     const char      *village,
                                     DesmiConnection *connection,
                                     gint64          *number,
                                     GError         **error);

/* Puts an accepted change into its table; @batch 0: a single edit. With a batch, what it replaces
 * is set aside first. @changed: whether the row is another now. */
gboolean desmi_change_apply (const DesmiChange *change,
                             DesmiConnection   *connection,
                             gint64             batch,
                             gboolean          *changed,
                             GError           **error);

G_END_DECLS
