/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Area codes: read, taken apart, and told from the codes of Statistics Indonesia. */
#include "core/desmi-code.h"

#include "core/desmi-error.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Digits of a code at each level; groups of two, the village's of four. */
static const int n_digits[] = { 0, 2, 4, 6, 10 };
static const int n_chars[] = { 0, 2, 5, 8, 13 };

#define SCRATCH 24

/* Blanks, no-break blanks and the apostrophe by which spreadsheets keep a number as text. */
static gboolean
is_ignored (gunichar c)
{
  return g_unichar_isspace (c) || c == '\'' || c == 0x2019 || c == 0x2018;
}

/* Copies digits and dots; FALSE for anything else or for too much. */
static gboolean
copy_digits_and_dots (const char *text, char out[SCRATCH], int *digits, int *dots)
{
  int n = 0;

  *digits = *dots = 0;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (is_ignored (u))
        continue;
      if ((!g_ascii_isdigit (*c) && *c != '.') || n == SCRATCH - 1)
        return FALSE;
      if (*c == '.')
        (*dots)++;
      else
        (*digits)++;
      out[n++] = *c;
    }
  out[n] = '\0';
  return n > 0;
}

static DesmiLevel
level_of_digits (int digits)
{
  for (int level = DESMI_LEVEL_PROVINCE; level <= DESMI_LEVEL_VILLAGE; level++)
    if (n_digits[level] == digits)
      return (DesmiLevel) level;
  return (DesmiLevel) 0;
}

/* Is every dot where a code has one? */
static gboolean
has_own_form (const char *text, DesmiLevel level)
{
  if ((int) strlen (text) != n_chars[level])
    return FALSE;
  for (int i = 0; text[i] != '\0'; i++)
    if ((text[i] == '.') != (i == 2 || i == 5 || i == 8))
      return FALSE;
  return TRUE;
}

static void
put_dots (const char *digits, DesmiLevel level, DesmiCode *out)
{
  int n = 0;

  for (int i = 0; i < n_digits[level]; i++)
    {
      if (i == 2 || i == 4 || i == 6)
        out->text[n++] = '.';
      out->text[n++] = digits[i];
    }
  out->text[n] = '\0';
  out->level = level;
}

static void
drop_dots (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != '.')
      *to++ = *from;
  *to = '\0';
}

/* The numbers that a group may have: provinces begin at 11, no group is 00, villages begin with 1,
 * 2 or 3. */
static gboolean
check_groups (const DesmiCode *code, const char *text, GError **error)
{
  const char      *t = code->text;
  g_autofree char *quoted = NULL;

  if (strncmp (t, "11", 2) < 0
      || (code->level >= DESMI_LEVEL_DISTRICT && t[3] == '0' && t[4] == '0')
      || (code->level >= DESMI_LEVEL_SUBDISTRICT && t[6] == '0' && t[7] == '0'))
    {
      quoted = desmi_text_quote (text);
      g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE,
                   /* Translators: %s is what was written. */
                   _ ("“%s” is not an area code: provinces begin at 11 and no part is 00."),
                   quoted);
      return FALSE;
    }
  if (code->level == DESMI_LEVEL_VILLAGE && (t[9] < '1' || t[9] > '3'))
    {
      quoted = desmi_text_quote (text);
      g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE,
                   /* Translators: %s is what was written. BPS is Statistics Indonesia. */
                   _ ("“%s” is not a Kemendagri village code: its last four digits must begin with "
                      "1, 2 or 3. It may be a BPS code."),
                   quoted);
      return FALSE;
    }
  return TRUE;
}

/* A spreadsheet that took a code for a number drops the zeros at its end: 33.10 becomes 33.1. */
static void
set_shape_error (const char *text, const char *clean, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (text);

  if (strlen (clean) == 4 && clean[2] == '.' && g_ascii_isdigit (clean[0])
      && g_ascii_isdigit (clean[1]) && g_ascii_isdigit (clean[3]) && clean[3] != '0')
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE,
                 /* Translators: the first %s is what was written, the second the likely code. */
                 _ ("“%s” is not a whole area code. Perhaps %s0 is meant: a spreadsheet may have "
                    "dropped the last zero."),
                 quoted, clean);
  else
    g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE,
                 /* Translators: %s is what was written. */
                 _ ("“%s” is not an area code. A code looks like 32 (province), 32.12 (district), "
                    "32.12.16 (subdistrict) or 32.12.16.2004 (village)."),
                 quoted);
}

/**
 * desmi_code_parse:
 * @text: (nullable): a Kemendagri code, with dots (`32.12.16.2004`) or without (`3212162004`)
 * @out: (out): the code; untouched on failure
 * @error: %DESMI_CORE_ERROR_CODE
 *
 * Blanks and apostrophes are ignored, and dots in an unusual place if all ten digits of a village
 * are there. A code with a digit too few is refused, never filled up. A code without dots may also
 * be one of Statistics Indonesia: see desmi_code_from_undotted().
 *
 * Returns: whether @text is a well-formed code
 */
gboolean
desmi_code_parse (const char *text, DesmiCode *out, GError **error)
{
  char       clean[SCRATCH] = "";
  int        digits, dots;
  DesmiLevel level;
  DesmiCode  code;

  g_return_val_if_fail (out != NULL, FALSE);

  if (text == NULL || !copy_digits_and_dots (text, clean, &digits, &dots))
    {
      set_shape_error (text, "", error);
      return FALSE;
    }
  level = level_of_digits (digits);
  if (level == 0 || (dots > 0 && level != DESMI_LEVEL_VILLAGE && !has_own_form (clean, level)))
    {
      set_shape_error (text, clean, error);
      return FALSE;
    }
  drop_dots (clean);
  put_dots (clean, level, &code);
  if (!check_groups (&code, text, error))
    return FALSE;
  *out = code;
  return TRUE;
}

static char *
level_sentence (DesmiLevel level, const char *text)
{
  switch (level)
    {
    case DESMI_LEVEL_PROVINCE:
      /* Translators: here and below %s is what was written. */
      return g_strdup_printf (_ ("“%s” is not a province code such as 32."), text);
    case DESMI_LEVEL_DISTRICT:
      return g_strdup_printf (_ ("“%s” is not a district code such as 32.12."), text);
    case DESMI_LEVEL_SUBDISTRICT:
      return g_strdup_printf (_ ("“%s” is not a subdistrict code such as 32.12.16."), text);
    case DESMI_LEVEL_VILLAGE:
    default:
      return g_strdup_printf (_ ("“%s” is not a village code such as 32.12.16.2004."), text);
    }
}

/**
 * desmi_code_parse_level:
 * @text: (nullable): a code, as for desmi_code_parse()
 * @level: the level it must have
 * @out: (out): the code; untouched on failure
 * @error: %DESMI_CORE_ERROR_CODE
 *
 * Returns: whether @text is a well-formed code of @level
 */
gboolean
desmi_code_parse_level (const char *text, DesmiLevel level, DesmiCode *out, GError **error)
{
  DesmiCode code;

  g_return_val_if_fail (out != NULL, FALSE);

  if (!desmi_code_parse (text, &code, error))
    return FALSE;
  if (code.level != level)
    {
      g_autofree char *shown = desmi_text_quote (text);
      g_autofree char *sentence = level_sentence (level, shown);

      g_set_error_literal (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_CODE, sentence);
      return FALSE;
    }
  *out = code;
  return TRUE;
}

/**
 * desmi_code_is_valid:
 * @text: (nullable): a text
 * @level: a level
 *
 * Returns: whether @text is a code of @level in normal form, to the byte
 */
gboolean
desmi_code_is_valid (const char *text, DesmiLevel level)
{
  DesmiCode code;

  return text != NULL && desmi_code_parse (text, &code, NULL) && code.level == level
         && g_str_equal (code.text, text);
}

/**
 * desmi_code_parent:
 * @code: a code
 * @level: the level wanted, not below that of @code
 * @out: (out): the area of @level that holds @code; may be @code itself
 *
 * Returns: whether there is such an area
 */
gboolean
desmi_code_parent (const DesmiCode *code, DesmiLevel level, DesmiCode *out)
{
  DesmiCode parent = { .level = level };

  g_return_val_if_fail (code != NULL && out != NULL, FALSE);

  if (level < DESMI_LEVEL_PROVINCE || level > code->level)
    return FALSE;
  memcpy (parent.text, code->text, (gsize) n_chars[level]);
  *out = parent;
  return TRUE;
}

/**
 * desmi_code_contains:
 * @area: a code
 * @code: another
 *
 * Returns: whether @code is @area or lies in it
 */
gboolean
desmi_code_contains (const DesmiCode *area, const DesmiCode *code)
{
  g_return_val_if_fail (area != NULL && code != NULL, FALSE);

  return area->level <= code->level
         && strncmp (area->text, code->text, (gsize) n_chars[area->level]) == 0;
}

/**
 * desmi_code_village_kind:
 * @code: a village's code
 *
 * Returns: what kind of village its last group says
 */
DesmiVillageKind
desmi_code_village_kind (const DesmiCode *code)
{
  g_return_val_if_fail (code != NULL && code->level == DESMI_LEVEL_VILLAGE,
                        DESMI_VILLAGE_KIND_DESA);

  return (DesmiVillageKind) (code->text[9] - '0');
}

/**
 * desmi_code_is_kota:
 * @district: a district's code, or that of an area in it
 *
 * Returns: whether the district is a kota (numbers from 71), not a kabupaten
 */
gboolean
desmi_code_is_kota (const DesmiCode *district)
{
  g_return_val_if_fail (district != NULL && district->level >= DESMI_LEVEL_DISTRICT, FALSE);

  return district->text[3] >= '7';
}

static const char *const wire_levels[] = { NULL, "province", "regency", "district", "village" };

/**
 * desmi_level_to_wire:
 * @level: a level
 *
 * Returns: its name in the feed, where a kabupaten is a "regency" and a kecamatan a "district"
 */
const char *
desmi_level_to_wire (DesmiLevel level)
{
  g_return_val_if_fail (level >= DESMI_LEVEL_PROVINCE && level <= DESMI_LEVEL_VILLAGE, "");

  return wire_levels[level];
}

/**
 * desmi_level_from_wire:
 * @wire: (nullable): a name as in the feed
 * @out: (out): the level; untouched on failure
 *
 * Returns: whether @wire is such a name
 */
gboolean
desmi_level_from_wire (const char *wire, DesmiLevel *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  for (int level = DESMI_LEVEL_PROVINCE; level <= DESMI_LEVEL_VILLAGE; level++)
    if (g_strcmp0 (wire, wire_levels[level]) == 0)
      {
        *out = (DesmiLevel) level;
        return TRUE;
      }
  return FALSE;
}
