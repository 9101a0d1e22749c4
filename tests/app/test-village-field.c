/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/desmi-village-field.h"

#include "app/desmi-village-plan.h"

#include <string.h>

static const DesmiVillageField *
get_field (const char *heading)
{
  const DesmiVillageField *field = desmi_village_field_find (heading);

  g_assert_nonnull (field);
  return field;
}

/* Headings as people write them. */
static void
test_headings (void)
{
  static const char *const headings[][2]
      = { { "Kuwu", "head_name" }, { "Jumlah KK", "households" },  { "Tahun angkatan", "cohort" },
          { "No SK", "decree" },   { "tgl SK", "decree_date" },    { "decree_date", "decree_date" },
          { "Surel", "email" },    { "Tanggal_SK", "decree_date" } };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_assert_cmpstr (get_field (headings[i][0])->name, ==, headings[i][1]);
  g_assert_null (desmi_village_field_find ("Tinggi"));
}

/* A number of people is asked for as one, and no fraction is an example of it. */
static void
test_count (void)
{
  const DesmiVillageField *field = get_field ("Petugas Desmigratif");
  g_autoptr (GError)       error = NULL;

  g_assert_cmpstr (field->name, ==, "officers");
  g_assert_nonnull (strstr (field->title, "Number"));
  g_assert_null (desmi_village_field_normalize (field, "Ani", &error));
  g_assert_nonnull (strstr (error->message, "“Ani” is not a number"));
  g_assert_null (strstr (error->message, "1.234,5"));
}

/* The day of a decree is read in the usual ways, kept in one, and is the enrolment's. */
static void
test_day (void)
{
  const DesmiVillageField *field = get_field ("decree_date");
  g_autoptr (GError)       error = NULL;
  g_autofree char         *day = desmi_village_field_normalize (field, "3 Mar 2018", &error);
  g_autofree char         *none = desmi_village_field_normalize (field, "", &error);
  DesmiVillage             village = { .decree_date = (char *) "2018-03-03" };
  g_autofree char         *text = desmi_village_field_dup_text (field, &village);

  g_assert_no_error (error);
  g_assert_cmpstr (day, ==, "2018-03-03");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (text, ==, "2018-03-03");
  g_assert_true (desmi_village_field_is_enrolment (field));
  g_assert_null (desmi_village_field_normalize (field, "31/02/2018", &error));
  g_assert_nonnull (strstr (error->message, "31/02/2018"));
}

/* What is kept without points and with a day in figures is not shown so. */
static void
test_shown (void)
{
  static const char *const cases[][3] = { { "population", "6543", "6,543" },
                                          { "population", "", "" },
                                          { "decree_date", "2018-03-03", "March 3, 2018" },
                                          { "decree_date", "", "" },
                                          { "cohort", "2018", "2018" },
                                          { "phone", "0812345678", "0812345678" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = desmi_village_field_dup_shown (get_field (cases[i][0]), cases[i][1],
                                                              desmi_locale_get_english ());

      g_assert_cmpstr (shown, ==, cases[i][2]);
    }
}

/* What a register says is not typed into the profile, too: not one by one, nor for several. */
static void
test_registered (void)
{
  DesmiVillage     village = { .code = (char *) "32.12.16.2004",
                               .name = (char *) "Kenanga",
                               .officers = 9,
                               .registered_officers = 4,
                               .serving_officers = 3,
                               .registered_cooperative = (char *) "Mina Bahari" };
  DesmiVillage     other = { .code = (char *) "32.12.13.2012", .officers = 9 };
  g_autofree char *officers = desmi_village_field_dup_registered (get_field ("officers"), &village,
                                                                  desmi_locale_get_english ());
  g_autofree char *cooperative = desmi_village_field_dup_registered (
      get_field ("cooperative"), &village, desmi_locale_get_english ());
  g_autoptr (DesmiVillagePlan) plan = desmi_village_plan_new (NULL);
  const DesmiPlanRefusal      *refusal;

  g_assert_cmpstr (officers, ==, "3");
  g_assert_cmpstr (cooperative, ==, "Mina Bahari");
  g_assert_null (desmi_village_field_dup_registered (get_field ("phone"), &village,
                                                     desmi_locale_get_english ()));
  g_assert_null (desmi_village_field_dup_registered (get_field ("officers"), &other,
                                                     desmi_locale_get_english ()));
  /* what is shown may be copied and pasted again */
  desmi_village_plan_set (plan, &village, get_field ("officers"), "3", "Kenanga");
  g_assert_cmpuint (desmi_village_plan_get_refusals (plan)->len, ==, 0);
  desmi_village_plan_set (plan, &village, get_field ("cooperative"), "Zamrud", "Kenanga");
  g_assert_cmpuint (desmi_village_plan_get_refusals (plan)->len, ==, 1);
  refusal = g_ptr_array_index (desmi_village_plan_get_refusals (plan), 0);
  g_assert_cmpstr (refusal->why, ==, "Its own register says this; change it there.");
  g_assert_cmpuint (desmi_village_plan_count_villages (plan), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/village-field/headings", test_headings);
  g_test_add_func ("/app/village-field/count", test_count);
  g_test_add_func ("/app/village-field/day", test_day);
  g_test_add_func ("/app/village-field/shown", test_shown);
  g_test_add_func ("/app/village-field/registered", test_registered);
  return g_test_run ();
}
