/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is doubtful of a count, in words; and a doubt that is found right for a reason. */
#include "app/desmi-flow-grid-private.h"

#include "core/desmi-clock.h"

#include <glib/gi18n-lib.h>

static char *
describe_usual (const DesmiFlowGrid *self, const DesmiFlowDoubt *doubt, const char *cell)
{
  g_autofree char *count = desmi_flow_grid_dup_count (self, doubt->count);
  g_autofree char *low = desmi_flow_grid_dup_count (self, doubt->low);
  g_autofree char *high = desmi_flow_grid_dup_count (self, doubt->high);

  if (doubt->of_row && doubt->low == doubt->high)
    /* Translators: a row and month, its count, and what it is in most months */
    return g_strdup_printf (_ ("%s: %s — usually %s in this row."), cell, count, low);
  if (doubt->of_row)
    /* Translators: a row and month, its count, and between which numbers it is in most months */
    return g_strdup_printf (_ ("%s: %s — usually %s to %s in this row."), cell, count, low, high);
  if (doubt->low == doubt->high)
    /* Translators: a row and month, its count, and what others are in most months */
    return g_strdup_printf (_ ("%s: %s — usually %s in this village."), cell, count, low);
  /* Translators: a row and month, its count, and between which numbers most others are */
  return g_strdup_printf (_ ("%s: %s — usually %s to %s in this village."), cell, count, low, high);
}

/* The parts and the whole that they exceed. */
static char *
describe_parts (const DesmiFlowGrid *self, const DesmiFlowDoubt *doubt)
{
  g_autofree char *of = desmi_flow_grid_dup_month_name (self, doubt->month);
  g_autofree char *parts = desmi_flow_grid_dup_count (self, doubt->count);
  g_autofree char *whole = desmi_flow_grid_dup_count (self, doubt->high);

  if (doubt->kind == DESMI_FLOW_DOUBT_CAUSES)
    /* Translators: a destination, a month, the sum of the causes and the number of returns */
    return g_strdup_printf (_ ("%s, %s: the causes add up to %s, but the returns are %s."),
                            desmi_flow_grid_get_key_text (self, doubt->row, DESMI_FLOW_DESTINATION),
                            of, parts, whole);
  /* Translators: a quarter, the sum of the channels and the sum that the file has */
  return g_strdup_printf (_ ("%s: the channels add up to %s, but the file has %s in all. The next "
                             "amount typed in this quarter sets that right."),
                          of, parts, whole);
}

/**
 * desmi_flow_grid_dup_doubt_text:
 *
 * Returns: (transfer full): a sentence that names the cell, its count and what is doubtful of it
 */
char *
desmi_flow_grid_dup_doubt_text (const DesmiFlowGrid *self, const DesmiFlowDoubt *doubt)
{
  g_autofree char *cell = NULL, *count = NULL, *whole = NULL, *day = NULL;

  if (doubt->kind == DESMI_FLOW_DOUBT_CAUSES || doubt->kind == DESMI_FLOW_DOUBT_CHANNELS)
    return describe_parts (self, doubt);
  cell = desmi_flow_grid_dup_cell_name (self, doubt->row, doubt->month);
  count = desmi_flow_grid_dup_count (self, doubt->count);
  if (doubt->kind == DESMI_FLOW_DOUBT_USUAL)
    return describe_usual (self, doubt, cell);
  if (doubt->kind == DESMI_FLOW_DOUBT_AHEAD)
    /* Translators: a row and month, and its count */
    return g_strdup_printf (_ ("%s: %s — by this computer’s clock that time has not begun yet."),
                            cell, count);
  if (doubt->kind == DESMI_FLOW_DOUBT_RETIRED)
    {
      day = desmi_format_day (self->retired, self->locale);
      /* Translators: a row and month, its count, and a day */
      return g_strdup_printf (_ ("%s: %s — the village was retired on %s."), cell, count, day);
    }
  whole = desmi_flow_grid_dup_count (self, doubt->high);
  /* Translators: a row and month, how many complaints were settled, and how many were received */
  return g_strdup_printf (_ ("%s: %s — more than the %s that were received."), cell, count, whole);
}

/**
 * desmi_flow_grid_new_finding:
 *
 * Returns: (transfer full): @doubt as the register of findings accepted has it, so that it can be
 * found right when another sheet is shown
 */
DesmiFlowFinding *
desmi_flow_grid_new_finding (const DesmiFlowGrid *self, const DesmiFlowDoubt *doubt)
{
  DesmiFlowFinding        *finding = g_new0 (DesmiFlowFinding, 1);
  g_autoptr (DesmiMessage) cell = desmi_flow_grid_new_cell_message (self, doubt->row, doubt->month);

  finding->village = g_strdup (self->village);
  finding->finding = g_strdup (desmi_flow_grid_get_finding_name (doubt->kind));
  finding->subject = desmi_flow_grid_dup_subject (self, doubt->row, doubt->month);
  finding->value = g_strdup_printf ("%" G_GINT64_FORMAT, doubt->count);
  /* Translators: a row and month, and its count */
  finding->label = desmi_message_new ("Found right: %s: %s", "", finding->value);
  desmi_message_set_message (finding->label, 0, cell);
  desmi_message_set_kind (finding->label, 1, desmi_flow_grid_get_count_kind (self));
  return finding;
}

/**
 * desmi_flow_finding_copy:
 *
 * Returns: (transfer full): the same
 */
DesmiFlowFinding *
desmi_flow_finding_copy (const DesmiFlowFinding *self)
{
  DesmiFlowFinding *copy = g_new0 (DesmiFlowFinding, 1);

  copy->village = g_strdup (self->village);
  copy->finding = g_strdup (self->finding);
  copy->subject = g_strdup (self->subject);
  copy->value = g_strdup (self->value);
  copy->label = desmi_message_ref (self->label);
  return copy;
}

/**
 * desmi_flow_finding_free:
 *
 * Frees it.
 */
void
desmi_flow_finding_free (DesmiFlowFinding *self)
{
  g_free (self->village);
  g_free (self->finding);
  g_free (self->subject);
  g_free (self->value);
  g_clear_pointer (&self->label, desmi_message_unref);
  g_free (self);
}

/**
 * desmi_flow_finding_new_acceptance:
 * @why: why the count is right
 *
 * Returns: (transfer full): one step, after which the count is in doubt no more until it changes
 */
DesmiEdit *
desmi_flow_finding_new_acceptance (const DesmiFlowFinding *self, const char *why)
{
  g_autoptr (DesmiEntry) entry = desmi_entry_new (DESMI_REGISTER_ACCEPTANCE, self->village);
  g_autoptr (GDateTime)  now = desmi_clock_new_local ();
  g_autofree char       *today = g_date_time_format (now, "%Y-%m-%d");
  DesmiEdit             *edit = desmi_edit_new_said (desmi_message_ref (self->label));

  desmi_entry_set (entry, "finding", self->finding);
  desmi_entry_set (entry, "subject", self->subject);
  desmi_entry_set (entry, "value", self->value);
  desmi_entry_set (entry, "why", why);
  desmi_entry_set (entry, "day", today);
  desmi_edit_put_entry (edit, entry);
  return edit;
}
