/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything stands on the slides of a template, as the screen and the PDF have it.
 *   deck-boxes FILE TEMPLATE ASPECT [VILLAGE] */
#include "../deck/pptx-pages.h"

#include "app/decks/desmi-deck-resolve.h"
#include "app/decks/desmi-deck-template.h"
#include "core/platform/desmi-language.h"
#include "deck/desmi-layout.h"

#include <string.h>

static DesmiPages *
lay_out (DesmiStore *store, char **arguments, GError **error)
{
  const DesmiLocale          *locale = desmi_language_get ("id");
  DesmiDeckChoices            choices = { .locale = locale, .village = arguments[4] };
  DesmiTemplate               which;
  g_autoptr (DesmiVillage)    village = NULL;
  g_autoptr (DesmiStoredDeck) stored = NULL;
  g_autoptr (DesmiDeck)       deck = NULL;
  g_autofree char            *name = NULL;

  if (!desmi_template_from_name (arguments[2], &which))
    g_error ("no template %s", arguments[2]);
  if (choices.village != NULL)
    village = desmi_store_get_village (store, choices.village, NULL, error);
  name = desmi_template_dup_name (which, village != NULL ? village->name : NULL, locale);
  choices.name = name;
  choices.audience = desmi_template_get_audience (which);
  choices.aspect = strcmp (arguments[3], "4:3") == 0 ? DESMI_ASPECT_4_3 : DESMI_ASPECT_16_9;
  stored = desmi_template_make (which, &choices);
  deck = desmi_deck_resolve (store, stored, NULL, error);
  return deck != NULL ? desmi_deck_layout (deck, NULL, error) : NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = NULL;
  g_autoptr (DesmiPages) pages = NULL;
  g_autofree char       *boxes = NULL;

  desmi_language_init ();
  if (argc < 4)
    {
      g_printerr ("deck-boxes FILE TEMPLATE ASPECT [VILLAGE]\n");
      return 2;
    }
  store = desmi_store_open (argv[1], DESMI_OPEN_READ_ONLY, &error);
  if (store != NULL)
    {
      pages = lay_out (store, argv, &error);
      desmi_store_close (store);
    }
  if (pages == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  boxes = pptx_pages_to_boxes (pages);
  g_print ("%s", boxes);
  return 0;
}
