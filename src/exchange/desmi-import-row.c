/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of an import file to typed records, or the reason why not. */
#include "exchange/desmi-import-private.h"

/**
 * desmi_importer_read_row:
 *
 * Reads the source's current row: all of it, or nothing.
 *
 * Returns: %DESMI_REASON_NONE, and @records and @pending hold what came of it; else the first
 *   reason that applies, with the cell and, if there is one, a suggestion
 */
DesmiReason
desmi_importer_read_row (DesmiImporter *self)
{
  DesmiReason reason = DESMI_REASON_NONE;

  g_array_set_size (self->pending, 0);
  g_ptr_array_set_size (self->records, 0);
  self->n_given = 0;
  g_clear_pointer (&self->suggestion, g_free);
  g_clear_pointer (&self->why, g_free);
  switch (self->report->kind)
    {
    case DESMI_IMPORT_FLOWS:
    case DESMI_IMPORT_PERSONS:
      reason = desmi_importer_read_flow (self);
      break;
    case DESMI_IMPORT_REMITTANCES:
      reason = desmi_importer_read_remittance (self);
      break;
    case DESMI_IMPORT_PILLARS:
      reason = desmi_importer_read_pillar (self);
      break;
    case DESMI_IMPORT_VILLAGES:
      reason = desmi_importer_read_enrolled (self);
      break;
    case DESMI_IMPORT_AUTO:
    default:
      g_return_val_if_reached (DESMI_REASON_CELL_ERROR);
    }
  if (reason != DESMI_REASON_NONE)
    {
      g_array_set_size (self->pending, 0);
      g_ptr_array_set_size (self->records, 0);
    }
  return reason;
}
