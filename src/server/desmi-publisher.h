/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes feeds: CSV files in the columns of the wire format come in, signed static files come out.
 */
#pragma once

#include "server/desmi-publish-error.h"
#include "sync/desmi-signed.h"

G_BEGIN_DECLS

#define DESMI_PUBLISH_HEAD_LIFE_S (30 * 24 * 60 * 60)
#define DESMI_PUBLISH_ROOT_LIFE_S (3 * 365 * 24 * 60 * 60)

/**
 * DesmiPublishRoot:
 * @keys: (array length=n_keys): who may sign the next root
 * @signers: (array length=n_signers): who signs this one; of the keys, or of the root before
 * @epoch: 0: as in the root before
 * @time, @expires: seconds since 1970 UTC
 */
typedef struct
{
  const char           *feed;
  const DesmiPublicKey *keys;
  guint                 n_keys;
  const DesmiSecretKey *signers;
  guint                 n_signers;
  const DesmiPublicKey *feed_keys;
  guint                 n_feed_keys;
  guint                 threshold;
  gint64                epoch;
  gint64                expires;
} DesmiPublishRoot;

gint64 desmi_publish_root (const DesmiPublishRoot *request,
                           GError                **error); /* the version made; 0: failed */

/* Puts a root file made elsewhere into a feed that has no root 1; into one that has it, only the
 * same. */
gboolean desmi_publish_first_root (const char *feed, const char *path, GError **error);

typedef void (*DesmiPublishProgress) (guint done, guint n, const char *set, gpointer user_data);

/**
 * DesmiPublishFeed:
 * @from: folder with a folder for each set
 * @sets: (array zero-terminated=1) (nullable): which; %NULL: every one that @from has
 * @time: when it is signed, in seconds since 1970 UTC; the same input and time give the same bytes
 * @expires: until when the heads hold
 */
typedef struct
{
  const char           *feed;
  const char           *from;
  const char *const    *sets;
  const DesmiSecretKey *key;
  gint64                time;
  gint64                expires;
  DesmiPublishProgress  progress;
  gpointer              progress_data;
} DesmiPublishFeed;

typedef struct
{
  guint n_sets;
  guint n_changed; /* sets with new data */
  guint n_operations;
} DesmiPublishResult;

gboolean
desmi_publish_feed (const DesmiPublishFeed *request, DesmiPublishResult *result, GError **error);

G_END_DECLS
