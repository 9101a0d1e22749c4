/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What will be spoken about: as it was written, else the titles of the sections. */
#include "deck/slides/desmi-slides.h"

#include "deck/desmi-layout-private.h"

#include <glib/gi18n-lib.h>

#define MANY 7 /* from which on they stand in two columns */

#define LOOSE 1.2

static void
add_point (DesmiFlow *flow, const char *text, guint number)
{
  DesmiPageParagraph *p = desmi_flow_add (flow, text, desmi_sizes_text, &flow->layout->colors.text);

  p->number = number;
  p->sign_color = flow->layout->colors.strong;
}

static GPtrArray *
list_points (const DesmiLayout *layout)
{
  GPtrArray *points = g_ptr_array_new ();

  for (guint i = 0; i < layout->slide->paragraphs->len; i++)
    g_ptr_array_add (points, ((DesmiParagraph *) layout->slide->paragraphs->pdata[i])->text);
  for (guint i = 0; i < layout->deck->slides->len && layout->slide->paragraphs->len == 0; i++)
    {
      const DesmiSlide *slide = g_ptr_array_index (layout->deck->slides, i);

      if (slide->kind == DESMI_SLIDE_SECTION && !slide->hidden)
        g_ptr_array_add (points, slide->title);
    }
  return points;
}

static void
lay_out (DesmiLayout *layout)
{
  g_autoptr (GPtrArray) points = list_points (layout);
  DesmiBox              box;
  DesmiFlow            *flows[2];
  guint                 n_flows = points->len > MANY ? 2 : 1;
  guint                 half = (points->len + n_flows - 1) / n_flows;

  desmi_layout_begin_page (layout);
  box = layout->body;
  if (points->len == 0)
    {
      desmi_layout_add_gone (layout, DESMI_ROLE_BODY, &box,
                             desmi_locale_text (layout->locale, N_ ("There are no sections yet.")));
      return;
    }
  box.width = (box.width - (n_flows - 1) * DESMI_LAYOUT_GAP) / n_flows;
  for (guint i = 0; i < n_flows; i++, box.x += box.width + DESMI_LAYOUT_GAP)
    {
      flows[i] = desmi_flow_new (layout, i == 0 ? DESMI_ROLE_BODY : DESMI_ROLE_BESIDE, &box);
      flows[i]->loose = LOOSE;
      for (guint k = i * half; k < MIN ((i + 1) * half, points->len); k++)
        add_point (flows[i], g_ptr_array_index (points, k), k + 1);
    }
  desmi_flow_fit (flows, n_flows);
  for (guint i = 0; i < n_flows; i++)
    desmi_flow_free (flows[i]);
}

const DesmiSlideType desmi_slide_type_agenda = {
  .kind = DESMI_SLIDE_AGENDA,
  .label = N_ ("Agenda"),
  .title = N_ ("Agenda"),
  .layout = DESMI_PAGE_CONTENT,
  .takes_text = TRUE,
  .lay_out = lay_out,
};
