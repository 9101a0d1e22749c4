/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-fixture.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *
paper_new_path (void)
{
  g_autoptr (GError) error = NULL;
  char              *path = NULL;
  int                fd = g_file_open_tmp ("paper-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  return path;
}

char *
paper_export (GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  char              *path = paper_new_path ();

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  return path;
}

char *
paper_ask (const char *program, const char *option, const char *path)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  char                 *out = NULL;
  int                   status;

  g_ptr_array_add (argv, (char *) program);
  if (option != NULL)
    g_ptr_array_add (argv, (char *) option);
  g_ptr_array_add (argv, (char *) path);
  if (g_str_equal (program, "pdftotext"))
    g_ptr_array_add (argv, (char *) "-");
  g_ptr_array_add (argv, NULL);
  if (!g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                     &status, NULL))
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  g_assert_cmpint (status, ==, 0);
  return out;
}

guint
paper_count_pages (const char *info)
{
  const char *pages = strstr (info, "Pages:");

  g_assert_nonnull (pages);
  return (guint) atoi (pages + strlen ("Pages:"));
}

void
paper_assert_size (const char *info, double width_pt, double height_pt)
{
  const char *size = strstr (info, "Page size:");
  double      width, height;

  g_assert_nonnull (size);
  g_assert_cmpint (sscanf (size, "Page size: %lf x %lf", &width, &height), ==, 2);
  g_assert_cmpfloat_with_epsilon (width, width_pt, 1);
  g_assert_cmpfloat_with_epsilon (height, height_pt, 1);
}
