/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table on sheets of paper: as many rows and columns as on the screen, on as many sheets as that
 * takes. */
#pragma once

#include "app/desmi-table-sheet.h"
#include "chart/desmi-scene.h"
#include "deck/desmi-paper-kind.h"

G_BEGIN_DECLS

typedef enum
{
  DESMI_TURN_AUTO, /* across where the table is too wide */
  DESMI_TURN_UPRIGHT,
  DESMI_TURN_ACROSS,
  DESMI_N_TURNS
} DesmiPaperTurn;

#define DESMI_TABLE_PAPER_MARGIN_PT 42.5 /* 15 mm, which every printer reaches */

/**
 * DesmiTablePaper:
 *
 * Atomically reference counted and immutable, so it may cross threads.
 */
typedef struct _DesmiTablePaper DesmiTablePaper;

DesmiTablePaper                *desmi_table_paper_new (DesmiTableSheet *sheet,
                                                       double           width_pt,
                                                       double           height_pt,
                                                       double           margin_pt) G_GNUC_WARN_UNUSED_RESULT;
DesmiTablePaper                *desmi_table_paper_new_for (DesmiTableSheet *sheet,
                                                           DesmiPaperKind   kind,
                                                           DesmiPaperTurn   turn) G_GNUC_WARN_UNUSED_RESULT;
DesmiTablePaper                *desmi_table_paper_ref (DesmiTablePaper *self);
void                            desmi_table_paper_unref (DesmiTablePaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiTablePaper, desmi_table_paper_unref)

DesmiTableSheet *desmi_table_paper_get_sheet (const DesmiTablePaper *self);
double           desmi_table_paper_get_width (const DesmiTablePaper *self);
double           desmi_table_paper_get_height (const DesmiTablePaper *self);
guint            desmi_table_paper_get_n_pages (const DesmiTablePaper *self);
guint            desmi_table_paper_get_n_strips (const DesmiTablePaper *self);
DesmiScene      *desmi_table_paper_make_scene (const DesmiTablePaper *self,
                                               guint                  page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
