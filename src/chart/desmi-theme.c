/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the five themes, and the arithmetic of contrast that chooses between them. */
#include "chart/desmi-theme.h"
#include "chart/desmi-measurer.h"

#include <math.h>
#include <string.h>

/* Okabe and Ito's hues stay apart for every kind of colour vision; grey is kept for what is
 * grouped. */
static const guint32 fills[DESMI_N_SERIES_COLORS]
    = { 0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442 };

/* The same hues, dark enough for thin lines on white. */
static const guint32 stricts[DESMI_N_SERIES_COLORS]
    = { 0x0067BC, 0xDC7D00, 0x1C948B, 0xD765B7, 0x1C97F0, 0xDF3E00, 0x757C45 };

/**
 * desmi_color_from_rgb:
 * @rgb: 0xRRGGBB
 *
 * Returns: the opaque colour
 */
DesmiColor
desmi_color_from_rgb (guint32 rgb)
{
  return (DesmiColor){ ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                       (rgb & 0xff) / 255.0, 1.0 };
}

/**
 * desmi_color_with_alpha:
 * @color: any colour
 * @alpha: 0 to 1
 *
 * Returns: @color with another alpha
 */
DesmiColor
desmi_color_with_alpha (DesmiColor color, double alpha)
{
  color.alpha = alpha;
  return color;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Of colours as they are named, which have 256 steps, each is reckoned once. */
static double
linear_step (double channel)
{
  static double steps[256];
  static gsize  are_made;
  int           step = (int) (CLAMP (channel, 0, 1) * 255 + 0.5);

  if (g_once_init_enter (&are_made))
    {
      for (int i = 0; i < 256; i++)
        steps[i] = linear (i / 255.0);
      g_once_init_leave (&are_made, 1);
    }
  return fabs (channel - step / 255.0) <= 0 ? steps[step] : linear (channel);
}

static double
luminance (const DesmiColor *color)
{
  return 0.2126 * linear_step (color->red) + 0.7152 * linear_step (color->green)
         + 0.0722 * linear_step (color->blue);
}

/**
 * desmi_color_contrast:
 *
 * Returns: the contrast of WCAG 2 between two opaque colours, 1 to 21
 */
double
desmi_color_contrast (const DesmiColor *a, const DesmiColor *b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/**
 * desmi_color_needs_outline:
 *
 * Returns: whether an area of @fill is too faint on the background to be seen without a border
 */
gboolean
desmi_color_needs_outline (const DesmiColor *fill, const DesmiTheme *theme)
{
  return desmi_color_contrast (fill, &theme->background) < 3.0;
}

/**
 * desmi_color_text_on:
 *
 * Returns: black or white, whichever reads better on @fill
 */
DesmiColor
desmi_color_text_on (const DesmiColor *fill)
{
  DesmiColor black = desmi_color_from_rgb (0x000000), white = desmi_color_from_rgb (0xFFFFFF);

  return desmi_color_contrast (fill, &black) >= desmi_color_contrast (fill, &white) ? black : white;
}

static void
set_series (DesmiTheme *theme, const guint32 *fill, const guint32 *strict)
{
  for (int i = 0; i < DESMI_N_SERIES_COLORS; i++)
    {
      theme->series[i] = desmi_color_from_rgb (fill[i]);
      theme->strict[i] = desmi_color_from_rgb (strict[i]);
    }
}

static void
init_light (DesmiTheme *theme)
{
  set_series (theme, fills, stricts);
  theme->background = desmi_color_from_rgb (0xFFFFFF);
  theme->text = desmi_color_from_rgb (0x1A1A1A);
  theme->text_dim = desmi_color_from_rgb (0x5E5E5E);
  theme->grid = desmi_color_from_rgb (0xDDDDDD);
  theme->axis = desmi_color_from_rgb (0x8A8A8A);
  theme->outline = desmi_color_from_rgb (0x4D4D4D);
  theme->other = desmi_color_from_rgb (0xC8C8C8);
  theme->other_strict = desmi_color_from_rgb (0x5E5E5E);
  theme->node = desmi_color_from_rgb (0x5A5A62);
  theme->track = desmi_color_from_rgb (0xEBEBED);
  theme->departures = desmi_color_from_rgb (0xDC7D00);
  theme->returns = desmi_color_from_rgb (0x0067BC);
  theme->women = desmi_color_from_rgb (0x7B3294);
  theme->men = desmi_color_from_rgb (0x008837);
  theme->net = theme->text;
  theme->on_track = desmi_color_from_rgb (0x0072B2);
  theme->at_risk = desmi_color_from_rgb (0xE69F00);
  theme->late = desmi_color_from_rgb (0xD55E00);
  theme->sea = desmi_color_from_rgb (0xEEF3F8);
  theme->land = desmi_color_from_rgb (0xDBDFE2);
  theme->home = desmi_color_from_rgb (0xCCD8C4);
  theme->border = desmi_color_from_rgb (0xFFFFFF);
}

static void
init_dark (DesmiTheme *theme)
{
  set_series (theme, fills, fills);
  theme->background = desmi_color_from_rgb (0x1E1E1E);
  theme->text = desmi_color_from_rgb (0xF2F2F2);
  theme->text_dim = desmi_color_from_rgb (0xB4B4B4);
  theme->grid = desmi_color_from_rgb (0x3A3A3A);
  theme->axis = desmi_color_from_rgb (0x7A7A7A);
  theme->outline = desmi_color_from_rgb (0xB4B4B4);
  theme->other = theme->other_strict = desmi_color_from_rgb (0x6E6E6E);
  theme->node = desmi_color_from_rgb (0xA8A8B2);
  theme->track = desmi_color_from_rgb (0x3A3A3C);
  theme->departures = desmi_color_from_rgb (0xE69F00);
  theme->returns = desmi_color_from_rgb (0x56B4E9);
  theme->women = desmi_color_from_rgb (0xA87BC4);
  theme->men = desmi_color_from_rgb (0x3FB56B);
  theme->net = theme->text;
  theme->on_track = desmi_color_from_rgb (0x56B4E9);
  theme->at_risk = desmi_color_from_rgb (0xE69F00);
  theme->late = desmi_color_from_rgb (0xD55E00);
  theme->sea = desmi_color_from_rgb (0x20262C);
  theme->land = desmi_color_from_rgb (0x3C4044);
  theme->home = desmi_color_from_rgb (0x4A5A44);
  theme->border = desmi_color_from_rgb (0x23282D);
}

/* On paper everything is strict: no grey text, and hatches tell series apart in a grey copy. */
static void
init_print (DesmiTheme *theme)
{
  init_light (theme);
  set_series (theme, stricts, stricts);
  theme->text = desmi_color_from_rgb (0x000000);
  theme->text_dim = desmi_color_from_rgb (0x000000);
  theme->grid = desmi_color_from_rgb (0xC8C8C8);
  theme->axis = desmi_color_from_rgb (0x4D4D4D);
  theme->other = desmi_color_from_rgb (0x5E5E5E);
  theme->net = theme->text;
  theme->on_track = desmi_color_from_rgb (0x0067BC);
  theme->at_risk = desmi_color_from_rgb (0xDC7D00);
  theme->late = desmi_color_from_rgb (0xDF3E00);
  theme->sea = desmi_color_from_rgb (0xFFFFFF);
  theme->land = desmi_color_from_rgb (0xE4E4E4);
  theme->home = desmi_color_from_rgb (0xC8C8C8);
  theme->border = desmi_color_from_rgb (0x8A8A8A);
}

static void
init_light_contrast (DesmiTheme *theme)
{
  init_light (theme);
  set_series (theme, stricts, stricts);
  theme->text = theme->text_dim = theme->net = desmi_color_from_rgb (0x000000);
  theme->grid = desmi_color_from_rgb (0x8A8A8A);
  theme->axis = theme->outline = desmi_color_from_rgb (0x000000);
  theme->other = desmi_color_from_rgb (0x5E5E5E);
  theme->node = desmi_color_from_rgb (0x1A1A1A);
  theme->track = desmi_color_from_rgb (0xDDDDDD);
  theme->departures = desmi_color_from_rgb (0xB45F00);
  theme->returns = desmi_color_from_rgb (0x00509A);
  theme->sea = desmi_color_from_rgb (0xFFFFFF);
  theme->land = desmi_color_from_rgb (0xE0E0E0);
  theme->home = desmi_color_from_rgb (0xB8C8AE);
  theme->border = desmi_color_from_rgb (0x4D4D4D);
}

static void
init_dark_contrast (DesmiTheme *theme)
{
  init_dark (theme);
  theme->background = desmi_color_from_rgb (0x000000);
  theme->text = theme->text_dim = theme->net = desmi_color_from_rgb (0xFFFFFF);
  theme->grid = desmi_color_from_rgb (0x7A7A7A);
  theme->axis = theme->outline = desmi_color_from_rgb (0xFFFFFF);
  theme->other = theme->other_strict = desmi_color_from_rgb (0xA0A0A0);
  theme->node = desmi_color_from_rgb (0xF2F2F2);
  theme->departures = desmi_color_from_rgb (0xFFB733);
  theme->returns = desmi_color_from_rgb (0x7CC8F5);
  theme->women = desmi_color_from_rgb (0xD9B3F0);
  theme->men = desmi_color_from_rgb (0x4FD88A);
  theme->sea = desmi_color_from_rgb (0x000000);
  theme->land = desmi_color_from_rgb (0x333333);
  theme->home = desmi_color_from_rgb (0x4A5A44);
  theme->border = desmi_color_from_rgb (0x8A8A8A);
}

/**
 * desmi_theme_init:
 * @theme: (out caller-allocates): filled with the colours of @kind
 * @kind: which theme
 *
 * Text scale is 1; a caller that knows the reader's sets it afterwards.
 */
void
desmi_theme_init (DesmiTheme *theme, DesmiThemeKind kind)
{
  memset (theme, 0, sizeof *theme);
  switch (kind)
    {
    case DESMI_THEME_DARK:
      init_dark (theme);
      break;
    case DESMI_THEME_PRINT:
      init_print (theme);
      break;
    case DESMI_THEME_LIGHT_CONTRAST:
      init_light_contrast (theme);
      break;
    case DESMI_THEME_DARK_CONTRAST:
      init_dark_contrast (theme);
      break;
    case DESMI_THEME_LIGHT:
    default:
      init_light (theme);
      break;
    }
  theme->kind = kind;
  theme->text_scale = 1.0;
  theme->font_family = DESMI_FONT_FAMILY;
}

/**
 * desmi_theme_parse:
 * @name: (nullable): as on the command line: light, dark, print, light-contrast or dark-contrast
 * @out: (out): the theme of that name
 *
 * Returns: whether there is one
 */
gboolean
desmi_theme_parse (const char *name, DesmiThemeKind *out)
{
  static const char *const names[]
      = { "light", "dark", "print", "light-contrast", "dark-contrast" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *out = (DesmiThemeKind) i;
        return TRUE;
      }
  return FALSE;
}
