/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing, font, words, the place of dialogs, and the choice of dark apps on Windows, which
 * libadwaita 1.2 does not ask for. */
#include "ui/platform/desmi-desktop.h"

#include "core/platform/desmi-words-folder.h"

#include <gdk/win32/gdkwin32.h>
#include <pango/pangocairo.h>

#define FONT_OF_WINDOWS "Segoe UI"
#define FONT_OF_PANGO "Sans" /* an alias, and always something */

typedef struct
{
  DesmiDesktopFunc changed;
  gpointer         user_data;
} Watch;

/* GTK 4.8 would draw with OpenGL: with the drivers of old office machines, over remote desktops and
 * in virtual machines that may be slow or empty, and our pages are text, lists and pictures that
 * Cairo has painted anyway. */
void
desmi_desktop_prepare (void)
{
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

static gboolean
has_family (const char *name)
{
  g_autofree PangoFontFamily **families = NULL;
  int                          n = 0;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n);
  for (int i = 0; i < n; i++)
    if (g_ascii_strcasecmp (pango_font_family_get_name (families[i]), name) == 0)
      return TRUE;
  return FALSE;
}

/* A font that is not there leaves an empty box for each letter: under Wine the setting is
 * "(NULL) 8", and a font of the desktop may be uninstalled. */
static void
repair_font (GtkSettings *settings)
{
  g_autofree char                 *font = NULL;
  g_autoptr (PangoFontDescription) description = NULL;
  const char                      *family;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  description = pango_font_description_from_string (font != NULL ? font : "");
  family = pango_font_description_get_family (description);
  if (family != NULL && (g_ascii_strcasecmp (family, FONT_OF_PANGO) == 0 || has_family (family)))
    return;
  g_object_set (settings, "gtk-font-name",
                has_family (FONT_OF_WINDOWS) ? FONT_OF_WINDOWS " 9" : FONT_OF_PANGO " 10", NULL);
}

/* The libraries' words lie beside them: libadwaita would look where it was built, and the others in
 * a path that not every name of a user can be part of. */
static void
find_words (void)
{
  static const char *const domains[] = { "libadwaita", "gtk40", "glib20" };
  g_autofree char         *top = g_win32_get_package_installation_directory_of_module (
              GetModuleHandleW (L"libadwaita-1-0.dll"));
  g_autofree char *folder = g_build_filename (top != NULL ? top : ".", "share", "locale", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    desmi_words_folder_set (domains[i], folder);
}

/* The middle of @length on the middle of what lies between @low and @high, within @min and
 * @max. */
static int
centre (int low, int high, int length, int min, int max)
{
  return MAX (MIN (low + (high - low - length) / 2, max - length), min);
}

/* GTK 4.8 centres a dialog before it knows the dialog's size, so that its corner lies in the middle
 * of the window. Put right when the dialog is about to be seen. */
static GdkWin32MessageFilterReturn
place_cb (GdkDisplay *display, MSG *message, int *return_value, gpointer unused)
{
  WINDOWPOS  *place = (WINDOWPOS *) message->lParam;
  GdkSurface *surface;
  HWND        owner;
  RECT        own, around;
  MONITORINFO monitor = { .cbSize = sizeof monitor };

  if (message->message != WM_WINDOWPOSCHANGING || (place->flags & SWP_SHOWWINDOW) == 0)
    return GDK_WIN32_MESSAGE_FILTER_CONTINUE;
  owner = GetWindow (message->hwnd, GW_OWNER);
  surface = gdk_win32_surface_lookup_for_display (display, message->hwnd);
  if (owner == NULL || !GDK_IS_TOPLEVEL (surface) || !IsWindowVisible (owner) || IsIconic (owner)
      || !GetWindowRect (message->hwnd, &own) || !GetWindowRect (owner, &around)
      || !GetMonitorInfoW (MonitorFromWindow (owner, MONITOR_DEFAULTTONEAREST), &monitor))
    return GDK_WIN32_MESSAGE_FILTER_CONTINUE;
  place->x = centre (around.left, around.right, own.right - own.left, monitor.rcWork.left,
                     monitor.rcWork.right);
  place->y = centre (around.top, around.bottom, own.bottom - own.top, monitor.rcWork.top,
                     monitor.rcWork.bottom);
  place->flags &= ~(UINT) SWP_NOMOVE;
  return GDK_WIN32_MESSAGE_FILTER_CONTINUE;
}

void
desmi_desktop_adapt (GdkDisplay *display)
{
  GtkSettings *settings = gtk_settings_get_for_display (display);

  find_words ();
  gdk_win32_display_add_filter (display, place_cb, NULL);
  g_signal_connect (settings, "notify::gtk-font-name", G_CALLBACK (repair_font), NULL);
  repair_font (settings);
}

/* "Choose your mode" of the system's settings, as its own programs read it. */
/* Windows leaves a window as large as it wants to be. */
gboolean
desmi_desktop_has_room (GdkDisplay *display, int width, int height)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  int                    scale = monitor != NULL ? gdk_monitor_get_scale_factor (monitor) : 1;
  RECT                   area; /* of the first monitor, without the taskbar, in the screen's px */

  return !SystemParametersInfoW (SPI_GETWORKAREA, 0, &area, 0)
         || (width * scale <= area.right - area.left && height * scale <= area.bottom - area.top);
}

AdwColorScheme
desmi_desktop_get_color_scheme (void)
{
  DWORD light = 1, size = sizeof light;

  RegGetValueW (HKEY_CURRENT_USER,
                L"Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                L"AppsUseLightTheme", RRF_RT_DWORD, NULL, &light, &size);
  return light != 0 ? ADW_COLOR_SCHEME_DEFAULT : ADW_COLOR_SCHEME_PREFER_DARK;
}

static GdkWin32MessageFilterReturn
message_cb (GdkDisplay *display, MSG *message, int *return_value, gpointer user_data)
{
  Watch *watch = user_data;

  if (message->message == WM_SETTINGCHANGE && message->lParam != 0
      && wcscmp ((const wchar_t *) message->lParam, L"ImmersiveColorSet") == 0)
    watch->changed (watch->user_data);
  return GDK_WIN32_MESSAGE_FILTER_CONTINUE;
}

void
desmi_desktop_watch_color_scheme (GdkDisplay *display, DesmiDesktopFunc changed, gpointer user_data)
{
  Watch *watch = g_new (Watch, 1);

  watch->changed = changed;
  watch->user_data = user_data;
  gdk_win32_display_add_filter (display, message_cb, watch);
  g_object_set_data_full (G_OBJECT (display), "desmi-color-scheme", watch, g_free);
}
