/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on a slide beside its title and notes, as the JSON that the file keeps: texts, and
 * questions to the store. What a newer version put there is kept. */
#pragma once

#include "app/desmi-chart-request.h"

G_BEGIN_DECLS

#define DESMI_SLIDE_SPEC_VERSION 1

typedef enum
{
  DESMI_SLOT_SPEC_CHART,  /* "chart" */
  DESMI_SLOT_SPEC_TABLE,  /* "table": the numbers of a chart as a table */
  DESMI_SLOT_SPEC_FIGURE, /* "figure": one number */
} DesmiSlotSpecKind;

typedef struct _DesmiSlideSpec DesmiSlideSpec;

DesmiSlideSpec *desmi_slide_spec_new (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void            desmi_slide_spec_free (DesmiSlideSpec *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DesmiSlideSpec, desmi_slide_spec_free)
char *desmi_slide_spec_to_text (const DesmiSlideSpec *self) G_GNUC_WARN_UNUSED_RESULT;

/* Texts: "subtitle", "text", "caption", "credit", "alt", "source", "village" */
const char *desmi_slide_spec_get (const DesmiSlideSpec *self, const char *name); /* nullable */
void        desmi_slide_spec_set (DesmiSlideSpec *self, const char *name, const char *text);
gboolean    desmi_slide_spec_get_flag (const DesmiSlideSpec *self, const char *name);
void        desmi_slide_spec_set_flag (DesmiSlideSpec *self, const char *name, gboolean on);
double      desmi_slide_spec_get_part (const DesmiSlideSpec *self, const char *name);
void        desmi_slide_spec_set_part (DesmiSlideSpec *self, const char *name, double part);

/* Rows of what was decided: "what", "who", "by" */
guint       desmi_slide_spec_get_n_decisions (const DesmiSlideSpec *self);
const char *desmi_slide_spec_get_decision (const DesmiSlideSpec *self, guint row, const char *name);
void
desmi_slide_spec_set_decision (DesmiSlideSpec *self, guint row, const char *name, const char *text);
void desmi_slide_spec_remove_decision (DesmiSlideSpec *self, guint row);

/* Questions */
guint             desmi_slide_spec_get_n_slots (const DesmiSlideSpec *self);
DesmiSlotSpecKind desmi_slide_spec_get_slot_kind (const DesmiSlideSpec *self, guint slot);
const char      *
desmi_slide_spec_get_slot_text (const DesmiSlideSpec *self, guint slot, const char *name);
void desmi_slide_spec_set_slot_text (DesmiSlideSpec *self,
                                     guint           slot,
                                     const char     *name,
                                     const char     *text);
int  desmi_slide_spec_get_slot_number (const DesmiSlideSpec *self, guint slot, const char *name);
void
desmi_slide_spec_set_slot_number (DesmiSlideSpec *self, guint slot, const char *name, int number);
DesmiChartRequest *desmi_slide_spec_get_request (const DesmiSlideSpec *self,
                                                 guint                 slot,
                                                 const DesmiPeriod    *period,
                                                 DesmiAudience         audience,
                                                 const DesmiLocale    *locale,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               desmi_slide_spec_add_request (DesmiSlideSpec          *self,
                                                 DesmiSlotSpecKind        kind,
                                                 const DesmiChartRequest *request);
void               desmi_slide_spec_add_chart (DesmiSlideSpec *self, const char *chart);
void               desmi_slide_spec_add_list (DesmiSlideSpec *self, const char *list);
void               desmi_slide_spec_add_figure (DesmiSlideSpec *self, const char *figure);
void desmi_slide_spec_add_by (DesmiSlideSpec *self, guint slot, DesmiDimension dimension);
void desmi_slide_spec_add_where (DesmiSlideSpec *self,
                                 guint           slot,
                                 DesmiDimension  dimension,
                                 const char     *value);
void desmi_slide_spec_set_where (DesmiSlideSpec *self,
                                 guint           slot,
                                 DesmiDimension  dimension,
                                 const char     *value);
const char      *
desmi_slide_spec_get_where (const DesmiSlideSpec *self, guint slot, DesmiDimension dimension);
void desmi_slide_spec_remove_slot (DesmiSlideSpec *self, guint slot);

G_END_DECLS
