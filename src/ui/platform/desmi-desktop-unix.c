/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK and libadwaita know these desktops. */
#include "ui/platform/desmi-desktop.h"

/**
 * desmi_desktop_prepare:
 *
 * Before GTK starts and before any thread: sets what is chosen by the environment, unless the user
 * has chosen.
 */
void
desmi_desktop_prepare (void)
{
}

/**
 * desmi_desktop_adapt:
 * @display: just opened
 *
 * Puts right settings of @display with which no text could be read, now and when they change.
 */
void
desmi_desktop_adapt (GdkDisplay *display)
{
}

/**
 * desmi_desktop_has_room:
 * @width: of a window, px
 * @height: of a window, px
 *
 * Returns: whether such a window can be seen as a whole on the first monitor, or is made smaller by
 *   the desktop
 */
gboolean
desmi_desktop_has_room (GdkDisplay *display, int width, int height)
{
  return TRUE;
}

/**
 * desmi_desktop_get_color_scheme:
 *
 * Returns: what to tell libadwaita so that the window looks as the desktop does
 */
AdwColorScheme
desmi_desktop_get_color_scheme (void)
{
  return ADW_COLOR_SCHEME_DEFAULT;
}

/**
 * desmi_desktop_watch_color_scheme:
 * @display: the desktop's
 * @changed: called with @user_data, as long as @display is open, when
 * desmi_desktop_get_color_scheme() may have changed
 */
void
desmi_desktop_watch_color_scheme (GdkDisplay *display, DesmiDesktopFunc changed, gpointer user_data)
{
}
