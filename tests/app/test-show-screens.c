/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-show-screens.h"

#define LAPTOP "eDP-1"
#define HALL "HDMI-1"
#define WALL "DP-2"

static const struct
{
  const char *about, *screens[4];
  int         home;
  const char *wanted;
  gboolean    speaks_alone;
  int         audience, speaker;
} cases[] = {
  { "none", { NULL }, -1, NULL, FALSE, -1, -1 },
  { "one", { LAPTOP }, 0, NULL, FALSE, 0, -1 },
  { "one to rehearse", { LAPTOP }, 0, NULL, TRUE, -1, 0 },
  { "one, which was the audience's beside another", { HALL }, -1, HALL, FALSE, 0, -1 },
  { "the program on the first", { LAPTOP, HALL }, 0, NULL, FALSE, 1, 0 },
  { "the program on the second", { LAPTOP, HALL }, 1, NULL, FALSE, 0, 1 },
  { "the program on neither", { LAPTOP, HALL }, -1, NULL, FALSE, 0, 1 },
  { "chosen", { LAPTOP, HALL }, 1, HALL, FALSE, 1, 0 },
  { "chosen, and as it is anyway", { LAPTOP, HALL }, 0, HALL, FALSE, 1, 0 },
  { "chosen, and not there", { LAPTOP, HALL }, 0, WALL, FALSE, 1, 0 },
  { "two, to rehearse", { LAPTOP, HALL }, 0, NULL, TRUE, 1, 0 },
  { "three", { HALL, LAPTOP, WALL }, 1, WALL, FALSE, 2, 1 },
  { "three, none chosen", { HALL, LAPTOP, WALL }, 1, NULL, FALSE, 0, 1 },
};

/* Never do both have the same; where one is left, it is one's alone. */
static void
test_choose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DesmiShowScreens chosen = desmi_show_screens_choose (cases[i].screens, cases[i].home,
                                                           cases[i].wanted, cases[i].speaks_alone);

      if (chosen.audience != cases[i].audience || chosen.speaker != cases[i].speaker)
        g_error ("%s: %d and %d", cases[i].about, chosen.audience, chosen.speaker);
    }
}

/* The same screens have the same name in whichever order the system tells of them. */
static void
test_key (void)
{
  const char *const one[] = { LAPTOP, HALL, NULL }, *const other[] = { HALL, LAPTOP, NULL };
  const char *const third[] = { LAPTOP, NULL };
  g_autofree char  *key = desmi_show_screens_dup_key (one);
  g_autofree char  *turned = desmi_show_screens_dup_key (other);
  g_autofree char  *alone = desmi_show_screens_dup_key (third);

  g_assert_cmpstr (key, ==, turned);
  g_assert_cmpstr (key, !=, alone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/show-screens/choose", test_choose);
  g_test_add_func ("/app/show-screens/key", test_key);
  return g_test_run ();
}
