/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changeset says, in a reader's words. */
#pragma once

#include "store/desmi-changeset.h"
#include "store/desmi-query-private.h"

G_BEGIN_DECLS

typedef struct _DesmiHistoryWords DesmiHistoryWords;

DesmiHistoryWords                *desmi_history_words_new (DesmiConnection   *connection,
                                                           const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
void                              desmi_history_words_free (DesmiHistoryWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiHistoryWords, desmi_history_words_free)

GPtrArray  *desmi_history_words_read (DesmiHistoryWords *self,
                                      GBytes            *changeset,
                                      GError           **error) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_history_words_area (const DesmiHistoryWords *self, const char *code);
const char *desmi_history_words_field (const DesmiHistoryWords  *self,
                                       const DesmiChangesetCell *cell);
const char *desmi_history_words_table (const DesmiHistoryWords *self, const char *table);
char *desmi_history_words_subject (const DesmiHistoryWords *self, const DesmiChangesetCell *cell);
char *desmi_history_words_value (const DesmiHistoryWords  *self,
                                 const DesmiChangesetCell *cell,
                                 const char               *text);

gboolean desmi_history_is_silent (const DesmiChangesetCell *cell);
guint    desmi_history_end_of_row (const GPtrArray *cells, guint i, gboolean *is_bare);
/* Whether the cell lies in an area (nullable: anywhere). */
gboolean    desmi_history_is_within (const DesmiChangesetCell *cell, const char *area);
const char *desmi_history_bare_word (const DesmiChangesetCell *cell, const DesmiLocale *locale);
GPtrArray  *desmi_history_batch_read (DesmiConnection *connection,
                                      gint64           batch,
                                      gboolean         is_undone,
                                      const char      *area,
                                      guint            max,
                                      GError         **error) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_history_describe_batch (gint64             n_rows,
                                          const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
