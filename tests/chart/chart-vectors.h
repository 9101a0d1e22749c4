/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the reference vectors. */
#pragma once

#include <glib.h>
#include <jansson.h>
#include <math.h>

/* The cases of tests/data/reference/NAME, at least @at_least of them. */
static inline json_t *
vectors_load (const char *name, guint at_least, json_t **cases)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("DESMI_TOP_SRCDIR"), "tests", "data", "reference", name, NULL);
  json_error_t error;
  json_t      *root = json_load_file (path, 0, &error);

  if (root == NULL)
    g_error ("%s: %s", path, error.text);
  *cases = json_object_get (root, "cases");
  g_assert_cmpuint (json_array_size (*cases), >=, at_least);
  return root;
}

static inline double
vectors_number (json_t *value)
{
  if (json_is_string (value))
    return g_strcmp0 (json_string_value (value), "Infinity") == 0 ? HUGE_VAL : -HUGE_VAL;
  g_assert_true (json_is_number (value));
  return json_number_value (value);
}

static inline double
vectors_get (json_t *object, const char *key)
{
  return vectors_number (json_object_get (object, key));
}
