/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pasted table that is not saved yet, kept over a crash with what was said of its columns. */
#pragma once

#include "app/desmi-draft.h"
#include "app/desmi-village-paste.h"

G_BEGIN_DECLS

DesmiDraft *desmi_paste_draft_new (DesmiStore *store) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_paste_draft_get_text (DesmiDraft *draft); /* nullable */
gboolean    desmi_paste_draft_restore (DesmiDraft *draft, DesmiVillagePaste *paste);
/* Nullable: why it is not kept */
const char *
desmi_paste_draft_keep (DesmiDraft *draft, const char *text, const DesmiVillagePaste *paste);

G_END_DECLS
