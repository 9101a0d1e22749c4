/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/desmi-number-field.h"

#include "core/desmi-figure-kind.h"
#include "core/desmi-period.h"

#include <string.h>

#define IN_FULL "full"

/**
 * desmi_number_field_parse:
 * @words: what stands between the braces, "departures 2023 32.12.16.2004": a figure, then a period,
 * the code of an area and how it is written, in any order
 *
 * Returns: (transfer full): what it says
 */
DesmiNumberField *
desmi_number_field_parse (const char *words)
{
  DesmiNumberField *self = g_new0 (DesmiNumberField, 1);
  g_autofree char  *trimmed = g_strstrip (g_strdup (words));
  g_auto (GStrv)    parts = g_strsplit_set (trimmed, " \t", -1);
  DesmiPeriod       period;

  self->figure = g_strdup (parts[0]);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (g_str_equal (parts[i], IN_FULL))
      self->in_full = TRUE;
    else if (*parts[i] != '\0')
      {
        char **part = desmi_period_parse (parts[i], &period, NULL) ? &self->period : &self->area;

        g_free (*part);
        *part = g_strdup (parts[i]);
      }
  return self;
}

/**
 * desmi_number_field_free:
 * @self: (transfer full) (nullable): the field
 */
void
desmi_number_field_free (DesmiNumberField *self)
{
  if (self == NULL)
    return;
  g_free (self->figure);
  g_free (self->period);
  g_free (self->area);
  g_free (self);
}

/**
 * desmi_number_field_to_text:
 *
 * Returns: (transfer full): as it is kept in a text, "{{departures 2023}}"
 */
char *
desmi_number_field_to_text (const DesmiNumberField *self)
{
  GString *text = g_string_new (DESMI_FIELD_OPEN);

  g_string_append (text, self->figure != NULL ? self->figure : "");
  if (self->period != NULL)
    g_string_append_printf (text, " %s", self->period);
  if (self->area != NULL)
    g_string_append_printf (text, " %s", self->area);
  if (self->in_full)
    g_string_append (text, " " IN_FULL);
  g_string_append (text, DESMI_FIELD_CLOSE);
  return g_string_free (text, FALSE);
}

/**
 * desmi_number_field_find:
 * @open: (out): where its braces begin
 * @close: (out): where those behind it begin
 *
 * Returns: whether there is a field in @text; it is the first
 */
gboolean
desmi_number_field_find (const char *text, const char **open, const char **close)
{
  *open = strstr (text, DESMI_FIELD_OPEN);
  *close = *open != NULL ? strstr (*open, DESMI_FIELD_CLOSE) : NULL;
  return *close != NULL;
}

/**
 * Namer:
 * @name: (nullable): %NULL: codes are all that is known
 */
typedef struct
{
  const DesmiLocale    *locale;
  DesmiNumberFieldNamer name;
  gpointer              data;
} Namer;

static const char *
name_code (const Namer *self, const char *code, gboolean is_area)
{
  const char *name = self->name != NULL ? self->name (code, is_area, self->data) : NULL;

  return name != NULL ? name : code;
}

static const char *
name_figure (const Namer *self, const char *figure)
{
  gsize n = strlen (DESMI_FIGURE_INDICATOR);

  return strncmp (figure, DESMI_FIGURE_INDICATOR, n) == 0
             ? name_code (self, figure + n, FALSE)
             : desmi_figure_kind_name (figure, self->locale);
}

static void
append_name (const Namer *self, GString *out, const char *words)
{
  g_autoptr (DesmiNumberField) field = desmi_number_field_parse (words);
  DesmiPeriod                  period;

  g_string_append_printf (out, "[%s",
                          field->figure != NULL ? name_figure (self, field->figure) : "");
  if (field->area != NULL)
    g_string_append_printf (out, " · %s", name_code (self, field->area, TRUE));
  if (field->period != NULL && desmi_period_parse (field->period, &period, NULL))
    {
      g_autofree char *of = desmi_period_format (&period, self->locale);

      g_string_append_printf (out, " · %s", of);
    }
  g_string_append_c (out, ']');
}

/**
 * desmi_number_field_name_all:
 * @text: that a person wrote, with fields such as "{{departures 2023}}"
 * @namer: (nullable): %NULL: areas and indicators are told by their codes
 *
 * For whoever reads of a text where its numbers are not asked for.
 *
 * Returns: (transfer full): @text with "[Departures · 2023]" in place of each
 */
char *
desmi_number_field_name_all (const char           *text,
                             const DesmiLocale    *locale,
                             DesmiNumberFieldNamer namer,
                             gpointer              data)
{
  const Namer self = { locale, namer, data };
  GString    *out = g_string_new (NULL);
  const char *open, *close;

  while (desmi_number_field_find (text, &open, &close))
    {
      const char      *from = open + strlen (DESMI_FIELD_OPEN);
      g_autofree char *words = g_strndup (from, (gsize) (close - from));

      g_string_append_len (out, text, open - text);
      append_name (&self, out, words);
      text = close + strlen (DESMI_FIELD_CLOSE);
    }
  g_string_append (out, text);
  return g_string_free (out, FALSE);
}
