/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deck: a presentation as PDF, PPTX or pictures, from a template or one that is saved in the file.
 */
#include "app/decks/desmi-deck-export.h"
#include "app/decks/desmi-deck-resolve.h"
#include "app/decks/desmi-deck-template.h"
#include "app/decks/desmi-deck-words.h"

#include "cli/desmi-output.h"
#include "cli/desmi-table-json.h"
#include "cli/desmi-table-text.h"
#include "core/desmi-clock.h"
#include "core/platform/desmi-language.h"
#include "deck/desmi-layout.h"
#include "deck/desmi-page-scene.h"
#include "deck/desmi-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PICTURE ".png"

typedef struct
{
  char    *template_name, *name, *output, *period, *as_of, *audience, *language, *aspect, *village;
  char    *paper, *sheet_slides, *list_number;
  int      handout; /* slides a sheet; 0: none is wanted */
  int      number;  /* of a saved one in the list; 0: none was said */
  gboolean list, json, notes, data;
} Options;

/* What the options mean. */
typedef struct
{
  DesmiDeckFormat   format;
  gboolean          is_template;
  DesmiTemplate     which;
  DesmiDeckChoices  choices;
  int               number;      /* of a saved one in the list; 0: its name tells */
  gint64            created_utc; /* -1: of the data */
  gboolean          is_on_paper;
  DesmiPaperOptions paper;
} Wanted;

static void
options_clear (Options *self)
{
  g_free (self->template_name);
  g_free (self->name);
  g_free (self->output);
  g_free (self->period);
  g_free (self->as_of);
  g_free (self->audience);
  g_free (self->language);
  g_free (self->aspect);
  g_free (self->village);
  g_free (self->paper);
  g_free (self->sheet_slides);
  g_free (self->list_number);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static DesmiTable *
make_list (const GPtrArray *decks)
{
  DesmiTableBuilder *builder = desmi_table_builder_new ("decks");

  desmi_table_builder_add_column (builder, "name", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "template", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "audience", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "period", DESMI_COLUMN_PERIOD);
  desmi_table_builder_add_column (builder, "frozen", DESMI_COLUMN_TEXT);
  desmi_table_builder_add_column (builder, "slides", DESMI_COLUMN_COUNT);
  desmi_table_builder_add_column (builder, "number", DESMI_COLUMN_COUNT);
  for (guint i = 0; i < decks->len; i++)
    {
      const DesmiStoredDeck *deck = g_ptr_array_index (decks, i);

      desmi_table_builder_add_row (builder);
      desmi_table_builder_set_text (builder, 0, deck->name, NULL);
      if (deck->template_name != NULL)
        desmi_table_builder_set_text (builder, 1, deck->template_name, NULL);
      desmi_table_builder_set_text (builder, 2, desmi_audience_to_code (deck->audience), NULL);
      if (deck->period != NULL)
        desmi_table_builder_set_text (builder, 3, deck->period, NULL);
      if (deck->frozen != NULL)
        desmi_table_builder_set_text (builder, 4, deck->frozen, NULL);
      desmi_table_builder_set_int (builder, 5, deck->slides->len);
      desmi_table_builder_set_int (builder, 6, i + 1);
    }
  return desmi_table_builder_end (builder);
}

static int
list_decks (DesmiCli *cli, const Options *options)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiStore) store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, &error);
  g_autoptr (GPtrArray)  decks = NULL;
  g_autoptr (DesmiTable) table = NULL;

  if (store != NULL)
    {
      decks = desmi_stored_deck_list (store, cli->cancellable, &error);
      desmi_store_close (store);
    }
  if (decks == NULL)
    return desmi_fail (error);
  table = make_list (decks);
  if (options->json)
    desmi_out_table_json (table);
  else
    desmi_out_table_text (table, cli->locale);
  return DESMI_EXIT_DONE;
}

static gboolean
read_format (const char *path, DesmiDeckFormat *out)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  *out = g_str_has_suffix (lower, ".pptx")   ? DESMI_DECK_PPTX
         : g_str_has_suffix (lower, PICTURE) ? DESMI_DECK_PNG
                                             : DESMI_DECK_PDF;
  return *out != DESMI_DECK_PDF || g_str_has_suffix (lower, ".pdf");
}

/* Returns 0, or the exit code after saying what is wrong. */
static int
read_paper (DesmiCli *cli, const Options *options, Wanted *wanted)
{
  DesmiPaperKind kind = DESMI_PAPER_A4;

  wanted->is_on_paper = options->handout != 0 || options->notes || options->paper != NULL;
  if (!wanted->is_on_paper)
    return DESMI_EXIT_DONE;
  if (wanted->format != DESMI_DECK_PDF)
    return desmi_cli_misuse (
        cli, _ ("“--handout”, “--notes” and “--paper” go with a file that ends in .pdf."));
  if (options->handout != 0 && options->notes)
    return desmi_cli_misuse (cli, _ ("Choose one of “--handout” and “--notes”."));
  if (options->handout != 0 && options->handout != 1 && options->handout != 2
      && options->handout != 4 && options->handout != 6)
    return desmi_cli_misuse (cli, _ ("A sheet takes 1, 2, 4 or 6 slides, not %d."),
                             options->handout);
  if (options->paper != NULL && !desmi_paper_kind_from_code (options->paper, &kind))
    return desmi_cli_misuse (cli, _ ("“%s” is not a paper (a4, f4, letter)."), options->paper);
  desmi_paper_options_init (&wanted->paper, kind,
                            options->notes ? 0 : (guint) MAX (options->handout, 1));
  return DESMI_EXIT_DONE;
}

/* Returns 0, or the exit code after saying what is wrong. */
static int
read_day (DesmiCli *cli, const Options *options, Wanted *wanted)
{
  g_autofree char *text
      = options->as_of != NULL ? g_strconcat (options->as_of, "T00:00:00Z", NULL) : NULL;

  wanted->created_utc = -1;
  if (text == NULL
      || (desmi_clock_is_day (options->as_of)
          && desmi_clock_parse_utc (text, &wanted->created_utc)))
    return DESMI_EXIT_DONE;
  return desmi_cli_misuse (cli, _ ("“%s” is not a date such as 2026-11-25."), options->as_of);
}

/* Returns 0, or the exit code after saying what is wrong. */
static int
read_choices (DesmiCli *cli, const Options *options, Wanted *wanted)
{
  DesmiDeckChoices *choices = &wanted->choices;

  choices->name = options->name;
  choices->period = options->period;
  choices->village = options->village;
  choices->locale = cli->locale;
  if (options->language != NULL && g_strcmp0 (options->language, "id") != 0
      && g_strcmp0 (options->language, "en") != 0)
    return desmi_cli_misuse (cli, _ ("“%s” is not a language (id, en)."), options->language);
  if (options->language != NULL)
    choices->locale = desmi_language_get (options->language);
  choices->audience = desmi_template_get_audience (wanted->which);
  if (options->audience != NULL && !desmi_audience_parse (options->audience, &choices->audience))
    return desmi_cli_misuse (cli, _ ("“%s” is not an audience (internal, forum, public)."),
                             options->audience);
  if (options->aspect != NULL && g_strcmp0 (options->aspect, "16:9") != 0
      && g_strcmp0 (options->aspect, "4:3") != 0)
    return desmi_cli_misuse (cli, _ ("“%s” is not a shape of slides (16:9, 4:3)."),
                             options->aspect);
  choices->aspect = g_strcmp0 (options->aspect, "4:3") == 0 ? DESMI_ASPECT_4_3 : DESMI_ASPECT_16_9;
  return read_day (cli, options, wanted);
}

/* Returns 0, or the exit code after saying what is wrong. */
static int
read_wanted (DesmiCli *cli, const Options *options, Wanted *wanted)
{
  g_autoptr (GError) error = NULL;
  DesmiPeriod        period;
  int                exit_code;

  if (options->output == NULL)
    return desmi_cli_misuse (cli, _ ("Name the presentation to write with “-o”."));
  if (!read_format (options->output, &wanted->format))
    return desmi_cli_misuse (cli, _ ("“%s” ends in none of .pdf, .pptx and .png."),
                             options->output);
  if (options->data && wanted->format != DESMI_DECK_PPTX)
    return desmi_cli_misuse (cli, _ ("“--data” goes with a presentation that ends in .pptx."));
  if (options->data)
    wanted->format = DESMI_DECK_PPTX_DATA;
  wanted->is_template = options->template_name != NULL;
  wanted->number = options->number;
  if (wanted->is_template && options->number != 0)
    return desmi_cli_misuse (cli, _ ("“--number” goes with a presentation that is saved."));
  if (!wanted->is_template && options->name == NULL && options->number == 0)
    return desmi_cli_misuse (
        cli, _ ("Say which presentation: “--template” for a new one, or “--name” for one that is "
                "saved in the file."));
  if (wanted->is_template && !desmi_template_from_name (options->template_name, &wanted->which))
    return desmi_cli_misuse (cli,
                             _ ("“%s” is not a template (stakeholder, village, quarterly, bank)."),
                             options->template_name);
  if (options->village != NULL && wanted->which != DESMI_TEMPLATE_VILLAGE)
    return desmi_cli_misuse (cli, _ ("“--village” goes with the template “village”."));
  if (options->period != NULL && !desmi_period_parse (options->period, &period, &error))
    return desmi_fail (error);
  exit_code = read_paper (cli, options, wanted);
  return exit_code == DESMI_EXIT_DONE ? read_choices (cli, options, wanted) : exit_code;
}

/* (transfer full): the village from which most workers are abroad, the first by name where none is
 * known to be; %NULL with @error set, or without where the district has none in the programme. */
static char *
choose_village (DesmiStore *store, GCancellable *cancellable, GError **error)
{
  DesmiVillageFilter    filter;
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GPtrArray) villages = NULL;

  desmi_village_filter_init (&filter);
  filter.sort = DESMI_VILLAGE_SORT_STOCK;
  filter.descending = TRUE;
  ids = desmi_store_list_villages (store, &filter, cancellable, error);
  if (ids == NULL || ids->len == 0)
    return NULL;
  villages = desmi_store_get_villages (store, &g_array_index (ids, gint64, 0), 1, &filter,
                                       cancellable, error);
  return villages != NULL && g_ptr_array_index (villages, 0) != NULL
             ? g_strdup (((DesmiVillage *) g_ptr_array_index (villages, 0))->code)
             : NULL;
}

/* (transfer none) (nullable): the one at that place of the list, which is of that name where one is
 * said. */
static DesmiStoredDeck *
find_by_number (const GPtrArray *decks, const char *name, int number, GError **error)
{
  DesmiStoredDeck *deck
      = number > 0 && (guint) number <= decks->len ? g_ptr_array_index (decks, number - 1) : NULL;

  if (deck != NULL && (name == NULL || g_strcmp0 (deck->name, name) == 0))
    return deck;
  if (deck == NULL)
    g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                 _ ("The file has no presentation number %d; “--list” names them."), number);
  else
    g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                 /* Translators: a number in a list, then the name it has there and the one that was
                  * asked for */
                 _ ("Presentation number %d is called “%s”, not “%s”; “--list” names them."),
                 number, deck->name, name);
  return NULL;
}

/* (transfer none) (nullable): the only one of that name. */
static DesmiStoredDeck *
find_by_name (const GPtrArray *decks, const char *name, GError **error)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  DesmiStoredDeck    *found = NULL;
  guint               n = 0;

  for (guint i = 0; i < decks->len; i++)
    {
      DesmiStoredDeck *deck = g_ptr_array_index (decks, i);

      if (g_strcmp0 (deck->name, name) != 0)
        continue;
      g_string_append_printf (numbers, "%s%u", n > 0 ? ", " : "", i + 1);
      found = deck;
      n++;
    }
  if (n == 1)
    return found;
  if (n == 0)
    g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                 _ ("No presentation of the file is called “%s”; “--list” names them."), name);
  else
    g_set_error (
        error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
        /* Translators: how many presentations, their name, their numbers in a list: "3, 4" */
        ngettext ("%u presentation is called “%s”; choose it by its number in “--list” "
                  "with “--number” (%s).",
                  "%u presentations are called “%s”; choose one by its number in “--list” "
                  "with “--number” (%s).",
                  n),
        n, name, numbers->str);
  return NULL;
}

static DesmiStoredDeck *
find_saved (DesmiStore *store, const Wanted *wanted, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) decks = desmi_stored_deck_list (store, cancellable, error);
  const char           *name = wanted->choices.name;
  DesmiStoredDeck      *found;
  guint                 place;

  if (decks == NULL)
    return NULL;
  found = wanted->number != 0 ? find_by_number (decks, name, wanted->number, error)
                              : find_by_name (decks, name, error);
  return found != NULL && g_ptr_array_find (decks, found, &place)
             ? g_ptr_array_steal_index (decks, place)
             : NULL;
}

/* As it was said, else what it is about. %NULL with @error set where its village is not there: all
 * its slides would say the same. */
static char *
dup_name (DesmiStore             *store,
          const DesmiDeckChoices *choices,
          DesmiTemplate           which,
          GCancellable           *cancellable,
          GError                **error)
{
  g_autoptr (GError)       local = NULL;
  g_autoptr (DesmiVillage) village
      = choices->village != NULL
            ? desmi_store_get_village (store, choices->village, cancellable, &local)
            : NULL;

  if (choices->village != NULL && village == NULL && local == NULL)
    local = g_error_new (DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT, _ ("There is no village %s."),
                         choices->village);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return choices->name != NULL ? g_strdup (choices->name)
                               : desmi_template_dup_name (
                                   which, village != NULL ? village->name : NULL, choices->locale);
}

static DesmiStoredDeck *
make_stored (DesmiStore *store, const Wanted *wanted, GCancellable *cancellable, GError **error)
{
  DesmiDeckChoices   choices = wanted->choices;
  g_autofree char   *village = NULL, *name = NULL;
  g_autoptr (GError) local = NULL;

  if (!wanted->is_template)
    return find_saved (store, wanted, cancellable, error);
  if (wanted->which == DESMI_TEMPLATE_VILLAGE && choices.village == NULL)
    {
      village = choose_village (store, cancellable, &local);
      choices.village = village;
    }
  if (local == NULL)
    name = dup_name (store, &choices, wanted->which, cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  choices.name = name;
  return desmi_template_make (wanted->which, &choices);
}

/* Over a saved deck, what the options say of this time only. */
static void
adapt_saved (DesmiStoredDeck *deck, const Options *options, const Wanted *wanted)
{
  if (wanted->is_template)
    return;
  if (options->audience != NULL)
    desmi_deck_words_adapt (deck, wanted->choices.audience);
  if (options->aspect != NULL)
    deck->aspect = wanted->choices.aspect;
  if (options->language != NULL)
    {
      g_free (deck->language);
      deck->language = g_strdup (options->language);
    }
  if (options->period != NULL)
    {
      g_free (deck->period);
      deck->period = g_strdup (options->period);
    }
}

/* What is frozen answers nothing but what it was asked on its day. */
static gboolean
check_frozen (const DesmiStoredDeck *deck,
              const Options         *options,
              const Wanted          *wanted,
              GError               **error)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  g_autofree char   *day = deck->frozen != NULL ? desmi_format_day (deck->frozen, locale) : NULL;

  if (day == NULL || wanted->is_template
      || ((options->period == NULL || g_strcmp0 (options->period, deck->period) == 0)
          && (options->audience == NULL || wanted->choices.audience == deck->audience)
          && (options->language == NULL || g_strcmp0 (options->language, deck->language) == 0)))
    return TRUE;
  g_set_error (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
               /* Translators: the name of a presentation, a date, whom it is for, its language */
               _ ("“%s” is frozen: it shows what it did on %s, audience “%s”, language “%s”. Leave "
                  "out “--period”, “--audience” and “--lang”, or let it follow the data again in "
                  "the window."),
               deck->name, day, desmi_audience_to_code (deck->audience), deck->language);
  return FALSE;
}

static DesmiDeck *
load (DesmiCli *cli, const Options *options, const Wanted *wanted, GError **error)
{
  g_autoptr (DesmiStore) store = desmi_store_open (cli->arguments[0], DESMI_OPEN_READ_ONLY, error);
  g_autoptr (DesmiStoredDeck) stored = NULL;
  DesmiDeck                  *deck = NULL;

  if (store == NULL)
    return NULL;
  stored = make_stored (store, wanted, cli->cancellable, error);
  if (stored != NULL && check_frozen (stored, options, wanted, error))
    {
      adapt_saved (stored, options, wanted);
      deck = desmi_deck_resolve (store, stored, cli->cancellable, error);
    }
  desmi_store_close (store);
  if (deck != NULL && wanted->created_utc >= 0)
    deck->created_utc = wanted->created_utc;
  return deck;
}

/* What is missing or had no room, slide by slide. */
static int
tell (const DesmiPages *pages)
{
  const DesmiDeck *deck = pages->deck;
  int              exit_code = DESMI_EXIT_DONE;

  for (guint i = 0; i < deck->slides->len; i++)
    {
      const DesmiSlide *slide = g_ptr_array_index (deck->slides, i);

      if (slide->caution != NULL)
        /* Translators: the number of a slide, and a sentence */
        desmi_say_printf (_ ("Slide %u: %s"), desmi_pages_find_slide (pages, i) + 1,
                          slide->caution);
      if (slide->is_loose)
        desmi_say_printf (_ ("Slide %u: It is not frozen and follows the data."),
                          desmi_pages_find_slide (pages, i) + 1);
      for (guint s = 0; s < slide->slots->len; s++)
        {
          const DesmiSlot *slot = g_ptr_array_index (slide->slots, s);

          if (slot->kind != DESMI_SLOT_GONE)
            continue;
          /* Translators: the number of a slide, and a sentence */
          desmi_say_printf (_ ("Slide %u: %s"), desmi_pages_find_slide (pages, i) + 1, slot->gone);
          exit_code = DESMI_EXIT_PART;
        }
    }
  for (guint i = 0; i < pages->pages->len; i++)
    {
      const DesmiPage *page = g_ptr_array_index (pages->pages, i);

      if (page->is_empty)
        {
          /* Translators: the number of a slide, and a sentence */
          desmi_say_printf (_ ("Slide %u: %s"), i + 1,
                            _ ("There are no data for a chart; the slide says so."));
          exit_code = DESMI_EXIT_PART;
        }
      if (page->lacks_photo)
        exit_code = DESMI_EXIT_PART;
      for (guint w = 0; w < page->warnings->len; w++)
        desmi_say_printf (_ ("Slide %u: %s"), i + 1,
                          (const char *) g_ptr_array_index (page->warnings, w));
    }
  return exit_code;
}

/* "rapat-01.png" and so on. */
static gboolean
save_pictures (DesmiPages *pages, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char      *folder = g_path_get_dirname (path), *stem = g_path_get_basename (path);
  g_autoptr (GPtrArray) files = NULL;

  stem[strlen (stem) - strlen (PICTURE)] = '\0';
  files = desmi_pages_save_pngs (pages, folder, stem, DESMI_PNG_WIDTH_PX, cancellable, error);
  return files != NULL;
}

static gboolean
save (DesmiCli *cli, DesmiPages *pages, const char *path, const Wanted *wanted, GError **error)
{
  if (wanted->format == DESMI_DECK_PNG)
    return save_pictures (pages, path, cli->cancellable, error);
  if (wanted->is_on_paper)
    return desmi_pdf_save (pages, &wanted->paper, path, cli->cancellable, error);
  return desmi_deck_export (pages, wanted->format, path, cli->cancellable, error);
}

static int
write_deck (DesmiCli *cli, const Options *options, const Wanted *wanted)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiDeck)  deck = load (cli, options, wanted, &error);
  g_autoptr (DesmiPages) pages
      = deck != NULL ? desmi_deck_layout (deck, cli->cancellable, &error) : NULL;
  gboolean done = FALSE;

  if (pages != NULL)
    done = save (cli, pages, options->output, wanted, &error);
  return done ? tell (pages) : desmi_fail (error);
}

/* The command; writes nothing but the presentation. */
int
desmi_command_deck (DesmiCli *cli)
{
  static const DesmiUsage usage
      = { 1, 1,
          N_ ("Charts in a .pptx are PowerPoint’s own where it has such charts; their numbers are "
              "written as the reader’s Windows does, 1,204 or 1.204. Tables and texts are in the "
              "language asked for.") };
  g_auto (Options)   options = { NULL };
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list,
      N_ ("Name the presentations that are saved in the file"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("With --list: write JSON"), NULL },
    { "template", 0, 0, G_OPTION_ARG_STRING, &options.template_name,
      N_ ("stakeholder, village, quarterly or bank"), N_ ("TEMPLATE") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name,
      N_ ("Its name; without a template: of one that is saved"), N_ ("NAME") },
    { "number", 0, 0, G_OPTION_ARG_STRING, &options.list_number,
      N_ ("Of one that is saved: its number in --list, where several have one name"),
      N_ ("NUMBER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The presentation: .pdf, .pptx, or .png for a picture of each slide"), N_ ("FILE") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period,
      N_ ("2023, 2023-Q4, 2023-11 or 2023-01..2023-10"), N_ ("PERIOD") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of,
      N_ ("The date that the file bears, instead of that of the data"), N_ ("DATE") },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &options.audience,
      N_ ("internal, or forum or public: hide numbers below 5"), N_ ("AUDIENCE") },
    { "village", 0, 0, G_OPTION_ARG_STRING, &options.village,
      N_ ("Of the template “village”: its code; else the one with most workers abroad"),
      N_ ("CODE") },
    { "aspect", 0, 0, G_OPTION_ARG_STRING, &options.aspect, N_ ("16:9 or 4:3"), N_ ("SHAPE") },
    { "handout", 0, 0, G_OPTION_ARG_STRING, &options.sheet_slides,
      N_ ("PDF on paper, with 1, 2, 4 or 6 slides a sheet"), N_ ("COUNT") },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &options.notes,
      N_ ("PDF on paper, each slide with its notes"), NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_ ("a4, f4 or letter"), N_ ("PAPER") },
    { "data", 0, 0, G_OPTION_ARG_NONE, &options.data,
      N_ ("Of .pptx: the numbers of maps and Sankey on hidden slides at the end"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language, N_ ("id or en, instead of yours"),
      N_ ("LANGUAGE") },
    G_OPTION_ENTRY_NULL,
  };
  Wanted wanted = { DESMI_DECK_PDF };
  int    exit_code;

  if (!desmi_cli_parse (cli, entries, &usage)
      || !desmi_cli_read_integer (cli, "--number", options.list_number, &options.number)
      || !desmi_cli_read_integer (cli, "--handout", options.sheet_slides, &options.handout))
    return cli->exit_code;
  if (options.list)
    return list_decks (cli, &options);
  if (options.json)
    return desmi_cli_misuse (cli, _ ("“--json” goes with “--list”."));
  exit_code = read_wanted (cli, &options, &wanted);
  return exit_code == DESMI_EXIT_DONE ? write_deck (cli, &options, &wanted) : exit_code;
}
