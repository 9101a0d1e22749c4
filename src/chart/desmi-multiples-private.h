/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that draw small multiples share. */
#pragma once

#include "chart/desmi-frame.h"
#include "chart/desmi-multiples-data.h"
#include "chart/desmi-scale.h"

G_BEGIN_DECLS

/* The whole of a chart while it is drawn. */
typedef struct
{
  DesmiFrame         *frame;
  DesmiMultiplesData *data;
  DesmiAxis           shared, own; /* @own: of the group, if it has its own */
  gboolean            has_own, labels;
  double              left, head, foot; /* px for numbers, titles and periods */
  guint               n_across, n_down;
  double              width, height; /* px of a panel with its title */
} DesmiMultiples;

/* One panel: where it is, and what it shows. */
typedef struct
{
  guint                row;
  const DesmiCategory *category;
  const DesmiAxis     *axis;
  gboolean             own, first, lowest; /* with a scale of its own; in its row; in its column */
  gboolean             below;              /* says of its scale below its title */
  DesmiTimeAxis        time;
  double               x0, x1, top, y0, y1;
  char                *key;
} DesmiMultiplesPanel;

static inline const DesmiLocale *
desmi_multiples_locale (const DesmiMultiples *self)
{
  return self->frame->context->locale;
}

static inline const DesmiTheme *
desmi_multiples_theme (const DesmiMultiples *self)
{
  return self->frame->context->theme;
}

void desmi_multiples_draw_title (DesmiMultiples *self, const DesmiMultiplesPanel *panel);
void desmi_multiples_add_title_datum (DesmiMultiples *self, const DesmiMultiplesPanel *panel);

G_END_DECLS
