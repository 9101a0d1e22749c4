/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into a form and is not saved yet, kept beside the district file against a crash.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DesmiDraft:
 *
 * The values of a form that are not those it began with. They lie in the user's state folder, not
 * in the district file: that one may be full, read-only or gone by then, and what is half typed is
 * no business of whoever else opens it.
 *
 * Signals: "failed" (GError): what is typed cannot be kept.
 */
#define DESMI_TYPE_DRAFT (desmi_draft_get_type ())
G_DECLARE_FINAL_TYPE (DesmiDraft, desmi_draft, DESMI, DRAFT, GObject)

DesmiDraft *desmi_draft_new (const char *file, const char *form) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_draft_set_title (DesmiDraft *self, const char *title);
void        desmi_draft_set_of (DesmiDraft *self, const char *of);
void        desmi_draft_load_async (DesmiDraft         *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean    desmi_draft_load_finish (DesmiDraft *self, GAsyncResult *result, GError **error);
void        desmi_draft_set (DesmiDraft *self, const char *id, const char *base, const char *text);
gboolean desmi_draft_get (DesmiDraft *self, const char *id, const char **base, const char **text);
char   **desmi_draft_list (DesmiDraft *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_draft_is_empty (DesmiDraft *self);
void     desmi_draft_drop (DesmiDraft *self);
void     desmi_draft_flush (DesmiDraft *self);
void     desmi_draft_wait_kept (void);

G_END_DECLS
