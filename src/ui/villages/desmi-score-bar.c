/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A score as a small bar, with its words for a screen reader. */
#include "ui/villages/desmi-score-bar.h"

#include "core/desmi-locale.h"
#include "ui/desmi-a11y.h"
#include "ui/widgets/desmi-chart-theme.h"
#include "ui/desmi-tooltip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BAR_WIDTH 41
#define BAR_HEIGHT 8
#define ON_TRACK 1.0 /* as the bullets have it: the target, and three quarters of it */
#define AT_RISK 0.75

struct _DesmiScoreBar
{
  GtkWidget parent_instance;

  double    score; /* 1.0 is 100 %, negative: nothing measured */
};

G_DEFINE_FINAL_TYPE (DesmiScoreBar, desmi_score_bar, GTK_TYPE_WIDGET)

static void
to_rgba (const DesmiColor *color, GdkRGBA *rgba)
{
  *rgba = (GdkRGBA){ (float) color->red, (float) color->green, (float) color->blue,
                     (float) color->alpha };
}

/* What was not reported is an outline, never an empty bar. */
static void
draw_missing (GtkSnapshot *snapshot, const GskRoundedRect *track, const GdkRGBA *color)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &track->bounds);
  double   x = (double) track->bounds.origin.x, y = (double) track->bounds.origin.y;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, (double[]){ 3, 3 }, 2, 0);
  cairo_rectangle (cr, x + 0.5, y + 0.5, (double) track->bounds.size.width - 1,
                   (double) track->bounds.size.height - 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
desmi_score_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DesmiScoreBar *self = DESMI_SCORE_BAR (widget);
  int width = gtk_widget_get_width (widget), y = (gtk_widget_get_height (widget) - BAR_HEIGHT) / 2;
  double         filled = CLAMP (self->score, 0, 1) * width;
  DesmiTheme     theme;
  GskRoundedRect track;
  GdkRGBA        color;

  desmi_chart_theme_init_for (&theme, widget);
  gsk_rounded_rect_init_from_rect (
      &track, &GRAPHENE_RECT_INIT (0, (float) y, (float) width, BAR_HEIGHT), BAR_HEIGHT / 2);
  if (self->score < 0)
    {
      to_rgba (&theme.text_dim, &color);
      draw_missing (snapshot, &track, &color);
      return;
    }
  to_rgba (&theme.track, &color);
  gtk_snapshot_push_rounded_clip (snapshot, &track);
  gtk_snapshot_append_color (snapshot, &color, &track.bounds);
  to_rgba (self->score >= ON_TRACK  ? &theme.on_track
           : self->score >= AT_RISK ? &theme.at_risk
                                    : &theme.late,
           &color);
  gtk_snapshot_append_color (
      snapshot, &color, &GRAPHENE_RECT_INIT (0, (float) y, (float) MAX (filled, 1), BAR_HEIGHT));
  gtk_snapshot_pop (snapshot);
}

static void
desmi_score_bar_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? BAR_WIDTH : BAR_HEIGHT;
}

static void
desmi_score_bar_class_init (DesmiScoreBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = desmi_score_bar_snapshot;
  widget_class->measure = desmi_score_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
redraw (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
}

static void
desmi_score_bar_init (DesmiScoreBar *self)
{
  self->score = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  desmi_chart_theme_watch (GTK_WIDGET (self), redraw);
}

/**
 * desmi_score_bar_new:
 *
 * Returns: (transfer floating): a bar without a score
 */
GtkWidget *
desmi_score_bar_new (void)
{
  return g_object_new (DESMI_TYPE_SCORE_BAR, NULL);
}

/**
 * desmi_score_bar_dup_text:
 * @score: 1.0 is 100 %, negative: nothing measured
 *
 * Returns: (transfer full): "82%", or that nothing was reported
 */
char *
desmi_score_bar_dup_text (double score)
{
  if (score < 0 || isnan (score))
    return g_strdup (_ ("not reported"));
  return desmi_format_number (score, DESMI_NUMBER_PERCENT, 0, desmi_locale_get_user ());
}

/**
 * desmi_score_bar_set_score:
 * @score: 1.0 is 100 %, negative: none
 * @value: the same in words, or why there is none
 * @what: whose score it is, for tooltip and screen reader
 */
void
desmi_score_bar_set_score (DesmiScoreBar *self, double score, const char *value, const char *what)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", what, value);
  double           before = self->score;

  self->score = isnan (score) ? -1 : score;
  if (self->score > before || self->score < before)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_strcmp0 (desmi_tooltip_get_text (GTK_WIDGET (self)), text) == 0)
    return;
  desmi_tooltip_set_text (GTK_WIDGET (self), text);
  desmi_a11y_set_label (GTK_WIDGET (self), text);
}
