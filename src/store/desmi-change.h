/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One typed change of one local row: what an edit and a batch are made of. */
#pragma once

#include "store/desmi-batch.h"
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
  DESMI_CHANGE_TARGET,
  DESMI_CHANGE_CLEAR_TARGET,
  DESMI_CHANGE_PUT_MEASUREMENT,
  DESMI_CHANGE_CLEAR_MEASUREMENT,
  DESMI_CHANGE_PILLAR_STATUS,
  DESMI_CHANGE_PUT_ENTRY,
  DESMI_CHANGE_DELETE_ENTRY,
} DesmiChangeKind;

/**
 * DesmiChange:
 * @period: month of a flow, quarter of a remittance, quarter or year of the others
 * @text: decree, reason or new text of a field
 * @more: date of the decree, or note
 * @number: cohort, pillar
 * @word: DesmiDirection, DesmiStatus or DesmiPillarStatus
 * @value: count, rupiah, or thousandths
 * @entry: (transfer full): of a register; its village is @village
 *
 * Which of the members count is for @kind to say; the texts are owned by whoever holds the change.
 */
typedef struct
{
  DesmiChangeKind kind;
  const char     *village;
  const char     *programme;
  const char     *indicator;
  const char     *period;
  const char     *field;
  const char     *text;
  const char     *more;
  const char     *destination, *sector, *occupation, *gender, *scheme;
  int             number;
  int             word;
  gint64          value;
  DesmiEntry     *entry;
} DesmiChange;

const GPtrArray *desmi_edit_get_changes (const DesmiEdit *self); /* (element-type DesmiChange) */

void             desmi_edit_set_changed (DesmiEdit *self);

/* The fields of a village's profile: LINE, LINES, NUMBER or EMAIL. */
gboolean desmi_field_get_kind (const char *field, DesmiFieldKind *kind);

/* What makes a change acceptable: asked of the file, remembered for the next change. */
typedef struct _DesmiRules DesmiRules;
DesmiRules *desmi_rules_new (DesmiConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_rules_free (DesmiRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiRules, desmi_rules_free)
gboolean desmi_rules_check (DesmiRules *self, const DesmiChange *change, GError **error);

/* Puts an accepted row of a register into its table, or takes it out. */
gboolean desmi_register_put (const DesmiEntry *entry,
                             DesmiConnection  *connection,
                             gboolean         *changed,
                             GError          **error);
gboolean desmi_register_delete (const DesmiEntry *entry,
                                DesmiConnection  *connection,
                                gboolean         *changed,
                                GError          **error);

/* Puts an accepted change into its table; @batch 0: a single edit. With a batch, what it replaces
 * is set aside first. @changed: whether the row is another now. */
gboolean desmi_change_apply (const DesmiChange *change,
                             DesmiConnection   *connection,
                             gint64             batch,
                             gboolean          *changed,
                             GError           **error);

G_END_DECLS
