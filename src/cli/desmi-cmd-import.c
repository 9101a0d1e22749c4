/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: tables into the district file, one step of the history each. */
#include "cli/desmi-import-json.h"
#include "cli/desmi-mapping-json.h"
#include "cli/desmi-open.h"
#include "cli/desmi-output.h"
#include "cli/desmi-table-json.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS_TOLD 50 /* to a person; --json tells all */

typedef struct
{
  DesmiImportOptions import;
  gboolean           json;
  gboolean           several;
} Options;

/* What came of all inputs together. */
typedef struct
{
  guint   n_accepted, n_partly, n_refused;
  int     worst;     /* exit code of the first input that was refused as a whole */
  json_t *documents; /* of several inputs */
} Sum;

static void
out_rejected (DesmiCli *cli, const DesmiRejected *rejected)
{
  g_autofree char *column = desmi_one_line (rejected->column != NULL ? rejected->column : "");
  g_autofree char *value = desmi_one_line (rejected->value != NULL ? rejected->value : "");
  g_autofree char *sentence = desmi_rejected_dup_sentence (rejected, cli->locale);
  g_autofree char *line = desmi_one_line (sentence);

  /* Translators: number of a row, then a column's heading, the value there, and a sentence why it
   * is refused */
  desmi_out_printf (_ ("Row %u, %s “%s”: %s"), rejected->row, column, value, line);
  if (rejected->suggestion != NULL)
    {
      g_autofree char *suggestion = desmi_one_line (rejected->suggestion);

      desmi_out (" ");
      /* Translators: %s is what was probably meant */
      desmi_out_printf (_ ("Perhaps %s is meant."), suggestion);
    }
  desmi_out ("\n");
}

static void
out_personal (const DesmiImportReport *report)
{
  for (guint i = 0; report->personal_columns != NULL && i < report->personal_columns->len; i++)
    {
      const char      *column = g_ptr_array_index (report->personal_columns, i);
      g_autofree char *heading = desmi_one_line (column);

      if (g_strcmp0 (column, report->compared_column) == 0)
        desmi_out_printf (_ ("The column “%s” is personal. Its numbers were only compared, to find "
                             "persons who stand there twice, and not kept."),
                          heading);
      else
        desmi_out_printf (_ ("The column “%s” is personal and was not read."), heading);
      desmi_out ("\n");
    }
}

static void
out_cumulative (const GPtrArray *columns)
{
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const DesmiImportColumn *column = g_ptr_array_index (columns, i);
      g_autofree char         *heading = desmi_one_line (column->heading);

      if (!column->cumulative)
        continue;
      /* Translators: %s is a heading such as "s.d. Maret" */
      desmi_out_printf (_ ("The column “%s” counts from an earlier time on and was not read."),
                        heading);
      desmi_out ("\n");
    }
}

static void
out_hidden (const DesmiImportReport *report)
{
  g_autoptr (GPtrArray) sentences
      = desmi_import_hidden_dup_sentences (&report->hidden, report->sheet);

  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *line = desmi_one_line (g_ptr_array_index (sentences, i));

      desmi_out (line);
      desmi_out ("\n");
    }
}

/* A workbook of a year often has a sheet for each month. */
static void
out_tables (const GPtrArray *sheets)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    {
      g_autofree char *name = desmi_one_line (g_ptr_array_index (sheets, i));

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", name);
    }
  if (sheets->len == 0)
    return;
  desmi_out_printf (
      /* Translators: %s is the name of a sheet, or a list of names */
      ngettext ("The sheet %s is such a table, too, and was not read; “--sheet” reads it.",
                "The sheets %s are such tables, too, and were not read; “--sheet” reads one.",
                sheets->len),
      names->str);
  desmi_out ("\n");
}

/* A sheet often has a second table below or beside the first. */
static void
out_other_tables (const GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      /* Translators: %s is a cell as a spreadsheet calls it, such as A7 */
      desmi_out_printf (_ ("Another table begins at %s and was not read; in a sheet or file of its "
                           "own it can be."),
                        (const char *) g_ptr_array_index (places, i));
      desmi_out ("\n");
    }
}

static const char *
get_kind_word (DesmiImportKind kind)
{
  switch (kind)
    {
    case DESMI_IMPORT_FLOWS:
      return C_ ("kind of table", "worker flows");
    case DESMI_IMPORT_PERSONS:
      /* Translators: a list with one row for each worker; only their number is kept */
      return C_ ("kind of table", "persons, counted");
    case DESMI_IMPORT_REMITTANCES:
      return C_ ("kind of table", "remittances");
    case DESMI_IMPORT_PILLARS:
      return C_ ("kind of table", "pillars");
    case DESMI_IMPORT_VILLAGES:
      return C_ ("kind of table", "villages");
    case DESMI_IMPORT_AUTO:
    default:
      /* Translators: of a file that holds nothing */
      return C_ ("kind of table", "no table");
    }
}

/* How many rows were taken, refused and passed over. */
static void
out_counts (DesmiCli *cli, const DesmiImportReport *report)
{
  g_autofree char *input = desmi_one_line (report->input);
  guint            n_zero = report->skipped[DESMI_SKIP_ZERO];
  g_autofree char *accepted = desmi_format_count (report->accepted, cli->locale);
  g_autofree char *rejected = desmi_format_count (report->rejected->len, cli->locale);
  g_autofree char *zero = desmi_format_count (n_zero, cli->locale);

  /* Translators: a file's name, then the kind of table in it */
  desmi_out_printf (_ ("%s (%s):"), input, get_kind_word (report->kind));
  desmi_out (" ");
  desmi_out_printf (ngettext ("%s row accepted,", "%s rows accepted,", report->accepted), accepted);
  desmi_out (" ");
  desmi_out_printf (ngettext ("%s refused.", "%s refused.", report->rejected->len), rejected);
  desmi_out ("\n");
  if (n_zero == 0)
    return;
  desmi_out_printf (ngettext ("%s row without a number (0, empty or “-”) was passed over.",
                              "%s rows without a number (0, empty or “-”) were passed over.",
                              n_zero),
                    zero);
  desmi_out ("\n");
}

static void
out_all_rejected (DesmiCli *cli, const GPtrArray *rejected)
{
  guint            n_more = rejected->len - MIN (rejected->len, MAX_ROWS_TOLD);
  g_autofree char *more = desmi_format_count (n_more, cli->locale);

  for (guint i = 0; i < rejected->len - n_more; i++)
    out_rejected (cli, g_ptr_array_index (rejected, i));
  if (n_more == 0)
    return;
  desmi_out_printf (ngettext ("%s more was refused; “--json” names all.",
                              "%s more were refused; “--json” names all.", n_more),
                    more);
  desmi_out ("\n");
}

static void
out_text (DesmiCli *cli, const DesmiImportReport *report, gboolean dry_run)
{
  out_counts (cli, report);
  if (report->converted_by != NULL)
    {
      /* Translators: the name of a program */
      desmi_out_printf (_ ("%s made a workbook in the form .xlsx from it, which was read."),
                        report->converted_by);
      desmi_out ("\n");
    }
  out_all_rejected (cli, report->rejected);
  out_personal (report);
  out_cumulative (report->columns);
  out_hidden (report);
  out_tables (report->tables_not_read);
  out_other_tables (report->other_tables);
  if (report->declared_total != NULL && !report->declared_total_matches)
    {
      g_autofree char *total = desmi_one_line (report->declared_total);

      /* Translators: %s is a number as it stands in the file */
      desmi_out_printf (_ ("The file’s own total, %s, is not that of the rows accepted."), total);
      desmi_out ("\n");
    }
  if (report->batch.official > 0)
    {
      g_autofree char *n = desmi_format_count (report->batch.official, cli->locale);

      desmi_out_printf (ngettext ("%s enrolment differs from the national one, which stays.",
                                  "%s enrolments differ from the national ones, which stay.",
                                  report->batch.official),
                        n);
      desmi_out ("\n");
    }
  if (!dry_run && report->changed)
    return;
  desmi_out (_ ("Nothing was changed."));
  desmi_out ("\n");
}

static gboolean
import_one (DesmiCli *cli, DesmiStore *store, const char *input, const Options *options, Sum *sum)
{
  g_autoptr (DesmiImportReport) report = NULL;
  g_autoptr (GError)            error = NULL;

  desmi_import_file (store, input, &options->import, &report, desmi_show_progress, NULL,
                     cli->cancellable, &error);
  if (report != NULL && options->json && options->several)
    json_array_append_new (sum->documents, desmi_import_report_to_json (report));
  else if (report != NULL && options->json)
    desmi_out_json (desmi_import_report_to_json (report));
  else if (report != NULL)
    out_text (cli, report, options->import.dry_run);
  if (error != NULL)
    {
      int exit_code = desmi_fail (error);

      sum->n_refused++;
      if (sum->worst == DESMI_EXIT_DONE)
        sum->worst = exit_code;
      return exit_code == DESMI_EXIT_INPUT;
    }
  if (report->rejected->len > 0)
    sum->n_partly++;
  else
    sum->n_accepted++;
  return TRUE;
}

static int
import_all (DesmiCli *cli, const Options *options)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_open_to_write (cli, &error);
  Sum                    sum = { 0 };

  if (store == NULL)
    return desmi_fail (error);
  sum.documents = json_array ();
  for (guint i = 1; i < cli->n_arguments; i++)
    if (!import_one (cli, store, cli->arguments[i], options, &sum))
      break;
  desmi_say_notice (store);
  desmi_store_close (store);
  if (options->json && options->several)
    desmi_out_json (json_incref (sum.documents));
  json_decref (sum.documents);
  if (sum.n_refused > 0 && sum.n_accepted + sum.n_partly == 0)
    return sum.worst;
  return sum.n_refused + sum.n_partly > 0 ? DESMI_EXIT_PART : DESMI_EXIT_DONE;
}

/* What the mapping says by itself is checked before the file is opened. */
static int
import_mapped (DesmiCli *cli, Options *options, const char *path)
{
  g_autoptr (GError)             error = NULL;
  g_autoptr (DesmiImportMapping) mapping = desmi_mapping_read_json (path, &error);
  DesmiImportKind                kind = options->import.kind;

  if (mapping == NULL)
    return desmi_fail (error);
  if (!desmi_import_mapping_check (mapping, kind != DESMI_IMPORT_AUTO ? kind : mapping->kind,
                                   &error))
    return desmi_fail (error);
  options->import.mapping = mapping;
  return import_all (cli, options);
}

/* The command. */
int
desmi_command_import (DesmiCli *cli)
{
  static const DesmiUsage usage = {
    2, 10000,
    N_ ("INPUT is a text file with commas, semicolons or tabs, in any encoding that Excel writes, "
        "or a workbook (.xlsx); workbooks of other kinds (.ods, .xls, .xlsb) are converted by "
        "LibreOffice where it is installed. Titles above the table, headings in two or three "
        "rows, counts of countries, genders, months or quarters side by side, merged cells, "
        "sub-totals, remarks and signatures are understood. A row that cannot be right is refused "
        "and named; the others are taken. Of a list of persons (“--kind persons”) only their "
        "number is kept: names and numbers of identity are neither kept nor told. The report with "
        "--json is an object, or an array of them for several inputs.\n\n"
        "A mapping says of a file what is guessed wrongly, as the report does: {\"kind\": "
        "\"flows\", \"header_rows\": [3], \"columns\": {\"Negara Tujuan\": \"destination\", "
        "\"Keterangan\": null}}. Null is not read; what it does not say is guessed. So the report "
        "of “--dry-run --json” can be corrected and used as a mapping. “--kind” and “--sheet” "
        "count "
        "before it.")
  };
  g_autofree char   *kind = NULL, *sheet = NULL, *mapping = NULL;
  gboolean           dry_run = FALSE, json = FALSE, records = FALSE;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind,
      N_ ("auto, flows, persons, remittances, pillars or villages"), N_ ("KIND") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet,
      N_ ("Of a workbook: the sheet to read, also a hidden one; else the one that fits best"),
      N_ ("NAME") },
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &mapping,
      N_ ("JSON that says what the columns hold, such as a report with “--json”"), N_ ("FILE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only report; change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Write JSON"), NULL },
    { "records", 0, 0, G_OPTION_ARG_NONE, &records, N_ ("With --json: every accepted record too"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  Options options = { .import = { .kind = DESMI_IMPORT_AUTO } };

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  if (kind != NULL && !desmi_import_kind_from_name (kind, &options.import.kind))
    return desmi_cli_misuse (
        cli,
        _ ("“%s” is not a kind of table (auto, flows, persons, remittances, pillars, villages)."),
        kind);
  if (records && !json)
    return desmi_cli_misuse (cli, _ ("“--records” goes with “--json”."));
  options.import.dry_run = dry_run;
  options.import.keep_records = records;
  options.import.sheet = sheet;
  options.json = json;
  options.several = cli->n_arguments > 2;
  return mapping != NULL ? import_mapped (cli, &options, mapping) : import_all (cli, &options);
}
