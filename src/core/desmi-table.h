/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An immutable table: what a query of the store returns and what a chart, a file and a screen
 * reader take. */
#pragma once

#include "core/desmi-period.h"
#include "core/desmi-words.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DESMI_COLUMN_TEXT,    /* any text; label may differ (sector "formal" is shown "Formal") */
  DESMI_COLUMN_CODE,    /* area code; label is the area's name */
  DESMI_COLUMN_COUNTRY, /* ISO 3166-1 alpha-3; label is left to the reader's locale */
  DESMI_COLUMN_PERIOD,  /* normal form of a period, sorts bytewise */
  DESMI_COLUMN_COUNT,   /* gint64, people or things */
  DESMI_COLUMN_IDR,     /* gint64, whole rupiah */
  DESMI_COLUMN_MILLI,   /* gint64, thousandths of the column's unit */
  DESMI_COLUMN_RATIO,   /* double, 1.0 is 100 % */
} DesmiColumnType;

typedef enum
{
  DESMI_MARK_NONE,
  DESMI_MARK_MISSING,    /* not reported: never a zero */
  DESMI_MARK_SUPPRESSED, /* hidden, 1 to 4 */
  DESMI_MARK_ESTIMATE,
} DesmiMark;

/**
 * DesmiTable:
 *
 * Typed columns and rows with source, as-of date and coverage. Atomically reference counted and
 * immutable once built, so it may cross threads.
 */
typedef struct _DesmiTable        DesmiTable;
typedef struct _DesmiTableBuilder DesmiTableBuilder;

DesmiTable                       *desmi_table_ref (DesmiTable *self);
void                              desmi_table_unref (DesmiTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiTable, desmi_table_unref)
#define DESMI_TYPE_TABLE (desmi_table_get_type ())
GType           desmi_table_get_type (void);

const char     *desmi_table_get_name (DesmiTable *self); /* "flows", "pillars" ... */
guint           desmi_table_get_n_columns (DesmiTable *self);
guint           desmi_table_get_n_rows (DesmiTable *self);
const char     *desmi_table_get_column_name (DesmiTable *self, guint column); /* stable English */
DesmiColumnType desmi_table_get_column_type (DesmiTable *self, guint column);
gboolean        desmi_table_is_category (DesmiTable *self, guint column);
int             desmi_table_find_column (DesmiTable *self, const char *name);     /* -1: none */
const char     *desmi_table_get_text (DesmiTable *self, guint row, guint column); /* nullable */
const char     *desmi_table_get_label (DesmiTable *self,
                                       guint       row,
                                       guint       column); /* the text where no label was given */
gint64          desmi_table_get_int (DesmiTable *self, guint row, guint column);
double          desmi_table_get_double (DesmiTable *self,
                                        guint       row,
                                        guint       column); /* of every numeric type, in its unit */
DesmiMark       desmi_table_get_mark (DesmiTable *self, guint row, guint column);
gint64          desmi_table_sum (DesmiTable *self,
                                 guint       column); /* saturating; marks other than estimate left out */

const char     *desmi_table_get_period (DesmiTable *self); /* nullable, normal form */
DesmiSource     desmi_table_get_source (DesmiTable *self);
const char     *desmi_table_get_as_of (DesmiTable *self);    /* nullable, YYYY-MM-DD */
int             desmi_table_get_reported (DesmiTable *self); /* -1: does not apply */
int             desmi_table_get_of (DesmiTable *self);
int             desmi_table_get_n_suppressed (DesmiTable *self);
gboolean        desmi_table_get_synthetic (DesmiTable *self); /* invented sample data */
char *desmi_table_dup_display (DesmiTable *self, guint row, guint column, const DesmiLocale *locale)
    G_GNUC_WARN_UNUSED_RESULT; /* what a reader sees: "1.204", "Taiwan", "–" */

DesmiTableBuilder *desmi_table_builder_new (const char *name);
guint
desmi_table_builder_add_column (DesmiTableBuilder *self, const char *name, DesmiColumnType type);
void desmi_table_builder_expect_rows (DesmiTableBuilder *self, guint n);
void desmi_table_builder_add_row (DesmiTableBuilder *self); /* all cells missing until set */
void desmi_table_builder_set_text (DesmiTableBuilder *self,
                                   guint              column,
                                   const char        *text,
                                   const char        *label);
void desmi_table_builder_set_int (DesmiTableBuilder *self, guint column, gint64 value);
void desmi_table_builder_set_double (DesmiTableBuilder *self, guint column, double value);
void desmi_table_builder_set_mark (DesmiTableBuilder *self, guint column, DesmiMark mark);
void desmi_table_builder_set_period (DesmiTableBuilder *self, const char *period);
void desmi_table_builder_set_source (DesmiTableBuilder *self, DesmiSource source);
void desmi_table_builder_set_as_of (DesmiTableBuilder *self, const char *date);
void desmi_table_builder_set_coverage (DesmiTableBuilder *self, int reported, int of);
void desmi_table_builder_set_synthetic (DesmiTableBuilder *self, gboolean synthetic);
DesmiTable      *
desmi_table_builder_end (DesmiTableBuilder *self) G_GNUC_WARN_UNUSED_RESULT; /* frees self */
void desmi_table_builder_free (DesmiTableBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiTableBuilder, desmi_table_builder_free)

G_END_DECLS
