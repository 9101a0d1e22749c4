/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strict JSON: depth, integers and the plain grammar are checked here, names and strings by
 * Jansson. */
#include "sync/desmi-strict-json.h"

#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_FORMAT,
               /* Translators: %s is a technical reason in English */
               _ ("The server's data are not written as they must be (%s)."), what);
  return FALSE;
}

/* Passes over a string; what its escapes mean is for the parser. */
static gboolean
scan_string (const char **cursor, const char *end, GError **error)
{
  const char *at = *cursor + 1;

  while (at < end && *at != '"')
    at += *at == '\\' ? 2 : 1;
  if (at >= end)
    return fail (error, "a text does not end");
  *cursor = at + 1;
  return TRUE;
}

static gboolean
scan_number (const char **cursor, const char *end, GError **error)
{
  const char *at = *cursor;
  const char *first;
  gint64      value = 0;

  if (at < end && *at == '-')
    at++;
  first = at;
  while (at < end && g_ascii_isdigit (*at))
    {
      if (at - first >= 16)
        return fail (error, "a number is too large");
      value = value * 10 + (*at++ - '0');
    }
  if (at == first || (at - first > 1 && *first == '0'))
    return fail (error, "a number is malformed");
  if (at < end && strchr (".eE+-", *at) != NULL)
    return fail (error, "a number is not whole");
  if (value > DESMI_JSON_MAX_INTEGER)
    return fail (error, "a number is too large");
  *cursor = at;
  return TRUE;
}

static gboolean
scan_word (const char **cursor, const char *end, GError **error)
{
  static const char *const words[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (end - *cursor) >= n && memcmp (*cursor, words[i], n) == 0
          && ((gsize) (end - *cursor) == n || !g_ascii_isalnum ((*cursor)[n])))
        {
          *cursor += n;
          return TRUE;
        }
    }
  return fail (error, "an unknown word or sign");
}

static gboolean
scan (const char *text, gsize length, GError **error)
{
  const char *cursor = text, *end = text + length;
  guint       depth = 0;

  while (cursor < end)
    {
      if (*cursor == '"')
        {
          if (!scan_string (&cursor, end, error))
            return FALSE;
        }
      else if (*cursor == '-' || g_ascii_isdigit (*cursor))
        {
          if (!scan_number (&cursor, end, error))
            return FALSE;
        }
      else if (*cursor == '{' || *cursor == '[')
        {
          if (++depth > DESMI_JSON_MAX_DEPTH)
            return fail (error, "nested too deeply");
          cursor++;
        }
      else if (*cursor == '}' || *cursor == ']')
        {
          if (depth == 0)
            return fail (error, "a bracket too many");
          depth--;
          cursor++;
        }
      else if (*cursor != '\0' && strchr (" \t\r\n,:", *cursor) != NULL)
        cursor++;
      else if (!scan_word (&cursor, end, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desmi_strict_json_parse:
 * @text: UTF-8, not necessarily NUL-terminated
 * @length: bytes of @text
 *
 * Refuses what the wire format does: nesting over 16, the same name twice, numbers that are not
 * whole or lie beyond +-(2^53-1), comments, single quotes, bad UTF-8, and anything but one object.
 *
 * Returns: (transfer full): the object; %NULL with %DESMI_SYNC_ERROR_FORMAT
 */
json_t *
desmi_strict_json_parse (const char *text, gsize length, GError **error)
{
  json_error_t details;
  json_t      *value;

  if (!g_utf8_validate_len (text, length, NULL))
    {
      fail (error, "not UTF-8");
      return NULL;
    }
  if (!scan (text, length, error))
    return NULL;
  value = json_loadb (text, length, JSON_REJECT_DUPLICATES, &details);
  if (value == NULL)
    {
      fail (error, details.text);
      return NULL;
    }
  if (!json_is_object (value))
    {
      json_decref (value);
      fail (error, "not an object");
      return NULL;
    }
  return value;
}

static gboolean
fail_member (GError **error, const char *name)
{
  g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_FORMAT,
               _ ("The server's data lack a valid “%s”."), name);
  return FALSE;
}

/**
 * desmi_json_text_is_clean:
 *
 * Returns: whether @text holds no control character below 20 (hex)
 */
gboolean
desmi_json_text_is_clean (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < 0x20)
      return FALSE;
  return TRUE;
}

/**
 * desmi_json_get_optional_text:
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): its text; %NULL if it is missing, no text, or not clean
 */
const char *
desmi_json_get_optional_text (json_t *object, const char *name)
{
  const char *text = json_string_value (json_object_get (object, name));

  return text != NULL && desmi_json_text_is_clean (text) ? text : NULL;
}

/**
 * desmi_json_get_text:
 * @name: of a member
 *
 * Returns: (transfer none): its text; %NULL with %DESMI_SYNC_ERROR_FORMAT if it is missing or no
 *   text
 */
const char *
desmi_json_get_text (json_t *object, const char *name, GError **error)
{
  const char *text = desmi_json_get_optional_text (object, name);

  if (text == NULL)
    fail_member (error, name);
  return text;
}

/**
 * desmi_json_get_integer:
 * @min, @max: what is accepted, both ends included
 * @out: (out): the number
 *
 * Returns: %FALSE with %DESMI_SYNC_ERROR_FORMAT if it is missing, no integer, or beyond @min and
 *   @max
 */
gboolean
desmi_json_get_integer (json_t     *object,
                        const char *name,
                        gint64      min,
                        gint64      max,
                        gint64     *out,
                        GError    **error)
{
  json_t *value = json_object_get (object, name);

  if (!json_is_integer (value) || json_integer_value (value) < min
      || json_integer_value (value) > max)
    return fail_member (error, name);
  *out = json_integer_value (value);
  return TRUE;
}

/**
 * desmi_json_get_object:
 *
 * Returns: (transfer none): the member; %NULL with %DESMI_SYNC_ERROR_FORMAT if it is missing or no
 *   object
 */
json_t *
desmi_json_get_object (json_t *object, const char *name, GError **error)
{
  json_t *value = json_object_get (object, name);

  if (json_is_object (value))
    return value;
  fail_member (error, name);
  return NULL;
}

/**
 * desmi_json_get_array:
 * @max: most elements that are accepted
 *
 * Returns: (transfer none): the member; %NULL with %DESMI_SYNC_ERROR_FORMAT if it is missing, no
 *   array, or
 * too long
 */
json_t *
desmi_json_get_array (json_t *object, const char *name, gsize max, GError **error)
{
  json_t *value = json_object_get (object, name);

  if (json_is_array (value) && json_array_size (value) <= max)
    return value;
  fail_member (error, name);
  return NULL;
}
