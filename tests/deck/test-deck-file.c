/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of presentations are whole or not there: where the old one is open, the disk is full, or
 * the place is none. */
#include "deck/desmi-deck-file.h"

#include "test-platform.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  char   *folder, *path;
  GBytes *bytes;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("desmi-file-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->path = g_build_filename (self->folder, "rapat.pptx", NULL);
  self->bytes = g_bytes_new_take (g_strnfill (100000, 'x'), 100000);
  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing else is left in it */
  g_bytes_unref (self->bytes);
  g_free (self->path);
  g_free (self->folder);
}

static gsize
get_size (Fixture *self)
{
  g_autofree char *content = NULL;
  gsize            size = 0;

  g_assert_true (g_file_get_contents (self->path, &content, &size, NULL));
  return size;
}

static void
test_saved (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desmi_deck_file_save (self->path, self->bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (get_size (self), ==, 100000);
}

/* As PowerPoint keeps it. Where the system lets it be replaced all the same, it is, as a whole;
 * where it does not, the sentence says what to do. */
static void
test_open (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FILE              *other = fopen (self->path, "rb");
  gboolean           saved;

  g_assert_nonnull (other);
  saved = desmi_deck_file_save (self->path, self->bytes, &error);
  g_assert_cmpint (fclose (other), ==, 0);
  if (saved)
    {
      g_assert_cmpuint (get_size (self), ==, 100000);
      return;
    }
  g_assert_cmpuint (get_size (self), ==, strlen ("old"));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "rapat.pptx"));
  g_assert_nonnull (strstr (error->message, "open in another program"));
}

static void
test_full (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!test_set_room (4096))
    return;
  g_assert_false (desmi_deck_file_save (self->path, self->bytes, &error));
  test_set_room (0);
  g_assert_nonnull (strstr (error->message, "rapat.pptx"));
  g_assert_cmpuint (get_size (self), ==, strlen ("old"));
}

static void
test_nowhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = g_build_filename (self->folder, "none", "rapat.pptx", NULL);

  g_assert_false (desmi_deck_file_save (path, self->bytes, &error));
  g_assert_nonnull (strstr (error->message, "There is no folder"));
}

#define ADD(name, func) g_test_add ("/deck/file/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("saved", test_saved);
  ADD ("open", test_open);
  ADD ("full", test_full);
  ADD ("nowhere", test_nowhere);
  return g_test_run ();
}
