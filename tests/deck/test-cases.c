/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decks that the other tests take hold what they say. */
#include "deck-cases.h"

#include <string.h>

static void
test_states (void)
{
  for (guint state = 0; state < DECK_N_STATES; state++)
    {
      g_autoptr (DesmiDeck) deck = deck_case_new (DESMI_ASPECT_16_9, state, TRUE);
      const DesmiSlide     *table = g_ptr_array_index (deck->slides, DESMI_SLIDE_TABLE);
      const DesmiSlot      *slot = g_ptr_array_index (table->slots, 0);

      g_assert_cmpuint (deck->slides->len, ==, DESMI_N_SLIDE_KINDS);
      if (state == DECK_STATE_GONE)
        g_assert_cmpint (slot->kind, ==, DESMI_SLOT_GONE);
      else
        g_assert_cmpuint (desmi_table_get_n_rows (slot->table), ==,
                          state == DECK_STATE_MANY    ? 500
                          : state == DECK_STATE_EMPTY ? 0
                          : state == DECK_STATE_ONE   ? 1
                                                      : 7);
      if (state == DECK_STATE_HIDDEN)
        g_assert_cmpint (desmi_table_get_n_suppressed (slot->table), >, 0);
    }
}

static void
test_long_text (void)
{
  g_assert_cmpuint (strlen (deck_long_text ()), ==, 4000);
  g_assert_true (g_str_has_suffix (deck_long_text (), " selesai"));
}

static gboolean
find (GBytes *bytes, const char *words)
{
  gsize       n;
  const char *data = g_bytes_get_data (bytes, &n);

  for (gsize i = 0; i + strlen (words) <= n; i++)
    if (memcmp (data + i, words, strlen (words)) == 0)
      return TRUE;
  return FALSE;
}

/* The camera's metadata are there, so that a test can see them go. */
static void
test_photos (void)
{
  g_autoptr (GBytes) turned = deck_photo_new_jpeg (60, 40, 6);
  g_autoptr (GBytes) plain = deck_photo_new_jpeg (60, 40, 0);

  g_assert_true (find (turned, "GPS -6.3264"));
  g_assert_false (find (plain, "Exif"));
  g_assert_cmpuint (g_bytes_get_size (plain), <, g_bytes_get_size (turned));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/cases/states", test_states);
  g_test_add_func ("/deck/cases/long-text", test_long_text);
  g_test_add_func ("/deck/cases/photos", test_photos);
  return g_test_run ();
}
