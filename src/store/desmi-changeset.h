/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changesets of SQLite's session extension: recorded, turned round, applied, read. */
#pragma once

#include "store/desmi-connection.h"

G_BEGIN_DECLS

/* Records what is done to the local base tables from now on. */
typedef struct _DesmiRecorder DesmiRecorder;
DesmiRecorder                *desmi_recorder_new (DesmiConnection *connection,
                                                  GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *desmi_recorder_get (DesmiRecorder *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void    desmi_recorder_free (DesmiRecorder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiRecorder, desmi_recorder_free)

GBytes *desmi_changeset_invert (GBytes *changeset, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All steps or none; with a row that was changed since, the error is CONFLICT and names it. */
gboolean desmi_changeset_apply (DesmiConnection *connection, GBytes *changeset, GError **error);
/* Of it the rows of villages in @area; the outcome may be empty. */
GBytes *desmi_changeset_pick (DesmiConnection *connection,
                              GBytes          *changeset,
                              const char      *area,
                              GError         **error) G_GNUC_WARN_UNUSED_RESULT;
typedef gboolean (*DesmiChangesetTest) (const char *table, gpointer user_data);
gboolean desmi_changeset_has_table (const void        *data,
                                    gsize              length,
                                    DesmiChangesetTest test,
                                    gpointer           user_data);
/* Notes what it touches for the "changed" signal. */
gboolean desmi_changeset_touch (DesmiConnection *connection, GBytes *changeset, GError **error);

typedef enum
{
  DESMI_STEP_INSERT,
  DESMI_STEP_UPDATE,
  DESMI_STEP_DELETE,
} DesmiStep;

/**
 * DesmiChangesetCell:
 * @column: of the table as it is now
 * @from, @to: (nullable): as text; %NULL is no value
 *
 * A value that a step changed, or that came or went with its row; the key's are not among them.
 */
typedef struct
{
  char       *table;
  char       *key;     /* parts separated by a blank */
  char       *village; /* (nullable): where the key has one */
  char      **parts;   /* of the key but the village: column, value, column, value ... */
  const char *column;
  DesmiStep   step;
  char       *from;
  char       *to;
} DesmiChangesetCell;

void desmi_changeset_cell_free (gpointer data);
/* (element-type DesmiChangesetCell): at most @max of them. @known keeps what is learned of tables
 * from one call to the next: char * to GPtrArray. */
GPtrArray  *desmi_changeset_read (DesmiConnection *connection,
                                  GBytes          *changeset,
                                  guint            max,
                                  GHashTable      *known,
                                  GError         **error) G_GNUC_WARN_UNUSED_RESULT;
DesmiTables desmi_tables_of (const char *table);

G_END_DECLS
