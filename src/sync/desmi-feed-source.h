/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a feed is read from: a web address or a folder. The same files, the same checks. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_FETCH_FOUND,
  DESMI_FETCH_NOT_FOUND,
  DESMI_FETCH_NOT_MODIFIED,
} DesmiFetchStatus;

typedef struct
{
  DesmiFetchStatus status;
  char            *etag; /* (nullable): strong ETag of what was found */
} DesmiFetchResult;

/* Bytes of this fetch so far. */
typedef void (*DesmiFetchProgress) (gint64 n_bytes, gpointer user_data);

/**
 * DesmiFetchRequest:
 * @name: file of the feed, "set/common/head.signed"
 * @max_size: bytes; more is refused
 * @etag: (nullable): answer NOT_MODIFIED if it is still this
 * @out: where the bytes go
 */
typedef struct
{
  const char        *name;
  gint64             max_size;
  const char        *etag;
  GOutputStream     *out;
  DesmiFetchProgress progress;
  gpointer           progress_data;
} DesmiFetchRequest;

/**
 * DesmiFeedSource:
 *
 * To be made, used and freed on one thread.
 */
typedef struct _DesmiFeedSource DesmiFeedSource;

/* What a kind of source does; for those who add one. */
typedef struct
{
  gboolean (*fetch) (DesmiFeedSource         *self,
                     const DesmiFetchRequest *request,
                     DesmiFetchResult        *result,
                     GCancellable            *cancellable,
                     GError                 **error);
  void (*free) (DesmiFeedSource *self);
} DesmiFeedSourceClass;

struct _DesmiFeedSource
{
  const DesmiFeedSourceClass *klass;
  char                       *address;
  gboolean                    is_local;
};

DesmiFeedSource *desmi_feed_source_new (const char *address,
                                        const char *tls_authority,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_feed_source_free (DesmiFeedSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFeedSource, desmi_feed_source_free)
const char *desmi_feed_source_get_address (DesmiFeedSource *self);
gboolean    desmi_feed_source_is_local (
       DesmiFeedSource *self); /* loopback or folder: the demo root may vouch for it */
gboolean desmi_feed_source_fetch (DesmiFeedSource         *self,
                                  const DesmiFetchRequest *request,
                                  DesmiFetchResult        *result,
                                  GCancellable            *cancellable,
                                  GError                 **error);
/* The whole file in memory; NULL without error: not there, or not modified, as @result says. */
GBytes *desmi_feed_source_fetch_bytes (DesmiFeedSource  *self,
                                       const char       *name,
                                       gsize             max_size,
                                       const char       *etag,
                                       DesmiFetchResult *result,
                                       GCancellable     *cancellable,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void    desmi_fetch_result_clear (DesmiFetchResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiFetchResult, desmi_fetch_result_clear)

/* For the kinds themselves */
DesmiFeedSource *
desmi_feed_http_new (GUri *base, GTlsDatabase *authority, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiFeedSource *desmi_feed_folder_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean         desmi_feed_source_write (const DesmiFetchRequest *request,
                                          gconstpointer            data,
                                          gsize                    length,
                                          gint64                  *n_bytes,
                                          GCancellable            *cancellable,
                                          GError                 **error);

G_END_DECLS
