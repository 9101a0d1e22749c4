/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries: the table whole, and what people write for them. */
#include "core/desmi-country.h"

#include "core/desmi-error.h"

#include <string.h>

static void
test_table (void)
{
  const char *before = "";
  guint       usual = 0, occasional = 0;

  g_assert_cmpuint (desmi_country_get_n (), ==, 249);
  for (guint i = 0; i < desmi_country_get_n (); i++)
    {
      const DesmiCountry *country = desmi_country_nth (i);

      g_assert_cmpint (strcmp (before, country->iso3), <, 0);
      before = country->iso3;
      g_assert_true (desmi_country_get (country->iso3) == country);
      g_assert_cmpuint (strlen (country->iso2), ==, 2);
      g_assert_cmpuint (strlen (country->iso3), ==, 3);
      g_assert_cmpuint (strlen (country->iso_numeric), ==, 3);
      g_assert_cmpint (ABS (country->lat_e6), <=, 90000000);
      g_assert_cmpint (ABS (country->lon_e6), <=, 180000000);
      usual += country->destination == DESMI_DESTINATION_USUAL;
      occasional += country->destination == DESMI_DESTINATION_OCCASIONAL;
    }
  g_assert_cmpuint (usual, ==, 20);
  g_assert_cmpuint (occasional, ==, 16);
}

static void
test_row (void)
{
  const DesmiCountry *taiwan = desmi_country_get ("TWN"), *guinea = desmi_country_get ("PNG");

  g_assert_cmpstr (taiwan->iso2, ==, "TW");
  g_assert_cmpstr (taiwan->iso_numeric, ==, "158");
  g_assert_cmpint (taiwan->lat_e6, ==, 25030000);
  g_assert_cmpint (taiwan->lon_e6, ==, 121560000);
  g_assert_cmpint (guinea->lat_e6, ==, -9440000);
  g_assert_null (desmi_country_get ("twn"));
  g_assert_null (desmi_country_get ("QQQ"));
  g_assert_null (desmi_country_get (""));
  g_assert_null (desmi_country_get (NULL));
}

static const struct
{
  const char *text, *iso3;
} known[] = {
  { "TWN", "TWN" },
  { "twn", "TWN" },
  { "TW", "TWN" },
  { "Taiwan", "TWN" },
  { "Taiwan (ROC)", "TWN" },
  { " TAIWAN ", "TWN" },
  { "\"Taiwan\"", "TWN" },
  { "'Taiwan'", "TWN" },
  { "“Taiwan”", "TWN" },
  { "Hongkong", "HKG" },
  { "HONG KONG", "HKG" },
  { "HK", "HKG" },
  { "Arab Saudi", "SAU" },
  { "KSA", "SAU" },
  { "Saudi Arabia", "SAU" },
  { "UEA", "ARE" },
  { "Dubai", "ARE" },
  { "Korsel", "KOR" },
  { "Korea", "KOR" },
  { "Korea Selatan", "KOR" },
  { "Brunai", "BRN" },
  { "Brunei Darussalam", "BRN" },
  { "S'pore", "SGP" },
  { "Singapura", "SGP" },
  { "Singapore", "SGP" },
  { "Malaysia Barat", "MYS" },
  { "Sabah", "MYS" },
  { "Turki", "TUR" },
  { "Turkey", "TUR" },
  { "Jepang", "JPN" },
  { "Inggris", "GBR" },
  { "United Kingdom", "GBR" },
  { "AS", "USA" },
  { "ASM", "ASM" },
  { "Papua Nugini", "PNG" },
  { "Republik Dominika", "DOM" },
  { "Dominica", "DMA" },
  { "DMA", "DMA" },
  { "COD", "COD" },
  { "Arab\302\240Saudi", "SAU" },
  { "Cote d'Ivoire", "CIV" },
  { "Côte d’Ivoire", "CIV" },
};

static void
test_known (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GError)  error = NULL;
      const DesmiCountry *country = desmi_country_parse (known[i].text, &error);

      g_test_message ("%s", known[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (country->iso3, ==, known[i].iso3);
    }
}

static const struct
{
  const char *text, *says;
} refused[] = {
  { "Kongo", "COD" },    { "Kongo", "COG" },
  { "Congo", "COG" },    { "Dominika", "DMA" },
  { "Dominika", "DOM" }, { "Timur Tengah", "region" },
  { "EROPA", "region" }, { "kapal/pelaut", "sea" },
  { "Pelaut", "sea" },   { "Wakanda", "Wakanda" },
  { "158", "158" },      { "Lainnya", "Lainnya" },
  { "-", "-" },          { "", "“”" },
  { NULL, "“”" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (desmi_country_parse (refused[i].text, &error));
      g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_COUNTRY);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refused[i].says));
    }
}

/* Every name of the table is read as its own country, but for the words that several share. */
static void
test_names_read_back (void)
{
  guint n_shared = 0;

  for (guint i = 0; i < desmi_country_get_n (); i++)
    {
      const DesmiCountry *country = desmi_country_nth (i);
      const char *const   names[] = { country->name_id, country->name_en, country->iso3 };

      for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_autoptr (GError)  error = NULL;
          const DesmiCountry *found = desmi_country_parse (names[j], &error);

          g_test_message ("%s %s", country->iso3, names[j]);
          if (found == NULL)
            n_shared++;
          else
            g_assert_cmpstr (found->iso3, ==, country->iso3);
        }
    }
  g_assert_cmpuint (n_shared, ==, 1); /* Dominika */
}

static void
test_name (void)
{
  const DesmiLocale *id = desmi_locale_get_indonesian (), *en = desmi_locale_get_english ();

  g_assert_cmpstr (desmi_country_name ("BRN", id), ==, "Brunei Darussalam");
  g_assert_cmpstr (desmi_country_name ("SAU", id), ==, "Arab Saudi");
  g_assert_cmpstr (desmi_country_name ("SAU", en), ==, "Saudi Arabia");
  g_assert_cmpstr (desmi_country_name ("XKX", id), ==, "XKX");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/country/table", test_table);
  g_test_add_func ("/country/row", test_row);
  g_test_add_func ("/country/known", test_known);
  g_test_add_func ("/country/refused", test_refused);
  g_test_add_func ("/country/names-read-back", test_names_read_back);
  g_test_add_func ("/country/name", test_name);
  return g_test_run ();
}
