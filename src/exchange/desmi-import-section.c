/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The patterns of such lines. */
#include "exchange/desmi-import-section.h"

#define NUMBERED "^(?:(?:[a-z]|[ivx]{1,5}|[0-9]{1,3})[.)]\\s*)?"
#define OF_DISTRICT "(?:[\\s,]+(?:kab(?:upaten)?|kota)\\b.*)?$"
#define GAP "(?:\\s*[:.]\\s*|\\s+)"

static const char village_pattern[]
    = NUMBERED "(?:desa|ds|kelurahan|kel)" GAP "([^,(;]+?)"
               "(?:[\\s,(;–-]+(?:kecamatan|kec)" GAP "([^,)]+?)\\)?)?" OF_DISTRICT;
static const char subdistrict_pattern[] = NUMBERED "(?:kecamatan|kec)" GAP "(.+?)" OF_DISTRICT;
static const char month_pattern[] = "^(?:(?:bulan|bln|periode)" GAP ")?(.+)$";

static gboolean
match (GRegex **regex, const char *pattern, const char *text, GMatchInfo **found)
{
  if (g_once_init_enter (regex))
    {
      GRegex *made = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);

      g_assert (made != NULL);
      g_once_init_leave (regex, made);
    }
  return g_regex_match (*regex, text, 0, found);
}

/* A group that matched nothing is none. */
static char *
dup_group (GMatchInfo *found, int group)
{
  char *text = g_match_info_fetch (found, group);

  if (text != NULL && *g_strstrip (text) != '\0')
    return text;
  g_free (text);
  return NULL;
}

static gboolean
read_month (DesmiSection *self, const char *text)
{
  static GRegex         *regex;
  g_autoptr (GMatchInfo) found = NULL;
  g_autofree char       *name = NULL;
  DesmiPeriod            period;

  if (!match (&regex, month_pattern, text, &found))
    return FALSE;
  name = dup_group (found, 1);
  if (name == NULL || !desmi_period_parse_loose (name, &period, NULL)
      || period.kind != DESMI_PERIOD_MONTH || desmi_month_year (period.first) < DESMI_FIRST_YEAR)
    return FALSE;
  self->month = period.first;
  return TRUE;
}

/**
 * desmi_section_parse:
 * @self: (out caller-allocates): what the line says; nothing where it is no such line
 * @text: a line of one cell
 *
 * Returns: whether @text names a village, a subdistrict or a month, and nothing else
 */
gboolean
desmi_section_parse (DesmiSection *self, const char *text)
{
  static GRegex         *of_village, *of_subdistrict;
  g_autoptr (GMatchInfo) village = NULL;
  g_autoptr (GMatchInfo) subdistrict = NULL;

  *self = (DesmiSection){ 0 };
  if (match (&of_village, village_pattern, text, &village))
    {
      self->village = dup_group (village, 1);
      self->subdistrict = dup_group (village, 2);
      return self->village != NULL;
    }
  if (match (&of_subdistrict, subdistrict_pattern, text, &subdistrict))
    {
      self->subdistrict = dup_group (subdistrict, 1);
      return self->subdistrict != NULL;
    }
  return read_month (self, text);
}

/**
 * desmi_section_clear:
 *
 * Frees what @self holds.
 */
void
desmi_section_clear (DesmiSection *self)
{
  g_clear_pointer (&self->village, g_free);
  g_clear_pointer (&self->subdistrict, g_free);
  self->month = 0;
}
