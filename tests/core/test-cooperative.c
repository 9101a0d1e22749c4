/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stages of cooperatives, as districts write them. */
#include "core/desmi-cooperative.h"

#define NONE (-1)

static const struct
{
  const char *text;
  int         stage;
} texts[] = {
  { "rencana", DESMI_COOPERATIVE_PLAN },
  { "Rencana 2026", DESMI_COOPERATIVE_PLAN },
  { "  KELOMPOK ", DESMI_COOPERATIVE_GROUP },
  { "Pra-koperasi", DESMI_COOPERATIVE_GROUP },
  { "kelompok/pra-koperasi", DESMI_COOPERATIVE_GROUP },
  { "Rapat  pembentukan (12 Mei 2024)", DESMI_COOPERATIVE_MEETING },
  { "akta notaris", DESMI_COOPERATIVE_DEED },
  { "Akta No. 12", DESMI_COOPERATIVE_DEED },
  { "Berbadan hukum sejak 2021", DESMI_COOPERATIVE_LEGAL },
  { "badan hukum: AHU-0012345", DESMI_COOPERATIVE_LEGAL },
  { "Aktif, RAT tahun buku 2024", DESMI_COOPERATIVE_ACTIVE },
  { "active", DESMI_COOPERATIVE_ACTIVE },
  { "Tidak aktif", DESMI_COOPERATIVE_INACTIVE },
  { "non-aktif", DESMI_COOPERATIVE_INACTIVE },
  { "dibubarkan.", DESMI_COOPERATIVE_DISSOLVED },
  { "Dissolved in 2022", DESMI_COOPERATIVE_DISSOLVED },
  { "Kelompok Tani Makmur", NONE },
  { "Koperasi Mekar Jaya", NONE },
  { "Belum berbadan hukum", NONE },
  { "aktifkan", NONE },
  { "Plantation", NONE },
  { "", NONE },
  { " - ", NONE },
  { NULL, NONE },
  { "aktif\xff", DESMI_COOPERATIVE_ACTIVE },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DesmiCooperativeStage stage;
      gboolean              found = desmi_cooperative_stage_read (texts[i].text, &stage);

      g_test_message ("%u", i);
      g_assert_cmpint (found, ==, texts[i].stage != NONE);
      if (found)
        g_assert_cmpint (stage, ==, texts[i].stage);
    }
}

/* A stage is found again by its code, and by the word that its reader sees, in both languages. */
static void
test_words (void)
{
  const DesmiLocale *locales[] = { desmi_locale_get_english (), desmi_locale_get_indonesian () };

  for (guint i = 0; i < DESMI_N_COOPERATIVE_STAGES; i++)
    {
      DesmiCooperativeStage stage;
      const char           *code = desmi_cooperative_stage_to_code ((DesmiCooperativeStage) i);

      g_assert_true (desmi_cooperative_stage_from_code (code, &stage));
      g_assert_cmpint (stage, ==, i);
      for (guint k = 0; k < G_N_ELEMENTS (locales); k++)
        {
          g_assert_true (desmi_cooperative_stage_read (
              desmi_cooperative_stage_name ((DesmiCooperativeStage) i, locales[k]), &stage));
          g_assert_cmpint (stage, ==, i);
        }
    }
  g_assert_false (desmi_cooperative_stage_from_code ("mature", &(DesmiCooperativeStage){ 0 }));
  g_assert_false (desmi_cooperative_stage_from_code (NULL, &(DesmiCooperativeStage){ 0 }));
}

/* The stage in the reader's words; what was written says the rest, and that no stage is known. */
static void
test_describe (void)
{
  static const struct
  {
    const char *text, *described;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { "legal  entity", "Legal entity" },
    { "Legal entity, RAT 2023", "Legal entity, RAT 2023" },
    { "tidak aktif", "Inactive · tidak aktif" },
    { "Berbadan hukum, RAT 2023", "Legal entity · Berbadan hukum, RAT 2023" },
    { "belum berbadan hukum", "Unknown stage · belum berbadan hukum" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *described
          = desmi_cooperative_describe (cases[i].text, desmi_locale_get_english ());

      g_assert_cmpstr (described, ==, cases[i].described);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/cooperative/read", test_read);
  g_test_add_func ("/core/cooperative/words", test_words);
  g_test_add_func ("/core/cooperative/describe", test_describe);
  return g_test_run ();
}
