/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-template.h"

#include "app/decks/desmi-slide-spec.h"

#include <glib/gi18n-lib.h>

#define MOST_CHARTS 2
#define MOST_FIGURES 6
#define EMPTY_ROWS 4
#define SANKEY_NODES 7 /* a level, so that names can be read from the back of a room */

/* A slide to begin with. @title: %NULL: from the data; @decisions: empty rows to be filled */
typedef struct
{
  DesmiSlideKind kind;
  const char    *title;
  const char    *text;
  const char    *charts[MOST_CHARTS];
  const char    *figures[MOST_FIGURES];
} Slide;

static const Slide stakeholder[] = {
  { .kind = DESMI_SLIDE_TITLE },
  { .kind = DESMI_SLIDE_AGENDA },
  { .kind = DESMI_SLIDE_FIGURES,
    .figures = { "departures", "returns", "abroad", "remittances", "villages", "reported" } },
  { .kind = DESMI_SLIDE_SECTION, .title = N_ ("Where workers go") },
  { .kind = DESMI_SLIDE_CHART, .charts = { "sankey" } },
  { .kind = DESMI_SLIDE_CHART, .charts = { "trend" } },
  { .kind = DESMI_SLIDE_TWO_CHARTS, .charts = { "district-map", "bars" } },
  { .kind = DESMI_SLIDE_SECTION, .title = N_ ("The four pillars") },
  { .kind = DESMI_SLIDE_SCOREBOARD, .charts = { "scoreboard" } },
  { .kind = DESMI_SLIDE_CHART_TEXT,
    .text = N_ ("- What went well\n- What holds us back\n- What we ask of our partners"),
    .charts = { "bullets" } },
  { .kind = DESMI_SLIDE_CHART, .charts = { "progress" } },
  { .kind = DESMI_SLIDE_SECTION, .title = N_ ("Next steps") },
  { .kind = DESMI_SLIDE_DECISIONS },
  { .kind = DESMI_SLIDE_CLOSING },
};

static const Slide visit[] = {
  { .kind = DESMI_SLIDE_TITLE },
  { .kind = DESMI_SLIDE_VILLAGE,
    .charts = { "bullets" },
    .figures = { "departures", "returns", "abroad" } },
  { .kind = DESMI_SLIDE_CHART, .charts = { "trend" } },
  { .kind = DESMI_SLIDE_TWO_CHARTS, .charts = { "bars", "stacked" } },
  { .kind = DESMI_SLIDE_CHART, .charts = { "progress" } },
  { .kind = DESMI_SLIDE_TEXT,
    .title = N_ ("What we heard in the village"),
    .text = N_ ("- Migration service centre:\n- Productive enterprises:\n- Rumah Belajar:\n"
                "- Cooperative or financial institution:") },
  { .kind = DESMI_SLIDE_DECISIONS },
};

static const Slide quarterly[] = {
  { .kind = DESMI_SLIDE_TITLE },
  { .kind = DESMI_SLIDE_FIGURES,
    .figures = { "score", "reported", "villages", "departures", "returns" } },
  { .kind = DESMI_SLIDE_SCOREBOARD, .charts = { "scoreboard" } },
  { .kind = DESMI_SLIDE_CHART, .charts = { "bullets" } },
  { .kind = DESMI_SLIDE_CHART, .charts = { "progress" } },
  { .kind = DESMI_SLIDE_CHART, .charts = { "indicator" } },
  { .kind = DESMI_SLIDE_TABLE, .charts = { "bars" } },
  { .kind = DESMI_SLIDE_TEXT,
    .title = N_ ("Obstacles and support needed"),
    .text = N_ ("- Obstacle:\n- Support needed, from whom:") },
  { .kind = DESMI_SLIDE_DECISIONS },
};

static const Slide bank[] = {
  { .kind = DESMI_SLIDE_TITLE },
  { .kind = DESMI_SLIDE_FIGURES, .figures = { "remittances", "abroad", "villages", "score" } },
  { .kind = DESMI_SLIDE_CHART, .charts = { "remittances" } },
  { .kind = DESMI_SLIDE_CHART, .charts = { "cooperatives" } },
  { .kind = DESMI_SLIDE_TWO_CHARTS, .charts = { "bars", "trend" } },
  { .kind = DESMI_SLIDE_CHART_TEXT,
    .text = N_ ("- Less-cash payments: QRIS merchants, agents\n- Access to finance: accounts, KUR\n"
                "- Small businesses: training, mentoring"),
    .charts = { "bullets" } },
  { .kind = DESMI_SLIDE_DECISIONS },
  { .kind = DESMI_SLIDE_CLOSING },
};

static const struct
{
  const char   *name;
  const char   *title;
  const char   *summary;
  DesmiAudience audience;
  const Slide  *slides;
  guint         n_slides;
} templates[DESMI_N_TEMPLATES] = {
  [DESMI_TEMPLATE_STAKEHOLDER] = { "stakeholder", N_ ("Stakeholder meeting"),
                                   N_ ("Flows, pillars and next steps for the forum of partners"),
                                   DESMI_AUDIENCE_FORUM, stakeholder, G_N_ELEMENTS (stakeholder) },
  [DESMI_TEMPLATE_VILLAGE] = { "village", N_ ("Village visit"),
                               N_ ("One village: its people abroad, its pillars, what was agreed"),
                               DESMI_AUDIENCE_FORUM, visit, G_N_ELEMENTS (visit) },
  [DESMI_TEMPLATE_QUARTERLY]
  = { "quarterly", N_ ("Quarterly report"), N_ ("Pillars and indicators of a quarter, by village"),
      DESMI_AUDIENCE_INTERNAL, quarterly, G_N_ELEMENTS (quarterly) },
  [DESMI_TEMPLATE_BANK]
  = { "bank", N_ ("Bank Indonesia and banks"),
      N_ ("Remittances, cooperatives and the three supports of Bank Indonesia"),
      DESMI_AUDIENCE_FORUM, bank, G_N_ELEMENTS (bank) },
};

/**
 * desmi_template_to_name:
 *
 * Returns: (transfer none): as on the command line
 */
const char *
desmi_template_to_name (DesmiTemplate which)
{
  return templates[which].name;
}

/**
 * desmi_template_from_name:
 * @out: (out): the template
 *
 * Returns: whether there is one of that name
 */
gboolean
desmi_template_from_name (const char *name, DesmiTemplate *out)
{
  for (guint i = 0; i < DESMI_N_TEMPLATES; i++)
    if (g_strcmp0 (name, templates[i].name) == 0)
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desmi_template_title:
 *
 * Returns: (transfer none): what it is for
 */
const char *
desmi_template_title (DesmiTemplate which, const DesmiLocale *locale)
{
  return desmi_locale_text (locale, templates[which].title);
}

/**
 * desmi_template_summary:
 *
 * Returns: (transfer none): what is in it
 */
const char *
desmi_template_summary (DesmiTemplate which, const DesmiLocale *locale)
{
  return desmi_locale_text (locale, templates[which].summary);
}

/**
 * desmi_template_dup_name:
 * @village: (nullable): the name of the one that it is about
 *
 * Returns: (transfer full): what a presentation made from it is called unless somebody says
 * otherwise: "Village visit: Kenanga"
 */
char *
desmi_template_dup_name (DesmiTemplate which, const char *village, const DesmiLocale *locale)
{
  const char *title = desmi_template_title (which, locale);

  return village != NULL && which == DESMI_TEMPLATE_VILLAGE
             /* Translators: what a presentation is, and the name of a village */
             ? g_strdup_printf (desmi_locale_text (locale, N_ ("%s: %s")), title, village)
             : g_strdup (title);
}

/**
 * desmi_template_get_audience:
 *
 * Returns: whom it is for unless somebody says otherwise
 */
DesmiAudience
desmi_template_get_audience (DesmiTemplate which)
{
  return templates[which].audience;
}

static gboolean
is_same (const char *text, const char *msgid)
{
  return msgid != NULL
         && (g_str_equal (text, desmi_locale_text (desmi_locale_get_indonesian (), msgid))
             || g_str_equal (text, desmi_locale_text (desmi_locale_get_english (), msgid)));
}

/**
 * desmi_template_wrote:
 *
 * Returns: whether @text is one that templates put on slides, in any language, and not a person's
 */
gboolean
desmi_template_wrote (const char *text)
{
  for (guint i = 0; i < DESMI_N_TEMPLATES; i++)
    {
      if (is_same (text, templates[i].title))
        return TRUE;
      for (guint k = 0; k < templates[i].n_slides; k++)
        if (is_same (text, templates[i].slides[k].title)
            || is_same (text, templates[i].slides[k].text))
          return TRUE;
    }
  return FALSE;
}

static void
add_slots (DesmiSlideSpec *spec, const Slide *slide, const char *of)
{
  for (guint i = 0; i < MOST_FIGURES && slide->figures[i] != NULL; i++)
    desmi_slide_spec_add_figure (spec, slide->figures[i]);
  for (guint i = 0; i < MOST_CHARTS && slide->charts[i] != NULL; i++)
    desmi_slide_spec_add_chart (spec, slide->charts[i]);
  for (guint i = 0; i < desmi_slide_spec_get_n_slots (spec); i++)
    {
      if (of != NULL)
        desmi_slide_spec_add_where (spec, i, DESMI_DIMENSION_VILLAGE, of);
      if (g_strcmp0 (desmi_slide_spec_get_slot_text (spec, i, "chart"), "sankey") == 0)
        desmi_slide_spec_set_slot_number (spec, i, "max", SANKEY_NODES);
      if (slide->kind == DESMI_SLIDE_SCOREBOARD && of == NULL)
        desmi_slide_spec_add_by (spec, i, DESMI_DIMENSION_SUBDISTRICT);
      if (slide->kind == DESMI_SLIDE_TABLE)
        desmi_slide_spec_set_slot_text (spec, i, "show", "table");
    }
}

static char *
make_spec (const Slide *slide, const DesmiDeckChoices *choices)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (NULL, NULL);

  if (slide->text != NULL)
    desmi_slide_spec_set (spec, "text", desmi_locale_text (choices->locale, slide->text));
  if (slide->kind == DESMI_SLIDE_VILLAGE || slide->kind == DESMI_SLIDE_TITLE)
    desmi_slide_spec_set (spec, "village", choices->village);
  for (guint i = 0; slide->kind == DESMI_SLIDE_DECISIONS && i < EMPTY_ROWS; i++)
    desmi_slide_spec_set_decision (spec, i, "what", NULL);
  add_slots (spec, slide, choices->village);
  return desmi_slide_spec_to_text (spec);
}

static void
add_slide (DesmiStoredDeck *deck, const Slide *slide, const DesmiDeckChoices *choices)
{
  DesmiStoredSlide *stored = desmi_stored_deck_add (deck, desmi_slide_kind_to_name (slide->kind));
  const char       *title = slide->kind == DESMI_SLIDE_TITLE ? deck->name
                            : slide->title != NULL ? desmi_locale_text (choices->locale, slide->title)
                                                   : NULL;

  stored->title = g_strdup (title);
  stored->is_own = title != NULL;
  stored->spec = make_spec (slide, choices);
}

/**
 * desmi_template_make:
 *
 * Returns: (transfer full): a deck with the slides of a template, which no file has yet; titles
 * follow the data
 */
DesmiStoredDeck *
desmi_template_make (DesmiTemplate which, const DesmiDeckChoices *choices)
{
  DesmiStoredDeck *deck = desmi_stored_deck_new (
      choices->name != NULL ? choices->name : desmi_template_title (which, choices->locale));

  deck->template_name = g_strdup (templates[which].name);
  deck->theme = g_strdup (choices->theme);
  deck->aspect = choices->aspect;
  deck->audience = choices->audience;
  deck->period = g_strdup (choices->period);
  g_free (deck->language);
  deck->language = g_strdup (choices->locale->language == DESMI_LANGUAGE_EN ? "en" : "id");
  for (guint i = 0; i < templates[which].n_slides; i++)
    add_slide (deck, &templates[which].slides[i], choices);
  return deck;
}
