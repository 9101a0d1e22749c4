/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows: one page with all that is chosen on it. A step that "back" returns to. */
#pragma once

#include "core/desmi-audience.h"
#include "core/desmi-words.h"
#include "store/desmi-query.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What is chosen once. Period, quarter, source and audience are the same on all pages. */
typedef enum
{
  DESMI_VIEW_PAGE,     /* as in the sidebar: "flows" */
  DESMI_VIEW_TAB,      /* the page's own name of a tab: "map"; %NULL: its first */
  DESMI_VIEW_CHART,    /* of a tab with several, a chart's name: "district-map" */
  DESMI_VIEW_PERIOD,   /* normal form */
  DESMI_VIEW_QUARTER,  /* normal form, of the pages about pillars */
  DESMI_VIEW_SOURCE,   /* a code; %NULL: the default */
  DESMI_VIEW_AUDIENCE, /* a code; %NULL: internal */
  DESMI_VIEW_GRAIN,    /* "month", "quarter", "year" of what is drawn along time */
  DESMI_VIEW_MEASURE,  /* what the page measures: "share"; %NULL: its first */
  DESMI_VIEW_SORT,     /* the page's own name of an order */
  DESMI_VIEW_GROUP,    /* the page's own name of how rows go together */
  DESMI_VIEW_SEARCH,   /* what is searched for, as typed */
  DESMI_VIEW_BY,       /* what a chart tells apart: a column; %NULL: the chart's own */
  DESMI_VIEW_COLUMNS,  /* of a list, in order, with widths: "name:180,status"; %NULL: what fits */
} DesmiViewField;

#define DESMI_VIEW_N_FIELDS (DESMI_VIEW_COLUMNS + 1)

/* Fewest and most levels of a Sankey. */
#define DESMI_VIEW_LEVELS_MIN 2
#define DESMI_VIEW_LEVELS_MAX 4

/**
 * DesmiViewState:
 *
 * Immutable, reference counted. The functions that change one return another.
 *
 * Filters are "column=value", as after --where; several values of a column are alternatives, and of
 * the columns "village" and "subdistrict" the village goes where another subdistrict is set. Levels
 * are columns, in order.
 */
typedef struct _DesmiViewState DesmiViewState;

/* What a click on a mark would do with its filters. */
typedef enum
{
  DESMI_VIEW_TOGGLE_SET,
  DESMI_VIEW_TOGGLE_CLEAR,
  DESMI_VIEW_TOGGLE_NOTHING,
} DesmiViewToggle;

#define DESMI_TYPE_VIEW_STATE (desmi_view_state_get_type ())
GType           desmi_view_state_get_type (void);

DesmiViewState *desmi_view_state_new (const char *page) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState *desmi_view_state_ref (DesmiViewState *self);
void            desmi_view_state_unref (DesmiViewState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiViewState, desmi_view_state_unref)

const char        *desmi_view_state_get (const DesmiViewState *self, DesmiViewField field);
DesmiSource        desmi_view_state_get_source (const DesmiViewState *self);
DesmiAudience      desmi_view_state_get_audience (const DesmiViewState *self);
const char *const *desmi_view_state_get_filters (const DesmiViewState *self);
const char        *desmi_view_state_get_filter (const DesmiViewState *self, const char *column);
char             **desmi_view_state_dup_values (const DesmiViewState *self,
                                                const char           *column) G_GNUC_WARN_UNUSED_RESULT;
const char *const *desmi_view_state_get_levels (const DesmiViewState *self);
gboolean           desmi_view_state_equal (const DesmiViewState *self, const DesmiViewState *other);

DesmiViewState    *desmi_view_state_with (const DesmiViewState *self,
                                          DesmiViewField        field,
                                          const char           *value) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState    *desmi_view_state_with_shared (const DesmiViewState *self,
                                                 const DesmiViewState *from) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState    *desmi_view_state_with_filter (const DesmiViewState *self,
                                                 const char           *column,
                                                 const char *value) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState    *desmi_view_state_with_values (const DesmiViewState *self,
                                                 const char           *column,
                                                 const char *const *values) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState *
desmi_view_state_without_filters (const DesmiViewState *self) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState *desmi_view_state_toggle (const DesmiViewState *self,
                                         const char *const    *filters) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewToggle desmi_view_state_find_toggle (const DesmiViewState *self,
                                              const char *const    *filters);
DesmiViewState *desmi_view_state_with_period (const DesmiViewState *self,
                                              const char           *first,
                                              const char           *last) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState *desmi_view_state_with_levels (const DesmiViewState *self,
                                              const char *const *levels) G_GNUC_WARN_UNUSED_RESULT;

void            desmi_view_state_ask (const DesmiViewState *self, DesmiQuery *query);

char           *desmi_view_state_to_text (const DesmiViewState *self) G_GNUC_WARN_UNUSED_RESULT;
DesmiViewState *desmi_view_state_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
