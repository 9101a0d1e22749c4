/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of flows in every state that a Sankey chart must pass, and how it is laid out. */
#pragma once

#include "chart/desmi-chart.h"
#include "chart/desmi-scene-private.h"

G_BEGIN_DECLS

#define N_USUAL 9
#define N_STATES 9

typedef struct
{
  const char *subdistrict, *destination, *sector;
  gint64      count; /* G_MININT64: missing */
} Row;

typedef struct
{
  const char *name;
  DesmiTable *(*make) (void);
} SankeyState;

typedef struct
{
  double         width, height;
  DesmiThemeKind theme;
  gboolean       indonesian, frame;
  double         text_scale;
  guint          max_categories;
  gboolean       pango;
  DesmiSubject   subject;
} Setting;

extern const Row         usual[N_USUAL];
extern const SankeyState states[N_STATES];
extern const Setting     plain;

DesmiTableBuilder       *builder_new (void); /* subdistrict, destination, sector, count */
void                     add_row (DesmiTableBuilder *builder, const Row *row);
DesmiTable              *table_new (const Row *rows, guint n);
DesmiTable              *table_usual (void);
DesmiTable              *table_empty (void);
DesmiTable              *table_zero (void);
DesmiTable              *table_range (void);
DesmiTable              *table_gaps (void);
DesmiTable              *table_many (void);

DesmiScene              *lay_out (DesmiTable *table, const Setting *setting, GError **error);
DesmiScene              *lay_out_well (DesmiTable *table, const Setting *setting);
/* Returns: (nullable): the mark with a first identity */
const DesmiSceneMark *find_key (DesmiScene *scene, const char *key, DesmiShape shape);

G_END_DECLS
