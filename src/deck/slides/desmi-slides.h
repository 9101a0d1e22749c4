/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry a kind of slide, each in its own file. */
#pragma once

#include "deck/desmi-slide-type.h"

G_BEGIN_DECLS

extern const DesmiSlideType desmi_slide_type_title;
extern const DesmiSlideType desmi_slide_type_agenda;
extern const DesmiSlideType desmi_slide_type_section;
extern const DesmiSlideType desmi_slide_type_figures;
extern const DesmiSlideType desmi_slide_type_chart;
extern const DesmiSlideType desmi_slide_type_chart_text;
extern const DesmiSlideType desmi_slide_type_two_charts;
extern const DesmiSlideType desmi_slide_type_table;
extern const DesmiSlideType desmi_slide_type_scoreboard;
extern const DesmiSlideType desmi_slide_type_village;
extern const DesmiSlideType desmi_slide_type_photo;
extern const DesmiSlideType desmi_slide_type_text;
extern const DesmiSlideType desmi_slide_type_decisions;
extern const DesmiSlideType desmi_slide_type_closing;
extern const DesmiSlideType desmi_slide_type_unknown;

G_END_DECLS
