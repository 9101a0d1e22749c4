/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back: what a window showed before, step by step. */
#pragma once

#include "app/desmi-view-state.h"

G_BEGIN_DECLS

#define DESMI_VIEW_HISTORY_MAX 100 /* steps that are kept */

/**
 * DesmiViewHistory:
 *
 * Has one present state; the steps before it, the oldest of which is forgotten when there are more
 * than %DESMI_VIEW_HISTORY_MAX; and those after it, which the next new step forgets.
 */
typedef struct _DesmiViewHistory DesmiViewHistory;

DesmiViewHistory *desmi_view_history_new (DesmiViewState *state) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_view_history_free (DesmiViewHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiViewHistory, desmi_view_history_free)

DesmiViewState *desmi_view_history_get (DesmiViewHistory *self);
gboolean        desmi_view_history_push (DesmiViewHistory *self, DesmiViewState *state);
void            desmi_view_history_replace (DesmiViewHistory *self, DesmiViewState *state);
void            desmi_view_history_reset (DesmiViewHistory *self, DesmiViewState *state);
gboolean        desmi_view_history_can_go (DesmiViewHistory *self, int direction);
gboolean        desmi_view_history_go (DesmiViewHistory *self, int direction);

G_END_DECLS
