/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests do otherwise on each system: killed children, links. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of a child that has ended after g_subprocess_force_exit(): TRUE: by that; FALSE: it was done well
 * before. Anything else is a failure. */
gboolean test_child_was_killed (GSubprocess *child);

/* Asks a server to end, as whoever logs out does, and waits for its good end. Windows has no such
 * request for a program without a window: there it is killed. */
void test_end_child (GSubprocess *child);

/* Whether a file can be renamed while a program has it open; where it cannot, skips the test. */
gboolean test_open_files_move (void);

/* Whether a file may have every letter in its name but the separators. */
gboolean test_names_are_free (void);

/* Makes a symbolic link; where the system lets only administrators do so, skips the test. */
gboolean test_make_link (const char *target, const char *link);

/* Lets no file of this program grow beyond so many bytes, as if a disk were full; 0: lets them grow
 * again. Where the system has no such limit, skips the test. */
gboolean test_set_room (guint bytes);

/* Whether a thread may write numbers otherwise than the others. */
gboolean test_threads_have_locales (void);

/* A copy of a text whose end lies right before memory that nobody may read; kept until the process
 * ends. */
const char *test_text_before_wall (const char *text);

G_END_DECLS
