/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a session know of it. */
#pragma once

#include "app/desmi-session.h"

G_BEGIN_DECLS

struct _DesmiSession
{
  GObject           parent_instance;
  DesmiStore       *store;
  DesmiViewHistory *history;
  GHashTable       *pages;              /* of DesmiViewState *, by page: as it was shown last */
  char             *user;               /* (nullable): who works */
  char            **aim;                /* (nullable): words of what is looked for on the page */
  DesmiViewState   *aim_state;          /* of that page */
  GCancellable     *extent_cancellable; /* of what is asked about the file itself */
};

void desmi_session_tell (DesmiSession *self, DesmiViewState *before);
void desmi_session_say_left_out (DesmiSession *self, const char *sentence);
void desmi_session_check_again (DesmiSession *self);

G_END_DECLS
