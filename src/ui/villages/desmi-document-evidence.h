/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of what a document is evidence for. */
#pragma once

#include "app/desmi-document.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiFilter *desmi_document_evidence_new (DesmiDocument *document); /* nullable */
void  desmi_document_evidence_ask (DesmiFilter *self, DesmiForm *form, GCancellable *cancellable);
void  desmi_document_evidence_set (DesmiFilter *self, DesmiEntry *entry);
void  desmi_document_evidence_ensure (DesmiFilter *self, const char *id);
char *desmi_document_evidence_dup_id (const DesmiEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_document_evidence_dup_label (DesmiFilter *self,
                                         const char  *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
