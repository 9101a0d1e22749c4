/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-deck-menus.h"

#include "app/decks/desmi-deck-export.h"
#include "core/desmi-clock.h"
#include "ui/decks/desmi-slide-kinds.h"

#include <glib/gi18n-lib.h>

#define N_FIGURES 4
#define SECONDS_A_DAY (24 * 3600)

static const char *const figures[N_FIGURES] = { "departures", "returns", "abroad", "villages" };

static GMenuItem *
new_item (const char *label, const char *action, GVariant *target)
{
  GMenuItem *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  return item;
}

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  GMenuItem *item = new_item (label, action, target);

  g_menu_append_item (menu, item);
  g_object_unref (item);
}

static void
set_menu (GtkMenuButton *button, GMenu *menu)
{
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
set_up_add (GtkMenuButton *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < DESMI_SLIDE_UNKNOWN; i++)
    append (menu, desmi_slide_kind_get_title ((DesmiSlideKind) i), "deck.add",
            g_variant_new_string (desmi_slide_kind_to_name ((DesmiSlideKind) i)));
  set_menu (button, menu);
}

static void
append_section (GMenu *menu, const char *title, GMenu *section)
{
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
new_choices (const char *action, const char *const (*choices)[2], guint n)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    append (section, _ (choices[i][1]), action, g_variant_new_string (choices[i][0]));
  return section;
}

static GMenu *
new_slide_actions (void)
{
  GMenu *slide = g_menu_new ();

  append (slide, _ ("Duplicate Slide"), "deck.duplicate", NULL);
  append (slide, _ ("Move Slide Up"), "deck.move", g_variant_new_int32 (-1));
  append (slide, _ ("Move Slide Down"), "deck.move", g_variant_new_int32 (1));
  append (slide, _ ("Delete Slide"), "deck.remove", NULL);
  return slide;
}

static void
set_up_more (GtkMenuButton *button)
{
  static const char *const aspects[][2]
      = { { "16:9", N_ ("Wide (16:9)") }, { "4:3", N_ ("Standard (4:3)") } };
  static const char *const audiences[][2] = { { "internal", N_ ("The district’s office") },
                                              { "forum", N_ ("The forum of partners") },
                                              { "public", N_ ("The public") } };
  static const char *const languages[][2]
      = { { "id", N_ ("Indonesian") }, { "en", N_ ("English") } };
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu            *data = g_menu_new ();

  append_section (menu, NULL, new_slide_actions ());
  append (data, _ ("Present from This Slide"), "deck.present", g_variant_new_boolean (TRUE));
  append (data, _ ("Rehearse with Notes"), "deck.rehearse", g_variant_new_boolean (FALSE));
  append (data, _ ("Insert or Change a Number…"), "deck.number", NULL);
  append (data, _ ("Name, Length and Look…"), "deck.settings", NULL);
  append (data, _ ("Freeze the Data as of Today"), "deck.freeze", NULL);
  append (data, _ ("Follow the Data Again"), "deck.thaw", NULL);
  append_section (menu, NULL, data);
  append_section (menu, _ ("Audience"),
                  new_choices ("deck.audience", audiences, G_N_ELEMENTS (audiences)));
  append_section (menu, _ ("Aspect"), new_choices ("deck.aspect", aspects, G_N_ELEMENTS (aspects)));
  append_section (menu, _ ("Language"),
                  new_choices ("deck.language", languages, G_N_ELEMENTS (languages)));
  set_menu (button, menu);
}

static void
set_up_export (GtkMenuButton *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu            *print = g_menu_new ();

  append (menu, _ ("PDF…"), "deck.export", g_variant_new_int32 (DESMI_DECK_PDF));
  append (menu, _ ("PowerPoint (PPTX)…"), "deck.export", g_variant_new_int32 (DESMI_DECK_PPTX));
  append (menu, _ ("PowerPoint with Data of Its Pictures (PPTX)…"), "deck.export",
          g_variant_new_int32 (DESMI_DECK_PPTX_DATA));
  append (menu, _ ("Handout, Six Slides a Sheet (PDF)…"), "deck.export",
          g_variant_new_int32 (DESMI_DECK_HANDOUT));
  append (menu, _ ("Slides with Notes (PDF)…"), "deck.export",
          g_variant_new_int32 (DESMI_DECK_NOTES));
  append (menu, _ ("Pictures (PNG)…"), "deck.export", g_variant_new_int32 (DESMI_DECK_PNG));
  append (print, _ ("Print…"), "deck.print", NULL);
  append_section (menu, NULL, print);
  set_menu (button, menu);
}

/**
 * desmi_deck_menus_set_up:
 *
 * Gives the buttons their menus, whose actions are those of #DesmiDeckEditor.
 */
void
desmi_deck_menus_set_up (GtkMenuButton *add, GtkMenuButton *more, GtkMenuButton *export_button)
{
  set_up_add (add);
  set_up_more (more);
  set_up_export (export_button);
}

/**
 * desmi_deck_menus_new_slide:
 *
 * Returns: (transfer full): the menu of a slide in the list
 */
GMenuModel *
desmi_deck_menus_new_slide (void)
{
  GMenu *menu = g_menu_new (), *show = g_menu_new ();

  append (show, _ ("Present from This Slide"), "deck.present", g_variant_new_boolean (TRUE));
  append (show, _ ("Change the Title"), "deck.write-title", NULL);
  append_section (menu, NULL, show);
  append_section (menu, NULL, new_slide_actions ());
  return G_MENU_MODEL (menu);
}

/* ", data of 30 September 2023, 61 days old" */
static void
append_age (GString *text, const char *as_of, const DesmiLocale *locale)
{
  g_autofree char *moment = g_strconcat (as_of, "T00:00:00Z", NULL);
  g_autofree char *day = desmi_format_day (as_of, locale);
  gint64           then, age;

  if (!desmi_clock_parse_utc (moment, &then))
    return;
  age = MAX ((desmi_clock_now () - then) / SECONDS_A_DAY, 0);
  if (age == 0)
    /* Translators: goes behind “follows the data”; %s is a date */
    g_string_append_printf (text, _ (", data of %s, which is today"), day);
  else
    g_string_append_printf (
        text,
        /* Translators: goes behind “follows the data”; a date, and how old */
        ngettext (", data of %s, %u day old", ", data of %s, %u days old", (gulong) age), day,
        (guint) age);
}

/**
 * desmi_deck_menus_describe:
 * @n_pages: how many it has, those of slides that go on included; 0: it was not laid out
 * @as_of: (nullable): the day of the oldest data that it shows, where that is known
 *
 * Returns: (transfer full): "14 slides, 15 pages · forum · 2023 · frozen on 30 September 2023"
 */
char *
desmi_deck_menus_describe (const DesmiStoredDeck *deck, guint n_pages, const char *as_of)
{
  const DesmiLocale *locale = desmi_locale_get_user ();
  guint              n = deck->slides->len;
  GString           *text = g_string_new (NULL);
  DesmiPeriod        period;

  g_string_append_printf (text, ngettext ("%u slide", "%u slides", n), n);
  if (n_pages > n)
    /* Translators: goes behind "15 slides", some of which go on over several pages */
    g_string_append_printf (text, ngettext (", %u page", ", %u pages", n_pages), n_pages);
  g_string_append_printf (text, " · %s", desmi_audience_name (deck->audience, locale));
  if (deck->period != NULL && desmi_period_parse (deck->period, &period, NULL))
    {
      g_autofree char *of = desmi_period_format (&period, locale);

      g_string_append_printf (text, " · %s", of);
    }
  g_string_append (text, " · ");
  if (deck->frozen != NULL)
    {
      g_autofree char *day = desmi_format_day (deck->frozen, locale);

      /* Translators: %s is a date */
      g_string_append_printf (text, _ ("frozen on %s"), day);
    }
  else
    {
      g_string_append (text, _ ("follows the data"));
      if (as_of != NULL)
        append_age (text, as_of, locale);
    }
  return g_string_free (text, FALSE);
}

/**
 * desmi_deck_menus_new_spec:
 *
 * Returns: (transfer full): what a new slide of @kind has on it
 */
DesmiSlideSpec *
desmi_deck_menus_new_spec (DesmiSlideKind kind)
{
  DesmiSlideSpec *spec = desmi_slide_spec_new (NULL, NULL);

  switch ((guint) kind)
    {
    case DESMI_SLIDE_FIGURES:
      for (guint i = 0; i < N_FIGURES; i++)
        desmi_slide_spec_add_figure (spec, figures[i]);
      break;
    case DESMI_SLIDE_CHART:
    case DESMI_SLIDE_CHART_TEXT:
      desmi_slide_spec_add_chart (spec, "bars");
      break;
    case DESMI_SLIDE_TWO_CHARTS:
      desmi_slide_spec_add_chart (spec, "bars");
      desmi_slide_spec_add_chart (spec, "trend");
      break;
    case DESMI_SLIDE_TABLE:
      desmi_slide_spec_add_chart (spec, "bars");
      desmi_slide_spec_set_slot_text (spec, 0, "show", "table");
      break;
    case DESMI_SLIDE_SCOREBOARD:
      desmi_slide_spec_add_chart (spec, "scoreboard");
      break;
    default:
      break;
    }
  return spec;
}
