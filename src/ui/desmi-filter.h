/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter of a page: "Period: 2023 ▾". */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiFilter:
 *
 * Properties: "title" (string: what is chosen), "selected" (string, nullable: id of the choice),
 * "sign" (string, nullable: what is drawn instead of the title, which is still spoken),
 * "enable-search" (boolean: for long lists).
 */
#define DESMI_TYPE_FILTER (desmi_filter_get_type ())
G_DECLARE_FINAL_TYPE (DesmiFilter, desmi_filter, DESMI, FILTER, AdwBin)

DesmiFilter *desmi_filter_new_in (GtkWidget *box, const char *title);
void         desmi_filter_begin (DesmiFilter *self);
void         desmi_filter_add (DesmiFilter *self, const char *id, const char *label);
void desmi_filter_add_area (DesmiFilter *self, const char *id, const char *label, const char *name);
void desmi_filter_end (DesmiFilter *self);
gboolean    desmi_filter_has (DesmiFilter *self, const char *id);
gboolean    desmi_filter_is_filling (DesmiFilter *self);
void        desmi_filter_ensure (DesmiFilter *self, const char *id, const char *label);
const char *desmi_filter_get_selected (DesmiFilter *self);
const char *desmi_filter_get_selected_label (DesmiFilter *self);
/* Nullable. */
const char *desmi_filter_get_label (DesmiFilter *self, const char *id);
void        desmi_filter_set_selected (DesmiFilter *self, const char *id);

G_END_DECLS
