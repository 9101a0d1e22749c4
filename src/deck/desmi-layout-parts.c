/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What slides are made of: numbers, photos, text, and the sentence in place of what is there no
 * more. */
#include "deck/desmi-layout-private.h"
#include "deck/desmi-photo.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PX_PER_PT (220.0 / 72.0)
#define CARD_MOST_PT 190.0
#define CARD_LEAST_PT 70.0
#define CARD_INSET_PT 14.0
#define RADIUS_PT 8.0

static gboolean
is_figure (const DesmiSlot *slot)
{
  return slot->kind == DESMI_SLOT_FIGURE;
}

/* Whether a slot is one of numbers or of charts. What is gone is of whichever its slide is about.
 */
static gboolean
belongs (const DesmiLayout *self, const DesmiSlot *slot, gboolean figures)
{
  if (slot->kind == DESMI_SLOT_GONE)
    return figures == (self->type->most_charts == 0);
  return is_figure (slot) == figures;
}

/**
 * desmi_layout_count_slots:
 * @figures: those with a number; else those with a chart or a table
 */
guint
desmi_layout_count_slots (const DesmiLayout *self, gboolean figures)
{
  guint n = 0;

  for (guint i = 0; i < self->slide->slots->len; i++)
    n += belongs (self, g_ptr_array_index (self->slide->slots, i), figures);
  return n;
}

/**
 * desmi_layout_get_slot:
 * @figure: of those with a number; else of those with a chart or a table
 *
 * Returns: (transfer none) (nullable): the nth of the slide
 */
DesmiSlot *
desmi_layout_get_slot (const DesmiLayout *self, guint nth, gboolean figure)
{
  for (guint i = 0; i < self->slide->slots->len; i++)
    {
      DesmiSlot *slot = g_ptr_array_index (self->slide->slots, i);

      if (belongs (self, slot, figure) && nth-- == 0)
        return slot;
    }
  return NULL;
}

/**
 * desmi_layout_find_slot:
 *
 * Returns: index of a slot of the slide, -1: it is none
 */
int
desmi_layout_find_slot (const DesmiLayout *self, const DesmiSlot *slot)
{
  guint index;

  return g_ptr_array_find (self->slide->slots, slot, &index) ? (int) index : -1;
}

/**
 * desmi_layout_set_slot:
 * @slot: (nullable)
 *
 * Says of the item that was added last which slot it is of.
 */
void
desmi_layout_set_slot (DesmiLayout *self, const DesmiSlot *slot)
{
  DesmiPageItem *item = g_ptr_array_index (self->page->items, self->page->items->len - 1);

  item->slot = desmi_layout_find_slot (self, slot);
}

/**
 * desmi_layout_warn_left_out:
 *
 * Says what a slide holds that its kind has no room for.
 */
void
desmi_layout_warn_left_out (DesmiLayout *self)
{
  guint n[] = { 0, 0 }, left = 0;

  for (guint i = 0; i < self->slide->slots->len; i++)
    {
      const DesmiSlot *slot = g_ptr_array_index (self->slide->slots, i);
      gboolean         figure = belongs (self, slot, TRUE);
      guint            most = figure ? self->type->most_figures : self->type->most_charts;

      /* of what is not there nothing is lost */
      left += ++n[figure] > most && slot->kind != DESMI_SLOT_GONE;
    }

  if (left > 0)
    desmi_layout_warn (
        self,
        g_strdup_printf (ngettext ("%u thing on this slide has no room and is left out.",
                                   "%u things on this slide have no room and are left out.", left),
                         left));
}

/**
 * desmi_layout_dup_alt:
 * @scene: (nullable): the slot's chart as it is drawn
 *
 * Returns: (transfer full): what is said of a slot to who does not see it: what was found, and of
 * what is drawn what it shows
 */
char *
desmi_layout_dup_alt (const DesmiLayout *self, const DesmiSlot *slot, DesmiScene *scene)
{
  const char *summary = scene != NULL ? desmi_scene_get_summary (scene) : "";
  const char *title = self->slide->title;

  if (slot->alt != NULL && *slot->alt != '\0')
    title = slot->alt;
  else if (slot->chart != NULL && slot->chart->title != NULL && *slot->chart->title != '\0')
    title = slot->chart->title;
  if (title == NULL || *title == '\0')
    return g_strdup (summary);
  if (*summary == '\0')
    return g_strdup (title);
  return g_strdup_printf (g_str_has_suffix (title, ".") ? "%s %s" : "%s. %s", title, summary);
}

/**
 * desmi_layout_add_gone:
 * @sentence: (nullable): what stands there instead
 *
 * Says in place that something is not there.
 */
void
desmi_layout_add_gone (DesmiLayout    *self,
                       DesmiItemRole   role,
                       const DesmiBox *box,
                       const char     *sentence)
{
  g_autoptr (DesmiFlow) flow = desmi_flow_new (self, role, box);
  DesmiPageParagraph   *p;
  DesmiFlow            *flows[] = { flow };

  if (sentence == NULL || *sentence == '\0')
    sentence = desmi_locale_text (self->locale, N_ ("(no data)"));
  p = desmi_flow_add (flow, sentence, desmi_sizes_text, &self->colors.dim);
  p->align = DESMI_ALIGN_MIDDLE;
  flow->item->anchor = DESMI_ANCHOR_MIDDLE;
  flow->item->fill = self->colors.band;
  flow->item->radius = RADIUS_PT;
  flow->item->inset = CARD_INSET_PT;
  desmi_flow_fit (flows, 1);
}

/* Columns of n cards, so that no row has one alone beside many. */
static guint
count_columns (guint n, double width, double height)
{
  guint most = width >= 480 ? 3 : width >= 330 ? 2 : 1;

  if (n <= most || height < 2 * CARD_LEAST_PT)
    return MAX (n, 1);
  return n == 4 ? MIN (most, 2) : most;
}

/* @with_detail: whether any card beside has one: its place stays, so that numbers stand in a row.
 */
static void
fill_card (DesmiFlow *flow, const DesmiFigure *figure)
{
  const DesmiDeckColors *colors = &flow->layout->colors;
  DesmiPageParagraph    *value;

  value = desmi_flow_add (flow, figure->value != NULL ? figure->value : "–", desmi_sizes_value,
                          &colors->strong);
  value->bold = value->title_font = TRUE;
  if (figure->label != NULL && *figure->label != '\0')
    desmi_flow_add (flow, figure->label, desmi_sizes_label, &colors->text);
  if (figure->detail != NULL && *figure->detail != '\0')
    desmi_flow_add (flow, figure->detail, desmi_sizes_detail, &colors->dim);
}

static DesmiFlow *
add_card (DesmiLayout *self, const DesmiSlot *slot, const DesmiBox *box)
{
  DesmiFlow *flow;

  if (slot->kind == DESMI_SLOT_GONE)
    {
      desmi_layout_add_gone (self, DESMI_ROLE_FIGURE, box, slot->gone);
      desmi_layout_set_slot (self, slot);
      return NULL;
    }
  flow = desmi_flow_new (self, DESMI_ROLE_FIGURE, box);
  desmi_layout_set_slot (self, slot);
  flow->item->fill = self->colors.tint;
  flow->item->radius = RADIUS_PT;
  flow->item->inset = box->height < 2 * CARD_LEAST_PT ? CARD_INSET_PT / 2 : CARD_INSET_PT;
  fill_card (flow, &slot->figure);
  return flow;
}

/* Their first lines stand in a row, and the highest of them in the middle of its card. */
static void
align_cards (DesmiFlow *const *flows, guint n)
{
  double highest = 0;

  for (guint i = 0; i < n; i++)
    highest = MAX (highest, desmi_flow_get_height (flows[i]));
  for (guint i = 0; i < n; i++)
    {
      const DesmiPageItem *item = flows[i]->item;
      DesmiPageParagraph  *first = g_ptr_array_index (item->paragraphs, 0);

      first->space_pt = MAX ((item->box.height - 2 * item->inset - highest) / 2, 0);
    }
}

/**
 * CardGrid:
 * @top: pt, of the first row
 */
typedef struct
{
  guint  n, n_columns, n_rows;
  double top, height, gap;
} CardGrid;

static CardGrid
make_grid (guint n, const DesmiBox *box)
{
  CardGrid grid = { .n = n, .gap = DESMI_LAYOUT_GAP };

  grid.n_columns = count_columns (n, box->width, box->height);
  grid.n_rows = (n + grid.n_columns - 1) / grid.n_columns;
  if (grid.n_rows * CARD_LEAST_PT > box->height)
    grid.gap = 8;
  grid.height = MIN ((box->height - (grid.n_rows - 1) * grid.gap) / grid.n_rows, CARD_MOST_PT);
  grid.top = box->y + (box->height - grid.n_rows * grid.height - (grid.n_rows - 1) * grid.gap) / 2;
  return grid;
}

/* Those of a last row that is not full are wider. */
static DesmiBox
find_card (const CardGrid *grid, const DesmiBox *box, guint i)
{
  guint  row = i / grid->n_columns;
  guint  n = MIN (grid->n_columns, grid->n - row * grid->n_columns);
  double width = (box->width - (n - 1) * grid->gap) / n;

  return (DesmiBox){ box->x + i % grid->n_columns * (width + grid->gap),
                     grid->top + row * (grid->height + grid->gap), width, grid->height };
}

/**
 * desmi_layout_add_figures:
 * @most: how many have room
 *
 * Adds the slide's numbers as cards that fill the width, all of one size.
 */
void
desmi_layout_add_figures (DesmiLayout *self, const DesmiBox *box, guint most)
{
  guint                  n = MIN (desmi_layout_count_slots (self, TRUE), most), n_flows = 0;
  g_autofree DesmiFlow **flows = g_new0 (DesmiFlow *, n + 1);
  CardGrid               grid = make_grid (MAX (n, 1), box);

  for (guint i = 0; i < n; i++)
    {
      DesmiBox         card = find_card (&grid, box, i);
      const DesmiSlot *slot = desmi_layout_get_slot (self, i, TRUE);
      DesmiFlow       *flow = slot != NULL ? add_card (self, slot, &card) : NULL;

      if (flow != NULL)
        flows[n_flows++] = flow;
    }
  desmi_flow_fit (flows, n_flows);
  align_cards (flows, n_flows);
  for (guint i = 0; i < n_flows; i++)
    desmi_flow_free (flows[i]);
}

/* Which part of a picture is seen when it fills a box of another shape. */
static DesmiBox
find_cut (const DesmiPhoto *photo, double width, double height, const DesmiBox *box)
{
  double   scale = MAX (box->width / width, box->height / height);
  DesmiBox cut = { 0, 0, MIN (box->width / (width * scale), 1.0),
                   MIN (box->height / (height * scale), 1.0) };

  cut.x = CLAMP (photo->focus_x - cut.width / 2, 0, 1 - cut.width);
  cut.y = CLAMP (photo->focus_y - cut.height / 2, 0, 1 - cut.height);
  return cut;
}

static gboolean
place_photo (DesmiLayout *self, DesmiItemRole role, const DesmiBox *box, GError **error)
{
  const DesmiPhoto *photo = self->slide->photo;
  DesmiBox          place = *box, cut = { 0, 0, 1, 1 };
  DesmiPageItem    *item;
  GBytes           *bytes;
  int               width, height;

  if (!desmi_photo_measure (photo->bytes, &width, &height, error))
    return FALSE;
  if (photo->fill)
    cut = find_cut (photo, width, height, box);
  else
    {
      double scale = MIN (box->width / width, box->height / height);

      place.width = width * scale;
      place.height = height * scale;
      place.x += (box->width - place.width) / 2;
      place.y += (box->height - place.height) / 2;
    }
  bytes = desmi_photo_prepare (photo->bytes, place.width / cut.width * PX_PER_PT,
                               place.height / cut.height * PX_PER_PT, &width, &height, error);
  if (bytes == NULL)
    return FALSE;
  item = desmi_page_add_item (self->page, DESMI_ITEM_PICTURE, role, &place);
  item->bytes = bytes;
  item->width_px = width;
  item->height_px = height;
  item->cut = cut;
  item->alt = g_strdup (photo->alt != NULL && *photo->alt != '\0' ? photo->alt : self->page->title);
  return TRUE;
}

static char *
dup_caption (const DesmiPhoto *photo)
{
  gboolean has_caption = photo->caption != NULL && *photo->caption != '\0';
  gboolean has_credit = photo->credit != NULL && *photo->credit != '\0';

  if (has_caption && has_credit)
    return g_strdup_printf ("%s · %s", photo->caption, photo->credit);
  return g_strdup (has_caption ? photo->caption : has_credit ? photo->credit : NULL);
}

/**
 * desmi_layout_add_photo:
 *
 * Adds the slide's photo with its caption below, or says that there is none.
 */
void
desmi_layout_add_photo (DesmiLayout *self, DesmiItemRole role, const DesmiBox *box)
{
  const DesmiPhoto  *photo = self->slide->photo;
  g_autofree char   *caption = photo != NULL ? dup_caption (photo) : NULL;
  g_autoptr (GError) error = NULL;
  DesmiBox           room = *box;
  double             height = box->width < DESMI_LAYOUT_NARROW_PT ? DESMI_LAYOUT_CAPTION_PT * 1.6
                                                                  : DESMI_LAYOUT_CAPTION_PT;

  if (caption != NULL)
    room.height -= height;
  if (photo == NULL)
    desmi_layout_add_gone (self, role, &room,
                           desmi_locale_text (self->locale, N_ ("No photo was chosen yet.")));
  else if (photo->bytes == NULL)
    {
      desmi_layout_add_gone (self, role, &room,
                             desmi_locale_text (self->locale, N_ ("(the photo is not there)")));
      desmi_layout_warn (self, g_strdup (_ ("The photo is not in the file any more.")));
      self->page->lacks_photo = TRUE;
    }
  else if (!place_photo (self, role, &room, &error))
    {
      desmi_layout_add_gone (self, role, &room,
                             desmi_locale_text (self->locale, N_ ("(the photo cannot be read)")));
      desmi_layout_warn (self, g_strdup (error->message));
      self->page->lacks_photo = TRUE;
    }
  if (caption != NULL)
    {
      DesmiFlow *flow = desmi_flow_new (
          self, DESMI_ROLE_CAPTION,
          &(DesmiBox){ box->x, box->y + box->height - height, box->width, height });

      desmi_flow_add (flow, caption, desmi_sizes_detail, &self->colors.dim)->align
          = role == DESMI_ROLE_BODY ? DESMI_ALIGN_MIDDLE : DESMI_ALIGN_START;
      flow->item->anchor = DESMI_ANCHOR_MIDDLE;
      desmi_flow_end (flow);
    }
}

/**
 * desmi_layout_add_text:
 *
 * Adds the slide's paragraphs.
 */
void
desmi_layout_add_text (DesmiLayout *self, DesmiItemRole role, const DesmiBox *box)
{
  DesmiFlow *flow;

  if (self->slide->paragraphs->len == 0)
    {
      desmi_layout_add_gone (self, role, box,
                             desmi_locale_text (self->locale, N_ ("Nothing was written yet.")));
      return;
    }
  flow = desmi_flow_new (self, role, box);
  desmi_flow_add_all (flow, self->slide->paragraphs);
  desmi_flow_end (flow);
}
