/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a feed, as its publisher reads and writes it. */
#pragma once

#include "server/desmi-publish-error.h"
#include "server/desmi-row-set.h"
#include "sync/desmi-head.h"

G_BEGIN_DECLS

/* Write aside, then rename: whoever looks sees the old file or the new one. */
gboolean desmi_feed_write (const char *feed, const char *name, GBytes *bytes, GError **error);
GBytes  *desmi_feed_read (const char *feed, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT; /* NULL without error: not there */
DesmiRoot *desmi_feed_load_root (const char *feed, GError **error)
    G_GNUC_WARN_UNUSED_RESULT; /* the last of the chain; NULL without error: none */
DesmiHead *
desmi_feed_load_head (const char *feed, const char *set, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The rows that @head stands for, read from its objects. */
DesmiRowSet *desmi_feed_load_rows (const char      *feed,
                                   const DesmiHead *head,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
