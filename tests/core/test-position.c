/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points as people write them, and what is none. */
#include "core/desmi-position.h"

#include "core/desmi-error.h"

static const struct
{
  const char *text;
  gint64      lat_e6, lon_e6;
} points[] = {
  { "-6.3614, 108.31487", -6361400, 108314870 },
  { "-6.3614,108.31487", -6361400, 108314870 },
  { "-6.3614 108.31487", -6361400, 108314870 },
  { "(-6.3614; 108.31487)", -6361400, 108314870 },
  { "-6,3614, 108,31487", -6361400, 108314870 },
  { "-6,3614;108,31487", -6361400, 108314870 },
  { "-6,3614 108,31487", -6361400, 108314870 },
  { "−6.3614, 108.31487", -6361400, 108314870 },
  { "-6, 108", -6000000, 108000000 },
  { "-6,108", -6000000, 108000000 },
  { "108.31487, -6.3614", -6361400, 108314870 },
  { "6.3614 S, 108.31487 E", -6361400, 108314870 },
  { "S 6.3614 E 108.31487", -6361400, 108314870 },
  { "S6.3614, E108.31487", -6361400, 108314870 },
  { "6,3614 LS 108,31487 BT", -6361400, 108314870 },
  { "BT 108.31487 LS 6.3614", -6361400, 108314870 },
  { "-6.3614 LS, 108.31487 BT", -6361400, 108314870 },
  { "6°21'41.04\"S 108°18'53.532\"E", -6361400, 108314870 },
  { "6°21′41,04″ LS 108°18′53,532″ BT", -6361400, 108314870 },
  { "6º 21’ 41,04” LS, 108º 18’ 53,532” BT", -6361400, 108314870 },
  { "6 21 41.04 S 108 18 53.532 E", -6361400, 108314870 },
  { "-6 21 41.04 108 18 53.532", -6361400, 108314870 },
  { "6°21.684' S, 108°18.8922' E", -6361400, 108314870 },
  { "-6°21'41.04\" 108°18'53.532\"", -6361400, 108314870 },
  { "Lat: -6.3614, Long: 108.31487", -6361400, 108314870 },
  { "Lintang Selatan 6°21'41.04\" Bujur Timur 108°18'53.532\"", -6361400, 108314870 },
  { "6.3614 lintang selatan 108.31487 bujur timur", -6361400, 108314870 },
  { "1,5 LU 109 BT", 1500000, 109000000 },
  { "5.55 N 95.3 E", 5550000, 95300000 },
  { "0, 0", 0, 0 },
  { "33 S 70 W", -33000000, -70000000 },
};

static const char *const wrong_points[] = { "",
                                            "-6.3614",
                                            "108.3",
                                            "a",
                                            "-6.3614, 108.3, 1",
                                            "91, 181",
                                            "6 S 7 S",
                                            "6 61 0 S 108 0 0 E",
                                            "1 2 3",
                                            "-6.3.6, 108.3",
                                            "6 S -7 N",
                                            "-6.3614, hat",
                                            "--6, 108",
                                            "6°21'41\"S",
                                            "1 2 3 4 5 6 7 8",
                                            "-5 N 108 E" };

static void
test_points (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *text = NULL;
      DesmiPosition      point = { 1, 1 }, again = { 1, 1 };

      g_test_message ("%s", points[i].text);
      g_assert_true (desmi_position_parse (points[i].text, &point, &error));
      g_assert_no_error (error);
      g_assert_cmpint (point.lat_e6, ==, points[i].lat_e6);
      g_assert_cmpint (point.lon_e6, ==, points[i].lon_e6);
      text = desmi_position_to_text (&point);
      g_assert_true (desmi_position_parse (text, &again, NULL));
      g_assert_cmpint (again.lat_e6, ==, point.lat_e6);
      g_assert_cmpint (again.lon_e6, ==, point.lon_e6);
    }
}

static void
test_wrong_points (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong_points); i++)
    {
      g_autoptr (GError) error = NULL;
      DesmiPosition      point;

      g_test_message ("%s", wrong_points[i]);
      g_assert_false (desmi_position_parse (wrong_points[i], &point, &error));
      g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_NUMBER);
    }
}

static const struct
{
  const char *text;
  DesmiAxis   axis;
  gint64      value_e6; /* -1: none */
} halves[] = {
  { "-6,3241", DESMI_AXIS_LATITUDE, -6324100 },
  { "6°19'26.76\" LS", DESMI_AXIS_LATITUDE, -6324100 },
  { "108.324112", DESMI_AXIS_LONGITUDE, 108324112 },
  { "108°19,4 BT", DESMI_AXIS_LONGITUDE, 108323333 },
  { "108.3 BT", DESMI_AXIS_LATITUDE, -1 },
  { "91", DESMI_AXIS_LATITUDE, -1 },
  { "181", DESMI_AXIS_LONGITUDE, -1 },
  { "-6.3, 108.3", DESMI_AXIS_LATITUDE, -1 },
  { "1e2", DESMI_AXIS_LONGITUDE, -1 },
  { "nan", DESMI_AXIS_LONGITUDE, -1 },
};

static void
test_halves (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      gint64   value = -1;
      gboolean is_one = desmi_degrees_parse (halves[i].text, halves[i].axis, &value, NULL);

      g_test_message ("%s", halves[i].text);
      g_assert_true (is_one == (halves[i].value_e6 != -1));
      if (is_one)
        g_assert_cmpint (value, ==, halves[i].value_e6);
    }
}

static void
test_distance (void)
{
  const DesmiPosition a = { -6000000, 108000000 }, b = { -7000000, 108000000 },
                      c = { -6000000, 109000000 };

  g_assert_cmpfloat_with_epsilon (desmi_position_distance (&a, &a), 0, 0.01);
  g_assert_cmpfloat_with_epsilon (desmi_position_distance (&a, &b), 111195, 10);
  g_assert_cmpfloat_with_epsilon (desmi_position_distance (&a, &c), 110586, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/position/points", test_points);
  g_test_add_func ("/position/wrong-points", test_wrong_points);
  g_test_add_func ("/position/halves", test_halves);
  g_test_add_func ("/position/distance", test_distance);
  return g_test_run ();
}
