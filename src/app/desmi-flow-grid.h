/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flows of one village, year and direction as a sheet: destinations down, months across; and
 * likewise why workers came back, what they complained of, and the money that came home. */
#pragma once

#include "app/desmi-flow-drafts.h"
#include "app/desmi-flow-kind.h"
#include "core/desmi-locale.h"
#include "core/desmi-table.h"
#include "core/desmi-words.h"
#include "store/desmi-edit.h"
#include "store/desmi-query.h"

G_BEGIN_DECLS

#define DESMI_FLOW_MONTHS 12 /* the most periods that a sheet has; a sheet of quarters has four */
#define DESMI_FLOW_NONE (-1) /* a cell without a count */
#define DESMI_FLOW_ALL "*"   /* as a key: a row for each of its words */

/* Columns behind those of the periods. */
typedef enum
{
  DESMI_FLOW_SUM = DESMI_FLOW_MONTHS,
  DESMI_FLOW_OFFICIAL,
  DESMI_FLOW_DIFFERENCE,
  DESMI_FLOW_N_COLUMNS
} DesmiFlowColumn;

/* Columns before those of the periods; of a kind with a register the first ones are its keys. */
typedef enum
{
  DESMI_FLOW_DESTINATION,
  DESMI_FLOW_SECTOR,
  DESMI_FLOW_OCCUPATION,
  DESMI_FLOW_GENDER,
  DESMI_FLOW_SCHEME,
  DESMI_FLOW_N_KEYS
} DesmiFlowKey;

/* What is remarkable of a cell. Nothing of it is refused. */
typedef enum
{
  DESMI_FLOW_DOUBT_USUAL,    /* ten times the usual; of money, or a tenth of it */
  DESMI_FLOW_DOUBT_AHEAD,    /* of a period that has not begun */
  DESMI_FLOW_DOUBT_CAUSES,   /* more causes than returns */
  DESMI_FLOW_DOUBT_SETTLED,  /* more complaints settled than received */
  DESMI_FLOW_DOUBT_CHANNELS, /* the channels are more than the remittances */
  DESMI_FLOW_DOUBT_RETIRED,  /* of a period in which the village was none any more */
} DesmiFlowDoubtKind;

/**
 * DesmiFlowGridData:
 * @village: its code
 * @year: whose months are shown
 * @local, @official: (nullable): all flows of the village and direction, as desmi_flow_grid_ask()
 *   asks for them; of a kind with a register @local is the register, and of remittances @official
 *   are the server's by quarter
 * @wholes: (nullable): what the counts are parts of: of causes the returns, of remittances the
 *   district's own by quarter
 * @reported: (nullable): the register of months reported
 * @accepted: (nullable): the register of findings accepted
 * @drafts: (nullable): what was typed but is not counted; not owned, outlives the sheet
 * @kind: what is counted
 * @retired: (nullable): YYYY-MM-DD, since when the village is none any more; what is counted for it
 *   from then on is doubtful, though it stays counted: sources go on with an old code for years,
 *   and which of its successors it belongs to is for a person to say
 *
 * What a sheet is made of.
 */
typedef struct
{
  const char      *village;
  int              year;
  DesmiDirection   direction;
  DesmiTable      *local, *official, *wholes, *reported, *accepted;
  DesmiFlowDrafts *drafts;
  DesmiFlowKind    kind;
  const char      *retired;
} DesmiFlowGridData;

/**
 * DesmiFlowChange:
 * @row, @month: of the cell; months, or quarters, count from 0
 * @count: 1 to 99,999, or an amount; 0: none, which is a report too; %DESMI_FLOW_NONE: what is
 * there is taken out
 */
typedef struct
{
  guint  row, month;
  gint64 count;
} DesmiFlowChange;

/**
 * DesmiFlowUnread:
 * @text: what was pasted for the cell
 * @sentence: why it is no count
 * @is_doubt: whether it is a number that cannot be right, such as one below zero, not a word
 */
typedef struct
{
  guint    row, month;
  char    *text, *sentence;
  gboolean is_doubt;
} DesmiFlowUnread;

/**
 * DesmiFlowPaste:
 * @unread: (element-type DesmiFlowUnread): cells of a block that are no counts
 * @reading: (nullable): a sentence on how what can be read in two ways was read
 *
 * What comes with the changes of a block.
 */
typedef struct
{
  GPtrArray *unread;
  char      *reading;
} DesmiFlowPaste;

/**
 * DesmiFlowDoubt:
 * @count: the value in doubt
 * @low, @high: between which most of the comparable months lie; of parts @high is the whole
 * @of_row: whether they are of the same row, or else of the whole village
 */
typedef struct
{
  DesmiFlowDoubtKind kind;
  guint              row, month;
  gint64             count, low, high;
  gboolean           of_row;
} DesmiFlowDoubt;

/**
 * DesmiFlowFinding:
 *
 * A doubt by its words, which says the same when the sheet is another one.
 */
typedef struct
{
  char         *village, *finding, *subject, *value;
  DesmiMessage *label;
} DesmiFlowFinding;

typedef struct _DesmiFlowGrid DesmiFlowGrid;

DesmiQuery                   *desmi_flow_grid_ask (const char    *village,
                                                   DesmiDirection direction,
                                                   DesmiSource    source) G_GNUC_WARN_UNUSED_RESULT;

DesmiFlowGrid                *desmi_flow_grid_new (const DesmiFlowGridData *data,
                                                   const DesmiFlowGrid     *before,
                                                   const DesmiLocale       *locale) G_GNUC_WARN_UNUSED_RESULT;
void                          desmi_flow_grid_free (DesmiFlowGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFlowGrid, desmi_flow_grid_free)

const char    *desmi_flow_grid_get_sheet (const DesmiFlowGrid *self); /* tells it from others */
int            desmi_flow_grid_get_year (const DesmiFlowGrid *self);
DesmiDirection desmi_flow_grid_get_direction (const DesmiFlowGrid *self);
DesmiFlowKind  desmi_flow_grid_get_kind (const DesmiFlowGrid *self);
const char    *desmi_flow_grid_get_village (const DesmiFlowGrid *self);
guint          desmi_flow_grid_get_n_rows (const DesmiFlowGrid *self);
const char *
desmi_flow_grid_get_key (const DesmiFlowGrid *self, guint row, DesmiFlowKey key); /* its code */
const char *desmi_flow_grid_get_key_text (const DesmiFlowGrid *self, guint row, DesmiFlowKey key);
char *desmi_flow_grid_dup_row_name (const DesmiFlowGrid *self, guint row) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_flow_grid_dup_cell_name (const DesmiFlowGrid *self,
                                     guint                row,
                                     guint                month) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_flow_grid_dup_month_name (const DesmiFlowGrid *self,
                                      guint                month) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_flow_grid_has_occupation (const DesmiFlowGrid *self);
gboolean desmi_flow_grid_is_reported (const DesmiFlowGrid *self, guint month);
gboolean desmi_flow_grid_has_counts (const DesmiFlowGrid *self, guint month);
gboolean desmi_flow_grid_is_ahead (const DesmiFlowGrid *self, guint month);
gboolean desmi_flow_grid_is_known (const DesmiFlowGrid *self, guint row, guint month);
gint64 desmi_flow_grid_get_count (const DesmiFlowGrid *self, guint row, guint month); /* 0: none */
guint  desmi_flow_grid_get_n_periods (const DesmiFlowGrid *self);
guint  desmi_flow_grid_get_n_totals (const DesmiFlowGrid *self); /* rows below the others */
char *desmi_flow_grid_dup_title (const DesmiFlowGrid *self, guint column) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_flow_grid_get_total_title (const DesmiFlowGrid *self, guint total);
/* @row: from the number of rows on the totals; @column: a period or a DesmiFlowColumn */
char       *desmi_flow_grid_dup_text (const DesmiFlowGrid *self,
                                      guint                row,
                                      guint                column) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_flow_grid_get_as_of (const DesmiFlowGrid *self); /* nullable: of the official */

guint desmi_flow_grid_add_row (DesmiFlowGrid *self, const char *const keys[DESMI_FLOW_N_KEYS]);
guint desmi_flow_grid_add_rows (DesmiFlowGrid *self, const char *const keys[DESMI_FLOW_N_KEYS]);
const char *desmi_flow_grid_get_usual_destination (const DesmiFlowGrid *self); /* nullable */
gboolean    desmi_flow_grid_apply (DesmiFlowGrid *self, const DesmiFlowChange *changes, guint n);

/* What was typed but is not counted */
void
desmi_flow_grid_set_typing (const DesmiFlowGrid *self, guint row, guint month, const char *text);
const char *const *desmi_flow_grid_get_keys (const DesmiFlowGrid *self, guint row);
const DesmiFlowDraft      *
desmi_flow_grid_get_draft (const DesmiFlowGrid *self, guint row, guint month); /* nullable */
void desmi_flow_grid_put_draft (const DesmiFlowGrid *self,
                                guint                row,
                                guint                month,
                                const char          *text,
                                const char          *sentence);
void desmi_flow_grid_put_unread (const DesmiFlowGrid *self, const GPtrArray *unread);
GPtrArray *desmi_flow_grid_list_drafts (const DesmiFlowGrid *self) G_GNUC_WARN_UNUSED_RESULT;
guint desmi_flow_grid_find (const DesmiFlowGrid *self, const char *const *keys); /* G_MAXUINT */
char *desmi_flow_grid_dup_draft_text (const DesmiFlowGrid  *self,
                                      const DesmiFlowDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

/* Doubtful values */
gboolean desmi_flow_grid_is_doubtful (const DesmiFlowGrid *self, guint row, guint month);
gboolean
desmi_flow_grid_get_doubt (const DesmiFlowGrid *self, guint row, guint month, DesmiFlowDoubt *out);
GArray *
desmi_flow_grid_list_doubts (const DesmiFlowGrid *self) G_GNUC_WARN_UNUSED_RESULT; /* of Doubt */
char *desmi_flow_grid_dup_doubt_text (const DesmiFlowGrid  *self,
                                      const DesmiFlowDoubt *doubt) G_GNUC_WARN_UNUSED_RESULT;

/* Whether somebody can say that it is right as it stands */
gboolean desmi_flow_doubt_can_accept (const DesmiFlowDoubt *doubt);
DesmiFlowFinding                   *
desmi_flow_grid_new_finding (const DesmiFlowGrid  *self,
                                               const DesmiFlowDoubt *doubt) G_GNUC_WARN_UNUSED_RESULT;
DesmiFlowFinding *desmi_flow_finding_copy (const DesmiFlowFinding *self) G_GNUC_WARN_UNUSED_RESULT;
void              desmi_flow_finding_free (DesmiFlowFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFlowFinding, desmi_flow_finding_free)
DesmiEdit *desmi_flow_finding_new_acceptance (const DesmiFlowFinding *self,
                                              const char *why) G_GNUC_WARN_UNUSED_RESULT;

/* Edits, each one step */
DesmiEdit *desmi_flow_grid_new_edit (const DesmiFlowGrid   *self,
                                     const DesmiFlowChange *changes,
                                     guint                  n,
                                     DesmiMessage          *label) G_GNUC_WARN_UNUSED_RESULT;
DesmiEdit *desmi_flow_grid_new_report (const DesmiFlowGrid *self,
                                       guint                month,
                                       gboolean             reported) G_GNUC_WARN_UNUSED_RESULT;
/* Text in and out */
gboolean
desmi_flow_grid_read (const DesmiFlowGrid *self, const char *text, gint64 *count, GError **error);
GArray         *desmi_flow_grid_read_block (const DesmiFlowGrid *self,
                                            guint                row,
                                            guint                month,
                                            guint                n_rows,
                                            guint                n_months,
                                            const char          *text,
                                            GPtrArray           *unread,
                                            GPtrArray           *problems) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_flow_unread_free (DesmiFlowUnread *self);
DesmiFlowPaste *desmi_flow_paste_new (const DesmiFlowGrid *grid,
                                      const char          *text) G_GNUC_WARN_UNUSED_RESULT;
DesmiFlowPaste *desmi_flow_paste_copy (const DesmiFlowPaste *self) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_flow_paste_free (DesmiFlowPaste *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiFlowPaste, desmi_flow_paste_free)
gboolean desmi_flow_text_is_negative (const char *text);
GArray  *desmi_flow_grid_new_fill (const DesmiFlowGrid *self,
                                   guint                row,
                                   guint                month,
                                   guint                n_rows,
                                   guint                n_months,
                                   gboolean             down) G_GNUC_WARN_UNUSED_RESULT;
GArray  *desmi_flow_grid_new_series (const DesmiFlowGrid *self,
                                     guint                row,
                                     guint                month,
                                     guint                n_rows,
                                     guint                n_months) G_GNUC_WARN_UNUSED_RESULT;
GArray  *desmi_flow_grid_new_clear (const DesmiFlowGrid *self,
                                    guint                row,
                                    guint                month,
                                    guint                n_rows,
                                    guint                n_months) G_GNUC_WARN_UNUSED_RESULT;
char    *desmi_flow_grid_dup_block (const DesmiFlowGrid *self,
                                    guint                row,
                                    guint                month,
                                    guint                n_rows,
                                    guint                n_months) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
