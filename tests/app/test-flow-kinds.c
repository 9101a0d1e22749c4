/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of what is counted besides workers: causes of return, complaints, remittances. */
#include "flow-grid-fixture.h"

#include <string.h>

static const GridFlow returned[] = {
  { "2027-01", "TWN", "formal", "F", "P2P", 4 },
  { "2027-02", "TWN", "formal", "F", "P2P", 3 },
  { "2027-02", "MYS", "formal", "M", "P2P", 6 },
};

static DesmiTable *
new_counts (const char *const *names, const char *const *texts, const gint64 *counts, guint n)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("register");

  for (guint i = 0; i < 4; i++)
    desmi_table_builder_add_column (builder, names[i], DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, names[4], DESMI_COLUMN_COUNT);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      for (guint j = 0; j < 4; j++)
        desmi_table_builder_set_text (builder, j, texts[4 * i + j], NULL);
      desmi_table_builder_set_int (builder, 4, counts[i]);
    }
  return desmi_table_builder_end (builder);
}

static const char *const cause_names[] = { "village", "month", "destination", "cause", "count" };

/* Causes are parts of the returns: a register with two keys, in which none is kept, too. */
static void
test_causes (void)
{
  static const char *const texts[]
      = { GRID_VILLAGE, "2027-01",  "TWN",        "deported", GRID_VILLAGE, "2027-01",
          "TWN",        "finished", GRID_VILLAGE, "2027-02",  "TWN",        "finished" };
  static const gint64       counts[] = { 3, 2, 0 };
  g_autoptr (DesmiTable)    causes = new_counts (cause_names, texts, counts, 3);
  g_autoptr (DesmiTable)    returns = grid_new_flows (returned, G_N_ELEMENTS (returned));
  DesmiFlowGridData         data = { .village = GRID_VILLAGE,
                                     .year = 2027,
                                     .direction = DESMI_DIRECTION_RETURN,
                                     .local = causes,
                                     .wholes = returns,
                                     .kind = DESMI_FLOW_KIND_CAUSES };
  g_autoptr (DesmiFlowGrid) grid = NULL;
  g_autoptr (GArray)        excess = NULL, clear = NULL;
  g_autoptr (DesmiEdit)     edit = NULL;
  g_autofree char          *text = NULL;
  DesmiFlowChange           change = { 0, 2, 4 };

  desmi_clock_hold (GRID_NOW);
  grid = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (grid), ==, 2);
  g_assert_cmpstr (desmi_flow_grid_get_key_text (grid, 1, DESMI_FLOW_SECTOR), ==, "Deported");
  grid_assert_text (grid, 1, 0, "3");
  grid_assert_text (grid, 0, 1, "–"); /* nobody finished: kept as none */
  grid_assert_text (grid, 1, 1, "");  /* of the deported nothing is known */
  grid_assert_text (grid, 2, DESMI_FLOW_SUM, "5");
  excess = desmi_flow_grid_list_doubts (grid);
  g_assert_cmpuint (excess->len, ==, 1);
  text = desmi_flow_grid_dup_doubt_text (grid, &g_array_index (excess, DesmiFlowDoubt, 0));
  g_assert_cmpstr (text, ==,
                   "Taiwan, January 2027: the causes add up to 5, but the returns are 4.");
  edit = desmi_flow_grid_new_edit (grid, &change, 1, NULL);
  g_assert_cmpuint (grid_count_kind (edit, DESMI_CHANGE_PUT_ENTRY), ==, 1);
  g_assert_cmpuint (desmi_edit_get_changes (edit)->len, ==, 1);
  /* a none that was kept can be taken out, too */
  clear = desmi_flow_grid_new_clear (grid, 0, 1, 1, 1);
  g_assert_cmpuint (clear->len, ==, 1);
  grid_assert_edit (grid, 0, 1, DESMI_FLOW_NONE, 0, 0, 0);
}

static const char *const complaint_names[]
    = { "village", "month", "category", "channel", "received", "settled" };

static DesmiTable *
new_complaints (void)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("register");

  for (guint i = 0; i < G_N_ELEMENTS (complaint_names); i++)
    desmi_table_builder_add_column (builder, complaint_names[i],
                                    i < 4 ? DESMI_COLUMN_TEXT : DESMI_COLUMN_COUNT);
  for (guint i = 0; i < 2; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, GRID_VILLAGE, NULL);
      desmi_table_builder_set_text (builder, 1, i == 0 ? "2027-01" : "2027-02", NULL);
      desmi_table_builder_set_text (builder, 2, "unpaid", NULL);
      desmi_table_builder_set_text (builder, 3, "phone", NULL);
      desmi_table_builder_set_int (builder, 4, 3);
    }
  desmi_table_builder_set_int (builder, 5, 2); /* of February; of January it is not known */
  return desmi_table_builder_end (builder);
}

static const char *
get_entry_value (const DesmiEdit *edit, guint change, const char *field)
{
  const DesmiChange *of = g_ptr_array_index (desmi_edit_get_changes (edit), change);
  int                at = desmi_register_find_field (desmi_entry_get_register (of->entry), field);

  return desmi_entry_get (of->entry, (guint) at);
}

/* Two counts of one row of the register: received, and settled of them. */
static void
test_complaints (void)
{
  g_autoptr (DesmiTable)    table = new_complaints ();
  DesmiFlowGridData         data = { .village = GRID_VILLAGE,
                                     .year = 2027,
                                     .direction = DESMI_DIRECTION_RETURN,
                                     .local = table,
                                     .kind = DESMI_FLOW_KIND_COMPLAINTS };
  g_autoptr (DesmiFlowGrid) grid = NULL;
  DesmiFlowChange       settled = { 1, 0, 4 }, alone = { 1, 4, 2 }, out = { 0, 1, DESMI_FLOW_NONE };
  DesmiFlowChange       both[] = { { 0, 1, DESMI_FLOW_NONE }, { 1, 1, DESMI_FLOW_NONE } };
  g_autoptr (DesmiEdit) first = NULL, second = NULL, third = NULL, fourth = NULL;
  g_autoptr (GArray)    doubts = NULL;
  g_autofree char      *text = NULL;

  desmi_clock_hold (GRID_NOW);
  grid = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (grid), ==, 2);
  g_assert_cmpstr (desmi_flow_grid_get_key_text (grid, 1, DESMI_FLOW_OCCUPATION), ==, "Settled");
  grid_assert_text (grid, 0, 0, "3");
  grid_assert_text (grid, 1, 0, "");
  grid_assert_text (grid, 1, 1, "2");
  g_assert_cmpuint (desmi_flow_grid_get_n_totals (grid), ==, 2);
  grid_assert_text (grid, 2, DESMI_FLOW_SUM, "6");
  grid_assert_text (grid, 3, DESMI_FLOW_SUM, "2");
  first = desmi_flow_grid_new_edit (grid, &settled, 1, NULL);
  g_assert_cmpstr (get_entry_value (first, 0, "received"), ==, "3");
  g_assert_cmpstr (get_entry_value (first, 0, "settled"), ==, "4");
  g_assert_true (desmi_flow_grid_apply (grid, &settled, 1));
  doubts = desmi_flow_grid_list_doubts (grid);
  g_assert_cmpuint (doubts->len, ==, 1);
  text = desmi_flow_grid_dup_doubt_text (grid, &g_array_index (doubts, DesmiFlowDoubt, 0));
  g_assert_nonnull (strstr (text, "January 2027: 4 — more than the 3 that were received."));
  g_assert_false (desmi_flow_doubt_can_accept (&g_array_index (doubts, DesmiFlowDoubt, 0)));
  /* what is settled needs what was received; without either the row goes */
  second = desmi_flow_grid_new_edit (grid, &alone, 1, NULL);
  g_assert_cmpstr (get_entry_value (second, 0, "received"), ==, "0");
  third = desmi_flow_grid_new_edit (grid, &out, 1, NULL);
  g_assert_cmpstr (get_entry_value (third, 0, "received"), ==, "0");
  g_assert_cmpstr (get_entry_value (third, 0, "settled"), ==, "2");
  fourth = desmi_flow_grid_new_edit (grid, both, 2, desmi_message_new ("Emptied"));
  g_assert_cmpuint (grid_count_kind (fourth, DESMI_CHANGE_DELETE_ENTRY), ==, 2);
  g_assert_true (desmi_flow_grid_apply (grid, &alone, 1));
  grid_assert_text (grid, 0, 4, "–");
}

static DesmiTable *
new_money (const char *const *texts, const gint64 *amounts, guint n, gboolean has_channel)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("money");

  desmi_table_builder_add_column (builder, "quarter", DESMI_COLUMN_TEXT);
  if (has_channel)
    desmi_table_builder_add_column (builder, "channel", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "amount_idr", DESMI_COLUMN_IDR);
  for (guint i = 0; i < n; i++)
    {
      desmi_table_builder_add_row (builder);
      for (guint j = 0; j <= (guint) has_channel; j++)
        desmi_table_builder_set_text (builder, j, texts[i * (1 + (guint) has_channel) + j], NULL);
      desmi_table_builder_set_int (builder, 1 + (guint) has_channel, amounts[i]);
    }
  return desmi_table_builder_end (builder);
}

static const DesmiChange *
find_change (const DesmiEdit *edit, DesmiChangeKind kind)
{
  const GPtrArray *changes = desmi_edit_get_changes (edit);

  for (guint i = 0; i < changes->len; i++)
    if (((DesmiChange *) g_ptr_array_index (changes, i))->kind == kind)
      return g_ptr_array_index (changes, i);
  g_assert_not_reached ();
}

/* Money by channel and quarter; its sum goes along, with what no channel is known of. */
static void
test_remittances (void)
{
  static const char *const channels[] = { "2027-Q1", "bank", "2027-Q1", "post", "2027-Q2", "bank" };
  static const gint64      amounts[] = { 3000000, 1000000, 5000000 };
  static const char *const quarters[] = { "2027-Q1", "2027-Q2", "2027-Q3" };
  static const gint64      wholes[] = { 4500000, 4000000, 7000000 }, server[] = { 5000000 };
  g_autoptr (DesmiTable)   local = new_money (channels, amounts, 3, TRUE);
  g_autoptr (DesmiTable)   whole = new_money (quarters, wholes, 3, FALSE);
  g_autoptr (DesmiTable)   official = new_money (quarters, server, 1, FALSE);
  DesmiFlowGridData        data = { .village = GRID_VILLAGE,
                                    .year = 2027,
                                    .direction = DESMI_DIRECTION_RETURN,
                                    .local = local,
                                    .wholes = whole,
                                    .official = official,
                                    .kind = DESMI_FLOW_KIND_REMITTANCES };
  DesmiFlowChange          more = { 0, 0, 3500000 }, only = { 2, 2, DESMI_FLOW_NONE };
  DesmiFlowChange          right = { 1, 1, 0 };
  g_autoptr (DesmiFlowGrid) grid = NULL;
  g_autoptr (DesmiEdit)     edit = NULL, clear = NULL;
  g_autoptr (GArray)        doubts = NULL, none = NULL;
  g_autofree char          *text = NULL;

  desmi_clock_hold (GRID_NOW);
  grid = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (grid), ==, 3);
  g_assert_cmpuint (desmi_flow_grid_get_n_periods (grid), ==, 4);
  g_assert_cmpstr (desmi_flow_grid_get_key_text (grid, 2, 0), ==, "Channel not known");
  grid_assert_text (grid, 2, 0, "500,000");
  grid_assert_text (grid, 2, 1, "");
  grid_assert_text (grid, 2, 2, "7,000,000");
  g_assert_cmpuint (desmi_flow_grid_get_n_totals (grid), ==, 3);
  grid_assert_text (grid, 3, 0, "4,500,000");
  grid_assert_text (grid, 4, 0, "5,000,000");
  grid_assert_text (grid, 5, 0, "-500,000");
  grid_assert_text (grid, 4, 1, "");
  /* the year's difference is of the quarters that both have */
  grid_assert_text (grid, 5, DESMI_FLOW_SUM, "-500,000");
  doubts = desmi_flow_grid_list_doubts (grid);
  g_assert_cmpuint (doubts->len, ==, 1);
  text = desmi_flow_grid_dup_doubt_text (grid, &g_array_index (doubts, DesmiFlowDoubt, 0));
  g_assert_true (g_str_has_prefix (text, "Q2 2027: the channels add up to "));
  edit = desmi_flow_grid_new_edit (grid, &more, 1, NULL);
  g_assert_cmpuint (desmi_edit_get_changes (edit)->len, ==, 2);
  g_assert_cmpstr (get_entry_value (edit, 0, "amount_idr"), ==, "3500000");
  g_assert_cmpint (find_change (edit, DESMI_CHANGE_REMITTANCE)->value, ==, 5000000);
  g_assert_cmpstr (find_change (edit, DESMI_CHANGE_REMITTANCE)->period, ==, "2027-Q1");
  clear = desmi_flow_grid_new_edit (grid, &only, 1, NULL);
  g_assert_cmpuint (desmi_edit_get_changes (clear)->len, ==, 1);
  g_assert_cmpuint (grid_count_kind (clear, DESMI_CHANGE_CLEAR_REMITTANCE), ==, 1);
  g_assert_true (desmi_flow_grid_apply (grid, &right, 1));
  none = desmi_flow_grid_list_doubts (grid);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Ten times the usual is doubtful of money and of complaints, too. */
static void
test_unusual (void)
{
  static const char *const channels[]
      = { "2026-Q1", "bank",    "2026-Q2", "bank",    "2026-Q3", "bank",    "2026-Q4",
          "bank",    "2027-Q1", "bank",    "2027-Q2", "bank",    "2027-Q3", "bank" };
  static const gint64 amounts[]
      = { 3000000, 4000000, 3500000, 2500000, 3000000, 3000000, 35000000 };
  static const char *const texts[]
      = { GRID_VILLAGE, "2027-01", "unpaid", "phone", GRID_VILLAGE, "2027-02", "unpaid", "phone",
          GRID_VILLAGE, "2027-03", "unpaid", "phone", GRID_VILLAGE, "2027-04", "unpaid", "phone",
          GRID_VILLAGE, "2027-05", "unpaid", "phone", GRID_VILLAGE, "2027-06", "unpaid", "phone" };
  static const gint64       counts[] = { 2, 3, 2, 1, 2, 40 };
  g_autoptr (DesmiTable)    money = new_money (channels, amounts, 7, TRUE);
  g_autoptr (DesmiTable)    received = new_counts (complaint_names, texts, counts, 6);
  DesmiFlowGridData         data = { .village = GRID_VILLAGE,
                                     .year = 2027,
                                     .direction = DESMI_DIRECTION_RETURN,
                                     .local = money,
                                     .kind = DESMI_FLOW_KIND_REMITTANCES };
  g_autoptr (DesmiFlowGrid) remittances = NULL, complaints = NULL;
  g_autofree char          *text = NULL;
  DesmiFlowDoubt            doubt;

  desmi_clock_hold (GRID_NOW);
  remittances = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
  g_assert_false (desmi_flow_grid_is_doubtful (remittances, 0, 1));
  g_assert_true (desmi_flow_grid_get_doubt (remittances, 0, 2, &doubt));
  g_assert_true (desmi_flow_doubt_can_accept (&doubt));
  text = desmi_flow_grid_dup_doubt_text (remittances, &doubt);
  g_assert_nonnull (strstr (text, "Q3 2027"));
  g_assert_nonnull (strstr (text, "35,000,000"));
  data.local = received;
  data.kind = DESMI_FLOW_KIND_COMPLAINTS;
  complaints = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
  g_assert_false (desmi_flow_grid_is_doubtful (complaints, 0, 1));
  g_assert_true (desmi_flow_grid_get_doubt (complaints, 0, 5, &doubt));
  g_assert_cmpint (doubt.count, ==, 40);
}

/* Zeros that were left out are doubted as those are that are too many, where amounts vary, too, and
 * nothing that is only small; of people few are no wonder. */
static void
test_too_low (void)
{
  static const char *const channels[]
      = { "2026-Q1", "bank",    "2026-Q2", "bank",    "2026-Q3", "bank",    "2026-Q4",
          "bank",    "2027-Q1", "bank",    "2027-Q2", "bank",    "2027-Q3", "bank" };
  static const gint64 amounts[][7] = {
    { 3000000, 4000000, 3500000, 2500000, 3000000, 3000000, 3200 },
    { 3000000, 4000000, 3500000, 2500000, 3000, 3000000, 3200 }, /* another one is wrong already */
    { 3000000, 4000000, 3500000, 2500000, 3000000, 3000000, 350000 },
    { 1000000, 9000000, 2000000, 30000000, 4000000, 500000, 4000 },
    { 3000000, 4000000, 3500000, 2500000, 3000000, 3000000, 400000 },
    { 100000, 9000000, 200000, 30000000, 4000000, 500000, 40000 },
    { 3000000, 4000000, 3500000, 2500000, 3000000, 3000000, 0 },
  };
  static const gboolean doubtful[] = { TRUE, TRUE, FALSE, TRUE, FALSE, FALSE, FALSE };

  desmi_clock_hold (GRID_NOW);
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr (DesmiTable)    money = new_money (channels, amounts[i], 7, TRUE);
      DesmiFlowGridData         data = { .village = GRID_VILLAGE,
                                         .year = 2027,
                                         .direction = DESMI_DIRECTION_RETURN,
                                         .local = money,
                                         .kind = DESMI_FLOW_KIND_REMITTANCES };
      g_autoptr (DesmiFlowGrid) grid
          = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
      DesmiFlowDoubt   doubt;
      g_autofree char *text = NULL;

      g_test_message ("%" G_GINT64_FORMAT, amounts[i][6]);
      g_assert_cmpint (desmi_flow_grid_get_doubt (grid, 0, 2, &doubt), ==, doubtful[i]);
      if (!doubtful[i])
        continue;
      g_assert_true (desmi_flow_doubt_can_accept (&doubt));
      text = desmi_flow_grid_dup_doubt_text (grid, &doubt);
      g_assert_nonnull (strstr (text, "usually"));
    }
}

/* All causes of a country at once, of which only what is counted comes into the file; the country
 * that most came back from is the one to begin with. */
static void
test_all_causes (void)
{
  static const char *const  all[] = { "TWN", DESMI_FLOW_ALL, "", "", "" };
  static const char *const  ill[] = { "TWN", "ill", "", "", "" };
  g_autoptr (DesmiTable)    returns = grid_new_flows (returned, G_N_ELEMENTS (returned));
  DesmiFlowGridData         data = { .village = GRID_VILLAGE,
                                     .year = 2027,
                                     .direction = DESMI_DIRECTION_RETURN,
                                     .wholes = returns,
                                     .kind = DESMI_FLOW_KIND_CAUSES };
  g_autoptr (DesmiFlowGrid) grid = NULL, again = NULL;
  g_autoptr (DesmiEdit)     edit = NULL;
  DesmiFlowChange           change = { 0, 0, 4 };

  desmi_clock_hold (GRID_NOW);
  grid = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
  g_assert_cmpstr (desmi_flow_grid_get_usual_destination (grid), ==, "TWN");
  g_assert_cmpuint (desmi_flow_grid_add_row (grid, ill), ==, 0);
  g_assert_cmpuint (desmi_flow_grid_add_rows (grid, all), ==, 0);
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (grid), ==, 6);
  edit = desmi_flow_grid_new_edit (grid, &change, 1, NULL);
  g_assert_cmpuint (desmi_edit_get_changes (edit)->len, ==, 1);
  /* they stay until the sheet is left */
  again = desmi_flow_grid_new (&data, grid, desmi_locale_get_english ());
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (again), ==, 6);
}

static guint
count_words (DesmiFlowKind kind, guint key)
{
  const DesmiRegisterField *field = desmi_flow_kind_get_words (kind, key);
  guint                     n = 0;

  while (field->words[n].code != NULL)
    n++;
  return n;
}

/* All channels of a category, and all of all; of each it is asked what was received and settled. */
static void
test_all_channels (void)
{
  static const char *const  unpaid[] = { "unpaid", DESMI_FLOW_ALL, "", "", "" };
  static const char *const  all[] = { DESMI_FLOW_ALL, DESMI_FLOW_ALL, "", "", "" };
  const guint               n_channels = count_words (DESMI_FLOW_KIND_COMPLAINTS, 1);
  const guint               n_categories = count_words (DESMI_FLOW_KIND_COMPLAINTS, 0);
  DesmiFlowGridData         data = { .village = GRID_VILLAGE,
                                     .year = 2027,
                                     .direction = DESMI_DIRECTION_RETURN,
                                     .kind = DESMI_FLOW_KIND_COMPLAINTS };
  g_autoptr (DesmiFlowGrid) grid = NULL;

  desmi_clock_hold (GRID_NOW);
  grid = desmi_flow_grid_new (&data, NULL, desmi_locale_get_english ());
  g_assert_cmpuint (n_channels, >, 1);
  g_assert_cmpuint (desmi_flow_grid_add_rows (grid, unpaid), ==, 0);
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (grid), ==, 2 * n_channels);
  g_assert_cmpuint (desmi_flow_grid_add_rows (grid, all), ==, 0);
  g_assert_cmpuint (desmi_flow_grid_get_n_rows (grid), ==, 2 * n_channels * n_categories);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/flow-kinds/causes", test_causes);
  g_test_add_func ("/app/flow-kinds/all-causes", test_all_causes);
  g_test_add_func ("/app/flow-kinds/all-channels", test_all_channels);
  g_test_add_func ("/app/flow-kinds/complaints", test_complaints);
  g_test_add_func ("/app/flow-kinds/remittances", test_remittances);
  g_test_add_func ("/app/flow-kinds/unusual", test_unusual);
  g_test_add_func ("/app/flow-kinds/too-low", test_too_low);
  return g_test_run ();
}
