/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A village's report of a quarter: its pillars with their indicators, what may be typed, what it
 * comes to, and the steps that write it. No widgets. */
#pragma once

#include "core/desmi-table.h"
#include "store/desmi-edit.h"
#include "store/desmi-query.h"
#include "store/desmi-score.h"

#include "app/desmi-document.h"

G_BEGIN_DECLS

/**
 * DesmiReportRow:
 * @unit, @remark: (nullable)
 * @target_year: (nullable): the year, where the target is of that and not of the quarter
 * @feed: (nullable): the register's count that stands where nothing is typed, see
 *   %DESMI_REGISTER_FEED; @feed_name is its name for a reader
 * @has_value: typed; @has_fed: counted, and nothing typed
 * @has_now: registers count something now, whatever they said when the report was handed in
 * @target, @value, @fed, @now, @before, @mean: thousandths; @before is that of the quarter before,
 *   @mean that of the @n_reported villages
 * @n_villages: whose duty it is to report, and any other that has reported this indicator
 * @n_evidence: documents
 *
 * An indicator of a pillar.
 */
typedef struct
{
  char          *indicator;
  char          *name;
  char          *unit;
  char          *remark;
  char          *target_year;
  char          *feed;
  char          *feed_name;
  DesmiScoreRule rule;
  gboolean       has_target, has_value, has_fed, has_now, has_before, has_mean;
  gint64         target, value, fed, now, before, mean;
  guint          n_reported, n_villages, n_evidence;
} DesmiReportRow;

/**
 * DesmiReportPillar:
 * @has_status: whether anything was ever said of how the pillar stands
 * @status: what was said last; %DESMI_PILLAR_STATUS_NO_DATA where nothing was
 * @is_said: the status is of this quarter, not of one before
 * @reason, @reason_name: (nullable): its id, and its name for a reader
 * @note: (nullable): of this quarter
 * @rows: (element-type DesmiReportRow)
 */
typedef struct
{
  char             *programme;
  char             *programme_name;
  int               number;
  char             *name;
  gboolean          has_status;
  DesmiPillarStatus status;
  gboolean          is_said;
  char             *reason;
  char             *reason_name;
  char             *note;
  GPtrArray        *rows;
} DesmiReportPillar;

typedef enum
{
  DESMI_REPORT_NONE, /* nothing was entered yet */
  DESMI_REPORT_DRAFT,
  DESMI_REPORT_SUBMITTED,
  DESMI_REPORT_REOPENED,
} DesmiReportState;

typedef struct
{
  char *id;
  char *name;
} DesmiReportProgramme;

/**
 * DesmiReport:
 * @name: of the village
 * @quarter: normal form
 * @spoken: the quarter, for a reader
 * @programme: (nullable): whose report it is; %NULL: the village is in none that has pillars
 * @programmes: (element-type DesmiReportProgramme): those that the village reports to, each by
 *   itself
 * @pillars: (element-type DesmiReportPillar): of @programme
 *
 * Read once, then never changed.
 */
typedef struct
{
  char            *village;
  char            *name;
  char            *quarter;
  char            *spoken;
  char            *programme;
  GPtrArray       *programmes;
  DesmiReportState state;
  GPtrArray       *pillars;
  gatomicrefcount  ref_count;
} DesmiReport;

DesmiReport *desmi_report_new (DesmiTable        *table,
                               const char        *village,
                               const char        *name,
                               const char        *quarter,
                               const char        *programme,
                               const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiReport *desmi_report_ref (DesmiReport *self);
void         desmi_report_unref (DesmiReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiReport, desmi_report_unref)

gboolean desmi_report_has_same_fields (const DesmiReport *self, const DesmiReport *other);

/* One value */
char    *desmi_report_write (gint64             milli,
                             const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT; /* in a field */
char    *desmi_report_show (gint64             milli,
                            const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT; /* beside it */
gboolean desmi_report_parse (const char *text,
                             const char *unit,
                             gboolean   *is_empty,
                             gint64     *milli,
                             GError    **error);
char    *desmi_report_doubt (const DesmiReportRow *row,
                             gint64                milli,
                             const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;

gboolean desmi_report_get_known (const DesmiReportRow *row, gint64 *milli);
char    *desmi_report_compare (const DesmiReportRow *row,
                               const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;

char    *desmi_report_drift (const DesmiReport    *self,
                             const DesmiReportRow *row,
                             const DesmiLocale    *locale) G_GNUC_WARN_UNUSED_RESULT;

/* One pillar */
guint       desmi_report_count_filled (const DesmiReportPillar *pillar);
double      desmi_report_score (const DesmiReportPillar *pillar);
char       *desmi_report_explain (const DesmiReportPillar *pillar,
                                  const DesmiLocale       *locale) G_GNUC_WARN_UNUSED_RESULT;
DesmiQuery *desmi_report_new_before_query (const DesmiReport *self) G_GNUC_WARN_UNUSED_RESULT;
DesmiQuery *desmi_report_new_district_query (const DesmiReport *self) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_report_compare_score (const DesmiReport       *self,
                                        const DesmiReportPillar *pillar,
                                        DesmiTable              *before,
                                        DesmiTable              *district,
                                        const DesmiLocale       *locale) G_GNUC_WARN_UNUSED_RESULT;
gboolean    desmi_report_wants_reason (DesmiPillarStatus status);
char       *desmi_report_dup_missing (const DesmiReport *self,
                                      const gboolean    *has_status,
                                      guint              n_missing,
                                      const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

/* Steps */
DesmiEdit *desmi_report_edit_value (const DesmiReport    *self,
                                    const DesmiReportRow *row,
                                    const char           *known,
                                    gboolean              is_empty,
                                    gint64                milli) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_report_edit_remark (const DesmiReport    *self,
                                     const DesmiReportRow *row,
                                     const char           *known,
                                     const char           *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DesmiReportSaid:
 * @status: DesmiPillarStatus; %DESMI_EXPECT_NO_STATUS: nothing was said
 * @reason: (nullable): its id
 * @note: (nullable): of the quarter
 *
 * How a pillar stands, as the file says it or as somebody means it.
 */
typedef struct
{
  int   status;
  char *reason;
  char *note;
} DesmiReportSaid;

void desmi_report_said_read (DesmiReportSaid *self, const DesmiReportPillar *pillar);
void desmi_report_said_set (DesmiReportSaid  *self,
                            DesmiPillarStatus status,
                            const char       *reason,
                            const char       *note);
void desmi_report_said_clear (DesmiReportSaid *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DesmiReportSaid, desmi_report_said_clear)

DesmiEdit *desmi_report_edit_status (const DesmiReport       *self,
                                     const DesmiReportPillar *pillar,
                                     const DesmiReportSaid   *known,
                                     const DesmiReportSaid   *meant) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_report_edit_state (const DesmiReport *self,
                                    DesmiReportState   state) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DesmiReportMilestone:
 * @due, @done: (nullable): days
 */
typedef struct
{
  gint64 id;
  char  *title;
  char  *due;
  char  *done;
} DesmiReportMilestone;

GPtrArray *desmi_report_list_milestones (const DesmiReport       *report,
                                         const DesmiReportPillar *pillar,
                                         DesmiTable              *table) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_report_edit_milestone (const DesmiReport          *self,
                                        const DesmiReportMilestone *milestone,
                                        gboolean reached) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_report_edit_evidence (const DesmiReport    *self,
                                       const DesmiReportRow *row,
                                       DesmiDocument        *document,
                                       gboolean              is_evidence) G_GNUC_WARN_UNUSED_RESULT;

/* Which village comes next, of the lookup "report-villages". */
typedef struct
{
  guint position; /* of the village, from 1; 0: it is not one of them */
  guint n_villages;
  guint n_reported;
} DesmiReportTurn;

DesmiReportTurn desmi_report_get_turn (DesmiTable *villages, const char *village);
const char     *desmi_report_find_neighbour (DesmiTable *villages, const char *village, int step);

G_END_DECLS
