/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district file to edit, and the steps that its tests take. */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

#define VILLAGE "32.12.01.2001"
#define OTHER "32.12.02.2001"

/* A test under "/store/edit/", each with a file of its own. */
#define ADD(name, func)                                                                            \
  g_test_add ("/store/edit/" name, Fixture, NULL, edit_set_up, func, fixture_tear_down)

/* Nine villages, a programme with indicators and reasons; OTHER is enrolled officially. */
void edit_set_up (Fixture *self, gconstpointer data);
/* Takes away what came with the version after 4, and the number. */
void edit_make_version_4 (Fixture *self);
/* Closes the file and opens it again. */
void reopen (Fixture *self);

/* A flow of VILLAGE that is accepted if @count is. */
DesmiFlow make_flow (gint64 count);
/* Applies @edit, which must succeed, and releases it. */
void apply (Fixture *self, DesmiEdit *edit);
/* One step each, named @label. */
void put_name (Fixture *self, const char *label, const char *name);
void put_count (Fixture *self, const char *label, gint64 count);
/* One step back or forth, which must be the one named @label. */
void assert_undo (Fixture *self, const char *label);
void assert_redo (Fixture *self, const char *label);

/* Every table but the history, which of course tells what was done, and the numbers given away. */
char *digest_all (Fixture *self);

G_END_DECLS
