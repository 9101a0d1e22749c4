/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-freeze.h"

#include "app/decks/desmi-frozen-table.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static const char *const slot_kinds[] = {
  [DESMI_SLOT_CHART] = "chart",
  [DESMI_SLOT_TABLE] = "table",
  [DESMI_SLOT_FIGURE] = "figure",
  [DESMI_SLOT_GONE] = "gone",
};

static void
set_text (json_t *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_new (object, name, json_string (text));
}

static const char *
get_text (const json_t *object, const char *name)
{
  return json_string_value (json_object_get (object, name));
}

static json_t *
write_titles (char **titles)
{
  json_t *out = json_array ();

  for (guint i = 0; titles[i] != NULL; i++)
    json_array_append_new (out, json_string (titles[i]));
  return out;
}

static json_t *
write_slot (const DesmiSlot *slot)
{
  json_t *self = json_pack ("{s:s}", "kind", slot_kinds[slot->kind]);

  if (slot->chart != NULL)
    json_object_set_new (self, "chart", desmi_frozen_chart_write (slot->chart));
  if (slot->table != NULL)
    json_object_set_new (self, "table", desmi_frozen_table_write (slot->table));
  if (slot->titles != NULL)
    json_object_set_new (self, "titles", write_titles (slot->titles));
  set_text (self, "value", slot->figure.value);
  set_text (self, "label", slot->figure.label);
  set_text (self, "detail", slot->figure.detail);
  set_text (self, "gone", slot->gone);
  set_text (self, "alt", slot->alt);
  set_text (self, "source_line", slot->source_line);
  set_text (self, "as_of", slot->as_of);
  set_text (self, "remark", slot->remark);
  return self;
}

static json_t *
write_slots (const DesmiSlide *slide)
{
  json_t *slots = json_array ();

  for (guint i = 0; i < slide->slots->len; i++)
    json_array_append_new (slots, write_slot (g_ptr_array_index (slide->slots, i)));
  return slots;
}

static json_t *
write_paragraph (const DesmiParagraph *paragraph)
{
  json_t *self
      = json_pack ("{s:s,s:i,s:b,s:b}", "text", paragraph->text, "level", (int) paragraph->level,
                   "bullet", paragraph->bullet, "bold", paragraph->bold);

  set_text (self, "link", paragraph->link);
  return self;
}

static json_t *
write_numbers (const DesmiSlide *slide)
{
  json_t *out = json_array ();

  for (guint i = 0; i < slide->numbers->len; i++)
    {
      const DesmiTextNumber *number = g_ptr_array_index (slide->numbers, i);

      json_array_append_new (out,
                             json_pack ("[s,s,s]", number->words, number->value, number->about));
    }
  return out;
}

/**
 * desmi_frozen_slide_write:
 * @slide: with every question answered
 * @audience: for whom they were answered
 *
 * Returns: (transfer full): JSON with what the data said: title, texts, charts, tables, numbers,
 * and those within the texts
 */
char *
desmi_frozen_slide_write (const DesmiSlide *slide, DesmiAudience audience)
{
  json_t *paragraphs = json_array ();
  json_t *self
      = json_pack ("{s:i,s:o,s:o}", "v", 1, "slots", write_slots (slide), "paragraphs", paragraphs);
  char *text, *copy;

  for (guint i = 0; i < slide->paragraphs->len; i++)
    json_array_append_new (paragraphs, write_paragraph (g_ptr_array_index (slide->paragraphs, i)));
  set_text (self, "audience", desmi_audience_to_code (audience));
  set_text (self, "title", slide->title);
  set_text (self, "subtitle", slide->subtitle);
  json_object_set_new (self, DESMI_FROZEN_NUMBERS, write_numbers (slide));
  text = json_dumps (self, JSON_COMPACT | JSON_SORT_KEYS);
  copy = g_strdup (text);
  free (text);
  json_decref (self);
  return copy;
}

static DesmiSlotKind
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (slot_kinds); i++)
    if (g_strcmp0 (name, slot_kinds[i]) == 0)
      return i;
  return DESMI_SLOT_GONE;
}

static char **
read_titles (const json_t *json)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char        **titles;
  json_t       *title;
  gsize         i;

  json_array_foreach (json, i, title)
      g_strv_builder_add (builder, json_is_string (title) ? json_string_value (title) : "");
  titles = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return titles;
}

static void
read_slot (DesmiSlide *slide, const json_t *json, DesmiAudience audience)
{
  const json_t *chart = json_object_get (json, "chart"), *table = json_object_get (json, "table");
  const json_t *titles = json_object_get (json, "titles");
  DesmiSlot    *slot = desmi_slide_add_slot (slide, find_kind (get_text (json, "kind")));

  slot->chart = chart != NULL ? desmi_frozen_chart_read (chart, audience) : NULL;
  slot->table = table != NULL ? desmi_frozen_table_read (table) : NULL;
  slot->titles = titles != NULL ? read_titles (titles) : NULL;
  slot->figure.value = g_strdup (get_text (json, "value"));
  slot->figure.label = g_strdup (get_text (json, "label"));
  slot->figure.detail = g_strdup (get_text (json, "detail"));
  slot->gone = g_strdup (get_text (json, "gone"));
  slot->alt = g_strdup (get_text (json, "alt"));
  slot->source_line = g_strdup (get_text (json, "source_line"));
  slot->as_of = g_strdup (get_text (json, "as_of"));
  slot->remark = g_strdup (get_text (json, "remark"));
  if ((slot->kind == DESMI_SLOT_CHART && slot->chart == NULL)
      || (slot->kind == DESMI_SLOT_TABLE && slot->table == NULL))
    slot->kind = DESMI_SLOT_GONE;
}

static void
read_paragraph (DesmiSlide *slide, const json_t *json)
{
  const char     *text = get_text (json, "text");
  DesmiParagraph *paragraph = desmi_slide_add_paragraph (slide, text != NULL ? text : "");

  paragraph->level = (guint) json_integer_value (json_object_get (json, "level"));
  paragraph->bullet = json_is_true (json_object_get (json, "bullet"));
  paragraph->bold = json_is_true (json_object_get (json, "bold"));
  paragraph->link = g_strdup (get_text (json, "link"));
}

/* The numbers that @audience may not see are among those of the district's own people. Which ones,
 * what was kept does not tell: where it does not say for whom it is, it is for them. */
static gboolean
is_meant_for (const json_t *json, DesmiAudience audience)
{
  DesmiAudience meant;

  if (audience == DESMI_AUDIENCE_INTERNAL)
    return TRUE;
  return desmi_audience_parse (get_text (json, "audience"), &meant)
         && meant != DESMI_AUDIENCE_INTERNAL;
}

static void
read_number (DesmiSlide *slide, const json_t *json)
{
  const char *words = json_string_value (json_array_get (json, 0));
  const char *value = json_string_value (json_array_get (json, 1));

  if (words != NULL && value != NULL && desmi_slide_find_number (slide, words) == NULL)
    desmi_slide_add_number (slide, words, value, json_string_value (json_array_get (json, 2)));
}

/* Where its numbers were kept, what a person wrote is as it is today, with them in it. */
static void
read_texts (DesmiSlide *slide, const json_t *json)
{
  const char   *title = get_text (json, "title");
  const json_t *numbers = json_object_get (json, DESMI_FROZEN_NUMBERS);
  json_t       *one;
  gsize         i;

  json_array_foreach (numbers, i, one) read_number (slide, one);
  slide->n_frozen = slide->numbers->len;
  if (numbers == NULL)
    {
      json_array_foreach (json_object_get (json, "paragraphs"), i, one) read_paragraph (slide, one);
    }
  if (title != NULL)
    {
      g_free (slide->title);
      slide->title = g_strdup (title);
    }
  g_free (slide->subtitle);
  slide->subtitle = g_strdup (get_text (json, "subtitle"));
}

/* (nullable): why nothing of @json is for @audience, to be translated */
static const char *
find_hindrance (const json_t *json, DesmiAudience audience)
{
  if (json == NULL)
    return N_ ("What was frozen cannot be read.");
  if (!is_meant_for (json, audience))
    return N_ ("The numbers were frozen for the district’s office and are not shown to others. "
               "Refresh the slide.");
  return NULL;
}

/**
 * desmi_frozen_slide_is_withheld:
 * @text: as desmi_frozen_slide_write() gave it
 * @audience: who is to see it
 *
 * Returns: whether desmi_frozen_slide_read() would put nothing of it on a slide
 */
gboolean
desmi_frozen_slide_is_withheld (const char *text, DesmiAudience audience)
{
  json_error_t why;
  json_t      *json = json_loads (text, JSON_REJECT_DUPLICATES, &why);
  gboolean     is_withheld = find_hindrance (json, audience) != NULL;

  json_decref (json);
  return is_withheld;
}

/**
 * desmi_frozen_slide_read:
 * @slide: without slots and texts yet; its title is replaced
 * @text: as desmi_frozen_slide_write() gave it
 * @audience: who is to see it
 *
 * Returns: (nullable): why nothing of it is on @slide, a sentence to be translated; %NULL where all
 * of it is
 */
const char *
desmi_frozen_slide_read (DesmiSlide *slide, const char *text, DesmiAudience audience)
{
  json_error_t why;
  json_t      *json = json_loads (text, JSON_REJECT_DUPLICATES, &why), *one;
  const char  *hindrance = find_hindrance (json, audience);
  gsize        i;

  if (hindrance != NULL)
    {
      json_decref (json);
      return hindrance;
    }
  json_array_foreach (json_object_get (json, "slots"), i, one) read_slot (slide, one, audience);
  read_texts (slide, json);
  json_decref (json);
  return NULL;
}

/**
 * desmi_frozen_slide_has_numbers:
 * @text: as desmi_frozen_slide_write() gave it
 *
 * Returns: whether the numbers within its texts were kept apart from them; they were not always
 */
gboolean
desmi_frozen_slide_has_numbers (const char *text)
{
  json_error_t why;
  json_t      *json = json_loads (text, JSON_REJECT_DUPLICATES, &why);
  gboolean     has_numbers = json_object_get (json, DESMI_FROZEN_NUMBERS) != NULL;

  json_decref (json);
  return has_numbers;
}

/**
 * desmi_frozen_slide_digest:
 *
 * Returns: (transfer full): what tells whether the data of two slides are the same
 */
char *
desmi_frozen_slide_digest (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static char *
digest_json (json_t *json /* transfer full */)
{
  char *text = json_dumps (json, JSON_COMPACT | JSON_SORT_KEYS);
  char *digest = desmi_frozen_slide_digest (text);

  free (text);
  json_decref (json);
  return digest;
}

/**
 * desmi_frozen_slide_digest_data:
 * @slide: with every question answered
 *
 * Returns: (transfer full): what tells whether two slides show the same data, whatever their titles
 * and texts say
 */
char *
desmi_frozen_slide_digest_data (const DesmiSlide *slide)
{
  return digest_json (write_slots (slide));
}

/**
 * desmi_frozen_slide_digest_numbers:
 * @slide: with every question answered
 *
 * Returns: (transfer full): the same for the data and the numbers within its texts
 */
char *
desmi_frozen_slide_digest_numbers (const DesmiSlide *slide)
{
  json_t *slots = write_slots (slide);

  if (slide->numbers->len > 0)
    json_array_append_new (slots, write_numbers (slide));
  return digest_json (slots);
}
