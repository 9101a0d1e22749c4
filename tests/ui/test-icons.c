/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every icon that the window names is there without a theme of the desktop, and ours without SVG.
 */
#include "ui-fixture.h"

#include "ui/desmi-sidebar.h"

#define RESOURCES "/id/go/desmigratif/Desmigratif/"

/* Those that the sources name, and one that AdwEntryRow asks for. */
static const char *const in_code[]
    = { "go-next-symbolic", "desmi-window", "desmi-mark", "document-edit-symbolic" };
/* Those that fill an empty page, in its size. */
static const char *const large[]
    = { "desmi-overview-symbolic", "desmi-villages-symbolic", "desmi-pillars-symbolic",
        "edit-find-symbolic", "dialog-warning-symbolic" };
static const char *const pages[]
    = { "overview", "villages", "flows", "pillars", "decks", "updates", "quality" };

/* Adds the icons that the templates below @folder name. */
static void
add_named (GHashTable *names, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) icon = g_regex_new ("name=\"icon-name\">([^<]+)<", 0, 0, &error);
  g_auto (GStrv)     children = g_resources_enumerate_children (folder, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; children[i] != NULL; i++)
    {
      g_autofree char       *path = g_strconcat (folder, children[i], NULL);
      g_autoptr (GBytes)     bytes = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (g_str_has_suffix (path, "/"))
        {
          add_named (names, path);
          continue;
        }
      bytes = g_resources_lookup_data (path, 0, &error);
      g_assert_no_error (error);
      for (g_regex_match_full (icon, g_bytes_get_data (bytes, NULL),
                               (gssize) g_bytes_get_size (bytes), 0, 0, &match, &error);
           g_match_info_matches (match); g_match_info_next (match, NULL))
        g_hash_table_add (names, g_match_info_fetch (match, 1));
    }
}

static GHashTable *
list_named (void)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_named (names, RESOURCES "ui/");
  g_assert_cmpuint (g_hash_table_size (names), >, G_N_ELEMENTS (pages));
  for (guint i = 0; i < G_N_ELEMENTS (in_code); i++)
    g_hash_table_add (names, g_strdup (in_code[i]));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_hash_table_add (names, g_strdup (desmi_page_info_find (pages[i])->icon));
  return names;
}

static char *
dup_uri (GtkIconTheme *theme, const char *name, int size, int scale)
{
  g_autoptr (GtkIconPaintable) icon
      = gtk_icon_theme_lookup_icon (theme, name, NULL, size, scale, GTK_TEXT_DIR_LTR, 0);
  g_autoptr (GFile) file = gtk_icon_paintable_get_file (icon);

  return file != NULL ? g_file_get_uri (file) : NULL;
}

/* As on Windows, where no theme is installed: what GTK and the program carry themselves. */
static GtkIconTheme *
new_theme (void)
{
  static const char *const nowhere[] = { NULL };
  GtkIconTheme            *theme = gtk_icon_theme_new ();

  gtk_icon_theme_set_search_path (theme, nowhere);
  gtk_icon_theme_set_theme_name (theme, "hicolor");
  gtk_icon_theme_add_resource_path (theme, RESOURCES "icons");
  return theme;
}

static void
test_named (void)
{
  g_autoptr (GHashTable)   names = list_named ();
  g_autoptr (GtkIconTheme) theme = new_theme ();
  GHashTableIter           iter;
  gpointer                 name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_test_message ("%s", (const char *) name);
      g_assert_true (gtk_icon_theme_has_icon (theme, name));
      for (int scale = 1; scale <= 2; scale++)
        {
          g_autofree char *uri = dup_uri (theme, name, 16, scale);
          g_autofree char *folder = g_strdup_printf ("/%dx%d/actions/", 16 * scale, 16 * scale);

          g_assert_nonnull (uri);
          if (strstr (uri, RESOURCES) == NULL)
            continue;
          g_assert_true (g_str_has_suffix (uri, ".png"));
          if (g_str_has_suffix (name, "-symbolic"))
            g_assert_nonnull (strstr (uri, folder));
        }
    }
}

/* Sharp, not drawn for a button and stretched. */
static void
test_large (void)
{
  g_autoptr (GtkIconTheme) theme = new_theme ();

  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    for (int scale = 1; scale <= 2; scale++)
      {
        g_autofree char *uri = dup_uri (theme, large[i], 128, scale);
        g_autofree char *path
            = g_strdup_printf ("resource://" RESOURCES "icons/%dx%d/actions/%s.symbolic.png",
                               128 * scale, 128 * scale, large[i]);

        g_assert_cmpstr (uri, ==, path);
      }
}

int
main (int argc, char **argv)
{
  int status;

  ui_init (&argc, &argv);
  g_test_add_func ("/icons/named", test_named);
  g_test_add_func ("/icons/large", test_large);
  status = g_test_run ();
  ui_done ();
  return status;
}
