/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small feed in a temporary folder, a server for it on a thread, and a district file to pull
 * into. */
#pragma once

#include "server/desmi-devserver.h"
#include "server/desmi-publisher.h"
#include "sync/desmi-pull.h"

G_BEGIN_DECLS

#define FIXTURE_TIME                                                                               \
  G_GINT64_CONSTANT (1764036000) /* 2025-11-25T02:00:00Z: when the feed is signed */

typedef struct
{
  char          *folder;
  char          *from, *feed, *file, *cache, *state, *root_file;
  DesmiSecretKey key;
  DesmiStore    *store;
  gint64         time;
} FeedFixture;

void feed_fixture_set_up (FeedFixture *self, gconstpointer data);
void feed_fixture_tear_down (FeedFixture *self, gconstpointer data);
void feed_fixture_write (FeedFixture *self, const char *name, const char *text); /* into @from */
void feed_fixture_append (FeedFixture *self, const char *name, const char *text);
void feed_fixture_publish (FeedFixture *self);     /* an hour after the last time */
void feed_fixture_change_root (FeedFixture *self); /* the feed is of other keys, root and all */
void feed_fixture_reopen (FeedFixture *self);
DesmiPullOptions feed_fixture_get_options (FeedFixture *self, const char *server);
gboolean
feed_fixture_pull (FeedFixture *self, const char *server, DesmiPullResult *result, GError **error);
/* The digest of every table, by name, but for the list of attempts. */
GHashTable *feed_fixture_digest_tables (DesmiStore *store);
void        feed_fixture_assert_same_tables (GHashTable *a, GHashTable *b);
/* The list of attempts, newest first: "result: message" or "result", joined by "; ". */
char *feed_fixture_dup_history (FeedFixture *self);
void  feed_fixture_assert_history (FeedFixture *self, const char *expected);
char *feed_fixture_dup_path (FeedFixture *self, const char *name);
void  feed_fixture_remove_tree (const char *folder);
void  feed_fixture_copy_tree (const char *from, const char *to);

/* A development server on a thread of its own. @faults: separated by a blank */
typedef struct _ServerThread ServerThread;
ServerThread *server_thread_start (const char *feed, const DesmiSecretKey *key, const char *faults);
const char   *server_thread_get_address (ServerThread *self);
guint         server_thread_get_n_requests (ServerThread *self);
void          server_thread_stop (ServerThread *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServerThread, server_thread_stop)

G_END_DECLS
