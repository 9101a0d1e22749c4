/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form of an entry of the catalogue holds, and what it does about another window's change.
 */
#pragma once

#include "app/desmi-catalogue-view.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

#define DESMI_CATALOGUE_N_INPUTS 12
#define DESMI_CATALOGUE_CAP_FACTOR                                                                 \
  100 /* 1000 thousandths are 100 percent, shown in thousandths                                    \
       */

typedef struct
{
  DesmiForm          *form; /* not owned: its data */
  DesmiCatalogueItem *item; /* as it is, or what a new one begins with */
  char               *key;  /* nullable: of the entry that is changed, or is being added */
  gboolean            is_new;
  int                 grid_row;
  GtkGrid            *grid;
  DesmiField         *name_id, *name_en, *code, *unit, *weight, *cap, *description;
  DesmiFilter        *place; /* programme of a pillar, pillar of an indicator */
  DesmiFilter        *direction, *over_time, *over_villages, *valid_from;
  char               *seen[DESMI_CATALOGUE_N_INPUTS]; /* nullable: what the inputs show of @item */
  char               *sent[DESMI_CATALOGUE_N_INPUTS]; /* nullable: what is being saved of them */
  GCancellable       *asking;
} DesmiCatalogueEditor;

/* A widget of the form; %NULL: not of this kind of entry. */
typedef struct
{
  const char *id;
  gpointer    widget;
  const char *property;
} DesmiCatalogueInput;

void  desmi_catalogue_editor_list_inputs (DesmiCatalogueEditor *self, DesmiCatalogueInput *inputs);
char *desmi_catalogue_editor_dup_shown (const DesmiCatalogueItem *item,
                                        const char               *id) G_GNUC_WARN_UNUSED_RESULT;
char *desmi_catalogue_editor_dup_label (const DesmiCatalogueInput *input,
                                        const char                *shown) G_GNUC_WARN_UNUSED_RESULT;
gboolean desmi_catalogue_editor_read (const DesmiCatalogueInput *input,
                                      const char                *text,
                                      DesmiCatalogueItem        *item);
void     desmi_catalogue_editor_begin_at_once (DesmiCatalogueEditor *self);

G_END_DECLS
