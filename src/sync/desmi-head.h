/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a set: what there is, where it lies, and what the tables must be afterwards. */
#pragma once

#include "store/desmi-official.h"
#include "sync/desmi-root.h"

G_BEGIN_DECLS

#define DESMI_SYNC_SCHEMA 1 /* the newest major of the wire format that this program knows */
#define DESMI_SET_COMMON "common"
#define DESMI_HEAD_MAX_SEGMENTS 64
#define DESMI_OBJECT_MAX_SIZE (256 * 1024 * 1024)                 /* bytes as fetched */
#define DESMI_OBJECT_MAX_RAW (2048 * G_GINT64_CONSTANT (1048576)) /* bytes unpacked */

typedef struct
{
  gint64 from, to; /* seq; a snapshot is from 0 */
  char   sha256[65];
  gint64 size, raw_size; /* bytes, packed and unpacked */
} DesmiObjectInfo;

typedef struct
{
  char           *set;
  gint64          epoch, version, seq, schema;
  char           *signed_at_text, *expires_text;
  gint64          signed_at, expires; /* seconds since 1970 UTC */
  gint64          requires_common;    /* version; 0: none */
  DesmiObjectInfo snapshot;
  guint           n_segments;
  DesmiObjectInfo segments[DESMI_HEAD_MAX_SEGMENTS];
  GPtrArray      *states; /* (element-type DesmiOfficialState) */
  char   *unknown; /* (nullable): tables and columns that this program does not know, by a blank */
  GBytes *payload; /* the signed bytes */
} DesmiHead;

DesmiHead *desmi_head_open (GBytes *file, const char *set, const DesmiRoot *root, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
DesmiHead      *
desmi_head_parse (GBytes *payload, const char *set, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desmi_head_free (DesmiHead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiHead, desmi_head_free)

gboolean desmi_set_is_valid (const char *set);
char *
desmi_set_dup_head_name (const char *set) G_GNUC_WARN_UNUSED_RESULT; /* set/32.12/head.signed */
char *
desmi_object_dup_name (const char *sha256) G_GNUC_WARN_UNUSED_RESULT; /* obj/ab/ab34...ef.gz */
gint64 desmi_head_count_rows (const DesmiHead   *self,
                              DesmiOfficialTable table); /* -1: does not say */
gboolean
desmi_head_knows_more (const char *unknown); /* something of what was unknown then is known now */

G_END_DECLS
