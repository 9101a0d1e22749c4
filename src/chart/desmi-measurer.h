/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide text is: a parameter of every layout, so that tests have the same geometry everywhere.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_FONT_FAMILY "Sans" /* unless a theme has another */

/**
 * DesmiFont:
 * @family: (nullable): interned: of fonts, or several behind commas; else the theme's
 */
typedef struct
{
  double      size_px;
  gboolean    bold;
  const char *family;
} DesmiFont;

/**
 * DesmiMeasurer:
 * @measure: writes the width of @text, and the height of a line of @font whatever stands in it, in
 * pixels
 * @user_data: given to @measure
 *
 * A text measurer. The layout owns nothing of it; it must outlive the call.
 */
typedef struct
{
  void (*measure) (const char      *text,
                   const DesmiFont *font,
                   double          *width,
                   double          *height,
                   gpointer         user_data);
  gpointer user_data;
} DesmiMeasurer;

const DesmiMeasurer *
desmi_measurer_get_fixed (void); /* tests: 7 x 14 px a code point at size 12, scaled by size */
const DesmiMeasurer *desmi_measurer_get_pango (void); /* the system's font; one per thread, kept */
const DesmiMeasurer *desmi_measurer_get_for_family (const char *family);

char                *desmi_measurer_ellipsize (const DesmiMeasurer *self,
                                               const char          *text,
                                               const DesmiFont     *font,
                                               double               max_width,
                                               gboolean             middle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
