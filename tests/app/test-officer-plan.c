/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person for several villages: who is added, whose service ends, and what is left alone. */
#include "app/desmi-officer-plan.h"

#include <string.h>

typedef struct
{
  const char *village, *role, *name, *since, *until;
} Person;

static DesmiTable *
make_persons (const Person *persons, guint n)
{
  static const char *const columns[] = { "village", "id", "role", "name", "since", "until" };
  DesmiTableBuilder       *builder = desmi_table_builder_new ("person");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desmi_table_builder_add_column (builder, columns[i],
                                    i == 1 ? DESMI_COLUMN_COUNT : DESMI_COLUMN_TEXT);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, persons[i].village, NULL);
      desmi_table_builder_set_int (builder, 1, i + 1);
      desmi_table_builder_set_text (builder, 2, persons[i].role, NULL);
      desmi_table_builder_set_text (builder, 3, persons[i].name, NULL);
      if (persons[i].since != NULL)
        desmi_table_builder_set_text (builder, 4, persons[i].since, NULL);
      if (persons[i].until != NULL)
        desmi_table_builder_set_text (builder, 5, persons[i].until, NULL);
    }
  return desmi_table_builder_end (builder);
}

static const Person persons[] = {
  { "32.12.16.2004", "officer", "Siti", "2020-01-01", NULL },
  { "32.12.16.2004", "officer", "Lama", "2018-01-01", "2019-12-31" },
  { "32.12.16.2004", "coordinator", "Dewi", "2020-01-01", NULL },
  { "32.12.01.2007", "officer", "BUDI", "2021-01-01", NULL },
  { "32.12.02.2004", "officer", "Baru", "2024-06-01", NULL },
  { "32.12.03.2005", "officer", "Lain", NULL, NULL }, /* of a village that is not selected */
};

static char *
join (const GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            (const char *) g_ptr_array_index (lines, i));
  return g_string_free (text, FALSE);
}

typedef struct
{
  DesmiOfficer officer;
  guint        n_villages;
  const char  *lines, *refusals;
  const char  *error; /* part of the sentence */
} Case;

static const Case cases[] = {
  { { .role = "officer", .name = "Budi", .since = "1 Jan 2024" },
    2,
    "Kenanga: Budi (Officer) is added, since January 1, 2024; "
    "Kroya: Budi (Officer) is added, since January 1, 2024",
    "",
    NULL },
  { { .role = "officer", .name = "Budi", .since = "2024-01-01", .ends_others = TRUE },
    2,
    "Kenanga: Siti (Officer) serves until December 31, 2023; "
    "Kenanga: Budi (Officer) is added, since January 1, 2024; "
    "Kroya: Budi (Officer) is added, since January 1, 2024",
    "Kroya: the service of Baru began later and is not ended.",
    NULL },
  { { .role = "coordinator", .until = "2023-06-30", .ends_others = TRUE },
    1,
    "Kenanga: Dewi (Coordinator) serves until June 30, 2023",
    "",
    NULL },
  { { .role = "officer", .name = " " }, 0, NULL, NULL, "Type a name" },
  { { .name = "Budi" }, 0, NULL, NULL, "Choose a role" },
  { { .role = "officer", .name = "Budi", .ends_others = TRUE }, 0, NULL, NULL, "since which day" },
  { { .role = "officer", .ends_others = TRUE }, 0, NULL, NULL, "until which day" },
  { { .role = "officer", .name = "Budi", .since = "2024-02-01", .until = "2024-01-01" },
    0,
    NULL,
    NULL,
    "before it began" },
  { { .role = "officer", .name = "Budi", .since = "kemarin dulu" }, 0, NULL, NULL, "kemarin dulu" },
};

static void
test_plan (void)
{
  DesmiVillage villages[] = { { .code = (char *) "32.12.16.2004", .name = (char *) "Kenanga" },
                              { .code = (char *) "32.12.01.2007", .name = (char *) "Haurgeulis" },
                              { .code = (char *) "32.12.02.2004", .name = (char *) "Kroya" } };
  g_autoptr (GPtrArray)  chosen = g_ptr_array_new ();
  g_autoptr (DesmiTable) table = make_persons (persons, G_N_ELEMENTS (persons));

  for (guint i = 0; i < G_N_ELEMENTS (villages); i++)
    g_ptr_array_add (chosen, &villages[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)           error = NULL;
      g_autoptr (DesmiOfficerPlan) plan
          = desmi_officer_plan_new (chosen, table, &cases[i].officer, &error);
      g_autofree char *lines = NULL, *refusals = NULL;

      if (cases[i].error != NULL)
        {
          g_assert_null (plan);
          g_assert_nonnull (strstr (error->message, cases[i].error));
          continue;
        }
      g_assert_no_error (error);
      lines = join (desmi_officer_plan_get_lines (plan));
      refusals = join (desmi_officer_plan_get_refusals (plan));
      g_assert_cmpstr (lines, ==, cases[i].lines);
      g_assert_cmpstr (refusals, ==, cases[i].refusals);
      g_assert_cmpuint (desmi_officer_plan_count_villages (plan), ==, cases[i].n_villages);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/officer-plan/plan", test_plan);
  return g_test_run ();
}
