/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a village in words: what its head is called, its programmes, its codes before. */
#include "app/desmi-flow-boundaries.h"
#include "app/desmi-head-title.h"
#include "app/desmi-village-facts.h"

static const struct
{
  const char *code;
  const char *written, *usual; /* nullable: of the village, of the district */
  const char *title;
  const char *field; /* of a form */
} heads[] = {
  { "32.12.16.2004", NULL, NULL, "Kuwu", "Name of the Kuwu" },
  { "32.12.16.2004", "Pj. Kuwu", "Kades", "Pj. Kuwu", "Name of the Pj. Kuwu" },
  { "32.12.16.2004", NULL, "Kades", "Kades", "Name of the Kades" },
  { "32.12.16.2004", "", "", "Kuwu", "Name of the Kuwu" },
  { "32.09.01.2001", "", NULL, "Kuwu", "Name of the Kuwu" },
  { "32.12.16.1001", NULL, "Kuwu", "Lurah", "Name of the Lurah" },
  { "51.01.01.2001", NULL, NULL, "Perbekel", "Name of the Perbekel" },
  { "13.01.01.2001", NULL, NULL, "Wali Nagari", "Name of the Wali Nagari" },
  { "33.07.01.2001", NULL, NULL, "Village head", "Name of the village head" },
};

static void
test_heads (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *code = g_strdup (heads[i].code), *written = g_strdup (heads[i].written),
                      *usual = g_strdup (heads[i].usual);
      const DesmiVillage village
          = { .code = code, .head_title = written, .usual_head_title = usual };
      g_autofree char *field = desmi_head_title_dup_field (&village, desmi_locale_get_english ());

      g_assert_cmpstr (desmi_village_facts_get_head_title (&village, desmi_locale_get_english ()),
                       ==, heads[i].title);
      g_assert_cmpstr (field, ==, heads[i].field);
    }
}

/* In a form for several villages what one of them has of its own does not count. */
static void
test_head_of_all (void)
{
  static const struct
  {
    const char *setting, *district, *field;
  } districts[] = { { NULL, "32.12", "Name of the Kuwu" },
                    { "Kades", "32.12", "Name of the Kades" },
                    { "", "51.01", "Name of the Perbekel" },
                    { NULL, "33.07", "Name of the village head" } };

  for (gsize i = 0; i < G_N_ELEMENTS (districts); i++)
    {
      g_autofree char *field = desmi_head_title_dup_field_of_all (
          districts[i].setting, districts[i].district, desmi_locale_get_english ());

      g_assert_cmpstr (field, ==, districts[i].field);
    }
}

/* What was before, of one programme alone: from when to when, why, and what was noted. */
static void
test_past (void)
{
  static const char *const names[]
      = { "village", "programme", "status", "since", "until", "reason", "notes" };
  static const struct
  {
    const char *cells[G_N_ELEMENTS (names)];
    const char *text; /* nullable */
  } rows[] = {
    { { "32.12.16.2004", "desmigratif", "active", "2020-02-03", "2024-03-01", "budget",
        "menunggu" },
      "active · February 3, 2020 – March 1, 2024 · budget · menunggu" },
    { { "32.12.16.2004", "desmigratif", "candidate", NULL, "2020-02-03", NULL, NULL },
      "candidate · until February 3, 2020" },
    { { "32.12.16.2004", "desmi-emas", "left", "2021-01-01", NULL, NULL, NULL }, NULL },
  };
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("register-past-status");
  g_autoptr (DesmiTable)        table = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_TEXT);
  for (gsize row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      desmi_table_builder_add_row (builder);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (rows[row].cells[i] != NULL)
          desmi_table_builder_set_text (builder, i, rows[row].cells[i], NULL);
    }
  table = desmi_table_builder_end (g_steal_pointer (&builder));
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autofree char *text
          = desmi_village_facts_dup_past (table, row, "desmigratif", desmi_locale_get_english ());

      g_assert_cmpstr (text, ==, rows[row].text);
    }
}

/* Where nothing has changed there is nothing to say; of many, the first are named. */
static void
test_boundaries (void)
{
  static const char *const texts[] = {
    NULL,
    "Boundaries as they were in each month. Villages with flows that have moved, merged or split "
    "since: Desa (32.12.01.2000) until January 1, 2026",
  };

  for (guint n = 0; n < 5; n++)
    {
      g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("flow-boundaries");
      g_autoptr (DesmiTable)        table = NULL;
      g_autofree char              *text = NULL;

      desmi_table_builder_add_column (builder, "code", DESMI_COLUMN_CODE);
      desmi_table_builder_add_column (builder, "retired", DESMI_COLUMN_TEXT);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *code = g_strdup_printf ("32.12.01.200%u", i);

          desmi_table_builder_add_row (builder);
          desmi_table_builder_set_text (builder, 0, code, "Desa");
          desmi_table_builder_set_text (builder, 1, "2026-01-01", NULL);
        }
      table = desmi_table_builder_end (g_steal_pointer (&builder));
      text = desmi_flow_boundaries_dup_text (table, desmi_locale_get_english ());
      if (n < G_N_ELEMENTS (texts))
        g_assert_cmpstr (text, ==, texts[n]);
      else
        g_assert_true (g_str_has_suffix (text, "…") == (n > 3));
    }
}

/* The stage that the register knows, before any that is written in the profile. */
static void
test_cooperative (void)
{
  static const struct
  {
    const char *written, *stage, *name; /* nullable; without a name the register is not read yet */
    const char *text;
  } cases[] = {
    { NULL, NULL, NULL, NULL },
    { "Koperasi Mina Jaya", NULL, NULL, "Unknown stage · Koperasi Mina Jaya" },
    { "Koperasi Mina Jaya", NULL, "Koperasi Mina Jaya", "Unknown stage · Koperasi Mina Jaya" },
    { "Koperasi Mina Jaya", "active", "Koperasi Mina Jaya", "In operation · Koperasi Mina Jaya" },
    { "RAT 2023", "legal", "Koperasi Mina Jaya", "Legal entity · Koperasi Mina Jaya · RAT 2023" },
    { "", "deed", "Koperasi Mina Jaya", "Notarial deed · Koperasi Mina Jaya" },
    { NULL, "plan", "Koperasi Mina Jaya", "Planned · Koperasi Mina Jaya" },
    { "Legal entity, RAT 2023", "legal", "Legal entity, RAT 2023", "Legal entity, RAT 2023" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("cooperatives");
      g_autoptr (DesmiTable)        table = NULL;
      g_autofree char              *written = g_strdup (cases[i].written), *text = NULL;
      const DesmiVillage            village = { .cooperative = written };

      desmi_table_builder_add_column (builder, "village", DESMI_COLUMN_CODE);
      desmi_table_builder_add_column (builder, "stage", DESMI_COLUMN_TEXT);
      desmi_table_builder_add_column (builder, "cooperative", DESMI_COLUMN_TEXT);
      if (cases[i].name != NULL)
        {
          desmi_table_builder_add_row (builder);
          if (cases[i].stage != NULL)
            desmi_table_builder_set_text (builder, 1, cases[i].stage, NULL);
          desmi_table_builder_set_text (builder, 2, cases[i].name, NULL);
          table = desmi_table_builder_end (g_steal_pointer (&builder));
        }
      text = desmi_village_facts_dup_cooperative (&village, table, desmi_locale_get_english ());
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/village-facts/heads", test_heads);
  g_test_add_func ("/village-facts/head-of-all", test_head_of_all);
  g_test_add_func ("/village-facts/past", test_past);
  g_test_add_func ("/village-facts/cooperative", test_cooperative);
  g_test_add_func ("/village-facts/boundaries", test_boundaries);
  return g_test_run ();
}
