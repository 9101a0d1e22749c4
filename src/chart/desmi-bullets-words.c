/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How words tell progress: the status, the line below a bar, the sentence about all. */
#include "chart/desmi-bullets-private.h"
#include "chart/desmi-category.h"
#include "chart/desmi-chart-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const DesmiLocale *
locale_of (const DesmiBullets *self)
{
  return self->frame->context->locale;
}

/**
 * desmi_bullet_get_status:
 *
 * Returns: how the pillar stands against its target
 */
DesmiBulletStatus
desmi_bullet_get_status (const DesmiBullet *bullet)
{
  if (isnan (bullet->actual) || isnan (bullet->target))
    return DESMI_BULLET_NONE;
  if (bullet->actual >= bullet->target)
    return DESMI_BULLET_ON_TRACK;
  return bullet->actual >= DESMI_BULLET_AT_RISK_SHARE * bullet->target ? DESMI_BULLET_AT_RISK
                                                                       : DESMI_BULLET_LATE;
}

/**
 * desmi_bullet_status_name:
 *
 * Returns: how a status reads; empty where there is no target
 */
const char *
desmi_bullet_status_name (DesmiBulletStatus status, const DesmiLocale *locale)
{
  switch (status)
    {
    case DESMI_BULLET_ON_TRACK:
      return desmi_locale_text (locale, N_ ("on track"));
    case DESMI_BULLET_AT_RISK:
      return desmi_locale_text (locale, N_ ("at risk"));
    case DESMI_BULLET_LATE:
      return desmi_locale_text (locale, N_ ("late"));
    case DESMI_BULLET_NONE:
    default:
      return "";
    }
}

/**
 * desmi_bullets_dup_name:
 *
 * Returns: (transfer full): what the pillar is called
 */
char *
desmi_bullets_dup_name (const DesmiBullets *self, const DesmiBullet *bullet)
{
  return desmi_category_take_name (
      desmi_table_dup_display (self->table, bullet->row, self->label, locale_of (self)));
}

/**
 * desmi_bullets_dup_target:
 * @exact: as in a table; else rounded as on a mark
 *
 * Returns: (transfer full): “target 80%”, or that there is none yet
 */
char *
desmi_bullets_dup_target (const DesmiBullets *self, const DesmiBullet *bullet, gboolean exact)
{
  const DesmiLocale *locale = locale_of (self);
  g_autofree char   *value = NULL;

  if (isnan (bullet->target))
    return g_strdup (desmi_locale_text (locale, N_ ("no target yet")));
  value = exact ? desmi_value_to_text (bullet->target, DESMI_COLUMN_RATIO, locale)
                : desmi_share_to_mark (bullet->target, locale);
  return g_strdup_printf (desmi_locale_text (locale, N_ ("target %s")), value);
}

/**
 * desmi_bullets_dup_detail:
 * @separator: between its parts
 * @exact: as in a table; else rounded as on a mark
 *
 * Returns: (transfer full): “on track · target 80% · 17 of 24 villages”
 */
char *
desmi_bullets_dup_detail (const DesmiBullets *self,
                          const DesmiBullet  *bullet,
                          const char         *separator,
                          gboolean            exact)
{
  const DesmiLocale *locale = locale_of (self);
  DesmiBulletStatus  status = desmi_bullet_get_status (bullet);
  GString           *out = g_string_new (NULL);
  g_autofree char   *target = desmi_bullets_dup_target (self, bullet, exact);
  /* The target of a pillar is no target of what was measured: beside “without a target” it would
   * contradict it. */
  gboolean untargeted = isnan (bullet->actual) && !bullet->hidden && bullet->reported > 0
                        && !isnan (bullet->target);

  if (!isnan (bullet->actual))
    g_string_append (out, desmi_bullet_status_name (status, locale));
  else if (bullet->hidden)
    g_string_append (out, desmi_locale_text (locale, N_ ("hidden")));
  else if (bullet->reported <= 0)
    g_string_append (out, desmi_locale_text (locale, N_ ("not reported")));
  else if (untargeted)
    g_string_append (out, desmi_locale_text (locale, N_ ("reported without a target")));
  if (!untargeted)
    g_string_append_printf (out, "%s%s", out->len > 0 ? separator : "", target);
  if (bullet->of >= 0 && bullet->reported >= 0)
    {
      g_autofree char *reported = desmi_format_count (bullet->reported, locale);
      g_autofree char *of = desmi_format_count (bullet->of, locale);

      g_string_append (out, separator);
      g_string_append_printf (out,
                              desmi_locale_plural (locale, "%s of %s village", "%s of %s villages",
                                                   (gulong) bullet->of),
                              reported, of);
    }
  return g_string_free (out, FALSE);
}

/**
 * desmi_bullets_describe:
 *
 * Returns: (transfer full): one pillar in a sentence, for tips and screen readers
 */
char *
desmi_bullets_describe (const DesmiBullets *self, const DesmiBullet *bullet)
{
  g_autofree char *name = desmi_bullets_dup_name (self, bullet);
  g_autofree char *detail = desmi_bullets_dup_detail (self, bullet, ", ", TRUE);
  g_autofree char *value = NULL;

  if (isnan (bullet->actual))
    return g_strdup_printf ("%s: %s", name, detail);
  value = desmi_value_to_text (bullet->actual, DESMI_COLUMN_RATIO, locale_of (self));
  return g_strdup_printf ("%s: %s, %s", name, value, detail);
}

/* The first of those that got the farthest, and of those that got the least far; of what is hidden
 * nobody can tell. */
static void
append_extremes (const DesmiBullets *self, GString *out)
{
  const DesmiBullet *most = NULL, *least = NULL;

  for (guint i = 0; i < self->bullets->len; i++)
    {
      const DesmiBullet *bullet = &g_array_index (self->bullets, DesmiBullet, i);

      if (bullet->hidden)
        return;
      if (isnan (bullet->actual))
        continue;
      if (most == NULL || bullet->actual > most->actual)
        most = bullet;
      if (least == NULL || bullet->actual < least->actual)
        least = bullet;
    }
  if (most != least)
    {
      const DesmiLocale *locale = locale_of (self);
      g_autofree char   *best = desmi_bullets_dup_name (self, most),
                      *last = desmi_bullets_dup_name (self, least);
      g_autofree char *high = desmi_value_to_text (most->actual, DESMI_COLUMN_RATIO, locale);
      g_autofree char *low = desmi_value_to_text (least->actual, DESMI_COLUMN_RATIO, locale);

      g_string_append_c (out, ' ');
      g_string_append_printf (out,
                              desmi_locale_text (locale, N_ ("Largest: %s, %s. Smallest: %s, %s.")),
                              best, high, last, low);
    }
}

/**
 * desmi_bullets_summarize:
 *
 * Returns: (transfer full): all pillars in a few sentences
 */
char *
desmi_bullets_summarize (const DesmiBullets *self)
{
  guint    n[4] = { 0, 0, 0, 0 };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->bullets->len; i++)
    n[desmi_bullet_get_status (&g_array_index (self->bullets, DesmiBullet, i))]++;
  g_string_append_printf (out,
                          desmi_locale_plural (locale_of (self), "Progress of %u pillar.",
                                               "Progress of %u pillars.", self->bullets->len),
                          self->bullets->len);
  g_string_append_c (out, ' ');
  g_string_append_printf (
      out, desmi_locale_text (locale_of (self), N_ ("On track: %u, at risk: %u, late: %u.")),
      n[DESMI_BULLET_ON_TRACK], n[DESMI_BULLET_AT_RISK], n[DESMI_BULLET_LATE]);
  if (n[DESMI_BULLET_NONE] > 0)
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (
          out, desmi_locale_text (locale_of (self), N_ ("Without value or target: %u.")),
          n[DESMI_BULLET_NONE]);
    }
  append_extremes (self, out);
  return g_string_free (out, FALSE);
}
