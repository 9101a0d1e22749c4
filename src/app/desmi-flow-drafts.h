/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into cells of flows but is not counted, with the sentence that says why. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DesmiFlowDraft:
 * @sheet: which village, year and so on, as desmi_flow_grid_get_sheet() says it
 * @keys: of the row
 * @month: the period of the cell, from 0
 * @text: as typed
 * @sentence: why it is not counted
 * @step: of the history, with which it was pasted; 0: with none
 * @is_undone: whether that step is undone, so that the cell shows nothing of it
 */
typedef struct
{
  char    *sheet;
  char   **keys;
  guint    month;
  char    *text;
  char    *sentence;
  gint64   step;
  gboolean is_undone;
} DesmiFlowDraft;

/**
 * DesmiFlowDrafts:
 *
 * Those of one file. They outlive the sheets that show them, and the program: what it ended with is
 * there again when the next one begins.
 *
 * Signals: "restored" (guint): so many were found from before; "failed" (GError): what is typed
 * cannot be kept against a crash.
 */
#define DESMI_TYPE_FLOW_DRAFTS (desmi_flow_drafts_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFlowDrafts, desmi_flow_drafts, DESMI, FLOW_DRAFTS, GObject)

DesmiFlowDrafts      *desmi_flow_drafts_new (const char *file) G_GNUC_WARN_UNUSED_RESULT;
void                  desmi_flow_drafts_put (DesmiFlowDrafts   *self,
                                             const char        *sheet,
                                             const char *const *keys,
                                             guint              month,
                                             const char        *text,
                                             const char        *sentence);
void                  desmi_flow_drafts_remove (DesmiFlowDrafts   *self,
                                                const char        *sheet,
                                                const char *const *keys,
                                                guint              month);
const DesmiFlowDraft *desmi_flow_drafts_get (DesmiFlowDrafts   *self,
                                             const char        *sheet,
                                             const char *const *keys,
                                             guint              month); /* nullable */
GPtrArray            *desmi_flow_drafts_list (DesmiFlowDrafts *self,
                                              const char      *sheet) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_flow_drafts_dup_first_sheet (DesmiFlowDrafts *self) G_GNUC_WARN_UNUSED_RESULT;
/* What is being typed, which no cell shows yet */
void desmi_flow_drafts_set_typing (DesmiFlowDrafts   *self,
                                   const char        *sheet,
                                   const char *const *keys,
                                   guint              month,
                                   const char        *text);
/* What is on its way to the file, of which the cell shows that it is counted */
void desmi_flow_drafts_set_on_way (DesmiFlowDrafts   *self,
                                   const char        *sheet,
                                   const char *const *keys,
                                   guint              month,
                                   const char        *text);
/* The step that they came with */
void     desmi_flow_drafts_set_step (DesmiFlowDrafts   *self,
                                     const char        *sheet,
                                     const char *const *keys,
                                     guint              month,
                                     gint64             step);
gint64   desmi_flow_drafts_get_first_step (DesmiFlowDrafts *self);
gboolean desmi_flow_drafts_follow (DesmiFlowDrafts *self, GHashTable *undone);
void     desmi_flow_drafts_flush (DesmiFlowDrafts *self);

G_END_DECLS
