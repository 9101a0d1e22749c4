/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes presentations with all that they can hold, and beside each what its charts are drawn from,
 * what is written, and where everything stands. write-pptx FOLDER [NAME]... write-pptx --pages
 * FOLDER NAME...   and the pages as the program itself draws them */
#include "pptx-pages.h"

#include "deck/desmi-page-scene.h"
#include "deck/pptx/desmi-pptx.h"

#include <locale.h>
#include <string.h>

#define PICTURE_PX 640

static gboolean
write_one (const char *folder, const char *name, gboolean pictures)
{
  g_autoptr (DesmiPages) pages = pptx_pages_make (name);
  g_autoptr (GError)     error = NULL;
  g_autofree char       *path = g_strdup_printf ("%s/%s.pptx", folder, name);
  g_autofree char       *beside = g_strdup_printf ("%s/%s.json", folder, name);
  g_autofree char       *facts = pptx_pages_to_facts (pages);
  g_autofree char       *listed = g_strdup_printf ("%s/%s.tsv", folder, name);
  g_autofree char       *texts = pptx_pages_to_texts (pages);
  g_autofree char       *placed = g_strdup_printf ("%s/%s.boxes", folder, name);
  g_autofree char       *boxes = pptx_pages_to_boxes (pages);
  g_autoptr (GPtrArray)  paths = NULL;

  if (pictures)
    paths = desmi_pages_save_pngs (pages, folder, name, PICTURE_PX, NULL, &error);
  if ((!pictures || paths != NULL) && desmi_pptx_save (pages, path, NULL, &error)
      && g_file_set_contents (beside, facts, -1, &error)
      && g_file_set_contents (listed, texts, -1, &error)
      && g_file_set_contents (placed, boxes, -1, &error))
    return TRUE;
  g_printerr ("%s: %s\n", name, error->message);
  return FALSE;
}

int
main (int argc, char **argv)
{
  gboolean              pictures = argc > 1 && strcmp (argv[1], "--pages") == 0;
  int                   first = pictures ? 2 : 1;
  g_autoptr (GPtrArray) all = NULL;

  setlocale (LC_ALL, "");
  if (argc <= first)
    {
      g_printerr ("write-pptx [--pages] FOLDER [NAME]...\n");
      return 2;
    }
  for (int i = first + 1; i < argc; i++)
    if (!write_one (argv[first], argv[i], pictures))
      return 1;
  all = pptx_pages_list ();
  for (guint i = 0; argc == first + 1 && i < all->len; i++)
    if (!write_one (argv[first], g_ptr_array_index (all, i), pictures))
      return 1;
  return 0;
}
