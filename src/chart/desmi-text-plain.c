/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaping texts of ASCII and a few signs, as nearly all names and all numbers are. Pango's layout
 * looks for scripts, directions, fonts and places to break in every text anew; of these, one answer
 * holds for all, found once for each font. */
#include "chart/desmi-text-private.h"

#include <math.h>
#include <string.h>

#define FIRST ' '
#define LAST '~'
#define SIGNS "\302\240\302\267–…" /* that numbers, notes and shortened names have: no letters */

/**
 * Face:
 * @items: of texts without a letter and with one, which are of different scripts; %NULL: no one
 * font has all characters, or that was not @looked_for yet
 */
typedef struct
{
  DesmiFont   font;
  const char *family; /* interned */
  PangoItem  *items[2];
  gboolean    looked_for[2];
} Face;

typedef struct
{
  GArray           *faces; /* of Face */
  guint             fonts; /* serial of the fonts that they were found among */
  PangoGlyphString *glyphs;
  PangoGlyphItem    shaped;
} Plain;

static void
clear_face (gpointer data)
{
  Face *self = data;

  g_clear_pointer (&self->items[0], pango_item_free);
  g_clear_pointer (&self->items[1], pango_item_free);
}

static void
plain_free (gpointer data)
{
  Plain *self = data;

  g_array_unref (self->faces);
  pango_glyph_string_free (self->glyphs);
  g_free (self);
}

static GPrivate plain = G_PRIVATE_INIT (plain_free);

static Plain *
plain_get (void)
{
  Plain *self = g_private_get (&plain);
  guint  fonts = desmi_text_get_fonts_serial ();

  if (self == NULL)
    {
      self = g_new0 (Plain, 1);
      self->faces = g_array_new (FALSE, FALSE, sizeof (Face));
      g_array_set_clear_func (self->faces, clear_face);
      self->glyphs = pango_glyph_string_new ();
      g_private_set (&plain, self);
    }
  if (self->fonts != fonts)
    g_array_set_size (self->faces, 0);
  self->fonts = fonts;
  return self;
}

static void
free_item (gpointer data)
{
  pango_item_free (data);
}

/* Every character, or every one that is no letter, if one font has them all. A layout would have
 * Pango look for all fonts once more, for the metrics of a language. */
static PangoItem *
find_item (const Face *face, gboolean letters)
{
  char                      text[LAST - FIRST + 1 + sizeof SIGNS];
  guint                     n = 0;
  PangoLayout              *layout = desmi_text_get_layout ("", &face->font, face->family);
  PangoContext             *context = pango_layout_get_context (layout);
  g_autoptr (PangoAttrList) features = pango_attr_list_new ();
  PangoItem                *found = NULL;
  GList                    *items;

  for (char c = FIRST; c <= LAST; c++)
    if (letters || !g_ascii_isalpha (c))
      text[n++] = c;
  strcpy (text + n, SIGNS);
  pango_attr_list_insert (features, pango_attr_font_features_new (DESMI_TEXT_FEATURES));
  pango_context_set_font_description (context, pango_layout_get_font_description (layout));
  items = pango_itemize_with_base_dir (context, PANGO_DIRECTION_LTR, text, 0, (int) strlen (text),
                                       features, NULL);
  if (items != NULL && items->next == NULL
      && ((const PangoItem *) items->data)->analysis.level == 0)
    found = pango_item_copy (items->data);
  g_list_free_full (items, free_item);
  return found;
}

/* Looking for the fonts of characters is what costs most; what no letter is among is found with the
 * letters where one font has all, and differs in its script only. */
static PangoItem *
get_item (Face *face, gboolean letters)
{
  if (face->looked_for[letters])
    return face->items[letters];
  face->looked_for[letters] = TRUE;
  if (!letters && get_item (face, TRUE) != NULL)
    {
      face->items[FALSE] = pango_item_copy (face->items[TRUE]);
      face->items[FALSE]->analysis.script = (guint8) PANGO_SCRIPT_COMMON;
    }
  else
    face->items[letters] = find_item (face, letters);
  return face->items[letters];
}

static Face *
find_face (Plain *self, const DesmiFont *font, const char *family)
{
  Face face = { .font = *font };

  family = desmi_text_choose_family (font, family);

  for (guint i = 0; i < self->faces->len; i++)
    {
      Face *known = &g_array_index (self->faces, Face, i);

      if (fabs (known->font.size_px - font->size_px) <= 0 && known->font.bold == font->bold
          && strcmp (known->family, family) == 0)
        return known;
    }
  face.family = face.font.family = g_intern_string (family);
  g_array_append_val (self->faces, face);
  return &g_array_index (self->faces, Face, self->faces->len - 1);
}

static gboolean
is_sign (const char *p)
{
  gsize length = (gsize) (g_utf8_next_char (p) - p);

  for (const char *sign = SIGNS; *sign != '\0'; sign = g_utf8_next_char (sign))
    if (strncmp (p, sign, length) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: whether there is nothing but ASCII that is printed, and signs */
static gboolean
is_plain (const char *text, gboolean *letters)
{
  *letters = FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if ((*text < FIRST || *text > LAST) && !is_sign (text))
        return FALSE;
      *letters = *letters || g_ascii_isalpha (*text);
    }
  return TRUE;
}

/**
 * desmi_text_shape_plain:
 * @family: (nullable): of fonts; else DESMI_FONT_FAMILY
 * @logical: (out): as pango_layout_get_extents() has it
 *
 * Returns: (transfer none) (nullable): the glyphs of such a text, just as a layout has them,
 *   until the next call on the same thread; %NULL where only a layout knows
 */
PangoGlyphItem *
desmi_text_shape_plain (const char      *text,
                        const DesmiFont *font,
                        const char      *family,
                        PangoRectangle  *logical)
{
  gboolean   letters;
  Plain     *self;
  PangoItem *item;
  int        length = (int) strlen (text);

  if (length == 0 || !is_plain (text, &letters))
    return NULL;
  self = plain_get ();
  item = get_item (find_face (self, font, family), letters);
  if (item == NULL)
    return NULL;
  pango_shape_full (text, length, text, length, &item->analysis, self->glyphs);
  item->offset = 0;
  item->length = length;
  item->num_chars = (int) g_utf8_strlen (text, length);
  self->shaped = (PangoGlyphItem){ .item = item, .glyphs = self->glyphs };
  pango_glyph_string_extents (self->glyphs, item->analysis.font, NULL, logical);
  return &self->shaped;
}
