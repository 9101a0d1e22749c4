/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a point can be in its village: by outlines, and where there are none by distance. */
#include "app/desmi-village-place.h"

#define OWN "32.12.01.2001"
#define OTHER "32.12.01.2002"

/* A square of a tenth of a degree, about 11 km, from its south-western corner. */
static GPtrArray *
make_square (gint32 lon_e6, gint32 lat_e6)
{
  const DesmiLonLat corners[] = { { lon_e6, lat_e6 },
                                  { lon_e6 + 100000, lat_e6 },
                                  { lon_e6 + 100000, lat_e6 + 100000 },
                                  { lon_e6, lat_e6 + 100000 } };
  GPtrArray        *rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray           *ring = g_array_new (FALSE, FALSE, sizeof (DesmiLonLat));

  g_array_append_vals (ring, corners, G_N_ELEMENTS (corners));
  g_ptr_array_add (rings, ring);
  return rings;
}

/* The village from 108.0 to 108.1 east, its neighbour to 108.2; 6.4 to 6.3 south. */
static DesmiVillagePlace *
make_place (gboolean has_rings)
{
  DesmiVillagePlace    *place = g_new0 (DesmiVillagePlace, 1);
  g_autoptr (GPtrArray) own = make_square (108000000, -6400000);
  g_autoptr (GPtrArray) other = make_square (108100000, -6400000);
  const DesmiLonLat     label = { 108050000, -6350000 }, other_label = { 108150000, -6350000 };

  place->code = g_strdup (OWN);
  place->outlines = desmi_outlines_new ();
  desmi_outlines_add (place->outlines, OWN, "Kenanga", &label, has_rings ? own : NULL);
  desmi_outlines_add (place->outlines, OTHER, "Mekar", &other_label, has_rings ? other : NULL);
  return place;
}

typedef struct
{
  DesmiPosition point;
  const char   *by_outline, *by_distance; /* nullable: no doubt */
} Doubt;

static const Doubt doubts[] = {
  { { -6350000, 108050000 }, NULL, NULL },
  { { -6399999, 108000001 }, NULL, NULL },
  /* 110 m beyond the border, which is a picture only */
  { { -6350000, 108101000 }, NULL, NULL },
  { { -6350000, 108150000 }, "On the map, this point is in Mekar, not in Kenanga.", NULL },
  { { -6350000, 107990000 }, "On the map, this point is outside of the district.", NULL },
  /* without its sign */
  { { 6350000, 108050000 },
    "On the map, this point is outside of the district.",
    "This point is 1,412 km from where the list of regions has Kenanga." },
};

static void
test_doubts (void)
{
  g_autoptr (DesmiVillagePlace) shapes = make_place (TRUE), points = make_place (FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autofree char *by_outline
          = desmi_village_place_dup_doubt (shapes, &doubts[i].point, desmi_locale_get_english ());
      g_autofree char *by_distance
          = desmi_village_place_dup_doubt (points, &doubts[i].point, desmi_locale_get_english ());

      g_assert_cmpstr (by_outline, ==, doubts[i].by_outline);
      g_assert_cmpstr (by_distance, ==, doubts[i].by_distance);
    }
}

/* Of a village that the list does not know, nothing is odd. */
static void
test_unknown (void)
{
  g_autoptr (DesmiVillagePlace) place = make_place (TRUE);
  DesmiPosition                 point = { 6350000, 108050000 };

  g_free (place->code);
  place->code = g_strdup ("32.12.01.2099");
  g_assert_null (desmi_village_place_dup_doubt (place, &point, desmi_locale_get_english ()));
}

static void
test_text (void)
{
  g_autoptr (DesmiVillagePlace) place = make_place (TRUE);
  g_autofree char              *none = NULL, *written = NULL, *estimate = NULL;

  none = desmi_village_place_dup_text (place, desmi_locale_get_english ());
  g_assert_null (none);
  place->has_point = TRUE;
  place->point = (DesmiPosition){ -6350000, 108050000 };
  written = desmi_village_place_dup_text (place, desmi_locale_get_english ());
  g_assert_cmpstr (written, ==, "-6.350000, 108.050000");
  place->is_estimate = TRUE;
  estimate = desmi_village_place_dup_text (place, desmi_locale_get_english ());
  g_assert_cmpstr (estimate, ==, "-6.350000, 108.050000 (estimate: middle of the village)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/village-place/doubts", test_doubts);
  g_test_add_func ("/village-place/unknown", test_unknown);
  g_test_add_func ("/village-place/text", test_text);
  return g_test_run ();
}
