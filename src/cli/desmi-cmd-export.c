/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export: a table as a file: CSV and JSON for programs, a workbook or sheets of paper for people.
 */
#include "app/charts/desmi-chart-suppress.h"
#include "app/desmi-table-pdf.h"
#include "app/desmi-table-words.h"
#include "cli/desmi-output.h"
#include "cli/desmi-query-options.h"
#include "cli/desmi-table-json.h"
#include "core/platform/desmi-language.h"
#include "exchange/desmi-csv.h"
#include "store/desmi-register.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define N_ARGUMENTS 2

typedef enum
{
  FORM_CSV,
  FORM_JSON,
  FORM_XLSX,
  FORM_PDF,
} Form;

static const char *const endings[]
    = { [FORM_CSV] = ".csv", [FORM_JSON] = ".json", [FORM_XLSX] = ".xlsx", [FORM_PDF] = ".pdf" };

/* The options as given. */
typedef struct
{
  DesmiQueryOptions query;
  char             *output, *language, *paper;
} Options;

static void
options_clear (Options *self)
{
  desmi_query_options_clear (&self->query);
  g_free (self->output);
  g_free (self->language);
  g_free (self->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/**
 * Work:
 * @lookup: (nullable): what to ask for where it is no query
 * @locale: of the words; programs read English
 */
typedef struct
{
  DesmiQuery        *query;
  char              *lookup;
  const char        *title;
  DesmiAudience      audience;
  Form               form;
  DesmiPaperKind     paper; /* of a PDF */
  const DesmiLocale *locale;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->query, desmi_query_unref);
  g_clear_pointer (&self->lookup, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* Lists besides the registers, of which those about the program itself are left out. */
static const struct
{
  const char *name, *title;
} lists[] = {
  { "quality", N_ ("Data Quality") },
  { "completeness", N_ ("Completeness of villages") },
};

static const char *const query_titles[] = {
  [DESMI_QUERY_FLOWS] = N_ ("Worker Flows"),
  [DESMI_QUERY_REMITTANCES] = N_ ("Remittances"),
  [DESMI_QUERY_PILLARS] = N_ ("Pillars"),
  [DESMI_QUERY_VILLAGES] = N_ ("Villages"),
};

static gboolean
find_list (const char *name, Work *work)
{
  DesmiRegister reg;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].name, name))
      {
        work->lookup = g_strdup (name);
        work->title = lists[i].title;
        return TRUE;
      }
  if (!desmi_register_from_name (name, &reg))
    return FALSE;
  work->lookup = g_strconcat ("register-", name, NULL);
  work->title = desmi_register_get (reg)->title;
  return TRUE;
}

static int
read_form (DesmiCli *cli, const Options *options, Work *work)
{
  if (options->output == NULL)
    return desmi_cli_misuse (cli, _ ("Name the file to write with “-o”."));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (options->output), m = strlen (endings[i]);

      if (n > m && g_ascii_strcasecmp (options->output + n - m, endings[i]) == 0)
        {
          work->form = (Form) i;
          return DESMI_EXIT_DONE;
        }
    }
  return desmi_cli_misuse (cli, _ ("“%s” ends in none of .csv, .xlsx, .pdf and .json."),
                           options->output);
}

static int
read_paper (DesmiCli *cli, const Options *options, Work *work)
{
  work->paper = DESMI_PAPER_A4;
  if (options->paper == NULL)
    return DESMI_EXIT_DONE;
  if (work->form != FORM_PDF)
    return desmi_cli_misuse (cli, _ ("“--paper” goes with a file that ends in .pdf."));
  if (!desmi_paper_kind_from_code (options->paper, &work->paper))
    return desmi_cli_misuse (cli, _ ("“%s” is not a paper (a4, f4, letter)."), options->paper);
  return DESMI_EXIT_DONE;
}

static int
read_language (DesmiCli *cli, const Options *options, Work *work)
{
  work->locale = cli->locale;
  if (options->language != NULL)
    work->locale = desmi_language_use (options->language);
  if (work->locale == NULL)
    return desmi_cli_misuse (cli, _ ("“%s” is not a language (id, en)."), options->language);
  if (work->form < FORM_XLSX)
    work->locale = desmi_locale_get_english ();
  return DESMI_EXIT_DONE;
}

/* Nothing is hidden in lists, and nothing of them is chosen. */
static int
check_list (DesmiCli *cli, const Options *options, const Work *work)
{
  const DesmiQueryOptions *query = &options->query;

  if (work->audience != DESMI_AUDIENCE_INTERNAL)
    return desmi_cli_misuse (
        cli, _ ("Small numbers cannot be hidden in “%s”, so it is for “--audience internal” only."),
        cli->arguments[1]);
  if (query->by != NULL || query->where != NULL || query->period != NULL || query->source != NULL
      || cli->n_arguments > N_ARGUMENTS)
    return desmi_cli_misuse (
        cli, _ ("“--by”, “--where”, “--period” and “--source” do not go with “%s”."),
        cli->arguments[1]);
  return DESMI_EXIT_DONE;
}

static int
read_query (DesmiCli *cli, const Options *options, DesmiQueryTable what, Work *work)
{
  g_autoptr (GError) error = NULL;
  DesmiPeriod        period;
  DesmiSource        source;

  work->title = query_titles[what];
  work->query = desmi_query_new (what);
  if (!desmi_query_options_get_source (&options->query, cli, &source)
      || !desmi_query_options_apply (&options->query, cli, N_ARGUMENTS, work->query))
    return cli->exit_code;
  if (!desmi_query_options_get_period (&options->query, &period, &error))
    return desmi_fail (error);
  if (options->query.period != NULL)
    desmi_query_set_period (work->query, &period);
  desmi_query_set_source (work->query, source);
  desmi_query_set_locale (work->query, work->locale);
  return DESMI_EXIT_DONE;
}

/* Returns 0, or the exit code after saying what is wrong. */
static int
read_work (DesmiCli *cli, const Options *options, Work *work)
{
  DesmiQueryTable what;
  int             exit_code = read_form (cli, options, work);

  if (exit_code == DESMI_EXIT_DONE)
    exit_code = read_paper (cli, options, work);
  if (exit_code == DESMI_EXIT_DONE)
    exit_code = read_language (cli, options, work);
  if (exit_code != DESMI_EXIT_DONE)
    return exit_code;
  if (!desmi_query_options_get_audience (&options->query, cli, &work->audience))
    return cli->exit_code;
  if (desmi_query_table_from_name (cli->arguments[1], &what))
    return read_query (cli, options, what, work);
  if (find_list (cli->arguments[1], work))
    return check_list (cli, options, work);
  return desmi_cli_misuse (
      cli,
      _ ("“%s” is not a table (flows, remittances, pillars, villages, quality, "
         "completeness, or a register)."),
      cli->arguments[1]);
}

static DesmiTable *
ask (DesmiCli *cli, const Work *work, GError **error)
{
  g_autoptr (DesmiStore) store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, error);
  g_autoptr (DesmiTable) answer = NULL;
  DesmiTable            *table = NULL;

  if (store == NULL)
    return NULL;
  if (work->query == NULL)
    table = desmi_store_lookup (store, work->lookup, NULL, work->locale, cli->cancellable, error);
  else if (desmi_store_check_query (store, work->query, cli->cancellable, error))
    answer = desmi_store_query (store, work->query, cli->cancellable, error);
  if (answer != NULL)
    table = desmi_chart_suppress_answer (answer, work->audience, work->query, store,
                                         cli->cancellable, error);
  desmi_store_close (store);
  return table;
}

static GBytes *
make_json (DesmiTable *table)
{
  g_autofree char *line = NULL;
  char            *text = desmi_table_dup_json (table);

  line = g_strconcat (text, "\n", NULL);
  free (text);
  return g_bytes_new (line, strlen (line));
}

/* As the window prints it: across where the table is too wide. */
static GBytes *
make_sheets (DesmiCli *cli, DesmiTableSheet *sheet, const Work *work, GError **error)
{
  g_autoptr (DesmiTablePaper) paper
      = desmi_table_paper_new_for (sheet, work->paper, DESMI_TURN_AUTO);

  return desmi_table_pdf_write (paper, cli->cancellable, error);
}

static GBytes *
make_file (DesmiCli *cli, DesmiTable *table, const Work *work, GError **error)
{
  g_autoptr (DesmiTableSheet) sheet = NULL;
  g_autoptr (DesmiTable)      shown = NULL;
  char                       *csv;

  if (work->form == FORM_JSON)
    return make_json (table);
  if (work->form == FORM_CSV)
    {
      csv = desmi_csv_from_table (table);
      return g_bytes_new_take (csv, strlen (csv));
    }
  /* a workbook has the codes beside the names */
  shown = work->form == FORM_PDF ? desmi_table_words_show_codes (table) : desmi_table_ref (table);
  sheet = desmi_table_sheet_new_whole (shown, desmi_locale_text (work->locale, work->title), NULL,
                                       work->audience, work->locale);
  if (work->form == FORM_PDF)
    return make_sheets (cli, sheet, work, error);
  return desmi_table_sheet_to_workbook (sheet, desmi_show_progress, NULL, cli->cancellable, error);
}

static int
write_table (DesmiCli *cli, const char *output, const Work *work)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = ask (cli, work, &error);
  g_autoptr (GBytes)     bytes = table != NULL ? make_file (cli, table, work, &error) : NULL;

  return bytes != NULL ? desmi_out_to_file (cli, output, bytes) : desmi_fail (error);
}

/* The command; writes a file that leaves the program, and nothing into the district's. */
int
desmi_command_export (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { N_ARGUMENTS, 64,
          N_ ("TABLE is flows, remittances, pillars, villages, quality, completeness or a register "
              "(“desmigratif-cli list --help” names them). CSV and JSON have stable English "
              "headings and codes; a workbook has words, and a sheet that says where the numbers "
              "come from.") };
  g_auto (Options)   options = { { NULL } };
  g_auto (Work)      work = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The file to write: .csv, .xlsx, .pdf or .json"), N_ ("OUT") },
    DESMI_QUERY_OPTION_ENTRIES (&options.query),
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language, N_ ("id or en, of a workbook or PDF"),
      N_ ("LANGUAGE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_ ("Of a PDF: a4, f4 or letter"),
      N_ ("PAPER") },
    G_OPTION_ENTRY_NULL,
  };
  int exit_code;

  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  exit_code = read_work (cli, &options, &work);
  if (exit_code != DESMI_EXIT_DONE)
    return exit_code;
  return write_table (cli, options.output, &work);
}
