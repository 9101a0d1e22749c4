/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of slides: what each takes, what it is called, how it is laid out. A new kind is a file
 * in slides/ and its line in desmi-slide-type.c. */
#pragma once

#include "deck/desmi-page.h"

G_BEGIN_DECLS

typedef struct _DesmiLayout DesmiLayout;

/**
 * DesmiSlideType:
 * @label: in menus, to be translated
 * @title: of a new slide, to be translated
 * @layout: of PPTX
 * @least_charts: slots with a chart or table that it needs, without which it says so
 * @most_charts: how many of them it has room for
 * @most_figures: likewise, of slots with a number
 * @takes_text: whether its paragraphs are shown
 * @takes_photo: whether its photo is
 * @takes_decisions: whether its decisions are
 * @lay_out: adds its pages
 */
typedef struct
{
  DesmiSlideKind  kind;
  const char     *label;
  const char     *title;
  DesmiPageLayout layout;
  guint           least_charts, most_charts, most_figures;
  gboolean        takes_text, takes_photo, takes_decisions;
  void (*lay_out) (DesmiLayout *layout);
} DesmiSlideType;

const DesmiSlideType *desmi_slide_type_get (DesmiSlideKind kind);

G_END_DECLS
