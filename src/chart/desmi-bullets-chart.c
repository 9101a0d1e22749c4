/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress of the pillars: bar for what was reached, line for the target, words for what that
 * means. */
#include "chart/desmi-bullets-private.h"
#include "chart/desmi-category.h"
#include "chart/desmi-chart-columns.h"
#include "chart/desmi-hidden.h"
#include "chart/desmi-palette.h"
#include "core/desmi-audience.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BAR_PX 13.0
#define INK_SHARE 0.55 /* of the bands' height: they are seen above and below the bar */
#define BAR_MAX 40.0
#define ROW_MAX 170.0
#define BAR_SHARE 0.4    /* of the height that a row has to spare */
#define TARGET_REACH 3.0 /* px that the line stands out above and below the bar */
#define OVER 1.2         /* where the scale ends if something is past 100 % */
#define AT_RISK_BAND 1.9 /* times as far from the background as the track */
#define LATE_BAND 3.0

static const DesmiLocale *
locale_of (const DesmiBullets *self)
{
  return self->frame->context->locale;
}

static const DesmiTheme *
theme_of (const DesmiBullets *self)
{
  return self->frame->context->theme;
}

static const char *
status_symbol (DesmiBulletStatus status)
{
  static const char *const symbols[] = { "", "●", "◐", "○" };

  return symbols[status];
}

static DesmiColor
status_color (const DesmiBullets *self, DesmiBulletStatus status)
{
  switch (status)
    {
    case DESMI_BULLET_ON_TRACK:
      return theme_of (self)->on_track;
    case DESMI_BULLET_AT_RISK:
      return theme_of (self)->at_risk;
    case DESMI_BULLET_LATE:
      return theme_of (self)->late;
    case DESMI_BULLET_NONE:
    default:
      return theme_of (self)->other;
    }
}

/* On paper each status has its own hatch, beside its symbol. */
static DesmiStyle
status_style (const DesmiBullets *self, DesmiBulletStatus status)
{
  static const DesmiHatch hatches[]
      = { DESMI_HATCH_NONE, DESMI_HATCH_NONE, DESMI_HATCH_45, DESMI_HATCH_135 };
  DesmiStyle style = { .fill = status_color (self, status), .radius = 2 };

  desmi_palette_outline (&style, theme_of (self));
  if (theme_of (self)->kind != DESMI_THEME_PRINT || hatches[status] == DESMI_HATCH_NONE)
    return style;
  style.hatch = hatches[status];
  style.stroke = desmi_color_text_on (&style.fill);
  return style;
}

static gint64
get_count (DesmiTable *table, guint row, const char *name)
{
  int column = desmi_table_find_column (table, name);

  if (column < 0 || desmi_table_get_mark (table, row, (guint) column) == DESMI_MARK_MISSING)
    return -1;
  return desmi_table_get_int (table, row, (guint) column);
}

/* A bar below nothing would have no meaning: the table is wrong, and says where. */
static gboolean
check_sign (DesmiTable *table, guint row, guint label, double value, GError **error)
{
  if (!(value < 0))
    return TRUE;
  g_set_error (error, DESMI_CHART_ERROR, DESMI_CHART_ERROR_DATA,
               _ ("Progress cannot be negative, and that of “%s” is."),
               desmi_table_get_label (table, row, label));
  return FALSE;
}

static gboolean
read_bullets (DesmiBullets *self, GError **error)
{
  int target = desmi_table_find_column (self->table, "target");

  if (!desmi_chart_find_category (self->table, &self->label, error)
      || !desmi_chart_find_column (self->table, "actual", &self->actual, error))
    return FALSE;
  self->stop = 1.0;
  for (guint row = 0; row < desmi_table_get_n_rows (self->table); row++)
    {
      DesmiBullet bullet = { .row = row, .target = (double) NAN };

      bullet.hidden
          = desmi_table_get_mark (self->table, row, self->actual) == DESMI_MARK_SUPPRESSED;
      if (desmi_chart_get_value (self->table, row, self->actual, &bullet.actual, &self->n_invalid))
        self->n_values++;
      self->n_hidden += bullet.hidden;
      if (target >= 0)
        desmi_chart_get_value (self->table, row, (guint) target, &bullet.target, &self->n_invalid);
      if (!check_sign (self->table, row, self->label, bullet.actual, error)
          || !check_sign (self->table, row, self->label, bullet.target, error))
        return FALSE;
      if (bullet.target <= 0)
        bullet.target = (double) NAN;
      if (bullet.actual > 1 || bullet.target > 1)
        self->stop = OVER;
      bullet.reported = get_count (self->table, row, "reported");
      bullet.of = get_count (self->table, row, "of");
      g_array_append_val (self->bullets, bullet);
    }
  return TRUE;
}

static void
draw_head (DesmiBullets *self, const DesmiBullet *bullet, double y, const char *key)
{
  DesmiFrame       *frame = self->frame;
  DesmiBulletStatus status = desmi_bullet_get_status (bullet);
  g_autofree char  *name = desmi_bullets_dup_name (self, bullet);
  g_autofree char  *head = NULL;
  g_autofree char  *value
      = isnan (bullet->actual)
            ? g_strdup (bullet->hidden ? desmi_audience_hidden_word (locale_of (self)) : "–")
            : desmi_share_to_mark (bullet->actual, locale_of (self));
  double          width = desmi_frame_measure (frame, value, &frame->bold);
  double          middle = y + frame->line / 2, room = frame->plot.width - width - 8;
  DesmiSceneMark *mark;

  if (!self->details && isnan (bullet->target))
    {
      g_autofree char *target = desmi_bullets_dup_target (self, bullet, FALSE);

      head = g_strdup_printf ("%s · %s", name, target);
    }
  else
    head = g_strdup_printf ("%s%s%s", status_symbol (status),
                            status != DESMI_BULLET_NONE ? " " : "", name);
  mark = desmi_frame_add_label (frame, head, frame->plot.x, middle, DESMI_ALIGN_START, &frame->font,
                                &theme_of (self)->text, room, FALSE);
  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, (int) bullet->row, NULL);
  if (width > frame->plot.width)
    return; /* a number cut short would be another number */
  mark = desmi_frame_add_label (frame, value, frame->plot.x + frame->plot.width, middle,
                                DESMI_ALIGN_END, &frame->bold, &theme_of (self)->text, width + 1,
                                FALSE);
  if (mark != NULL)
    desmi_scene_mark_set_datum (mark, key, (int) bullet->row, NULL);
}

/* Past the end of the scale an arrow says that the bar goes on. */
static void
draw_arrow (DesmiBullets     *self,
            double            x,
            double            middle,
            double            height,
            const DesmiColor *on,
            const char       *key,
            int               row)
{
  DesmiStyle      style = { .fill = desmi_color_text_on (on) };
  double          size = MIN (height - 1, 8);
  DesmiSceneMark *arrow = desmi_scene_add_path (self->frame->scene, &style);

  desmi_scene_path_move_to (arrow, x - size - 2, middle - size / 2);
  desmi_scene_path_line_to (arrow, x - 2, middle);
  desmi_scene_path_line_to (arrow, x - size - 2, middle + size / 2);
  desmi_scene_path_close (arrow);
  desmi_scene_mark_set_datum (arrow, key, row, NULL);
}

/* A stretch of the scale, in the track's colour made @strength times as strong. */
static void
draw_band (DesmiBullets *self, double from, double to, double y, double strength)
{
  const DesmiColor *ground = &theme_of (self)->background, *track = &theme_of (self)->track;
  double            unit = self->frame->plot.width / self->stop;
  DesmiStyle        style = { .fill = { ground->red + strength * (track->red - ground->red),
                                        ground->green + strength * (track->green - ground->green),
                                        ground->blue + strength * (track->blue - ground->blue), 1 } };

  if (to > from)
    desmi_scene_add_rect (self->frame->scene, self->frame->plot.x + from * unit, y,
                          (to - from) * unit, self->bar, &style);
}

/* What the bar is read against: late up to the first threshold, at risk up to the target, then on
 * track. */
static void
draw_bands (DesmiBullets *self, const DesmiBullet *bullet, double y)
{
  double target = MIN (bullet->target, self->stop);
  double risk = MIN (DESMI_BULLET_AT_RISK_SHARE * bullet->target, self->stop);
  double end = isnan (bullet->target) ? 1.0 : MAX (1.0, target);

  if (isnan (bullet->target))
    {
      draw_band (self, 0, end, y, 1.0);
      return;
    }
  draw_band (self, 0, risk, y, LATE_BAND);
  draw_band (self, risk, target, y, AT_RISK_BAND);
  draw_band (self, target, end, y, 1.0);
}

static void
draw_target (DesmiBullets *self, const DesmiBullet *bullet, double y, const char *key)
{
  DesmiStyle      style = { .fill = theme_of (self)->text };
  double          at, reach = MIN (TARGET_REACH, self->bar / 2);
  DesmiSceneMark *mark;

  if (isnan (bullet->target))
    return;
  at = round (self->frame->plot.x
              + MIN (bullet->target, self->stop) / self->stop * self->frame->plot.width);
  at = MIN (at, self->frame->plot.x + self->frame->plot.width - 1);
  mark = desmi_scene_add_rect (self->frame->scene, at - 1, y - reach, 2, self->bar + 2 * reach,
                               &style);
  desmi_scene_mark_set_datum (mark, key, (int) bullet->row, NULL);
}

/* What is said of a bullet, and the rows that it stands for. */
static void
set_datum (const DesmiBullets *self,
           const DesmiBullet  *bullet,
           DesmiSceneMark     *mark,
           const char         *key)
{
  g_autofree char *said = desmi_bullets_describe (self, bullet);

  desmi_scene_mark_set_datum (mark, key, (int) bullet->row, said);
  desmi_scene_mark_add_filter (mark, desmi_table_get_column_name (self->table, self->label),
                               desmi_table_get_text (self->table, bullet->row, self->label));
}

static void
draw_bar (DesmiBullets *self, const DesmiBullet *bullet, double y, double top, const char *key)
{
  DesmiFrame     *frame = self->frame;
  DesmiStyle      style = status_style (self, desmi_bullet_get_status (bullet));
  DesmiColor      color = style.fill;
  double          full = frame->plot.width, shown = isnan (bullet->actual) ? 0 : bullet->actual;
  double          width = MAX (MIN (shown, self->stop) / self->stop * full, 1);
  double          height = 2 * round (INK_SHARE * self->bar / 2) + fmod (self->bar, 2);
  DesmiSceneMark *mark;

  if (shown > 0 && MIN (shown, self->stop) / self->stop * full < 1)
    self->not_to_scale = TRUE;
  if (isnan (bullet->actual))
    style = (DesmiStyle){ .radius = 2 };
  mark = desmi_scene_add_rect (frame->scene, frame->plot.x, y + (self->bar - height) / 2, width,
                               height, &style);
  set_datum (self, bullet, mark, key);
  desmi_scene_mark_set_hit (mark, frame->plot.x, top, full, self->row_height);
  if (bullet->hidden)
    desmi_hidden_draw_box (
        frame->scene,
        &(const DesmiBox){ frame->plot.x, y + (self->bar - height) / 2, DESMI_HIDDEN_SIZE, height },
        key, (int) bullet->row);
  if (shown > self->stop)
    draw_arrow (self, frame->plot.x + full, y + self->bar / 2, height, &color, key,
                (int) bullet->row);
}

static void
draw_bullet (DesmiBullets *self, guint index, double top)
{
  const DesmiBullet *bullet = &g_array_index (self->bullets, DesmiBullet, index);
  DesmiFrame        *frame = self->frame;
  const char        *text = desmi_table_get_text (self->table, bullet->row, self->label);
  g_autofree char   *key = g_strdup_printf ("bullet:%s", text != NULL ? text : "");
  double             y = round (top + frame->line + TARGET_REACH + 1);

  draw_head (self, bullet, top, key);
  draw_bands (self, bullet, y);
  draw_bar (self, bullet, y, top, key);
  draw_target (self, bullet, y, key);
  if (self->details)
    {
      g_autofree char *detail = desmi_bullets_dup_detail (self, bullet, " · ", FALSE);
      DesmiSceneMark  *mark = desmi_frame_add_label (
           frame, detail, frame->plot.x, y + self->bar + TARGET_REACH + 1 + frame->line / 2,
           DESMI_ALIGN_START, &frame->font, &theme_of (self)->text_dim, frame->plot.width, FALSE);

      if (mark != NULL)
        desmi_scene_mark_set_datum (mark, key, (int) bullet->row, NULL);
    }
}

/* Where there is no height for any bar: what each came to in words, one line each. */
static guint
draw_words (DesmiBullets *self)
{
  DesmiFrame *frame = self->frame;
  guint       n = self->bullets->len;
  double      line = frame->line + 2;
  guint       room = (guint) MAX (floor (frame->plot.height / line), 0);
  guint       n_shown = n <= room ? n : MAX (room, 1) - 1;
  DesmiStyle  none = { .radius = 0 };

  self->details = TRUE; /* there is no room for “no target yet” in a name */
  self->row_height = line;
  for (guint i = 0; i < n_shown; i++)
    {
      const DesmiBullet *bullet = &g_array_index (self->bullets, DesmiBullet, i);
      const char        *text = desmi_table_get_text (self->table, bullet->row, self->label);
      g_autofree char   *key = g_strdup_printf ("bullet:%s", text != NULL ? text : "");
      double             top = frame->plot.y + i * line;
      DesmiSceneMark    *mark = desmi_scene_add_rect (frame->scene, frame->plot.x, top,
                                                      frame->plot.width, frame->line, &none);

      set_datum (self, bullet, mark, key);
      draw_head (self, bullet, top, key);
    }
  return n_shown;
}

static void
draw (DesmiBullets *self)
{
  DesmiFrame *frame = self->frame;
  guint       n = self->bullets->len, n_shown;
  double      least, roomy;

  self->bar = round (BAR_PX * MIN (frame->em, 1.5));
  least = frame->line + self->bar + 2 * TARGET_REACH + 4;
  roomy = 2 * frame->line + self->bar + 2 * TARGET_REACH + 8;
  self->details = frame->plot.height / n >= roomy;
  self->row_height = MIN (frame->plot.height / n, MAX (ROW_MAX * frame->em, roomy));
  /* A large picture has bars of its own size, not a strip of small ones at its top. */
  if (self->row_height > roomy)
    self->bar
        = round (MIN (self->bar + BAR_SHARE * (self->row_height - roomy), BAR_MAX * frame->em));
  n_shown = n;
  if (self->row_height < least)
    {
      /* The last line says how many there is no room for. */
      self->row_height = least;
      n_shown = (guint) MAX (floor ((frame->plot.height - frame->line - 2) / least), 0);
    }
  if (n_shown == 0)
    n_shown = draw_words (self);
  else
    for (guint i = 0; i < n_shown; i++)
      draw_bullet (self, i, frame->plot.y + i * self->row_height);
  if (n_shown < n && frame->plot.height >= frame->line + 2)
    {
      g_autofree char *more = g_strdup_printf (
          desmi_locale_plural (locale_of (self), "… and %u more", "… and %u more", n - n_shown),
          n - n_shown);

      desmi_frame_add_label (frame, more, frame->plot.x,
                             frame->plot.y + n_shown * self->row_height + frame->line / 2 + 1,
                             DESMI_ALIGN_START, &frame->font, &theme_of (self)->text_dim,
                             frame->plot.width, FALSE);
    }
}

/* Returns: (nullable): the scene; %NULL if there has to be a note that it is not to scale */
static DesmiScene *
try_layout (DesmiBullets            *self,
            const DesmiChartSpec    *spec,
            const DesmiChartContext *context,
            gboolean                 not_to_scale)
{
  g_auto (DesmiFrame) frame = { 0 };

  self->frame = &frame;
  self->not_to_scale = FALSE;
  desmi_frame_begin (&frame, self->table, spec, context);
  if (self->bullets->len > 0)
    {
      g_autofree char *summary = desmi_bullets_summarize (self);

      desmi_scene_set_summary (frame.scene, summary);
    }
  if (not_to_scale)
    desmi_frame_take_note (
        &frame,
        g_strdup (desmi_locale_text (context->locale, N_ ("The shortest bars are not to scale"))));
  desmi_hidden_take_note (&frame, self->n_hidden);
  desmi_frame_note_invalid (&frame, self->n_invalid);
  if (desmi_frame_open (&frame))
    {
      if (self->bullets->len > 0)
        draw (self);
      else
        desmi_frame_say_empty (&frame, NULL);
    }
  return self->not_to_scale && !not_to_scale ? NULL : desmi_frame_end (&frame);
}

/**
 * desmi_bullets_chart_layout:
 * @table: a column of names, "actual", and perhaps "target", "reported" and "of"
 *
 * Lays out progress against targets, in the table's order.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL with DESMI_CHART_ERROR_DATA
 */
DesmiScene *
desmi_bullets_chart_layout (DesmiTable              *table,
                            const DesmiChartSpec    *spec,
                            const DesmiChartContext *context,
                            GError                 **error)
{
  g_autoptr (GArray) bullets = g_array_new (FALSE, FALSE, sizeof (DesmiBullet));
  DesmiBullets       self = { .table = table, .bullets = bullets };
  DesmiScene        *scene;

  if (!read_bullets (&self, error))
    return NULL;
  scene = try_layout (&self, spec, context, FALSE);
  return scene != NULL ? scene : try_layout (&self, spec, context, TRUE);
}
