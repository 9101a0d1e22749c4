/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of documents: files of the outside, kept as they are in the district file, once
 * each. A document names its content by its hash. */
#pragma once

#include "store/desmi-store.h"

G_BEGIN_DECLS

#define DESMI_ATTACHMENT_MAX_MB 20
#define DESMI_ATTACHMENT_MAX (DESMI_ATTACHMENT_MAX_MB * G_GINT64_CONSTANT (1000000)) /* bytes */

/* A small picture of @data in PNG, or %NULL if it is no picture; called on a thread. */
typedef GBytes *(*DesmiThumbnailer) (GBytes *data);

gboolean desmi_attachment_look (GFile *file, gint64 *size, gint64 *modified, GError **error);
GBytes  *desmi_attachment_load (GFile        *file,
                                DesmiProgress progress,
                                gpointer      progress_data,
                                GCancellable *cancellable,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_attachment_guess_type (const char *name, GBytes *data) G_GNUC_WARN_UNUSED_RESULT;

/* The hash, 64 hexadecimal digits */
char   *desmi_store_attach (DesmiStore      *self,
                            GFile           *file,
                            DesmiThumbnailer thumbnailer,
                            DesmiProgress    progress,
                            gpointer         progress_data,
                            GCancellable    *cancellable,
                            GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void    desmi_store_attach_async (DesmiStore         *self,
                                  GFile              *file,
                                  DesmiThumbnailer    thumbnailer,
                                  DesmiProgress       progress,
                                  gpointer            progress_data,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
char   *desmi_store_attach_finish (DesmiStore   *self,
                                   GAsyncResult *result,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;

GBytes *desmi_store_read_attachment (DesmiStore   *self,
                                     const char   *sha256,
                                     GCancellable *cancellable,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void    desmi_store_read_thumbnail_async (DesmiStore         *self,
                                          const char         *sha256,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
GBytes *desmi_store_read_thumbnail_finish (DesmiStore   *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
/* Into a file of the outside, whole or not at all. */
gboolean desmi_store_save_attachment (DesmiStore   *self,
                                      const char   *sha256,
                                      GFile        *target,
                                      GCancellable *cancellable,
                                      GError      **error);
void     desmi_store_save_attachment_async (DesmiStore         *self,
                                            const char         *sha256,
                                            GFile              *target,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean
desmi_store_save_attachment_finish (DesmiStore *self, GAsyncResult *result, GError **error);

gboolean desmi_store_tidy (DesmiStore   *self,
                           DesmiProgress progress,
                           gpointer      progress_data,
                           gint64       *n_bytes,
                           GCancellable *cancellable,
                           GError      **error);

G_END_DECLS
