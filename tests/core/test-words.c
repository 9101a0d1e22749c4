/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed vocabularies: codes read back, what people write is understood, the rest refused. */
#include "core/desmi-words.h"

#include "core/desmi-error.h"

#include <string.h>

/* Every code of a vocabulary is read as itself, and has a name. */
#define CHECK_CODES(Type, stem, n)                                                                 \
  for (int i = 0; i < (n); i++)                                                                    \
    {                                                                                              \
      Type value;                                                                                  \
      g_assert_true (desmi_##stem##_parse (desmi_##stem##_to_code ((Type) i), &value, NULL));      \
      g_assert_cmpint (value, ==, i);                                                              \
      g_assert_cmpuint (strlen (desmi_##stem##_name ((Type) i, desmi_locale_get_english ())), >,   \
                        0);                                                                        \
    }

static void
test_codes (void)
{
  CHECK_CODES (DesmiDirection, direction, 2)
  CHECK_CODES (DesmiStatus, status, 5)
  CHECK_CODES (DesmiPillarStatus, pillar_status, 5)
  CHECK_CODES (DesmiSource, source, 4)
  g_assert_cmpstr (desmi_direction_to_code (DESMI_DIRECTION_RETURN), ==, "return");
  g_assert_cmpstr (desmi_status_to_code (DESMI_STATUS_LEFT), ==, "left");
  g_assert_cmpstr (desmi_pillar_status_to_code (DESMI_PILLAR_STATUS_NO_DATA), ==, "no-data");
  g_assert_cmpstr (desmi_source_to_code (DESMI_SOURCE_OFFICIAL), ==, "official");
}

static const struct
{
  const char    *text;
  DesmiDirection direction;
} directions[] = {
  { "OUT", DESMI_DIRECTION_OUT },           { "Keberangkatan", DESMI_DIRECTION_OUT },
  { "penempatan", DESMI_DIRECTION_OUT },    { "pulang", DESMI_DIRECTION_RETURN },
  { "Kepulangan", DESMI_DIRECTION_RETURN }, { " purna ", DESMI_DIRECTION_RETURN },
};

static void
test_directions (void)
{
  g_autoptr (GError) error = NULL;
  DesmiDirection     direction = DESMI_DIRECTION_RETURN;

  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_assert_true (desmi_direction_parse (directions[i].text, &direction, NULL));
      g_assert_cmpint (direction, ==, directions[i].direction);
    }
  g_assert_false (desmi_direction_parse ("ke mana", &direction, &error));
  g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_WORD);
  g_assert_nonnull (strstr (error->message, "ke mana"));
  g_assert_nonnull (strstr (error->message, "out, return"));
}

static void
test_statuses (void)
{
  DesmiStatus       status;
  DesmiPillarStatus pillar;

  g_assert_true (desmi_status_parse ("Aktif", &status, NULL));
  g_assert_cmpint (status, ==, DESMI_STATUS_ACTIVE);
  g_assert_true (desmi_status_parse ("calon", &status, NULL));
  g_assert_cmpint (status, ==, DESMI_STATUS_CANDIDATE);
  g_assert_true (desmi_status_parse ("keluar", &status, NULL));
  g_assert_cmpint (status, ==, DESMI_STATUS_LEFT);
  g_assert_true (desmi_pillar_status_parse ("Belum dimulai", &pillar, NULL));
  g_assert_cmpint (pillar, ==, DESMI_PILLAR_STATUS_NOT_STARTED);
  g_assert_true (desmi_pillar_status_parse ("not started", &pillar, NULL));
  g_assert_cmpint (pillar, ==, DESMI_PILLAR_STATUS_NOT_STARTED);
  g_assert_true (desmi_pillar_status_parse ("tidak ada data", &pillar, NULL));
  g_assert_cmpint (pillar, ==, DESMI_PILLAR_STATUS_NO_DATA);
}

typedef const char *(*ParseText) (const char *text, GError **error);

static const struct
{
  ParseText   parse;
  const char *text, *code; /* NULL: refused */
} texts[] = {
  { desmi_sector_parse, "Formal", "formal" },
  { desmi_sector_parse, "INFORMAL", "informal" },
  { desmi_sector_parse, "PRT", "informal" },
  { desmi_sector_parse, "plrt", "informal" },
  { desmi_sector_parse, "sektor", NULL },
  { desmi_sector_parse, "form", NULL },
  { desmi_sector_parse, "", NULL },
  { desmi_sector_parse, NULL, NULL },
  { desmi_gender_parse, "L", "M" },
  { desmi_gender_parse, "Lk", "M" },
  { desmi_gender_parse, "Lk.", "M" },
  { desmi_gender_parse, "laki-laki", "M" },
  { desmi_gender_parse, "Pria", "M" },
  { desmi_gender_parse, "P", "F" }, /* never "pria" */
  { desmi_gender_parse, "Pr", "F" },
  { desmi_gender_parse, "perempuan", "F" },
  { desmi_gender_parse, "Wanita", "F" },
  { desmi_gender_parse, "M", "M" },
  { desmi_gender_parse, "f", "F" },
  { desmi_gender_parse, "X", NULL },
  { desmi_gender_parse, "1", NULL },
  { desmi_scheme_parse, "P to P", "P2P" },
  { desmi_scheme_parse, "g-to-g", "G2G" },
  { desmi_scheme_parse, "Perseorangan", "MANDIRI" },
  { desmi_scheme_parse, "mandiri", "MANDIRI" },
  { desmi_scheme_parse, "UKPS", "UKPS" },
  { desmi_scheme_parse, "B2B", NULL },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      const char        *code = texts[i].parse (texts[i].text, &error);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpstr (code, ==, texts[i].code);
      if (texts[i].code == NULL)
        g_assert_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_WORD);
      else
        g_assert_no_error (error);
    }
}

static void
test_names (void)
{
  const DesmiLocale *english = desmi_locale_get_english ();

  g_assert_cmpstr (desmi_direction_name (DESMI_DIRECTION_OUT, english), ==, "Departures");
  g_assert_cmpstr (desmi_sector_name ("informal", english), ==, "Informal");
  g_assert_cmpstr (desmi_gender_name ("F", english), ==, "Female");
  g_assert_cmpstr (desmi_scheme_name ("P2P", english), ==, "Private to private");
  g_assert_cmpstr (desmi_occupation_name ("pengasuh lansia", english), ==, "Carer for the elderly");
  /* What is not known is shown as it is kept. */
  g_assert_cmpstr (desmi_sector_name ("other", english), ==, "other");
  g_assert_cmpstr (desmi_occupation_name ("penjahit", english), ==, "penjahit");
  g_assert_cmpstr (desmi_occupation_name (NULL, english), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/codes", test_codes);
  g_test_add_func ("/words/directions", test_directions);
  g_test_add_func ("/words/statuses", test_statuses);
  g_test_add_func ("/words/texts", test_texts);
  g_test_add_func ("/words/names", test_names);
  return g_test_run ();
}
