/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table from the clipboard: what of it is taken, and that the rest is told of. */
#include "app/desmi-village-paste.h"
#include "app/desmi-village-refusal.h"
#include "store/desmi-village.h"

#include <string.h>

#define MAX_COLUMNS 40
#define MAX_LINES 20000

/* Returns: (transfer full): @n_lines with a value in the first and in the last of @n_columns */
static char *
make_table (guint n_lines, guint n_columns, const char *end)
{
  g_autofree char *between = g_strnfill (n_columns - 1, '\t');
  GString         *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "a%sb%s", between, end);
  return g_string_free (text, FALSE);
}

/* Nothing is said of a table that is taken whole, its blank lines and empty columns not counted. */
static void
test_whole (void)
{
  g_autofree char              *text = make_table (MAX_LINES, MAX_COLUMNS, "\t\t\t\r\n\t\r\n\r\n");
  g_autoptr (DesmiVillagePaste) paste = desmi_village_paste_new (text);
  g_autofree char              *left = desmi_village_paste_dup_left (paste);

  g_assert_cmpuint (desmi_village_paste_get_n_lines (paste), ==, MAX_LINES);
  g_assert_cmpuint (desmi_village_paste_get_n_columns (paste), ==, MAX_COLUMNS);
  g_assert_null (left);
}

typedef struct
{
  guint       n_lines;
  guint       n_columns;
  const char *left;
} Size;

static const Size sizes[] = {
  { MAX_LINES + 1234, 2,
    "What was copied has 21,234 lines. The first 20,000 are taken; the rest is not taken and stays "
    "in the spreadsheet." },
  { 3, MAX_COLUMNS + 1,
    "What was copied has 41 columns. The first 40 are taken; the rest is not taken and stays in "
    "the spreadsheet." },
  { MAX_LINES + 1, MAX_COLUMNS + 10,
    "What was copied has 20,001 lines and 50 columns. The first 20,000 lines and the first 40 "
    "columns are taken; the rest is not taken and stays in the spreadsheet." },
};

/* A table that is too large says how large it is and how much of it is taken; so does its copy. */
static void
test_left (gconstpointer data)
{
  const Size                   *size = data;
  g_autofree char              *text = make_table (size->n_lines, size->n_columns, "\n");
  g_autoptr (DesmiVillagePaste) paste = desmi_village_paste_new (text);
  g_autoptr (DesmiVillagePaste) copy = desmi_village_paste_copy (paste);
  g_autofree char              *left = desmi_village_paste_dup_left (paste);
  g_autofree char              *again = desmi_village_paste_dup_left (copy);

  g_assert_cmpstr (left, ==, size->left);
  g_assert_cmpstr (again, ==, size->left);
  g_assert_cmpuint (desmi_village_paste_get_n_lines (paste), ==, MIN (size->n_lines, MAX_LINES));
  g_assert_cmpuint (desmi_village_paste_get_n_columns (paste), ==,
                    MIN (size->n_columns, MAX_COLUMNS));
}

/* Headings say what columns are, and are no line. */
static void
test_heading (void)
{
  static const char             text[] = "Kode\tTelepon\n\n32.12.16.2004\t0234-555001\n";
  g_autoptr (DesmiVillagePaste) paste = desmi_village_paste_new (text);

  g_assert_true (desmi_village_paste_get_has_heading (paste));
  g_assert_cmpuint (desmi_village_paste_get_n_lines (paste), ==, 1);
  g_assert_cmpstr (desmi_village_paste_get_role (paste, 0), ==, DESMI_PASTE_VILLAGE);
  g_assert_cmpstr (desmi_village_paste_get_role (paste, 1), ==, "phone");
}

typedef struct
{
  const char *text;
  guint       n_lines;
  const char *first;
} Marks;

static const Marks marks[] = {
  { "\"RT 01\nRT 02\"\tx\nc\td\n", 2, "RT 01\nRT 02" },
  { "\"Toko \"\"Maju\"\"\"\tx\nc\td", 2, "Toko \"Maju\"" },
  { "\"Toko\" Maju\tx\nc\td\n", 2, "\"Toko\" Maju" },
  { "\"Toko Maju\tx\nc\td\ne\tf\n", 3, "\"Toko Maju" },
  { "\"\tx\nc\td\n", 2, "\"" },
};

/* A mark that nothing closes is text, and takes nothing of the lines that follow into its cell. */
static void
test_marks (gconstpointer data)
{
  const Marks                  *given = data;
  g_autoptr (DesmiVillagePaste) paste = desmi_village_paste_new (given->text);

  g_assert_cmpuint (desmi_village_paste_get_n_lines (paste), ==, given->n_lines);
  g_assert_cmpuint (desmi_village_paste_get_n_columns (paste), ==, 2);
  g_assert_cmpstr (desmi_village_paste_get_first (paste, 0), ==, given->first);
}

/* Neither the code nor the name is taken for the right one. */
static void
test_candidates (void)
{
  g_autoptr (GHashTable) villages = g_hash_table_new (g_str_hash, g_str_equal);
  DesmiVillage     kenanga = { .name = (char *) "Kenanga" }, tugu = { .name = (char *) "Tugu" };
  g_autofree char *both, *one, *none;
  static const char *const codes[] = { "32.12.16.2004", "32.12.05.2001" };

  g_hash_table_insert (villages, (gpointer) codes[0], &kenanga);
  g_hash_table_insert (villages, (gpointer) codes[1], &tugu);
  both = desmi_village_refusal_new (DESMI_REASON_VILLAGE_MISMATCH, codes[0], codes[1], villages);
  g_assert_cmpstr (both, ==,
                   "code and name are of different villages; is 32.12.16.2004 Kenanga or "
                   "32.12.05.2001 Tugu meant?");
  one = desmi_village_refusal_new (DESMI_REASON_UNKNOWN_VILLAGE, "Tuguu", codes[1], villages);
  g_assert_nonnull (strstr (one, "; is 32.12.05.2001 Tugu meant?"));
  none = desmi_village_refusal_new (DESMI_REASON_UNKNOWN_VILLAGE, "Nowhere", NULL, villages);
  g_assert_null (strstr (none, "meant"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/village-paste/whole", test_whole);
  g_test_add_data_func ("/app/village-paste/left/lines", &sizes[0], test_left);
  g_test_add_data_func ("/app/village-paste/left/columns", &sizes[1], test_left);
  g_test_add_data_func ("/app/village-paste/left/both", &sizes[2], test_left);
  g_test_add_func ("/app/village-paste/heading", test_heading);
  g_test_add_func ("/app/village-paste/candidates", test_candidates);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/village-paste/marks/%u", (guint) i);

      g_test_add_data_func (path, &marks[i], test_marks);
    }
  return g_test_run ();
}
