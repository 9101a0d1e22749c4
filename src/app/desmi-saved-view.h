/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views that the district file keeps by their names: filters, order and columns of a page. */
#pragma once

#include "app/desmi-view-state.h"
#include "core/desmi-table.h"
#include "store/desmi-edit.h"

G_BEGIN_DECLS

#define DESMI_SAVED_VIEW_LOOKUP "register-saved-view"

char           *desmi_saved_view_dup_text (const DesmiViewState *state) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState *desmi_saved_view_read (const char           *text,
                                       const DesmiViewState *now) G_GNUC_WARN_UNUSED_RESULT;
gboolean        desmi_saved_view_is_shown (const char *text, const DesmiViewState *now);
/* (transfer full) (element-type guint): rows of the lookup that are of @page, by name */
GArray     *desmi_saved_view_list (DesmiTable *table, const char *page) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_saved_view_get (DesmiTable *table, guint row, const char *column);
int         desmi_saved_view_find (DesmiTable *table, const char *page, const char *name);

DesmiEdit  *desmi_saved_view_edit_save (DesmiTable           *table,
                                        const char           *district,
                                        const char           *name,
                                        const DesmiViewState *state) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit  *desmi_saved_view_edit_rename (DesmiTable *table,
                                          guint       row,
                                          const char *name) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit  *desmi_saved_view_edit_delete (DesmiTable *table, guint row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
