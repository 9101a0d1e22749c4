/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide texts are, at the cost of what is asked most: the same text again, and one of plain
 * letters and digits. */
#include "chart/desmi-text-private.h"

#include <math.h>
#include <string.h>

#define MOST_REMEMBERED 4096 /* texts */

/* A text in a font and its width, px. */
typedef struct
{
  char       *text;
  DesmiFont   font;
  const char *family; /* interned */
  double      width;
} Measured;

/* What was measured on a thread: charts ask for the same numbers and names again and again. */
typedef struct
{
  GHashTable *texts; /* of Measured */
  guint       fonts; /* serial of the fonts that it was measured with */
} Memory;

static guint
hash_measured (gconstpointer data)
{
  const Measured *self = data;

  return g_str_hash (self->text) ^ (guint) (self->font.size_px * 64) * 2654435761u
         ^ (guint) self->font.bold << 31;
}

static gboolean
equal_measured (gconstpointer a, gconstpointer b)
{
  const Measured *one = a, *two = b;

  return fabs (one->font.size_px - two->font.size_px) <= 0 && one->font.bold == two->font.bold
         && one->family == two->family && strcmp (one->text, two->text) == 0;
}

static void
measured_free (gpointer data)
{
  g_free (((Measured *) data)->text);
  g_free (data);
}

static void
memory_free (gpointer data)
{
  g_hash_table_unref (((Memory *) data)->texts);
  g_free (data);
}

static GPrivate memory = G_PRIVATE_INIT (memory_free);

/* Forgets all where fonts have come or gone, and where it has grown large. */
static GHashTable *
remember (void)
{
  Memory *self = g_private_get (&memory);
  guint   fonts = desmi_text_get_fonts_serial ();

  if (self == NULL)
    {
      self = g_new0 (Memory, 1);
      self->texts = g_hash_table_new_full (hash_measured, equal_measured, measured_free, NULL);
      g_private_set (&memory, self);
    }
  if (self->fonts != fonts || g_hash_table_size (self->texts) >= MOST_REMEMBERED)
    g_hash_table_remove_all (self->texts);
  self->fonts = fonts;
  return self->texts;
}

static Measured *
measure_anew (const Measured *wanted)
{
  Measured      *self = g_memdup2 (wanted, sizeof *wanted);
  PangoRectangle logical;

  if (desmi_text_shape_plain (wanted->text, &wanted->font, wanted->family, &logical) == NULL)
    pango_layout_get_extents (desmi_text_get_layout (wanted->text, &wanted->font, wanted->family),
                              NULL, &logical);
  self->font.family = wanted->family;
  self->text = g_strdup (wanted->text);
  self->width = (double) logical.width / PANGO_SCALE;
  return self;
}

/**
 * desmi_text_measure:
 * @family: (nullable): interned; else DESMI_FONT_FAMILY
 * @width: (out) (optional): px
 * @height: (out) (optional): px of its line
 *
 * Measures a text in the font that it will be painted in.
 */
void
desmi_text_measure (const char      *text,
                    const DesmiFont *font,
                    const char      *family,
                    double          *width,
                    double          *height)
{
  const Measured  wanted = { (char *) text, *font, desmi_text_choose_family (font, family), 0 };
  const Measured *found;
  GHashTable     *texts;

  if (height != NULL)
    *height = desmi_text_get_line (font, family);
  if (width == NULL)
    return;
  texts = remember ();
  found = g_hash_table_lookup (texts, &wanted);
  if (found == NULL)
    {
      Measured *made = measure_anew (&wanted);

      g_hash_table_add (texts, made);
      found = made;
    }
  *width = found->width;
}
