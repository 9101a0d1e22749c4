/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One Pango layout a thread, set up so that text has the same geometry on screen, on paper and in
 * tests. */
#include "chart/desmi-text-private.h"

#include <string.h>

/* The last font asked for. */
typedef struct
{
  const char *family; /* interned; NULL: none yet */
  double      size_px, height;
} Line;

typedef struct
{
  PangoContext         *context;
  PangoLayout          *layout;
  PangoFontDescription *description;
  Line                  lines[2]; /* plain and bold */
} TextState;

static void
text_state_free (gpointer data)
{
  TextState *state = data;

  pango_font_description_free (state->description);
  g_object_unref (state->layout);
  g_object_unref (state->context);
  g_free (state);
}

static GPrivate text_state = G_PRIVATE_INIT (text_state_free);

static TextState *
text_state_get (void)
{
  TextState                *state = g_private_get (&text_state);
  g_autoptr (PangoAttrList) features = NULL;
  cairo_font_options_t     *options;

  if (state != NULL)
    return state;

  state = g_new0 (TextState, 1);
  state->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* Hinted metrics depend on the scale: a picture at 3x would break its lines elsewhere. */
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (state->context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (state->context, 96.0);
  pango_context_set_round_glyph_positions (state->context, FALSE);
  pango_context_set_language (state->context, pango_language_from_string ("id"));
  pango_context_set_base_dir (state->context, PANGO_DIRECTION_LTR);
  state->layout = pango_layout_new (state->context);
  pango_layout_set_single_paragraph_mode (state->layout, TRUE);
  features = pango_attr_list_new ();
  pango_attr_list_insert (features, pango_attr_font_features_new (DESMI_TEXT_FEATURES));
  pango_layout_set_attributes (state->layout, features);
  state->description = pango_font_description_from_string (DESMI_FONT_FAMILY);
  g_private_set (&text_state, state);
  return state;
}

/**
 * desmi_text_choose_family:
 * @family: (nullable): of a theme
 *
 * Returns: (transfer none): the font's own family, else the theme's, else the usual one
 */
const char *
desmi_text_choose_family (const DesmiFont *font, const char *family)
{
  if (font->family != NULL)
    return font->family;
  return family != NULL ? family : DESMI_FONT_FAMILY;
}

/**
 * desmi_text_get_layout:
 * @text: UTF-8
 * @font: its font
 * @family: (nullable): of fonts, or several behind commas; else DESMI_FONT_FAMILY
 *
 * Nothing in it depends on what it will be shown on: cairo makes the glyphs for that one's scale.
 *
 * Returns: (transfer none): this thread's layout, until the next call on the same thread
 */
PangoLayout *
desmi_text_get_layout (const char *text, const DesmiFont *font, const char *family)
{
  TextState *state = text_state_get ();

  family = desmi_text_choose_family (font, family);
  if (strcmp (pango_font_description_get_family (state->description), family) != 0)
    pango_font_description_set_family (state->description, family);
  pango_font_description_set_absolute_size (state->description, font->size_px * PANGO_SCALE);
  pango_font_description_set_weight (state->description,
                                     font->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (state->layout, state->description);
  pango_layout_set_text (state->layout, text, -1);
  return state->layout;
}

/**
 * desmi_text_get_line:
 * @family: (nullable): likewise
 *
 * Returns: px from one line to the next of a font, whatever is written: a name in a script that
 *   the font lacks, whose own font has more air around its letters, takes no more room than its
 *   neighbours
 */
double
desmi_text_get_line (const DesmiFont *font, const char *family)
{
  Line          *line = &text_state_get ()->lines[font->bold ? 1 : 0];
  PangoRectangle logical;
  const char    *name = g_intern_string (desmi_text_choose_family (font, family));

  if (line->family == name && !(line->size_px < font->size_px) && !(line->size_px > font->size_px))
    return line->height;
  if (desmi_text_shape_plain ("Ag", font, family, &logical) == NULL)
    pango_layout_get_extents (desmi_text_get_layout ("Ag", font, family), NULL, &logical);
  *line = (Line){ name, font->size_px, (double) logical.height / PANGO_SCALE };
  return line->height;
}

/**
 * desmi_text_get_fonts_serial:
 *
 * Returns: a number that is another one once fonts were installed or taken away
 */
guint
desmi_text_get_fonts_serial (void)
{
  return pango_font_map_get_serial (pango_context_get_font_map (text_state_get ()->context));
}

/* Most names are of plain letters, of which nothing has to be asked. */
static gboolean
is_clean (const char *text)
{
  while (*text >= ' ' && *text <= '~')
    text++;
  return *text == '\0';
}

/**
 * desmi_text_clean:
 * @text: anything
 *
 * Names come from spreadsheets: whatever cannot be drawn in one line, or stand in XML, becomes a
 * blank or the replacement character.
 *
 * Returns: (transfer full): one line of valid UTF-8
 */
char *
desmi_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  GString         *out;

  if (is_clean (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (out, ' ');
      else if (c == 0xFFFE || c == 0xFFFF)
        g_string_append_unichar (out, 0xFFFD);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}
