/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables by village, by subdistrict and of the whole district lie side by side, and so do those of
 * any other villages: for each number that is too small there is another district that looks the
 * same in all of them and has another number there. */
#include "app/desmi-suppress-cells.h"
#include "app/desmi-suppress-tree.h"

#define N_ROUNDS 3000
#define MOST_AREAS 4
#define MOST_VILLAGES 6 /* of an area */
#define MOST_LEAVES (MOST_AREAS * MOST_VILLAGES)
#define N_OTHERS 40 /* sums of villages of no subdistrict */
#define MOST_SUMS (MOST_LEAVES + MOST_AREAS + 1 + N_OTHERS)

typedef struct
{
  guint    n, n_areas;
  gint64   values[MOST_LEAVES];
  guint    areas[MOST_LEAVES];
  gboolean apart[MOST_LEAVES];
  char     codes[MOST_LEAVES][16];
} District;

typedef gboolean Leaves[MOST_LEAVES + 1];

static DesmiSuppressTree *
make_tree (const District *district, gboolean counts)
{
  DesmiSuppressTree *tree = desmi_suppress_tree_new ();

  for (guint i = 0; i < district->n; i++)
    {
      const DesmiSuppressLeaf leaf = { .village = district->codes[i],
                                       .value = district->values[i],
                                       .people = counts ? DESMI_SUPPRESS_NOBODY : 40,
                                       .counts = counts,
                                       .apart = district->apart[i] };

      desmi_suppress_tree_add (tree, &leaf);
    }
  desmi_suppress_tree_solve (tree);
  return tree;
}

static void
add_village (District *district, guint area, gint64 value)
{
  district->values[district->n] = value;
  district->areas[district->n] = area;
  district->apart[district->n] = FALSE;
  g_snprintf (district->codes[district->n], sizeof district->codes[0], "32.12.%02u.2%03u", area,
              district->n);
  district->n++;
  district->n_areas = MAX (district->n_areas, area + 1);
}

static void
make_district (GRand *random, District *district, gboolean apart)
{
  guint n_areas = (guint) g_rand_int_range (random, 1, MOST_AREAS + 1);
  gint  most = g_rand_int_range (random, 2, 30);

  *district = (District){ 0 };
  for (guint a = 0; a < n_areas; a++)
    for (gint i = g_rand_int_range (random, 1, MOST_VILLAGES + 1); i > 0; i--)
      {
        add_village (district, a, g_rand_int_range (random, 0, most));
        district->apart[district->n - 1] = apart && g_rand_int_range (random, 0, 3) == 0;
      }
}

/* As the store adds up: what is apart is left out beside others. */
static void
leave_apart (const District *district, Leaves leaves)
{
  gboolean together = FALSE;

  for (guint i = 0; i < district->n; i++)
    together = together || (leaves[i] && !district->apart[i]);
  for (guint i = 0; together && i < district->n; i++)
    leaves[i] = leaves[i] && !district->apart[i];
}

static guint
list_sums (GRand *random, const District *district, Leaves *sums)
{
  guint n = 0;

  for (guint i = 0; i < district->n; i++, n++)
    sums[n][i] = TRUE;
  for (guint a = 0; a <= district->n_areas; a++, n++)
    for (guint i = 0; i < district->n; i++)
      sums[n][i] = a == district->n_areas || district->areas[i] == a;
  for (guint other = 0; other < N_OTHERS; other++, n++)
    for (guint i = 0; i < district->n; i++)
      sums[n][i] = g_rand_boolean (random);
  return n;
}

static gint64
add_up (const District *district, const gboolean *leaves)
{
  gint64 sum = 0;

  for (guint i = 0; i < district->n; i++)
    sum += leaves[i] ? district->values[i] : 0;
  return sum;
}

/* One more in @more and one less in @less, which may be none, change nothing that is shown. */
static gboolean
is_unseen (const Leaves *shown, guint n_shown, int more, int less)
{
  for (guint i = 0; i < n_shown; i++)
    if ((more >= 0 && shown[i][more]) != (less >= 0 && shown[i][less]))
      return FALSE;
  return TRUE;
}

/* Whether the sum of @leaves could be another one. Somebody is left where somebody was, since 0 is
 * shown. */
static gboolean
is_open (const District *district, const Leaves *shown, guint n_shown, const gboolean *leaves)
{
  for (int more = -1; more < (int) district->n; more++)
    for (int less = -1; less < (int) district->n; less++)
      {
        gboolean in_more = more >= 0 && leaves[more], in_less = less >= 0 && leaves[less];

        if (in_more != in_less && !(more >= 0 && district->values[more] == 0)
            && !(less >= 0 && district->values[less] <= 1)
            && is_unseen (shown, n_shown, more, less))
          return TRUE;
      }
  return FALSE;
}

/* Returns how many small numbers were hidden. */
static guint
check_district (GRand *random, const District *district)
{
  g_autoptr (DesmiSuppressTree) tree = make_tree (district, TRUE);
  Leaves                        sums[MOST_SUMS] = { { FALSE } }, shown[MOST_SUMS];
  guint                         n = list_sums (random, district, sums), n_shown = 0, n_small = 0;
  const guint                   n_told = district->n + district->n_areas + 1;

  for (guint i = 0; i < n; i++)
    {
      gboolean seen = desmi_suppress_tree_shows (tree, sums[i]);

      leave_apart (district, sums[i]);
      if (!seen)
        continue;
      for (guint k = 0; k < district->n; k++)
        shown[n_shown][k] = sums[i][k];
      n_shown++;
    }
  for (guint i = 0; i < n_told; i++)
    {
      gint64 sum = add_up (district, sums[i]);

      if (sum < 1 || sum >= DESMI_SUPPRESS_BELOW)
        continue;
      n_small++;
      if (!is_open (district, shown, n_shown, sums[i]))
        {
          for (guint k = 0; k < district->n; k++)
            g_test_message ("%s %" G_GINT64_FORMAT "%s%s", district->codes[k], district->values[k],
                            district->apart[k] ? " apart" : "", sums[i][k] ? " told" : "");
          g_test_fail ();
        }
    }
  return n_small;
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261130);
  District          district;
  guint             n_small = 0;

  for (guint i = 0; i < N_ROUNDS && !g_test_failed (); i++)
    {
      make_district (random, &district, i % 2 == 1);
      n_small += check_district (random, &district);
    }
  g_assert_cmpuint (n_small, >, N_ROUNDS);
}

/* What is seen of a village; of all of a subdistrict; of the district. */
static gboolean
shows (const District *district, const DesmiSuppressTree *tree, int village, int area)
{
  Leaves leaves = { FALSE };

  for (guint i = 0; i < district->n; i++)
    leaves[i] = village >= 0 ? (int) i == village : area < 0 || (int) district->areas[i] == area;
  return desmi_suppress_tree_shows (tree, leaves);
}

static void
assert_villages (const District *district, const DesmiSuppressTree *tree, const char *seen)
{
  g_autoptr (GString) own = g_string_new (NULL);

  for (guint i = 0; i < district->n; i++)
    g_string_append_c (own, shows (district, tree, (int) i, -1) ? '+' : '-');
  for (guint a = 0; a < district->n_areas; a++)
    g_string_append (own, shows (district, tree, -1, (int) a) ? " +" : " -");
  g_string_append (own, shows (district, tree, -1, -1) ? " +" : " -");
  g_assert_cmpstr (own->str, ==, seen);
}

/* Its cover is one of the same subdistrict, not the smallest of all; nothing else is hidden. */
static void
test_inside (void)
{
  District                      district = { 0 };
  g_autoptr (DesmiSuppressTree) tree = NULL;
  Leaves                        leaves = { FALSE };

  add_village (&district, 0, 4);
  add_village (&district, 0, 9);
  add_village (&district, 0, 6);
  add_village (&district, 1, 5);
  add_village (&district, 2, 0);
  add_village (&district, 2, 7);
  tree = make_tree (&district, TRUE);
  assert_villages (&district, tree, "-+-+++ + + + +");
  /* Villages of two subdistricts: with the hidden ones together, or with one of them. */
  leaves[0] = leaves[2] = leaves[3] = TRUE;
  g_assert_true (desmi_suppress_tree_shows (tree, leaves));
  leaves[2] = FALSE;
  g_assert_false (desmi_suppress_tree_shows (tree, leaves));
}

/* The only village of its subdistrict hides that, and another subdistrict with a village; the
 * district stays. */
static void
test_alone (void)
{
  District                      district = { 0 };
  g_autoptr (DesmiSuppressTree) tree = NULL;

  add_village (&district, 0, 3);
  add_village (&district, 1, 30);
  add_village (&district, 1, 20);
  add_village (&district, 2, 60);
  tree = make_tree (&district, TRUE);
  assert_villages (&district, tree, "-+-+ - - + +");
}

/* A subdistrict with hidden villages of its own is the cover, though it is larger. */
static void
test_near (void)
{
  District                      district = { 0 };
  g_autoptr (DesmiSuppressTree) tree = NULL;

  add_village (&district, 0, 3);
  add_village (&district, 1, 20);
  add_village (&district, 2, 2);
  add_village (&district, 2, 60);
  add_village (&district, 2, 70);
  tree = make_tree (&district, TRUE);
  assert_villages (&district, tree, "-+--+ - + - +");
}

/* Five ones are told by the five that they come to, and nothing is left to cover them with. */
static void
test_ones (void)
{
  District                      district = { 0 };
  g_autoptr (DesmiSuppressTree) tree = NULL;

  for (guint i = 0; i < 5; i++)
    add_village (&district, i / 3, 1);
  tree = make_tree (&district, TRUE);
  assert_villages (&district, tree, "----- - - -");
}

/* The same in one subdistrict: it goes, and the next one covers it. */
static void
test_five (void)
{
  District                      district = { 0 };
  g_autoptr (DesmiSuppressTree) tree = NULL;

  for (guint i = 0; i < 5; i++)
    add_village (&district, 0, 1);
  add_village (&district, 1, 9);
  add_village (&district, 1, 8);
  tree = make_tree (&district, TRUE);
  assert_villages (&district, tree, "-----+- - - +");
}

/* The money of few, by itself in its subdistrict, whatever it comes to. */
static void
test_few (void)
{
  District                      district = { 0 };
  g_autoptr (DesmiSuppressTree) tree = desmi_suppress_tree_new ();

  add_village (&district, 0, 700);
  add_village (&district, 0, 0);
  add_village (&district, 1, 900);
  add_village (&district, 2, 800);
  for (guint i = 0; i < district.n; i++)
    {
      const DesmiSuppressLeaf leaf = { .village = district.codes[i],
                                       .value = district.values[i],
                                       .people = i == 0 ? 3 : 20,
                                       .few = FALSE };

      desmi_suppress_tree_add (tree, &leaf);
    }
  desmi_suppress_tree_solve (tree);
  assert_villages (&district, tree, "-++- - + - +");
}

static void
test_large (void)
{
  District                      district = { 0 };
  g_autoptr (DesmiSuppressTree) tree = NULL;
  g_autoptr (DesmiSuppressTree) amounts = NULL;

  add_village (&district, 0, 5);
  add_village (&district, 1, 0);
  add_village (&district, 1, 8);
  tree = make_tree (&district, TRUE);
  assert_villages (&district, tree, "+++ + + +");
  district.values[0] = 2;
  amounts = make_tree (&district, FALSE);
  assert_villages (&district, amounts, "+++ + + +");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/suppress/tree/inside", test_inside);
  g_test_add_func ("/app/suppress/tree/alone", test_alone);
  g_test_add_func ("/app/suppress/tree/near", test_near);
  g_test_add_func ("/app/suppress/tree/ones", test_ones);
  g_test_add_func ("/app/suppress/tree/five", test_five);
  g_test_add_func ("/app/suppress/tree/few", test_few);
  g_test_add_func ("/app/suppress/tree/large", test_large);
  g_test_add_func ("/app/suppress/tree/random", test_random);
  return g_test_run ();
}
