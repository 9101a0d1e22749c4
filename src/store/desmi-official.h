/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official data on their way into the store: typed operations from verified objects. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_OFFICIAL_REGION, /* set common from here */
  DESMI_OFFICIAL_COUNTRY,
  DESMI_OFFICIAL_PROGRAMME,
  DESMI_OFFICIAL_PILLAR,
  DESMI_OFFICIAL_REASON,
  DESMI_OFFICIAL_INDICATOR,
  DESMI_OFFICIAL_VILLAGE, /* set of a district from here */
  DESMI_OFFICIAL_ENROLMENT,
  DESMI_OFFICIAL_FLOWS,
  DESMI_OFFICIAL_REMITTANCES,
  DESMI_OFFICIAL_TARGETS,
  DESMI_OFFICIAL_ANNOUNCEMENT,
  DESMI_N_OFFICIAL,
} DesmiOfficialTable;

/**
 * DesmiOfficialColumn:
 * @name: as on the wire
 * @is_key: part of the key (text, or a non-negative integer)
 * @is_integer: an integer; else text
 * @is_date: a text that is a day as 2023-11-25
 */
typedef struct
{
  const char *name;
  gboolean    is_key;
  gboolean    is_integer;
  gboolean    is_date;
} DesmiOfficialColumn;

#define DESMI_OFFICIAL_MAX_COLUMNS 16

/**
 * DesmiOfficialInfo:
 *
 * A table of version 1 of the wire format: keys first, then values, in the order of the wire.
 */
typedef struct
{
  const char         *wire_name; /* "flows" */
  gboolean            is_common;
  guint               n_columns;
  guint               n_keys;
  DesmiOfficialColumn columns[DESMI_OFFICIAL_MAX_COLUMNS];
} DesmiOfficialInfo;

const DesmiOfficialInfo *desmi_official_get_info (DesmiOfficialTable table);
gboolean                 desmi_official_from_wire (const char *wire_name, DesmiOfficialTable *out);

/**
 * DesmiOfficialValue:
 *
 * A cell. @text %NULL and @is_null is null; in an integer column @integer holds.
 */
typedef struct
{
  gboolean    is_null;
  const char *text;
  gint64      integer;
} DesmiOfficialValue;

typedef struct
{
  gboolean           is_delete; /* only the key values hold */
  DesmiOfficialTable table;
  DesmiOfficialValue values[DESMI_OFFICIAL_MAX_COLUMNS]; /* in column order; lent until the next
                                                            operation is asked for */
} DesmiOfficialOp;

/* Whether @op may be written by @set: types, form of text, and that it is the set's to say. */
gboolean desmi_official_check (const char *set, const DesmiOfficialOp *op, GError **error);

/**
 * DesmiOfficialNext:
 *
 * Called on the writer's thread until it returns %FALSE; with @error set, everything is rolled
 * back.
 */
typedef gboolean (*DesmiOfficialNext) (gpointer source, DesmiOfficialOp *op, GError **error);

/**
 * DesmiOfficialState:
 *
 * What a table must be after applying: @sha256 (64 hex digits) over its rows as the wire format
 * says, over @columns in that order. @digest_known %FALSE: a column is unknown here, nothing is
 * checked.
 */
typedef struct
{
  DesmiOfficialTable table;
  char             **columns; /* (array zero-terminated) */
  gint64             n_rows;
  char              *sha256;
  gboolean           digest_known;
} DesmiOfficialState;

/**
 * DesmiOfficialSet:
 * @name: "common" or a district code
 * @is_snapshot: rows that no operation puts are removed
 * @next, @source: the operations
 * @states: (element-type DesmiOfficialState): what must hold afterwards
 * @head: the signed head's payload bytes, kept as trusted
 * @server: (nullable): where it came from; an entry of the update history is made with it, for the
 * run one
 * @meta: (nullable) (array zero-terminated): keys and values by turns, for the file's meta table
 *
 * What describes the update is kept in the same transaction as the update itself.
 */
typedef struct
{
  char             *name;
  gboolean          is_snapshot;
  DesmiOfficialNext next;
  gpointer          source;
  GPtrArray        *states;
  gint64            epoch, version, seq;
  char             *signed_at, *expires, *etag, *unknown;
  GBytes           *head;
  char             *server;
  char            **meta;
} DesmiOfficialSet;

/* What is trusted of a set already; what a pull starts from. */
typedef struct
{
  char   *set;
  gint64  epoch, version, seq;
  char   *signed_at, *expires, *accepted_at, *etag, *unknown;
  GBytes *head;
} DesmiSyncState;

void desmi_sync_state_free (DesmiSyncState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSyncState, desmi_sync_state_free)

/* The state digest: rows must be fed in ascending byte order of the encoded key. */
typedef struct _DesmiDigest DesmiDigest;
DesmiDigest                *desmi_digest_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desmi_digest_add_text (DesmiDigest *self, const char *text); /* nullable */
void desmi_digest_add_integer (DesmiDigest *self, gint64 value);
void desmi_digest_end_row (DesmiDigest *self);
char      *
desmi_digest_end (DesmiDigest *self) G_GNUC_WARN_UNUSED_RESULT; /* 64 hex digits; frees self */
void desmi_digest_free (DesmiDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiDigest, desmi_digest_free)

G_END_DECLS
