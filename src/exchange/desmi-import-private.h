/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the import share. */
#pragma once

#include "exchange/desmi-import-layout.h"
#include "exchange/desmi-import.h"
#include "exchange/desmi-places.h"

#include "core/desmi-period.h"

G_BEGIN_DECLS

/* A column of numbers of which its heading says more than what they count. */
typedef struct
{
  guint        column;
  DesmiMeasure measure;
} DesmiMeasured;

/**
 * DesmiImporter:
 * @layout: (nullable): of the table that suits best
 * @first_row: number of the first row that says something; 0: none yet
 * @last_row: number of the last row read; a workbook may leave blank ones out
 * @column_of: for each role its column, -1: none
 * @measures: (element-type DesmiMeasured): in the order of the sheet
 * @identity_column: whose numbers tell persons apart, which are forgotten with the importer; -1:
 *   none
 * @title: what stands above the headings
 * @above: for VILLAGE, NAME, SUBDISTRICT and REGENCY what the rows above say, which counts where a
 * row says nothing
 * @section_month: what the last line of a month said; 0: there was none
 * @below_headings: whether nothing but blank rows stands between headings and the row
 * @summed_up: whether the row that sums up all others has been seen
 * @below: what titles said since the last row of data
 * @several: whether titles among the rows said something else than those above
 * @in_other: whether the row is of a table that is not read
 * @counted: number of the row whose cells were counted last; 0: none
 * @n_filled: how many cells of it say something
 * @n_texts: how many of these are no numbers
 * @first_text: column of the first of those
 * @seen: key of an accepted row to its value, both text
 * @persons: numbers of identity of accepted rows
 * @indicators: id to pillar number, of the catalogue
 * @indicator_names: name of an indicator, as desmi_name_match() leaves it, to its id
 * @units: id of an indicator to its unit, "" where it has none
 * @programmes: id or name of a programme, as desmi_name_match() leaves it, to its id
 * @records: (element-type DesmiImportRecord): of the row last read
 * @pending: (element-type DesmiRecord): of the row last read, handed out one by one
 * @texts: what @pending points to, cleared with the next row
 * @flows: (nullable): what the flows of all rows add up to
 * @failed_column: of the cell for which the row is refused; -1: it has none
 * @failed_role: what should stand there
 * @why: (nullable): what is wrong with it, more exactly than the reason says
 */
typedef struct
{
  DesmiStore           *store;
  DesmiRowSource       *source;
  DesmiImportOptions    options;
  DesmiImportReport    *report;
  DesmiLayout          *layout;
  guint                 first_row;
  guint                 last_row;
  int                   column_of[DESMI_N_ROLES];
  GArray               *measures;
  int                   identity_column;
  DesmiTitle            title;
  char                 *above[DESMI_ROLE_REGENCY + 1];
  int                   section_month;
  gboolean              below_headings;
  gboolean              summed_up;
  DesmiTitle            below;
  gboolean              several;
  gboolean              in_other;
  DesmiPlaces          *places;
  guint                 counted, n_filled, n_texts, first_text;
  GHashTable           *seen;
  GHashTable           *persons;
  GHashTable           *indicators;
  GHashTable           *indicator_names;
  GHashTable           *units;
  GHashTable           *programmes;
  GPtrArray            *records;
  GArray               *pending;
  guint                 n_given;
  GStringChunk         *texts;
  struct _DesmiFlowSum *flows;
  int                   failed_column;
  DesmiRole             failed_role;
  char                 *suggestion;
  char                 *why;
  int                   this_month;
  DesmiProgress         progress;
  gpointer              progress_data;
  GCancellable         *cancellable;
} DesmiImporter;

/* ---- desmi-import-header.c ---- */
gboolean desmi_importer_read_headings (DesmiImporter *self, const char *path, GError **error);

gboolean desmi_importer_next (DesmiImporter *self, GError **error);

/* ---- desmi-import-cell.c ---- */
/* Cells without blanks around them; "" if the file has no such column. Lent until the next row. */
const char          *desmi_importer_get_cell_at (DesmiImporter *self, guint column);
const char          *desmi_importer_get_cell (DesmiImporter *self, DesmiRole role);
gboolean             desmi_importer_is_blank (DesmiImporter *self);
const DesmiMeasured *desmi_importer_get_measured (const DesmiImporter *self, guint index);
gboolean             desmi_importer_lacks_value (DesmiImporter *self, DesmiRole role);
const char          *desmi_importer_keep (DesmiImporter *self, const char *text);
gboolean             desmi_import_says_nothing (const char *cell);
gboolean             desmi_import_is_number (const char *cell);
gboolean             desmi_import_is_nil (const char *cell);
gboolean             desmi_import_is_zero (const char *cell);
/* Why the row is refused, and for which cell. */
DesmiReason desmi_importer_fail (DesmiImporter *self, DesmiRole role, DesmiReason reason);
DesmiReason desmi_importer_fail_at (DesmiImporter *self, guint column, DesmiReason reason);
void        desmi_importer_say_why (DesmiImporter *self, const char *why);
DesmiReason desmi_importer_check_cells (DesmiImporter *self);
DesmiReason desmi_importer_need (DesmiImporter *self, const DesmiRole *roles, guint n);
DesmiReason desmi_import_number_reason (const GError *error, DesmiReason otherwise);
/* A record of the row, of its village, and what the store is given of it. */
DesmiImportRecord *desmi_importer_add_record (DesmiImporter *self, const char *village);
DesmiRecord       *desmi_importer_add_pending (DesmiImporter           *self,
                                               const DesmiImportRecord *record,
                                               DesmiRecordKind          kind);
/* Whether a row said the same, or something else of the same, before; takes keys and their values
 * in turn. */
DesmiReason desmi_importer_check_seen (DesmiImporter *self, GPtrArray *keys);

/* ---- desmi-import-place.c ---- */
void        desmi_importer_set_above (DesmiImporter *self, DesmiRole role, const char *text);
void        desmi_importer_note_place (DesmiImporter *self);
DesmiReason desmi_importer_need_village (DesmiImporter *self);
DesmiReason desmi_importer_read_village (DesmiImporter *self, const char **code);
gboolean    desmi_importer_knows_village (DesmiImporter *self);

/* ---- desmi-import-period.c ---- */
gboolean    desmi_importer_parse_period (DesmiImporter *self, DesmiRole role, DesmiPeriod *out);
DesmiReason desmi_importer_read_period (DesmiImporter        *self,
                                        DesmiRole             role,
                                        const DesmiMeasured  *measured,
                                        const DesmiPeriodKind kinds[2],
                                        gboolean              may_be_future,
                                        char                **text);
char       *desmi_importer_dup_written_period (DesmiImporter *self, DesmiRole role);

/* ---- desmi-import-skip.c ---- */
void     desmi_importer_take_title (DesmiImporter *self);
gboolean desmi_importer_skip_row (DesmiImporter *self);

/* ---- desmi-import-below.c ---- */
void     desmi_importer_note_below (DesmiImporter *self);
void     desmi_importer_follow_below (DesmiImporter *self);
gboolean desmi_importer_find_headings (DesmiImporter *self, gboolean *own);
void     desmi_importer_tell_other (DesmiImporter *self);
void     desmi_importer_tell_beside (DesmiImporter *self);

/* ---- desmi-import-row.c ---- */
DesmiReason desmi_importer_read_row (DesmiImporter *self);

/* ---- desmi-import-flow.c ---- */
DesmiReason           desmi_importer_read_flow (DesmiImporter *self);
void                  desmi_importer_add_flows (DesmiImporter *self);
gboolean              desmi_importer_next_flow (DesmiImporter *self, DesmiRecord *record);
struct _DesmiFlowSum *desmi_flow_sum_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                  desmi_flow_sum_free (struct _DesmiFlowSum *self);

/* ---- desmi-import-figure.c ---- */
DesmiReason desmi_importer_read_remittance (DesmiImporter *self);
DesmiReason desmi_importer_read_pillar (DesmiImporter *self);

/* ---- desmi-import-village.c ---- */
DesmiReason desmi_importer_read_enrolled (DesmiImporter *self);

/* ---- desmi-import-report.c ---- */
void  desmi_import_record_free (DesmiImportRecord *record);
char *desmi_import_dup_place (guint column, guint row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
