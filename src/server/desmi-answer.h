/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the development server is about to answer, before and after faults had their way with it. */
#pragma once

#include "sync/desmi-signed.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_FILE_ROOT = 1 << 0,
  DESMI_FILE_HEAD = 1 << 1,
  DESMI_FILE_OBJECT = 1 << 2,
  DESMI_FILE_ANY = 7,
} DesmiFileKind;

/**
 * DesmiAnswer:
 * @kind: what was asked for; 0: nothing that a feed has
 * @set: (nullable): of a head
 * @drop_after: bytes after which the connection is cut; -1: never
 * @bytes_per_s: how fast the body is sent; 0: at once
 * @stall: nothing more is sent after the headers
 * @location: (nullable): where a redirect leads; static
 * @extra_redirects: redirects to the same server before the answer, "?1", "?2" ...
 */
typedef struct
{
  DesmiFileKind kind;
  char         *set;
  guint         status;
  GBytes       *body;
  const char   *content_type;
  gboolean      has_etag;
  gint64        drop_after;
  gint64        bytes_per_s;
  gboolean      stall;
  const char   *location;
  gint64        extra_redirects;
} DesmiAnswer;

/* The kind of file that @name is, by its shape alone. */
DesmiFileKind desmi_answer_classify (const char *name, char **set);
void          desmi_answer_read (DesmiAnswer *self, const char *feed, const char *name);
void          desmi_answer_set_body (DesmiAnswer *self, GBytes *body); /* (transfer full) */
void          desmi_answer_clear (DesmiAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiAnswer, desmi_answer_clear)
char *desmi_answer_dup_etag (const DesmiAnswer *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
