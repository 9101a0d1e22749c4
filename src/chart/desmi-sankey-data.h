/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a flow table comes to as nodes and links: summed, named, and the small ones grouped. */
#pragma once

#include "chart/desmi-chart.h"

G_BEGIN_DECLS

/* What the members of a level are to a worker. */
typedef enum
{
  DESMI_SANKEY_OTHER,
  DESMI_SANKEY_HOME,   /* a village or what it lies in */
  DESMI_SANKEY_ABROAD, /* a country of work */
} DesmiSankeyKind;

/**
 * DesmiSankeyDatum:
 * @key: identity, "node:1:TWN"
 * @column: (nullable): of the table, with @code; %NULL of what is grouped
 * @code: (nullable): its value there
 * @label: for the reader
 * @members: (nullable): what is grouped in it, for the reader
 * @level: column, from 0
 * @value: the larger of what all rows, the links in and the links out come to
 * @other: a grouped remainder: last and grey
 * @from_end: names of this level differ at their end (villages): shorten them in the middle
 * @slot: place of its colour, from 0; -1: none of its own
 * @rank: its place, below those of its level that have none; -1: where its ribbons cross least
 * @more_in, @more_out: there are links on that side whose number is hidden
 */
typedef struct
{
  char    *key;
  char    *column;
  char    *code;
  char    *label;
  char    *members;
  guint    level;
  double   value, value_in, value_out;
  gboolean other;
  gboolean from_end;
  int      slot;
  int      rank;
  gboolean more_in, more_out;
} DesmiSankeyDatum;

typedef struct
{
  guint    source, target; /* data */
  int      color;          /* the datum that gives its colour; -1: none */
  double   value;
  gboolean more; /* a part of it is hidden */
} DesmiSankeyFlow;

typedef struct
{
  GArray        *nodes;       /* of DesmiSankeyDatum, by level and code */
  GArray        *flows;       /* of DesmiSankeyFlow, by source and target */
  GPtrArray     *headings;    /* of char *, one a level */
  DesmiSubject   subject;     /* who is counted */
  GPtrArray     *dimensions;  /* of char *, stable names of the levels' columns */
  guint          color_level; /* the level that gives the colours */
  gboolean       split;       /* some flows between other levels are parted by it */
  DesmiChartSort sort;        /* fixed order of the nodes, if one was asked for */
  gboolean       pairs; /* what comes to a node and leaves it may differ, since some is hidden */
  double         total;
  gboolean       partial;   /* people are left out of @total wherever they could be counted */
  guint          n_rows;    /* with a value, zero or more */
  guint          n_missing; /* not reported */
  guint          n_hidden;  /* below 5, and those that cover them */
  guint          n_invalid; /* no numbers */
} DesmiSankeyData;

DesmiSankeyData *desmi_sankey_data_new (DesmiTable        *table,
                                        DesmiSubject       subject,
                                        guint              max_nodes,
                                        DesmiChartSort     sort,
                                        gboolean           pairs,
                                        const DesmiLocale *locale,
                                        GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void             desmi_sankey_data_free (DesmiSankeyData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSankeyData, desmi_sankey_data_free)

const DesmiSankeyDatum *desmi_sankey_data_get_node (const DesmiSankeyData *self, guint index);
const DesmiSankeyFlow  *desmi_sankey_data_get_flow (const DesmiSankeyData *self, guint index);
gboolean                desmi_sankey_datum_is_partial (const DesmiSankeyDatum *node);
guint                   desmi_sankey_data_get_n_levels (const DesmiSankeyData *self);
void                    desmi_sankey_data_get_ends (const DesmiSankeyData *self,
                                                    guint                  flow,
                                                    const char           **from,
                                                    const char           **to);

DesmiSankeyKind         desmi_sankey_level_kind (const char *column);

char                   *desmi_sankey_level_heading (const char        *column,
                                                    DesmiSubject       subject,
                                                    const DesmiLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
G_END_DECLS
