/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings of the import as files. */
#pragma once

#include "exchange/desmi-import-mapping.h"

G_BEGIN_DECLS

DesmiImportMapping *desmi_mapping_read_json (const char *path,
                                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
