/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words beside the mark that is pointed at: what it is, and in a fainter line what a click
 * does. */
#include "ui/widgets/desmi-chart-tip.h"

#define POINTER_GAP 14
#define MAX_CHARS 40

static GtkWidget *
new_line (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/**
 * desmi_chart_tip_new:
 *
 * Returns: (transfer floating): a tip that the pointer passes through, not shown yet
 */
GtkWidget *
desmi_chart_tip_new (void)
{
  GtkWidget *tip = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = new_line ();

  gtk_box_append (GTK_BOX (tip), new_line ());
  gtk_box_append (GTK_BOX (tip), hint);
  gtk_widget_add_css_class (hint, "desmi-tooltip-hint");
  gtk_widget_add_css_class (tip, "desmi-tooltip");
  gtk_widget_set_can_target (tip, FALSE);
  gtk_widget_set_child_visible (tip, FALSE);
  return tip;
}

/**
 * desmi_chart_tip_set_words:
 * @words: what the mark is
 * @hint: (nullable): what can be done with it
 *
 * Says something else.
 */
void
desmi_chart_tip_set_words (GtkWidget *tip, const char *words, const char *hint)
{
  GtkWidget *line = gtk_widget_get_last_child (tip);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (tip)), words);
  gtk_label_set_label (GTK_LABEL (line), hint != NULL ? hint : "");
  gtk_widget_set_visible (line, hint != NULL);
}

static int
get_height (GtkWidget *tip, int width)
{
  int height;

  gtk_widget_measure (tip, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* On the side of a place where it fits, the far one first, else where there is more room. */
static int
beside (double at, int size, int whole)
{
  double far = at + POINTER_GAP, near = at - POINTER_GAP - size;

  if (far + size <= whole || (near < 0 && whole - at > at))
    return (int) far;
  return (int) near;
}

static int
within (int at, int size, int whole)
{
  return CLAMP (at, 0, MAX (0, whole - size));
}

/**
 * desmi_chart_tip_place:
 * @tip: a child of the chart
 * @x: px of the pointer or the mark
 * @y: px
 * @width: px of the chart
 * @height: px
 *
 * Allocates the tip beside a place, inside the chart, never under the pointer: to the right or the
 * left of it; where it is too wide for that, below or above; else narrower.
 */
void
desmi_chart_tip_place (GtkWidget *tip, double x, double y, int width, int height)
{
  int            room = (int) MAX (x, width - x) - POINTER_GAP;
  GtkAllocation  box;
  GtkRequisition least, size;

  gtk_widget_get_preferred_size (tip, &least, &size);
  box.width = MIN (size.width, MAX (width, 1));
  box.height = get_height (tip, box.width);
  if (box.width > room && box.height > MAX (y, height - y) - POINTER_GAP)
    {
      box.width = MAX (room, least.width);
      box.height = get_height (tip, box.width);
    }
  box.x = beside (x, box.width, width);
  box.y = beside (y, box.height, height);
  box.x = within (box.x, box.width, width);
  box.y = within (box.y, box.height, height);
  gtk_widget_size_allocate (tip, &box, -1);
}
