/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published figures that contradict each other, each class in a small file: it is found, and where
 * it is mended it is not. */
#include "quality-fixture.h"

#define SUM(table, month, direction, n, end)                                                       \
  "INSERT INTO " table " VALUES ('" VILLAGE "', '" month "', '" direction                          \
  "', 'TWN', 'formal', '', 'F', 'P2P', 90000" end "), ('" VILLAGE "', '" month "', '" direction    \
  "', 'HKG', 'formal', '', 'F', 'P2P', 90000" end "), ('" VILLAGE "', '" month "', '" direction    \
  "', 'MYS', 'formal', '', 'F', 'P2P', " #n end ");"
#define OFFICIAL_SUM(month, direction, n) SUM ("official_flows", month, direction, n, "")
#define LOCAL_SUM(month, direction, n) SUM ("local_flows", month, direction, n, ", NULL")

static const QualityCase cases[] = {
  /* figures as they were printed, whose parts do not give the whole */
  { "printed-one-too-many", /* the total of 2021, and the sum by marital status */
    FLOW (VILLAGE, "2021-12", "return", 72624) "INSERT INTO local_return_cause VALUES " MINE
                                               "'2021-12', 'TWN', 'finished', 72624);",
    "INSERT INTO local_return_cause VALUES " MINE "'2021-12', 'TWN', 'ill', 1)",
    "parts_and_whole causes-over-returns " VILLAGE " 2021-12 72625/72624: "
    "72,625 workers have a cause of return in December 2021, more than came back (72,624)." },
  { "printed-parts-exceed-whole", /* January to August 2017, and ten of its destinations */
    "INSERT INTO local_remittances VALUES " MINE "'2017-Q3', 148285, NULL);"
    "INSERT INTO local_remittance_channel VALUES " MINE "'2017-Q3', 'bank', 148285)",
    "UPDATE local_remittance_channel SET amount_idr = 153360",
    "parts_and_whole channels-over-remittances " VILLAGE " 2017-Q3 153360/148285: "
    "IDR 153,360 came by the channels in Q3 2017, more than all remittances (IDR 148,285)." },
  { "printed-twice", /* two districts of 2013 */
    FLOW (VILLAGE, "2013-12", "out", 14638) FLOW ("32.12.01.2002", "2013-12", "out", 14639),
    "UPDATE local_flows SET count = 14639",
    "copy copied-count 32.12.01.2002 out 2013-12 " VILLAGE " 14639: "
    "14,639 workers in December 2013 are exactly as many as in Desa 01 001." },
  { "printed-cut-off", /* a country “Kindom” */
    FLOW (VILLAGE, "2022-12", "out", 2), "UPDATE local_flows SET destination = 'KIN'",
    "unknown_code unknown-destination " VILLAGE " KIN 2: 2 workers went to “KIN”, which is no "
    "country." },
  { "printed-other-year", /* education in 2021: the sum is that of another year's table */
    QUARTERS ("2021", 20000000, 20000000, 20000000, 12624000),
    "UPDATE local_measurements SET value_milli = 53174000 WHERE period = '2021-Q4'",
    "parts_and_whole quarters-against-year " VILLAGE " served 2021 113174000/72624000: "
    "Served in 2021: the quarters add up to 113,174, and the year says 72,624." },
  { "printed-text-and-table", /* workers of 2014 in the text, and in the table of the same page */
    OFFICIAL_SUM ("2014-12", "out", 67610) LOCAL_SUM ("2014-12", "out", 67610),
    "UPDATE local_flows SET count = 39610 WHERE destination = 'MYS'",
    "parts_and_whole local-against-official-out " VILLAGE " 2014-12 out 219610/247610: "
    "219,610 departures of your own in December 2014 stand against the official count "
    "(247,610)." },
  { "printed-two-too-few", /* an office's total of 2023, and its sums by gender and by scheme */
    QUARTERS ("2023", 10000000, 10000000, 10000000, 4764000),
    "UPDATE local_measurements SET value_milli = 4762000 WHERE period = '2023-Q4'",
    "parts_and_whole quarters-against-year " VILLAGE " served 2023 34762000/34764000: "
    "Served in 2023: the quarters add up to 34,762, and the year says 34,764." },
  { "printed-sum-of-two", /* 11,967 and 225 were said to be 12,240 */
    QUARTERS ("2023", 6000000, 5967000, 225000, 48000),
    "UPDATE local_measurements SET value_milli = 0 WHERE period = '2023-Q4'",
    "parts_and_whole quarters-against-year " VILLAGE " served 2023 12192000/12240000: "
    "Served in 2023: the quarters add up to 12,192, and the year says 12,240." },
  { "printed-three-totals", /* 2023 as told at its end, and as told later */
    OFFICIAL_SUM ("2023-12", "out", 94965) LOCAL_SUM ("2023-12", "out", 94965),
    "UPDATE local_flows SET count = 93747 WHERE destination = 'MYS'",
    "parts_and_whole local-against-official-out " VILLAGE " 2023-12 out 273747/274965: "
    "273,747 departures of your own in December 2023 stand against the official count "
    "(274,965)." },
  { "printed-nine-too-few", /* persons protected in 2024 */
    QUARTERS ("2024", 5000000, 5000000, 5000000, 516000),
    "UPDATE local_measurements SET value_milli = 507000 WHERE period = '2024-Q4'",
    "parts_and_whole quarters-against-year " VILLAGE " served 2024 15507000/15516000: "
    "Served in 2024: the quarters add up to 15,507, and the year says 15,516." },
  { "printed-list-with-one-twice", /* a province whose capital stands twice in its list */
    QUARTERS ("2024", 130065000, 130000000, 0, 656000),
    "UPDATE local_measurements SET value_milli = 89000 WHERE period = '2024-Q4'",
    "parts_and_whole quarters-against-year " VILLAGE " served 2024 260154000/260721000: "
    "Served in 2024: the quarters add up to 260,154, and the year says 260,721." },
  { "printed-provisional", /* 2022 on its last day but one, and final */
    OFFICIAL_SUM ("2022-12", "return", 20761) LOCAL_SUM ("2022-12", "return", 20761),
    "UPDATE local_flows SET count = 18754 WHERE destination = 'MYS'",
    "parts_and_whole local-against-official-return " VILLAGE " 2022-12 return 198754/200761: "
    "198,754 returns of your own in December 2022 stand against the official count (200,761)." },
  /* That a growth is told as another than it is, and a rank as another, is nothing that a file can
   * hold: both are computed from the counts. */
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/quality/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], quality_set_up, quality_test_case, quality_tear_down);
    }
  return g_test_run ();
}
