/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-slide-spec-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define DECISIONS "decisions"

/**
 * desmi_slide_spec_new:
 * @text: (nullable): as the file keeps it; %NULL: nothing is on the slide yet
 *
 * Returns: (transfer full): the spec; %NULL with %DESMI_STORE_ERROR_INPUT where @text is no JSON
 */
DesmiSlideSpec *
desmi_slide_spec_new (const char *text, GError **error)
{
  DesmiSlideSpec *self = g_new0 (DesmiSlideSpec, 1);
  json_error_t    why;

  self->root = text != NULL ? json_loads (text, JSON_REJECT_DUPLICATES, &why)
                            : json_pack ("{s:i}", "v", DESMI_SLIDE_SPEC_VERSION);
  if (json_is_object (self->root))
    return self;
  desmi_slide_spec_free (self);
  g_set_error_literal (error, DESMI_STORE_ERROR, DESMI_STORE_ERROR_INPUT,
                       _ ("What is on this slide cannot be read."));
  return NULL;
}

/**
 * desmi_slide_spec_free:
 * @self: (transfer full) (nullable): the spec
 */
void
desmi_slide_spec_free (DesmiSlideSpec *self)
{
  if (self == NULL)
    return;
  json_decref (self->root);
  g_free (self);
}

/**
 * desmi_slide_spec_to_text:
 *
 * Returns: (transfer full): as the file keeps it; the same spec gives the same text
 */
char *
desmi_slide_spec_to_text (const DesmiSlideSpec *self)
{
  char *text = json_dumps (self->root, JSON_COMPACT | JSON_SORT_KEYS);
  char *copy = g_strdup (text);

  free (text);
  return copy;
}

/**
 * desmi_slide_spec_put_text:
 * @text: (nullable): empty is what people leave behind when they take a text out
 */
void
desmi_slide_spec_put_text (json_t *object, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    json_object_del (object, name);
  else
    json_object_set_new (object, name, json_string (text));
}

/**
 * desmi_slide_spec_get:
 *
 * Returns: (transfer none) (nullable): the text @name
 */
const char *
desmi_slide_spec_get (const DesmiSlideSpec *self, const char *name)
{
  return json_string_value (json_object_get (self->root, name));
}

/**
 * desmi_slide_spec_set:
 * @text: (nullable): UTF-8; %NULL or empty takes it out
 */
void
desmi_slide_spec_set (DesmiSlideSpec *self, const char *name, const char *text)
{
  desmi_slide_spec_put_text (self->root, name, text);
}

/**
 * desmi_slide_spec_get_flag:
 *
 * Returns: whether @name is on; off where the spec does not say
 */
gboolean
desmi_slide_spec_get_flag (const DesmiSlideSpec *self, const char *name)
{
  return json_is_true (json_object_get (self->root, name));
}

/**
 * desmi_slide_spec_set_flag:
 */
void
desmi_slide_spec_set_flag (DesmiSlideSpec *self, const char *name, gboolean on)
{
  json_object_set_new (self->root, name, json_boolean (on));
}

/**
 * desmi_slide_spec_get_part:
 *
 * Returns: a place between two edges, 0 to 1; the middle where the spec does not say
 */
double
desmi_slide_spec_get_part (const DesmiSlideSpec *self, const char *name)
{
  const json_t *part = json_object_get (self->root, name);

  return json_is_number (part) ? CLAMP (json_number_value (part), 0, 1) : 0.5;
}

/**
 * desmi_slide_spec_set_part:
 * @part: 0 to 1
 */
void
desmi_slide_spec_set_part (DesmiSlideSpec *self, const char *name, double part)
{
  json_object_set_new (self->root, name, json_real (CLAMP (part, 0, 1)));
}

/**
 * desmi_slide_spec_ensure_array:
 *
 * Returns: (transfer none): the array @name, made where it is missing
 */
json_t *
desmi_slide_spec_ensure_array (DesmiSlideSpec *self, const char *name)
{
  json_t *array = json_object_get (self->root, name);

  if (!json_is_array (array))
    {
      json_object_set_new (self->root, name, json_array ());
      array = json_object_get (self->root, name);
    }
  return array;
}

/**
 * desmi_slide_spec_get_n_decisions:
 *
 * Returns: how many rows of decisions there are
 */
guint
desmi_slide_spec_get_n_decisions (const DesmiSlideSpec *self)
{
  return (guint) json_array_size (json_object_get (self->root, DECISIONS));
}

/**
 * desmi_slide_spec_get_decision:
 * @name: "what", "who" or "by"
 *
 * Returns: (transfer none) (nullable): what row @row says
 */
const char *
desmi_slide_spec_get_decision (const DesmiSlideSpec *self, guint row, const char *name)
{
  return json_string_value (
      json_object_get (json_array_get (json_object_get (self->root, DECISIONS), row), name));
}

/**
 * desmi_slide_spec_set_decision:
 * @row: one after the last adds a row
 * @name: "what", "who" or "by"
 */
void
desmi_slide_spec_set_decision (DesmiSlideSpec *self, guint row, const char *name, const char *text)
{
  json_t *rows = desmi_slide_spec_ensure_array (self, DECISIONS);

  g_return_if_fail (row <= json_array_size (rows));
  if (row == json_array_size (rows))
    json_array_append_new (rows, json_object ());
  desmi_slide_spec_put_text (json_array_get (rows, row), name, text);
}

/**
 * desmi_slide_spec_remove_decision:
 */
void
desmi_slide_spec_remove_decision (DesmiSlideSpec *self, guint row)
{
  json_array_remove (desmi_slide_spec_ensure_array (self, DECISIONS), row);
}
