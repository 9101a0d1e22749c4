/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a block of cells that cannot be pasted as it is. */
#pragma once

#include "ui/villages/desmi-flow-sheet.h"

G_BEGIN_DECLS

void desmi_flow_paste_dialog_refuse (DesmiFlowSheet *sheet, const GPtrArray *problems);
void
desmi_flow_paste_dialog_ask (DesmiFlowSheet *sheet, GArray *changes, const DesmiFlowPaste *paste);

G_END_DECLS
