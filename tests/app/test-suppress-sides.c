/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flows told apart by a second thing, such as where people went: tables of villages and of
 * subdistricts, with it and without it, and slides of one place lie side by side. Whoever adds up
 * and takes off all their numbers learns no small one, but for one in a thousand of these random
 * ones: each sum is looked at by itself, and several could tell together what none of them does. */
#include "app/desmi-suppress-cells.h"
#include "app/desmi-suppress.h"

#include <string.h>

#define N_ROUNDS 1000
#define MOST_TOLD 1000 /* one of as many */
#define PRIME G_GINT64_CONSTANT (1000003)
#define MOST_VILLAGES 9
#define MOST_NAMES 4
#define MOST_CELLS (MOST_VILLAGES * MOST_NAMES)
#define BELOW DESMI_SUPPRESS_BELOW

typedef struct
{
  guint  n_villages, n_names;
  char   codes[MOST_VILLAGES][16];
  gint64 values[MOST_CELLS];
} District;

/* The numbers that are known, as sums of cells, in the form that elimination leaves. */
typedef struct
{
  gint64   rows[MOST_CELLS][MOST_CELLS];
  gboolean used[MOST_CELLS];
  guint    n;
} Known;

static gint64
power (gint64 base, gint64 exponent)
{
  gint64 result = 1;

  for (; exponent > 0; exponent /= 2, base = base * base % PRIME)
    if (exponent % 2 == 1)
      result = result * base % PRIME;
  return result;
}

static void
known_add (Known *self, const gboolean *cells)
{
  gint64 row[MOST_CELLS];
  guint  pivot;
  gint64 inverse;

  for (guint i = 0; i < self->n; i++)
    row[i] = cells[i];
  for (guint k = 0; k < self->n; k++)
    if (self->used[k] && row[k] != 0)
      for (gint64 i = 0, factor = row[k]; i < self->n; i++)
        row[i] = (row[i] + (PRIME - factor) * self->rows[k][i]) % PRIME;
  for (pivot = 0; pivot < self->n && row[pivot] == 0; pivot++)
    ;
  if (pivot == self->n)
    return;
  inverse = power (row[pivot], PRIME - 2);
  for (guint i = 0; i < self->n; i++)
    self->rows[pivot][i] = row[i] * inverse % PRIME;
  self->used[pivot] = TRUE;
  for (guint k = 0; k < self->n; k++)
    if (k != pivot && self->used[k] && self->rows[k][pivot] != 0)
      for (gint64 i = 0, factor = self->rows[k][pivot]; i < self->n; i++)
        self->rows[k][i] = (self->rows[k][i] + (PRIME - factor) * self->rows[pivot][i]) % PRIME;
}

static gboolean
known_tells (const Known *self, guint cell)
{
  if (!self->used[cell])
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    if (i != cell && self->rows[cell][i] != 0)
      return FALSE;
  return TRUE;
}

static void
make_district (GRand *random, District *district)
{
  gint most = g_rand_int_range (random, 6, 60);

  *district = (District){ .n_villages = (guint) g_rand_int_range (random, 2, MOST_VILLAGES + 1),
                          .n_names = (guint) g_rand_int_range (random, 2, MOST_NAMES + 1) };
  for (guint v = 0; v < district->n_villages; v++)
    {
      g_snprintf (district->codes[v], sizeof district->codes[v], "32.12.%02u.2%03u", v * 2 / 5, v);
      for (guint i = 0; i < district->n_names; i++)
        district->values[v * district->n_names + i] = g_rand_int_range (random, 0, most);
    }
}

/* A table of the villages that begin with @of: with places as long as @length, 0: without; with
 * names, or without. */
static DesmiTable *
make_table (const District *district, const char *of, guint length, gboolean named, guint *n)
{
  DesmiTableBuilder     *builder = desmi_table_builder_new ("flows");
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  count = (length > 0) + (named ? 1 : 0);

  if (length > 0)
    desmi_table_builder_add_column (builder, length > 8 ? "village" : "subdistrict",
                                    DESMI_COLUMN_CODE);
  if (named)
    desmi_table_builder_add_column (builder, "destination", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "count", DESMI_COLUMN_COUNT);
  *n = 0;
  for (guint v = 0; v < district->n_villages; v++)
    for (guint i = 0; i < district->n_names; i++)
      {
        g_autofree char *place = g_strndup (district->codes[v], length);
        char             name[] = { named ? (char) ('a' + (int) i) : '*', '\0' };
        gint64           sum = 0;

        if (!g_str_has_prefix (district->codes[v], of)
            || !g_hash_table_add (sums, g_strconcat (place, name, NULL)))
          continue;
        for (guint w = 0; w < district->n_villages; w++)
          for (guint k = 0; k < district->n_names; k++)
            if (g_str_has_prefix (district->codes[w], of)
                && g_str_has_prefix (district->codes[w], place) && (!named || k == i))
              sum += district->values[w * district->n_names + k];
        desmi_table_builder_add_row (builder);
        if (length > 0)
          desmi_table_builder_set_text (builder, 0, place, NULL);
        if (named)
          desmi_table_builder_set_text (builder, length > 0, name, NULL);
        desmi_table_builder_set_int (builder, count, sum);
        (*n)++;
      }
  return desmi_table_builder_end (builder);
}

/* What is known of all villages, and which of them are asked for. */
static DesmiSuppressPlaces *
make_places (const District *district, const char *of, gboolean named)
{
  guint                  n, n_members;
  g_autoptr (DesmiTable) leaves = make_table (district, "", 13, named, &n);
  g_autoptr (DesmiTable) members = make_table (district, of, 13, FALSE, &n_members);
  GArray                *values = g_array_new (FALSE, TRUE, sizeof (DesmiSuppressLeaf));

  for (guint r = 0; r < n; r++)
    {
      DesmiSuppressLeaf leaf = { .village = desmi_table_get_text (leaves, r, 0),
                                 .value = desmi_table_get_int (leaves, r, named ? 2 : 1),
                                 .people = DESMI_SUPPRESS_NOBODY,
                                 .counts = TRUE };

      g_array_append_val (values, leaf);
    }
  return desmi_suppress_places_new (leaves, values, *of != '\0' ? members : NULL);
}

/* Adds what a table shows. */
static void
show (Known *known, const District *district, const char *of, guint length, gboolean named)
{
  guint                           n;
  g_autoptr (DesmiTable)          table = make_table (district, of, length, named, &n);
  g_autoptr (DesmiSuppressPlaces) places
      = length > 0 || *of != '\0' ? make_places (district, of, named) : NULL;
  const DesmiSuppression how = { .places = places, .locale = desmi_locale_get_english () };
  g_autoptr (DesmiTable) safe = desmi_suppress_table (table, &how);

  for (guint r = 0; r < n; r++)
    {
      gboolean    cells[MOST_CELLS] = { FALSE };
      const char *place = length > 0 ? desmi_table_get_text (table, r, 0) : of;
      const char *name = named ? desmi_table_get_text (table, r, length > 0) : NULL;

      if (desmi_table_get_mark (safe, r, (guint) desmi_table_find_column (safe, "count"))
          == DESMI_MARK_SUPPRESSED)
        continue;
      for (guint v = 0; v < district->n_villages; v++)
        for (guint i = 0; i < district->n_names; i++)
          cells[v * district->n_names + i] = g_str_has_prefix (district->codes[v], place)
                                             && (name == NULL || name[0] == (char) ('a' + (int) i));
      known_add (known, cells);
    }
}

static guint
check_district (const District *district, guint *n_small, guint *n_hidden)
{
  g_autofree Known *known = g_new0 (Known, 1);
  guint             n_told = 0;

  known->n = district->n_villages * district->n_names;
  for (guint named = 0; named < 2; named++)
    {
      show (known, district, "", 13, named == 1);
      show (known, district, "", 8, named == 1);
      show (known, district, "", 0, named == 1);
      for (guint v = 0; v < district->n_villages; v++)
        {
          g_autofree char *area = g_strndup (district->codes[v], 8);

          show (known, district, district->codes[v], 0, named == 1);
          show (known, district, area, 0, named == 1);
          show (known, district, area, 13, named == 1);
        }
    }
  for (guint i = 0; i < known->n; i++)
    {
      gboolean small = district->values[i] > 0 && district->values[i] < BELOW;

      *n_small += small;
      *n_hidden += !known_tells (known, i);
      n_told += small && known_tells (known, i);
    }
  return n_told;
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261130);
  District          district;
  guint             n_small = 0, n_told = 0, n_hidden = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      make_district (random, &district);
      n_told += check_district (&district, &n_small, &n_hidden);
    }
  g_test_message ("%u of %u small numbers told; %u are hidden", n_told, n_small, n_hidden);
  g_assert_cmpuint (n_small, >, N_ROUNDS);
  g_assert_cmpuint (n_told, <=, n_small / MOST_TOLD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/suppress/sides/random", test_random);
  return g_test_run ();
}
