/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit gathers changes with their texts; nothing is looked at until it is applied. */
#include "store/desmi-edit.h"

#include "store/desmi-change.h"

struct _DesmiEdit
{
  gatomicrefcount ref_count;
  char           *label;
  DesmiMessage   *message; /* nullable: the label is the same in every language */
  GPtrArray      *changes; /* of DesmiChange */
  GPtrArray      *seen;    /* of DesmiEdit: what it is decided on */
  GStringChunk   *texts;   /* of the changes */
  gint64          step;    /* of the history, once it was applied; 0: none */
};

static void
free_change (gpointer data)
{
  DesmiChange *change = data;

  g_clear_pointer (&change->entry, desmi_entry_free);
  g_clear_pointer (&change->item, desmi_catalogue_item_free);
  g_free (change);
}

/**
 * desmi_edit_new:
 * @label: what the history says of it, to readers of any language
 *
 * Begins an edit. It is one step of undo, applied as a whole or not at all.
 *
 * Returns: (transfer full): an edit without changes
 */
DesmiEdit *
desmi_edit_new (const char *label)
{
  DesmiEdit *self;

  g_return_val_if_fail (label != NULL, NULL);
  self = g_new0 (DesmiEdit, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->changes = g_ptr_array_new_with_free_func (free_change);
  self->seen = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_edit_unref);
  self->texts = g_string_chunk_new (256);
  return self;
}

/**
 * desmi_edit_new_said:
 * @message: (transfer full): what the history says of it, to each reader in their language
 *
 * Begins an edit as desmi_edit_new() does.
 *
 * Returns: (transfer full): an edit without changes
 */
DesmiEdit *
desmi_edit_new_said (DesmiMessage *message)
{
  g_autofree char *label = desmi_message_say (message, desmi_locale_get_user ());
  DesmiEdit       *self = desmi_edit_new (label != NULL ? label : "");

  self->message = message;
  return self;
}

/**
 * desmi_edit_ref:
 *
 * Returns: (transfer full): @self, held once more
 */
DesmiEdit *
desmi_edit_ref (DesmiEdit *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * desmi_edit_unref:
 *
 * Lets go of @self.
 */
void
desmi_edit_unref (DesmiEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->label);
  g_clear_pointer (&self->message, desmi_message_unref);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->seen);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * desmi_edit_get_label:
 *
 * Returns: (transfer none): what undo and history call the step, in the user's language
 */
const char *
desmi_edit_get_label (const DesmiEdit *self)
{
  return self->label;
}

/**
 * desmi_edit_get_message:
 *
 * Returns: (transfer none) (nullable): the same for readers of any language; %NULL: the label is
 *   the same in every one
 */
const DesmiMessage *
desmi_edit_get_message (const DesmiEdit *self)
{
  return self->message;
}

/**
 * desmi_edit_get_changes:
 *
 * Returns: (transfer none) (element-type DesmiChange): in the order they are made
 */
const GPtrArray *
desmi_edit_get_changes (const DesmiEdit *self)
{
  return self->changes;
}

/**
 * desmi_edit_get_seen:
 *
 * Returns: (transfer none) (element-type DesmiEdit): what desmi_edit_expect() was told
 */
GPtrArray *
desmi_edit_get_seen (const DesmiEdit *self)
{
  return self->seen;
}

/**
 * desmi_edit_get_changed:
 *
 * Returns: whether the edit, once it is applied, has changed anything: what says nothing new is no
 * step of the history
 */
gboolean
desmi_edit_get_changed (const DesmiEdit *self)
{
  return self->step > 0;
}

/**
 * desmi_edit_get_step:
 *
 * Returns: the number of the step in the history, once the edit is applied; 0: it was none
 */
gint64
desmi_edit_get_step (const DesmiEdit *self)
{
  return self->step;
}

/**
 * desmi_edit_set_step:
 *
 * Notes, when the edit is applied, as which step of the history it has changed something.
 */
void
desmi_edit_set_step (DesmiEdit *self, gint64 step)
{
  self->step = step;
}

/**
 * desmi_edit_keep:
 * @text: (nullable): of a change
 *
 * Returns: (transfer none) (nullable): the same in the normal form that the file holds, for as long
 * as the edit lives
 */
const char *
desmi_edit_keep (DesmiEdit *self, const char *text)
{
  g_autofree char *normal = NULL;

  if (text == NULL)
    return NULL;
  /* what is no UTF-8 is kept as it is, to be refused with a sentence */
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  return g_string_chunk_insert (self->texts, normal != NULL ? normal : text);
}

/**
 * desmi_edit_add:
 * @village: (nullable): its code
 *
 * Returns: (transfer none): a change at the end of the edit, of which nothing else is said yet
 */
DesmiChange *
desmi_edit_add (DesmiEdit *self, DesmiChangeKind kind, const char *village)
{
  DesmiChange *change = g_new0 (DesmiChange, 1);

  change->kind = kind;
  change->village = desmi_edit_keep (self, village);
  g_ptr_array_add (self->changes, change);
  return change;
}

static void
add_flow (DesmiEdit *self, DesmiChangeKind kind, const DesmiFlow *flow)
{
  DesmiChange *change = desmi_edit_add (self, kind, flow->village);

  change->period = desmi_edit_keep (self, flow->month);
  change->word = (int) flow->direction;
  change->destination = desmi_edit_keep (self, flow->destination);
  change->sector = desmi_edit_keep (self, flow->sector);
  change->occupation = desmi_edit_keep (self, flow->occupation);
  change->gender = desmi_edit_keep (self, flow->gender);
  change->scheme = desmi_edit_keep (self, flow->scheme);
  change->value = flow->count;
}

/**
 * desmi_edit_put_flow:
 * @flow: copied
 *
 * Adds a count of people to the step; it takes the place of one with the same key.
 */
void
desmi_edit_put_flow (DesmiEdit *self, const DesmiFlow *flow)
{
  add_flow (self, DESMI_CHANGE_PUT_FLOW, flow);
}

/**
 * desmi_edit_delete_flow:
 * @flow: its key counts
 *
 * Adds the removal of a count to the step.
 */
void
desmi_edit_delete_flow (DesmiEdit *self, const DesmiFlow *flow)
{
  add_flow (self, DESMI_CHANGE_DELETE_FLOW, flow);
}

/**
 * desmi_edit_put_remittance:
 * @quarter: "2023-Q4"
 * @amount_idr: rupiah
 *
 * Adds money sent home to a village to the step.
 */
void
desmi_edit_put_remittance (DesmiEdit  *self,
                           const char *village,
                           const char *quarter,
                           gint64      amount_idr)
{
  DesmiChange *change = desmi_edit_add (self, DESMI_CHANGE_REMITTANCE, village);

  change->period = desmi_edit_keep (self, quarter);
  change->value = amount_idr;
}

/**
 * desmi_edit_clear_remittance:
 * @quarter: "2023-Q4"
 *
 * Adds to the step that the district knows of no money sent home in a quarter.
 */
void
desmi_edit_clear_remittance (DesmiEdit *self, const char *village, const char *quarter)
{
  desmi_edit_add (self, DESMI_CHANGE_CLEAR_REMITTANCE, village)->period
      = desmi_edit_keep (self, quarter);
}

static void
add_value (DesmiEdit      *self,
           DesmiChangeKind kind,
           const char     *village,
           const char     *indicator,
           const char     *period,
           gint64          value)
{
  DesmiChange *change = desmi_edit_add (self, kind, village);

  change->indicator = desmi_edit_keep (self, indicator);
  change->period = desmi_edit_keep (self, period);
  change->value = value;
}

/**
 * desmi_edit_put_target:
 * @period: "2023" or "2023-Q4"
 * @value_milli: thousandths of the indicator's unit
 *
 * Adds the district's own target to the step.
 */
void
desmi_edit_put_target (DesmiEdit  *self,
                       const char *village,
                       const char *indicator,
                       const char *period,
                       gint64      value_milli)
{
  add_value (self, DESMI_CHANGE_TARGET, village, indicator, period, value_milli);
}

/**
 * desmi_edit_clear_target:
 * @period: "2023" or "2023-Q4"
 *
 * Adds to the step that the district has no target of its own.
 */
void
desmi_edit_clear_target (DesmiEdit  *self,
                         const char *village,
                         const char *indicator,
                         const char *period)
{
  add_value (self, DESMI_CHANGE_CLEAR_TARGET, village, indicator, period, 0);
}

/**
 * desmi_edit_put_measurement:
 * @period: "2023-Q4"
 * @value_milli: thousandths of the indicator's unit
 *
 * Adds what a village reports of an indicator to the step.
 */
void
desmi_edit_put_measurement (DesmiEdit  *self,
                            const char *village,
                            const char *indicator,
                            const char *period,
                            gint64      value_milli)
{
  add_value (self, DESMI_CHANGE_PUT_MEASUREMENT, village, indicator, period, value_milli);
}

/**
 * desmi_edit_clear_measurement:
 * @period: "2023-Q4"
 *
 * Adds to the step that the village has not reported the indicator after all.
 */
void
desmi_edit_clear_measurement (DesmiEdit  *self,
                              const char *village,
                              const char *indicator,
                              const char *period)
{
  add_value (self, DESMI_CHANGE_CLEAR_MEASUREMENT, village, indicator, period, 0);
}

/**
 * desmi_edit_set_pillar_status:
 * @pillar: its number in @programme
 * @period: "2023-Q4"
 * @reason: (nullable): id of a reason of the catalogue; empty: none; %NULL: as it is where the
 *   status is the same
 * @note: (nullable): free text; empty: none; %NULL: as it is
 *
 * Adds how a pillar stands in a village to the step.
 */
void
desmi_edit_set_pillar_status (DesmiEdit        *self,
                              const char       *village,
                              const char       *programme,
                              int               pillar,
                              const char       *period,
                              DesmiPillarStatus status,
                              const char       *reason,
                              const char       *note)
{
  DesmiChange *change = desmi_edit_add (self, DESMI_CHANGE_PILLAR_STATUS, village);

  change->programme = desmi_edit_keep (self, programme);
  change->number = pillar;
  change->period = desmi_edit_keep (self, period);
  change->word = (int) status;
  change->text = desmi_edit_keep (self, reason);
  change->more = desmi_edit_keep (self, note);
}

/**
 * desmi_edit_put_entry:
 * @entry: copied
 *
 * Adds what is set in a row of a register to the step. A row without a number is a new one in a
 * register of things; in the others it takes the place of the one with the same keys.
 */
void
desmi_edit_put_entry (DesmiEdit *self, const DesmiEntry *entry)
{
  desmi_edit_add (self, DESMI_CHANGE_PUT_ENTRY, desmi_entry_get (entry, 0))->entry
      = desmi_entry_copy (entry);
}

/**
 * desmi_edit_delete_entry:
 * @entry: copied
 *
 * Adds the removal of a row of a register to the step: the one of its number, or of its keys.
 */
void
desmi_edit_delete_entry (DesmiEdit *self, const DesmiEntry *entry)
{
  desmi_edit_add (self, DESMI_CHANGE_DELETE_ENTRY, desmi_entry_get (entry, 0))->entry
      = desmi_entry_copy (entry);
}

static DesmiChange *
add_item (DesmiEdit *self, DesmiChangeKind kind, const DesmiCatalogueItem *item)
{
  DesmiChange *change = desmi_edit_add (self, kind, NULL);

  change->item = desmi_catalogue_item_copy (item);
  return change;
}

/**
 * desmi_edit_add_catalogue:
 * @item: copied; a code that nothing has yet
 *
 * Adds a new entry of the district's own catalogue to the step.
 */
void
desmi_edit_add_catalogue (DesmiEdit *self, const DesmiCatalogueItem *item)
{
  add_item (self, DESMI_CHANGE_ADD_CATALOGUE, item);
}

/**
 * desmi_edit_put_catalogue:
 * @item: copied; all that it says counts
 *
 * Changes an entry of the district's own catalogue. Another way of counting an indicator that was
 * reported is a new version from its valid_from on; what was before stays as it was counted.
 */
void
desmi_edit_put_catalogue (DesmiEdit *self, const DesmiCatalogueItem *item)
{
  add_item (self, DESMI_CHANGE_PUT_CATALOGUE, item);
}

/**
 * desmi_edit_retire_catalogue:
 * @item: copied; what says which entry it is
 * @quarter: (nullable): the first that nobody reports it in; %NULL: it is brought back
 *
 * Takes an entry of the district's own catalogue, with its parts, out of use, and keeps its past.
 */
void
desmi_edit_retire_catalogue (DesmiEdit *self, const DesmiCatalogueItem *item, const char *quarter)
{
  add_item (self, DESMI_CHANGE_RETIRE_CATALOGUE, item)->period = desmi_edit_keep (self, quarter);
}

/**
 * desmi_edit_delete_catalogue:
 * @item: copied; what says which entry it is
 *
 * Takes an entry out that nothing in the file belongs to.
 */
void
desmi_edit_delete_catalogue (DesmiEdit *self, const DesmiCatalogueItem *item)
{
  add_item (self, DESMI_CHANGE_DELETE_CATALOGUE, item);
}
