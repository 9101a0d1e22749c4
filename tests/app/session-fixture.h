/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a session: answers waited for, figures of a file, a throw-away home. */
#pragma once

#include "app/desmi-overview.h"
#include "app/desmi-session.h"

G_BEGIN_DECLS

#define WAIT_S 60

typedef struct
{
  GAsyncResult *result;
  GObject      *source;
} Answer;

void          answer_cb (GObject *source, GAsyncResult *result, gpointer answer);
GAsyncResult *wait_for (Answer *answer);
gboolean      late_cb (gpointer data); /* ends the test: for a timeout of WAIT_S */
/* Lets go of an answer that came without @error, and passes on the @value it had. */
gpointer       end_answer (Answer *answer, gpointer value, GError *error);
DesmiOverview *load_overview (DesmiSession *session, const char *period, const char *area);
DesmiOverview *load_overview_for (DesmiSession *session,
                                  DesmiAudience audience,
                                  const char   *period,
                                  const char   *area);
void           move_home (void);
void           remove_home (void); /* when all that was open is closed */

G_END_DECLS
