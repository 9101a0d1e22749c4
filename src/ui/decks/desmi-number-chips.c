/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-number-chips.h"

#include <string.h>

#define UNSEEN_SCALE 0.05    /* of letters that only take room */
#define UNSEEN_ALPHA 0.0001f /* 0 would be taken for none that was said */
#define PAD_PX 8
#define MARGIN_PX 1
#define RADIUS_PX 6
#define WAITING "…"

static void
free_chip (gpointer data)
{
  DesmiNumberChip *self = data;

  g_clear_object (&self->layout);
  g_free (self->words);
  g_free (self);
}

static void
free_shown (gpointer data)
{
  desmi_field_shown_free (data);
}

/**
 * desmi_number_chips_new:
 * @view: lent; lives as long as the chips
 *
 * Returns: (transfer full): the chips of a text, none yet
 */
DesmiNumberChips *
desmi_number_chips_new (GtkTextView *view)
{
  DesmiNumberChips *self = g_new0 (DesmiNumberChips, 1);

  self->view = view;
  self->buffer = gtk_text_view_get_buffer (view);
  self->chips = g_ptr_array_new_with_free_func (free_chip);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_shown);
  self->unseen = gtk_text_buffer_create_tag (self->buffer, NULL, "foreground-rgba",
                                             &(GdkRGBA){ 0, 0, 0, UNSEEN_ALPHA }, "allow-breaks",
                                             FALSE, NULL);
  self->small = gtk_text_buffer_create_tag (self->buffer, NULL, "scale", UNSEEN_SCALE, NULL);
  return self;
}

/**
 * desmi_number_chips_free:
 * @self: (transfer full): the chips
 */
void
desmi_number_chips_free (DesmiNumberChips *self)
{
  g_ptr_array_unref (self->chips);
  g_hash_table_unref (self->known);
  g_free (self);
}

/**
 * desmi_number_chips_take:
 * @words: between the braces
 * @value: (transfer full): what they come to
 * @about: (transfer full): for people
 */
void
desmi_number_chips_take (DesmiNumberChips *self, const char *words, char *value, char *about)
{
  DesmiFieldShown *shown = g_new (DesmiFieldShown, 1);

  *shown = (DesmiFieldShown){ value, about };
  g_hash_table_replace (self->known, g_strdup (words), shown);
}

/**
 * desmi_number_chips_get_shown:
 *
 * Returns: (transfer none) (nullable): what @chip comes to; %NULL: that is not known yet
 */
const DesmiFieldShown *
desmi_number_chips_get_shown (DesmiNumberChips *self, const DesmiNumberChip *chip)
{
  return g_hash_table_lookup (self->known, chip->words);
}

static const char *
get_label (DesmiNumberChips *self, const DesmiNumberChip *chip)
{
  const DesmiFieldShown *shown = desmi_number_chips_get_shown (self, chip);

  return shown != NULL ? shown->value : WAITING;
}

/**
 * desmi_number_chips_find:
 * @offset: characters
 * @edges: whether the place before it and the one behind it are at it, too
 *
 * Returns: (transfer none) (nullable): the one that @offset lies within
 */
DesmiNumberChip *
desmi_number_chips_find (DesmiNumberChips *self, int offset, gboolean edges)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      DesmiNumberChip *chip = g_ptr_array_index (self->chips, i);

      if (edges ? offset >= chip->start && offset <= chip->end
                : offset > chip->start && offset < chip->end)
        return chip;
    }
  return NULL;
}

/**
 * desmi_number_chips_get_iters:
 * @start: (out): before its first brace
 * @end: (out): behind its last
 */
void
desmi_number_chips_get_iters (DesmiNumberChips      *self,
                              const DesmiNumberChip *chip,
                              GtkTextIter           *start,
                              GtkTextIter           *end)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, chip->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, chip->end);
}

/* The braces and words as they stand unseen, px. */
static int
measure_unseen (DesmiNumberChips *self, const DesmiNumberChip *chip)
{
  g_autofree char *text = g_strconcat (DESMI_FIELD_OPEN, chip->words, DESMI_FIELD_CLOSE, NULL);
  g_autoptr (PangoLayout)   layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute           *small = pango_attr_scale_new (UNSEEN_SCALE);
  int                       width;

  small->start_index = 1;
  pango_attr_list_insert (attributes, small);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The last brace but one makes room for what is painted: at the end of a line Pango takes room that
 * follows the last letter away. */
static void
lay_out_chip (DesmiNumberChips *self, DesmiNumberChip *chip)
{
  int         width;
  GtkTextIter start, end, last, inner, second;

  g_clear_object (&chip->layout);
  chip->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), get_label (self, chip));
  pango_layout_get_pixel_size (chip->layout, &width, NULL);
  width += 2 * (PAD_PX + MARGIN_PX);
  if (chip->room == NULL)
    chip->room = gtk_text_buffer_create_tag (self->buffer, NULL, NULL, NULL);
  g_object_set (chip->room, "letter-spacing",
                MAX (width - measure_unseen (self, chip), 0) * PANGO_SCALE, NULL);
  desmi_number_chips_get_iters (self, chip, &start, &end);
  last = end;
  gtk_text_iter_backward_char (&last);
  inner = last;
  gtk_text_iter_backward_char (&inner);
  second = start;
  gtk_text_iter_forward_char (&second);
  gtk_text_buffer_apply_tag (self->buffer, self->unseen, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, self->small, &second, &end);
  gtk_text_buffer_apply_tag (self->buffer, chip->room, &inner, &last);
}

static void
clear_chips (DesmiNumberChips *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (self->buffer);
  GtkTextIter      start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->unseen, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->small, &start, &end);
  for (guint i = 0; i < self->chips->len; i++)
    gtk_text_tag_table_remove (table,
                               ((DesmiNumberChip *) g_ptr_array_index (self->chips, i))->room);
  g_ptr_array_set_size (self->chips, 0);
}

/**
 * desmi_number_chips_read:
 *
 * Finds the chips of the text as it is now.
 */
void
desmi_number_chips_read (DesmiNumberChips *self)
{
  g_autofree char *text = NULL;
  GtkTextIter      first, last;
  const char      *at, *open, *close;

  clear_chips (self);
  gtk_text_buffer_get_bounds (self->buffer, &first, &last);
  text = gtk_text_buffer_get_slice (self->buffer, &first, &last, TRUE);
  for (at = text; desmi_number_field_find (at, &open, &close);
       at = close + strlen (DESMI_FIELD_CLOSE))
    {
      const char      *from = open + strlen (DESMI_FIELD_OPEN);
      DesmiNumberChip *chip;

      if (memchr (open, '\n', (gsize) (close - open)) != NULL)
        continue;
      chip = g_new0 (DesmiNumberChip, 1);
      chip->words = g_strndup (from, (gsize) (close - from));
      chip->start = (int) g_utf8_pointer_to_offset (text, open);
      chip->end = (int) g_utf8_pointer_to_offset (text, close + strlen (DESMI_FIELD_CLOSE));
      g_ptr_array_add (self->chips, chip);
      lay_out_chip (self, chip);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/**
 * desmi_number_chips_lay_out:
 *
 * Makes room for what the chips come to now, in letters as large as they are now.
 */
void
desmi_number_chips_lay_out (DesmiNumberChips *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    lay_out_chip (self, g_ptr_array_index (self->chips, i));
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* In the buffer's coordinates, px. Returns: whether it is on one line */
static gboolean
get_box (DesmiNumberChips *self, const DesmiNumberChip *chip, GdkRectangle *box)
{
  GtkTextIter  start, end;
  GdkRectangle last;

  desmi_number_chips_get_iters (self, chip, &start, &end);
  gtk_text_iter_backward_char (&end);
  gtk_text_view_get_iter_location (self->view, &start, box);
  gtk_text_view_get_iter_location (self->view, &end, &last);
  if (last.y >= box->y + box->height)
    return FALSE;
  box->width = last.x + last.width - box->x;
  return box->width > 0;
}

static gboolean
is_selected (DesmiNumberChips *self, const DesmiNumberChip *chip)
{
  GtkTextIter start, end;

  return gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end)
         && gtk_text_iter_get_offset (&start) <= chip->start
         && gtk_text_iter_get_offset (&end) >= chip->end;
}

static void
paint_chip (DesmiNumberChips *self, const DesmiNumberChip *chip, GtkSnapshot *snapshot)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self->view));
  GdkRGBA          text, fill = { 0.5f, 0.5f, 0.5f, 1 };
  GskRoundedRect   outline;
  GdkRectangle     box;
  int              width, height;

  if (!get_box (self, chip, &box))
    return;
  gtk_style_context_get_color (style, &text);
  gtk_style_context_lookup_color (style, "accent_bg_color", &fill);
  if (is_selected (self, chip))
    gtk_style_context_lookup_color (style, "accent_fg_color", &text);
  else
    fill.alpha = 0.25f;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) (box.x + MARGIN_PX), (float) box.y,
                                                        (float) (box.width - 2 * MARGIN_PX),
                                                        (float) box.height),
                                   RADIUS_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  pango_layout_get_pixel_size (chip->layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) box.x + (float) (box.width - width) / 2,
                                                (float) box.y + (float) (box.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, chip->layout, &text);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

/**
 * desmi_number_chips_paint:
 * @snapshot: in the buffer's coordinates
 */
void
desmi_number_chips_paint (DesmiNumberChips *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->chips->len; i++)
    paint_chip (self, g_ptr_array_index (self->chips, i), snapshot);
}

/**
 * desmi_number_chips_find_at:
 * @x: px of the widget
 * @y: px
 *
 * Returns: (transfer none) (nullable): the one that is there
 */
DesmiNumberChip *
desmi_number_chips_find_at (DesmiNumberChips *self, double x, double y)
{
  int at_x, at_y;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &at_x, &at_y);
  for (guint i = 0; i < self->chips->len; i++)
    {
      DesmiNumberChip *chip = g_ptr_array_index (self->chips, i);
      GdkRectangle     box;

      if (get_box (self, chip, &box) && gdk_rectangle_contains_point (&box, at_x, at_y))
        return chip;
    }
  return NULL;
}
