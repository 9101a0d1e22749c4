/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that were left half-typed: what there is of a file, and where it leads. */
#pragma once

#include "app/desmi-view-state.h"
#include "core/desmi-locale.h"
#include "store/desmi-store.h"

G_BEGIN_DECLS

#define DESMI_KEPT_DAYS 30

/**
 * DesmiKeptForm:
 * @path: of the draft
 * @form: what it is of, as desmi_draft_new() has it
 * @title: for a reader
 * @of: (nullable): what it was opened for, where @form does not tell
 * @at: when it was last typed into, in seconds since 1970
 */
typedef struct
{
  char  *path, *form, *title, *of;
  gint64 at;
} DesmiKeptForm;

void desmi_kept_forms_list_async (DesmiStore         *store,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* (element-type DesmiKeptForm) */
GPtrArray      *desmi_kept_forms_list_finish (GAsyncResult *result,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState *desmi_kept_form_new_view (const char           *form,
                                          const DesmiViewState *here) G_GNUC_WARN_UNUSED_RESULT;
const char     *desmi_kept_form_get_place (const char *form, const DesmiLocale *locale);
char           *desmi_kept_form_dup_subject (const char *form) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type DesmiVillage): of codes between blanks, those that are there */
void       desmi_kept_form_read_villages_async (DesmiStore         *store,
                                                const char         *programme,
                                                const char         *codes,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
GPtrArray *desmi_kept_form_read_villages_finish (GAsyncResult *result,
                                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
