/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the district's own catalogue, with its texts. */
#include "store/desmi-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CODE_MAX 40
#define WHOLE 1000 /* thousandths */

G_DEFINE_BOXED_TYPE (DesmiCatalogueItem,
                     desmi_catalogue_item,
                     desmi_catalogue_item_copy,
                     desmi_catalogue_item_free)

/**
 * desmi_catalogue_item_new:
 * @id: (nullable): its code
 *
 * Returns: (transfer full): an entry that counts as the catalogue does where it says nothing else:
 * higher is better, sums, a weight of 1, no more than the target
 */
DesmiCatalogueItem *
desmi_catalogue_item_new (DesmiCatalogueKind kind, const char *id)
{
  DesmiCatalogueItem *self = g_new0 (DesmiCatalogueItem, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->direction = g_strdup ("higher");
  self->over_time = g_strdup ("sum");
  self->over_villages = g_strdup ("sum");
  self->weight_milli = self->cap_milli = WHOLE;
  return self;
}

/* In the normal form that the file holds; nothing where there is nothing to say. What is no UTF-8
 * is kept as it is, to be refused with a sentence. */
static char *
dup_normal (const char *text)
{
  char *normal;

  if (text == NULL || *text == '\0')
    return NULL;
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  return normal != NULL ? g_strstrip (normal) : g_strdup (text);
}

/**
 * desmi_catalogue_item_copy:
 *
 * Returns: (transfer full): the same entry, its texts in the normal form that the file holds
 */
DesmiCatalogueItem *
desmi_catalogue_item_copy (const DesmiCatalogueItem *self)
{
  DesmiCatalogueItem *copy = g_new (DesmiCatalogueItem, 1);

  *copy = *self;
  copy->id = dup_normal (self->id);
  copy->programme = dup_normal (self->programme);
  copy->name_id = dup_normal (self->name_id);
  copy->name_en = dup_normal (self->name_en);
  copy->valid_from = dup_normal (self->valid_from);
  copy->unit = dup_normal (self->unit);
  copy->direction = dup_normal (self->direction);
  copy->over_time = dup_normal (self->over_time);
  copy->over_villages = dup_normal (self->over_villages);
  copy->description = dup_normal (self->description);
  return copy;
}

/**
 * desmi_catalogue_item_free:
 *
 * Frees the entry and its texts.
 */
void
desmi_catalogue_item_free (DesmiCatalogueItem *self)
{
  g_free (self->id);
  g_free (self->programme);
  g_free (self->name_id);
  g_free (self->name_en);
  g_free (self->valid_from);
  g_free (self->unit);
  g_free (self->direction);
  g_free (self->over_time);
  g_free (self->over_villages);
  g_free (self->description);
  g_free (self);
}

/**
 * desmi_catalogue_make_code:
 * @name: what people call it
 *
 * Returns: (transfer full): a code made of its letters and digits, at most 40; empty where it has
 * none
 */
char *
desmi_catalogue_make_code (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");
  GString         *code = g_string_new (NULL);

  for (const char *at = plain; *at != '\0' && code->len < CODE_MAX; at++)
    if (g_ascii_isalpha (*at) || (g_ascii_isdigit (*at) && code->len > 0))
      g_string_append_c (code, g_ascii_tolower (*at));
    else if (code->len > 0 && code->str[code->len - 1] != '_')
      g_string_append_c (code, '_');
  if (code->len > 0 && code->str[code->len - 1] == '_')
    g_string_truncate (code, code->len - 1);
  return g_string_free (code, FALSE);
}

typedef struct
{
  const char *code, *name;
} Word;

static const char *
find_word (const Word *words, guint n, const char *code, const DesmiLocale *locale)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return desmi_locale_text (locale, words[i].name);
  return code;
}

/**
 * desmi_catalogue_direction_name:
 * @code: (nullable): of the catalogue
 *
 * Returns: (transfer none) (nullable): the word for a reader
 */
const char *
desmi_catalogue_direction_name (const char *code, const DesmiLocale *locale)
{
  static const Word words[]
      = { { "higher", N_ ("more is better") }, { "lower", N_ ("less is better") } };

  return find_word (words, G_N_ELEMENTS (words), code, locale);
}

/**
 * desmi_catalogue_over_time_name:
 * @code: (nullable): of the catalogue
 *
 * Returns: (transfer none) (nullable): what a year is made of, for a reader
 */
const char *
desmi_catalogue_over_time_name (const char *code, const DesmiLocale *locale)
{
  static const Word words[] = { { "sum", N_ ("sum of the quarters") },
                                { "last", N_ ("the last quarter reported") },
                                { "mean", N_ ("mean of the quarters") } };

  return find_word (words, G_N_ELEMENTS (words), code, locale);
}

/**
 * desmi_catalogue_over_villages_name:
 * @code: (nullable): of the catalogue
 *
 * Returns: (transfer none) (nullable): what the district is made of, for a reader
 */
const char *
desmi_catalogue_over_villages_name (const char *code, const DesmiLocale *locale)
{
  static const Word words[] = { { "sum", N_ ("sum of the villages") },
                                { "mean", N_ ("mean of the villages") },
                                { "share", N_ ("share of the villages above zero") } };

  return find_word (words, G_N_ELEMENTS (words), code, locale);
}
