/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks lines where Unicode says that a line may break. Pango would do so too, but only for a box
 * of its own, and a layout asks about hundreds. */
#include "deck/desmi-lines.h"

#include "chart/desmi-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Other programs measure a little differently: what fits here is to fit there. */
#define SLACK 0.95

/**
 * desmi_lines_measure:
 * @text: one line
 *
 * Returns: its width, px
 */
double
desmi_lines_measure (const char *text, const DesmiFont *font)
{
  const DesmiMeasurer *measurer = desmi_measurer_get_pango ();
  double               width;

  measurer->measure (text, font, &width, NULL, measurer->user_data);
  return width;
}

/**
 * desmi_lines_clean:
 * @text: as it was typed
 *
 * Besides what cannot be drawn, takes out the signs that turn text around: one that is not ended
 * would turn words behind it that are not its own.
 *
 * Returns: (transfer full): one line
 */
char *
desmi_lines_clean (const char *text)
{
  g_autofree char *clean = desmi_text_clean (text);
  GString         *out = g_string_sized_new (strlen (clean));

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * desmi_lines_shorten:
 * @most: characters, 2 or more
 *
 * Returns: (transfer full): @line, with "…" for what is past @most, where possible between words
 */
char *
desmi_lines_shorten (const char *line, guint most)
{
  g_autofree char *cut = NULL;
  char            *blank;

  if (g_utf8_strlen (line, -1) <= (glong) most)
    return g_strdup (line);
  cut = g_utf8_substring (line, 0, (glong) most - 1);
  blank = strrchr (cut, ' ');
  if (blank != NULL && blank > cut + strlen (cut) / 2)
    *blank = '\0';
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

/* Fonts whose letters are as wide as those of the first, which stand in for it. */
static const char *const alike[][5] = {
  { "Arial", "Liberation Sans", "Arimo", "Helvetica", "Nimbus Sans" },
  { "Calibri", "Carlito" },
  { "Cambria", "Caladea" },
  { "Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman" },
  { "Courier New", "Liberation Mono", "Cousine", "Nimbus Mono PS" },
};

static gboolean
stands_in (const char *family, const char *for_family)
{
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    if (g_ascii_strcasecmp (alike[i][0], for_family) == 0)
      for (guint k = 1; k < G_N_ELEMENTS (alike[i]) && alike[i][k] != NULL; k++)
        if (g_ascii_strcasecmp (alike[i][k], family) == 0)
          return TRUE;
  return FALSE;
}

/**
 * desmi_lines_find_family:
 * @family: of fonts, as its user chose it
 *
 * Returns: (transfer full) (nullable): the font that takes its place here, where that has other
 *   widths; %NULL where lines break as they are to
 */
char *
desmi_lines_find_family (const char *family)
{
  const DesmiFont       font = { 12, FALSE, g_intern_string (family) };
  PangoLayout          *layout = desmi_text_get_layout ("Ag", &font, NULL);
  PangoFont            *found = pango_context_load_font (pango_layout_get_context (layout),
                                                         pango_layout_get_font_description (layout));
  PangoFontDescription *described = found != NULL ? pango_font_describe (found) : NULL;
  const char *name = described != NULL ? pango_font_description_get_family (described) : NULL;
  char       *other = NULL;

  if (name == NULL || (g_ascii_strcasecmp (name, family) != 0 && !stands_in (name, family)))
    other = g_strdup (name != NULL ? name : "?");
  g_clear_pointer (&described, pango_font_description_free);
  g_clear_object (&found);
  return other;
}

/**
 * desmi_lines_dup_font_warning:
 * @family: of fonts, as its user chose it
 *
 * Returns: (transfer full) (nullable): a sentence that says what takes its place here; %NULL where
 *   nobody would see a difference
 */
char *
desmi_lines_dup_font_warning (const char *family)
{
  g_autofree char *other = desmi_lines_find_family (family);

  return other != NULL ? g_strdup_printf (_ ("The font “%s” is not on this computer; “%s” stands "
                                             "in for it. Where it is, lines may end elsewhere."),
                                          family, other)
                       : NULL;
}

static double
measure_part (const char *start, const char *end, const DesmiFont *font)
{
  g_autofree char *part = g_strndup (start, (gsize) (end - start));

  return desmi_lines_measure (part, font);
}

static PangoLogAttr *
find_breaks (const char *text)
{
  int           n = (int) g_utf8_strlen (text, -1) + 1;
  PangoLogAttr *attrs = g_new0 (PangoLogAttr, n);

  pango_get_log_attrs (text, -1, -1, pango_language_from_string ("id"), attrs, n);
  return attrs;
}

/**
 * Breaker:
 * @start: of the line that is being filled
 * @end: up to where it is
 * @width: px of that, blanks at its end included
 */
typedef struct
{
  const DesmiFont *font;
  GPtrArray       *lines;
  const char      *start, *end;
  double           width, room;
} Breaker;

static void
end_line (Breaker *self)
{
  char *line = g_strndup (self->start, (gsize) (self->end - self->start));

  g_ptr_array_add (self->lines, g_strchomp (line));
  self->start = self->end;
  self->width = 0;
}

/* A word longer than a line goes on in the next between any two of its characters. */
static void
add_long (Breaker *self, const char *end, const PangoLogAttr *attrs)
{
  while (self->end < end)
    {
      const char *next = self->end;
      double      width;

      do
        {
          next = g_utf8_next_char (next);
          attrs++;
        }
      while (next < end && !attrs->is_cursor_position);
      width = measure_part (self->end, next, self->font);
      if (self->end > self->start && self->width + width > self->room)
        end_line (self);
      self->width += width;
      self->end = next;
    }
}

/* What stands between two places where a line may break, with the blanks behind it. */
static void
add_part (Breaker *self, const char *end, const PangoLogAttr *attrs)
{
  const char *ink = end;
  double      width, whole;

  while (ink > self->end && ink[-1] == ' ')
    ink--;
  width = measure_part (self->end, ink, self->font);
  whole = ink < end ? measure_part (self->end, end, self->font) : width;
  if (self->end > self->start && self->width + width > self->room)
    end_line (self);
  if (width > self->room)
    {
      add_long (self, end, attrs);
      return;
    }
  self->width += whole;
  self->end = end;
}

/**
 * desmi_lines_break:
 * @text: without line ends
 * @width: px of the box
 *
 * Leaves 5 % of each line free. A per cent sign stays with its number.
 *
 * Returns: (transfer full) (element-type utf8): one line at least, each without blanks at its end
 */
GPtrArray *
desmi_lines_break (const char *text, const DesmiFont *font, double width)
{
  g_autofree PangoLogAttr *attrs = find_breaks (text);
  Breaker self = { font, g_ptr_array_new_with_free_func (g_free), text, text, 0, width * SLACK };
  const PangoLogAttr *of_part = attrs;
  const char         *p = text;

  for (guint i = 0; *p != '\0';)
    {
      p = g_utf8_next_char (p);
      i++;
      if (*p != '\0' && (!attrs[i].is_line_break || *p == '%'))
        continue;
      add_part (&self, p, of_part);
      of_part = attrs + i;
    }
  if (self.end > self.start || self.lines->len == 0)
    end_line (&self);
  return self.lines;
}

/* Behind the line that @text begins with; %NULL where it is not that text, as when it was cut. */
static const char *
skip_line (const char *text, const char *line)
{
  while (*text == ' ' && *line != ' ')
    text++;
  return g_str_has_prefix (text, line) ? text + strlen (line) : NULL;
}

/**
 * desmi_lines_is_apart:
 * @text: what desmi_lines_break() made @lines of
 * @index: of one of them, behind which there is another
 *
 * Returns: whether they are apart where they are read as one text, and not the two parts of a word
 */
gboolean
desmi_lines_is_apart (const char *text, const GPtrArray *lines, guint index)
{
  for (guint i = 0; i <= index && text != NULL; i++)
    text = skip_line (text, g_ptr_array_index (lines, i));
  return text == NULL || *text == ' ';
}

/**
 * desmi_lines_join:
 * @text: what desmi_lines_break() made @lines of, the last of which may have been cut
 *
 * Returns: (transfer full): @lines as one text
 */
char *
desmi_lines_join (const char *text, const GPtrArray *lines)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s",
                            i > 0 && desmi_lines_is_apart (text, lines, i - 1) ? " " : "",
                            (const char *) g_ptr_array_index (lines, i));
  return g_string_free (out, FALSE);
}

/**
 * desmi_lines_find_widest_word:
 *
 * Returns: px that a column has at least, unless words are to be broken
 */
double
desmi_lines_find_widest_word (const char *text, const DesmiFont *font)
{
  g_autofree PangoLogAttr *attrs = find_breaks (text);
  const char              *start = text, *p = text;
  double                   widest = 0;

  for (guint i = 0; *p != '\0';)
    {
      const char *ink;

      p = g_utf8_next_char (p);
      i++;
      if (*p != '\0' && !attrs[i].is_line_break)
        continue;
      for (ink = p; ink > start && ink[-1] == ' ';)
        ink--;
      widest = MAX (widest, measure_part (start, ink, font));
      start = p;
    }
  return widest / SLACK;
}

/**
 * desmi_lines_cut:
 * @line: that others follow which have no room
 *
 * Returns: (transfer full): it with "…" at its end, shorter where it must be
 */
char *
desmi_lines_cut (const char *line, const DesmiFont *font, double width)
{
  g_autofree char *text = g_strconcat (line, "…", NULL);

  return desmi_measurer_ellipsize (desmi_measurer_get_pango (), text, font, width * SLACK, FALSE);
}
