/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district file of a few areas, filled the way a new one is. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

typedef struct
{
  char       *folder;
  DesmiStore *store;
} Fixture;

void  fixture_set_up (Fixture *self, gconstpointer data);
void  fixture_tear_down (Fixture *self, gconstpointer data);
char *fixture_write (Fixture    *self,
                     const char *name,
                     const char *text) G_GNUC_WARN_UNUSED_RESULT; /* the path */

G_END_DECLS
