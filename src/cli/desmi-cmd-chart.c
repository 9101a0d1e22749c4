/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: one chart as PNG, SVG or PDF. */
#include "app/charts/desmi-chart-kind.h"
#include "app/desmi-chart-reasons.h"
#include "app/desmi-chart-request.h"

#include "core/platform/desmi-language.h"
#include "cli/desmi-output.h"
#include "cli/desmi-query-options.h"
#include "cli/desmi-table-json.h"
#include "cli/desmi-table-text.h"
#include "core/desmi-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define N_ARGUMENTS 2
#define WIDTH_PX 1600
#define HEIGHT_PX 900
#define SIDE_MIN_PX 1
#define SIDE_MAX_PX 32000
#define BITMAP_SIDE_MAX 32767 /* of a PNG */
#define SCALE_DEFAULT 2.0
#define SCALE_MAX 10.0
#define PIXELS_MAX 4e8 /* of one: 1.6 GB while it is drawn */

/* The options as given. */
typedef struct
{
  DesmiQueryOptions query;
  char             *output, *size, *page, *theme, *title, *language, *sort;
  double            scale;
  gboolean          list, json, text_as_outlines, share;
} Options;

/* What they mean. */
typedef struct
{
  const char       *output;
  DesmiExportFormat format;
  DesmiTheme        theme;
  DesmiChartContext context;
  DesmiExportOptions export;
} Picture;

static void
options_clear (Options *self)
{
  desmi_query_options_clear (&self->query);
  g_free (self->output);
  g_free (self->size);
  g_free (self->page);
  g_free (self->theme);
  g_free (self->title);
  g_free (self->language);
  g_free (self->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
misuse_language (DesmiCli *cli, const char *language)
{
  return desmi_cli_misuse (cli, _ ("“%s” is not a language (id, en)."), language);
}

static int
list_charts (DesmiCli *cli, const Options *options)
{
  const DesmiLocale *locale = options->language != NULL ? desmi_language_use (options->language)
                              : options->json           ? desmi_locale_get_english ()
                                                        : cli->locale;
  g_autoptr (DesmiTableBuilder) builder = desmi_table_builder_new ("charts");
  g_autoptr (DesmiTable)        table = NULL;

  if (locale == NULL)
    return misuse_language (cli, options->language);
  desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "tab", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "summary", DESMI_COLUMN_TEXT);
  for (guint i = 0; i < DESMI_N_CHARTS; i++)
    {
      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, desmi_chart_type_to_name ((DesmiChartType) i),
                                    NULL);
      desmi_table_builder_set_text (builder, 1, desmi_chart_kind_get ((DesmiChartType) i)->tab,
                                    NULL);
      desmi_table_builder_set_text (builder, 2,
                                    desmi_chart_type_summary ((DesmiChartType) i, locale), NULL);
    }
  table = desmi_table_builder_end (g_steal_pointer (&builder));
  if (options->json)
    desmi_out_table_json (table);
  else
    desmi_out_table_text (table, locale);
  return DESMI_EXIT_DONE;
}

static gboolean
read_side (const char *text, gsize length, double *out)
{
  g_autofree char *part = g_strndup (text, length);
  gint64           value;

  if (!desmi_integer_parse (part, SIDE_MIN_PX, SIDE_MAX_PX, &value))
    return FALSE;
  *out = (double) value;
  return TRUE;
}

static gboolean
read_size (const char *text, DesmiChartContext *context)
{
  const char *sign = strchr (text, 'x');

  return sign != NULL && read_side (text, (gsize) (sign - text), &context->width)
         && read_side (sign + 1, strlen (sign + 1), &context->height);
}

/* A bitmap has limits that a drawing has not. */
static void
limit_scale (Picture *picture, const DesmiLocale *locale)
{
  double width = picture->context.width, height = picture->context.height;
  double most = MIN (BITMAP_SIDE_MAX / MAX (width, height), sqrt (PIXELS_MAX / (width * height)));
  g_autofree char *scale = NULL;

  if (picture->format != DESMI_EXPORT_PNG || picture->export.scale <= most)
    return;
  picture->export.scale = floor (most * 100) / 100;
  scale = desmi_format_number (picture->export.scale, DESMI_NUMBER_DECIMALS, 2, locale);
  desmi_say_printf (_ ("A PNG of that size would be too large at that scale, so the scale is %s."),
                    scale);
}

/* Returns 0, or the exit code after saying what is wrong. */
static int
read_page (DesmiCli *cli, const Options *options, Picture *picture)
{
  DesmiExportOptions *export = &picture->export;

  if (options->text_as_outlines && picture->format != DESMI_EXPORT_SVG)
    return desmi_cli_misuse (cli, _ ("“--text-as-outlines” goes with a picture in .svg."));
  if (options->page != NULL && picture->format != DESMI_EXPORT_PDF)
    return desmi_cli_misuse (cli, _ ("“--page” goes with a picture in .pdf."));
  if (options->page != NULL && strcmp (options->page, "a4") != 0
      && strcmp (options->page, "chart") != 0)
    return desmi_cli_misuse (cli, _ ("“%s” is not a page (chart, a4)."), options->page);
  export->small = TRUE;
  export->text_as_outlines = options->text_as_outlines;
  export->a4 = options->page != NULL && strcmp (options->page, "a4") == 0;
  picture->context.width = export->a4 ? DESMI_EXPORT_A4_WIDTH_PX : WIDTH_PX;
  picture->context.height = export->a4 ? DESMI_EXPORT_A4_HEIGHT_PX : HEIGHT_PX;
  return DESMI_EXIT_DONE;
}

/* Returns 0, or the exit code after saying what is wrong. */
static int
read_picture (DesmiCli *cli, const Options *options, Picture *picture)
{
  DesmiThemeKind kind = DESMI_THEME_LIGHT;
  const char    *language = options->language;
  int            exit_code;

  if (options->output == NULL)
    return desmi_cli_misuse (cli, _ ("Name the picture to write with “-o”."));
  if (!desmi_export_format_from_path (options->output, &picture->format))
    return desmi_cli_misuse (cli, _ ("“%s” ends in none of .png, .svg and .pdf."), options->output);
  picture->output = options->output;
  exit_code = read_page (cli, options, picture);
  if (exit_code != DESMI_EXIT_DONE)
    return exit_code;
  if (options->size != NULL && !read_size (options->size, &picture->context))
    return desmi_cli_misuse (cli,
                             _ ("“%s” is not a size such as 1600x900, with sides from %d to %d."),
                             options->size, SIDE_MIN_PX, SIDE_MAX_PX);
  picture->export.scale = options->scale;
  if (!(options->scale > 0 && options->scale <= SCALE_MAX))
    return desmi_cli_misuse (cli, _ ("The scale is not above 0 and up to 10."));
  if (options->theme != NULL && !desmi_theme_parse (options->theme, &kind))
    return desmi_cli_misuse (cli, _ ("“%s” is not a theme (light, dark, print)."), options->theme);
  desmi_theme_init (&picture->theme, kind);
  picture->context.theme = &picture->theme;
  picture->context.locale = language != NULL ? desmi_language_use (language) : cli->locale;
  if (picture->context.locale == NULL)
    return misuse_language (cli, language);
  picture->context.measurer = desmi_measurer_get_for_family (picture->theme.font_family);
  return DESMI_EXIT_DONE;
}

static gboolean
read_sort (const char *text, DesmiChartSort *out)
{
  static const struct
  {
    const char    *name;
    DesmiChartSort sort;
  } sorts[] = { { "value", DESMI_CHART_SORT_VALUE },
                { "lowest", DESMI_CHART_SORT_LOWEST },
                { "name", DESMI_CHART_SORT_NAME },
                { "data", DESMI_CHART_SORT_DATA } };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (strcmp (text, sorts[i].name) == 0)
      {
        *out = sorts[i].sort;
        return TRUE;
      }
  return FALSE;
}

/* Returns 0, or the exit code after saying what is wrong. */
static int
apply_sort (DesmiCli *cli, const Options *options, DesmiChartRequest *request)
{
  if (options->sort == NULL)
    return DESMI_EXIT_DONE;
  if (request->type != DESMI_CHART_HEAT && request->type != DESMI_CHART_SCOREBOARD
      && request->type != DESMI_CHART_SANKEY)
    return desmi_cli_misuse (
        cli, _ ("“--sort” goes with the charts “heat”, “scoreboard” and “sankey”."));
  return read_sort (options->sort, &request->sort)
             ? DESMI_EXIT_DONE
             : desmi_cli_misuse (cli, _ ("“%s” is not an order (value, lowest, name, data)."),
                                 options->sort);
}

static DesmiChartRequest *
make_request (DesmiCli *cli, const Options *options, const DesmiLocale *locale)
{
  g_autoptr (DesmiChartRequest) request = NULL;
  g_autoptr (GError)            error = NULL;
  DesmiChartType                type;
  DesmiPeriod                   period;
  DesmiSource                   source;
  DesmiAudience                 audience;

  if (!desmi_chart_type_from_name (cli->arguments[1], &type))
    {
      cli->exit_code = desmi_cli_misuse (
          cli, _ ("There is no chart “%s”; “chart --list” names them."), cli->arguments[1]);
      return NULL;
    }
  if (options->share && type != DESMI_CHART_STACKED)
    {
      cli->exit_code = desmi_cli_misuse (cli, _ ("“--share” goes with the chart “stacked”."));
      return NULL;
    }
  if (!desmi_query_options_get_source (&options->query, cli, &source)
      || !desmi_query_options_get_audience (&options->query, cli, &audience))
    return NULL;
  if (!desmi_query_options_get_period (&options->query, &period, &error))
    {
      cli->exit_code = desmi_fail (error);
      return NULL;
    }
  request = desmi_chart_request_new (type, options->query.period != NULL ? &period : NULL, source,
                                     locale);
  if (!desmi_query_options_apply (&options->query, cli, N_ARGUMENTS, request->query))
    return NULL;
  request->title = g_strdup (options->title);
  request->share = options->share;
  request->audience = audience;
  cli->exit_code = apply_sort (cli, options, request);
  if (cli->exit_code != DESMI_EXIT_DONE)
    return NULL;
  return g_steal_pointer (&request);
}

static int
draw (DesmiCli *cli, const DesmiChartRequest *request, const Picture *picture)
{
  DesmiExportOptions export = picture->export;
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, &error);
  g_autoptr (DesmiChartData) data = NULL;
  g_autoptr (DesmiScene)     scene = NULL;
  g_autoptr (GBytes)         bytes = NULL;
  int                        exit_code;

  if (store != NULL)
    {
      if (desmi_store_check_query (store, request->query, cli->cancellable, &error))
        data = desmi_chart_request_run (store, request, cli->cancellable, &error);
      desmi_store_close (store);
    }
  if (data != NULL)
    {
      export.created_utc = desmi_chart_data_get_created (data);
      scene = desmi_chart_data_layout (data, &picture->context, TRUE, &error);
    }
  if (scene != NULL && !g_cancellable_set_error_if_cancelled (cli->cancellable, &error))
    bytes = desmi_scene_export (scene, picture->format, &export, &error);
  if (bytes == NULL)
    return desmi_fail (error);
  exit_code = desmi_out_to_file (cli, picture->output, bytes);
  if (exit_code != DESMI_EXIT_DONE || data->has_values)
    return exit_code;
  desmi_say (_ ("There are no data for this; the picture says so."));
  return DESMI_EXIT_PART;
}

static int
run (DesmiCli *cli, const Options *options)
{
  g_autoptr (DesmiChartRequest) request = NULL;
  Picture                       picture = { NULL };
  int                           exit_code;

  if (options->list)
    return list_charts (cli, options);
  if (options->json)
    return desmi_cli_misuse (cli, _ ("“--json” goes with “--list”."));
  if (cli->n_arguments < N_ARGUMENTS)
    return desmi_cli_misuse (cli, _ ("An argument is missing: %s."), _ (cli->command->arguments));
  if (options->title != NULL && !g_utf8_validate (options->title, -1, NULL))
    return desmi_cli_misuse (cli, _ ("The title is not UTF-8."));
  exit_code = read_picture (cli, options, &picture);
  if (exit_code != DESMI_EXIT_DONE)
    return exit_code;
  limit_scale (&picture, cli->locale);
  request = make_request (cli, options, picture.context.locale);
  return request != NULL ? draw (cli, request, &picture) : cli->exit_code;
}

/* The command; writes nothing but the picture. */
int
desmi_command_chart (DesmiCli *cli)
{
  static const DesmiUsage usage = {
    0,
    64,
    DESMI_CHART_REASONS,
  };
  g_auto (Options)   options = { { NULL } };
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, N_ ("Name the charts"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("With --list: write JSON"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The picture: .png, .svg or .pdf"), N_ ("FILE") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, N_ ("In pixels, 1600x900 unless said"),
      N_ ("WIDTHxHEIGHT") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale,
      N_ ("Pixels of a PNG for each of them, 2 unless said"), N_ ("FACTOR") },
    { "text-as-outlines", 0, 0, G_OPTION_ARG_NONE, &options.text_as_outlines,
      N_ ("SVG: draw the letters, for programs without the fonts"), NULL },
    { "page", 0, 0, G_OPTION_ARG_STRING, &options.page,
      N_ ("PDF: chart (as large as it, unless said) or a4"), N_ ("PAGE") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, N_ ("light, dark or print"),
      N_ ("THEME") },
    DESMI_QUERY_OPTION_ENTRIES (&options.query),
    { "share", 0, 0, G_OPTION_ARG_NONE, &options.share,
      N_ ("stacked: each bar is 100%, its parts are shares"), NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options.sort,
      N_ ("heat, scoreboard, sankey: by value, lowest, name or data"), N_ ("ORDER") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options.title, N_ ("Instead of the chart’s own"),
      N_ ("TEXT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language, N_ ("id or en, instead of yours"),
      N_ ("LANGUAGE") },
    G_OPTION_ENTRY_NULL,
  };

  options.scale = SCALE_DEFAULT;
  if (!desmi_cli_parse (cli, entries, &usage))
    return cli->exit_code;
  return run (cli, &options);
}
