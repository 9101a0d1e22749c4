/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Throw-away district files for tests, filled by lines of text. */
#pragma once

#include "store/desmi-store-private.h"

G_BEGIN_DECLS

typedef struct
{
  char       *folder;
  char       *path;
  DesmiStore *store;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
/* Closes the file; fixture_tear_down() needs no open one. */
void fixture_close (Fixture *self);

/**
 * OpList:
 *
 * Official operations as lines: "put flows 32.12.01.2001|2023-01|out|HKG|formal|x|F|P2P|14". "~" is
 * null; "del" takes the keys only.
 */
typedef struct
{
  GPtrArray *lines; /* of char * */
  guint      next;
  guint      fail_at; /* an error instead of this line; 0: never */
  char     **fields;
} OpList;

OpList  *op_list_new (void);
void     op_list_free (OpList *self);
void     op_list_add (OpList *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean op_list_next (gpointer self, DesmiOfficialOp *op, GError **error);
/* Adds formal nurses who left by P2P. */
void op_list_add_flow (OpList     *self,
                       const char *village,
                       const char *month,
                       const char *destination,
                       int         count);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpList, op_list_free)

/* Applies @ops without promises. */
gboolean fixture_apply (Fixture             *self,
                        const char          *set,
                        OpList              *ops,
                        gboolean             is_snapshot,
                        DesmiOfficialResult *result,
                        GError             **error);

/* Runs statements on the writer, or asks for one integer. */
void   fixture_exec (Fixture *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gint64 fixture_get_int (Fixture *self, const char *sql);
char  *fixture_get_text (Fixture *self, const char *sql);

/* Digest of every local table and the history together. */
char *fixture_local_digest (Fixture *self);
/* Regions of 32.12: the district, @n_subdistricts with @n_villages each, named "Desa <code>". */
void fixture_add_regions (Fixture *self, guint n_subdistricts, guint n_villages);

G_END_DECLS
