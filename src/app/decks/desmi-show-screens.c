/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-show-screens.h"

#include <string.h>

static int
find_other (const char *const *screens, int not_this)
{
  for (int i = 0; screens[i] != NULL; i++)
    if (i != not_this)
      return i;
  return -1;
}

static int
find (const char *const *screens, const char *wanted)
{
  for (int i = 0; wanted != NULL && screens[i] != NULL; i++)
    if (strcmp (screens[i], wanted) == 0)
      return i;
  return -1;
}

/**
 * desmi_show_screens_choose:
 * @screens: (array zero-terminated): what each is called
 * @home: index of the one that shows the program; -1: it is not known
 * @wanted: (nullable): the one that the audience is to have, if it is there
 * @speaks_alone: where there is but one, it is the speaker's
 *
 * Returns: who has which; never both the same
 */
DesmiShowScreens
desmi_show_screens_choose (const char *const *screens,
                           int                home,
                           const char        *wanted,
                           gboolean           speaks_alone)
{
  DesmiShowScreens chosen = { -1, -1 };

  if (screens[0] == NULL)
    return chosen;
  if (screens[1] == NULL)
    {
      *(speaks_alone ? &chosen.speaker : &chosen.audience) = 0;
      return chosen;
    }
  chosen.audience = find (screens, wanted);
  if (chosen.audience < 0)
    chosen.audience = find_other (screens, home);
  chosen.speaker
      = home >= 0 && home != chosen.audience ? home : find_other (screens, chosen.audience);
  return chosen;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * desmi_show_screens_dup_key:
 * @screens: (array zero-terminated): what each is called
 *
 * The hall has other screens than the office: what was chosen in one is not meant for the other.
 *
 * Returns: (transfer full): a name for these screens together, in whichever order
 */
char *
desmi_show_screens_dup_key (const char *const *screens)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; screens[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) screens[i]);
  g_ptr_array_sort (sorted, compare);
  g_ptr_array_add (sorted, NULL);
  return g_strjoinv (" + ", (char **) sorted->pdata);
}
