/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of an object as a typed operation. */
#pragma once

#include "store/desmi-official.h"
#include "sync/desmi-strict-json.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_OPERATION_BAD, /* the error is set */
  DESMI_OPERATION_GOOD,
  DESMI_OPERATION_UNKNOWN, /* of a table that this program does not know */
} DesmiOperationResult;

DesmiOperationResult desmi_operation_read (json_t          *line,
                                           const char      *set,
                                           gboolean         in_snapshot,
                                           GStringChunk    *texts,
                                           DesmiOfficialOp *op,
                                           GError         **error);

G_END_DECLS
