/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district file before it is opened: what it is, how it may be opened, what is refused. */
#pragma once

#include "store/desmi-connection.h"
#include "store/desmi-folder.h"

G_BEGIN_DECLS

/**
 * DesmiStoreFile:
 * @path: absolute, links followed
 * @open_path: what the connections open: @path, or a private copy of it
 * @read_mode: how readers open it
 * @read_only: nothing may be written; read and set atomically once a store has it
 * @version: its user_version
 * @in_use: another process, or this one, has it open
 * @has_wal: it is of the kind that has a write-ahead log
 * @damage: (nullable): a sentence, once a part of the open file was found damaged
 * @notice: (nullable): a sentence about where it lies or why it is opened to view
 */
typedef struct
{
  char               *path;
  char               *open_path;
  DesmiConnectionMode read_mode;
  gboolean            read_only;
  guint               version;
  gboolean            in_use;
  gboolean            has_wal;
  DesmiFolderKind     folder;
  char               *damage;
  char               *notice;
  char               *lock_path; /* (nullable): of the mark that other machines see, ours */
  char               *lock_id;
  char               *key; /* in the register of open files */
} DesmiStoreFile;

/* Who has a file open. */
typedef enum
{
  DESMI_FILE_FREE,
  DESMI_FILE_USED_HERE,      /* this process or another one on this machine */
  DESMI_FILE_USED_ELSEWHERE, /* another machine, by its mark */
} DesmiFileUse;

DesmiStoreFile *desmi_store_file_look (const char   *path,
                                       gboolean      read_only,
                                       GCancellable *cancellable,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        desmi_store_file_copy_to_view (DesmiStoreFile *self, GError **error);
void            desmi_store_file_remove_view (DesmiStoreFile *self);
gboolean        desmi_store_file_is_in_place (DesmiStoreFile *self, GError **error);
void            desmi_store_file_free (DesmiStoreFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiStoreFile, desmi_store_file_free)

/* The mark beside a file on a share or in a synchronised folder. */
#define DESMI_LOCK_BEAT_S 60 /* it is renewed so often */
void         desmi_store_file_lock (DesmiStoreFile *self);
char        *desmi_store_file_hold (DesmiStoreFile *self, gboolean renew) G_GNUC_WARN_UNUSED_RESULT;
void         desmi_store_file_unlock (DesmiStoreFile *self);
DesmiFileUse desmi_store_file_get_marked_use (const char *path);

/* What is done about damage that is met while the file is open. */
void         desmi_store_file_note_damage (DesmiStoreFile *self);
gboolean     desmi_store_file_refuse_damaged (DesmiStoreFile *self, GError **error);
gboolean     desmi_store_file_hear (DesmiStoreFile *self, const GError *error);
gboolean     desmi_store_file_is_suspect (const char *path);
void         desmi_store_file_clear_suspicion (const char *path);

gboolean     desmi_store_file_is_good (const char   *path,
                                       gboolean      thorough,
                                       GCancellable *cancellable,
                                       GError      **error);
DesmiFileUse desmi_store_file_get_use (const char *path);

G_END_DECLS
