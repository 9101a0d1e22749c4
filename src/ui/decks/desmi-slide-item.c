/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-slide-item.h"

struct _DesmiSlideItem
{
  GObject         parent_instance;

  DesmiShownDeck *deck;
  guint           page; /* the first of the slide */
};

G_DEFINE_FINAL_TYPE (DesmiSlideItem, desmi_slide_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
desmi_slide_item_finalize (GObject *object)
{
  desmi_shown_deck_unref (DESMI_SLIDE_ITEM (object)->deck);
  G_OBJECT_CLASS (desmi_slide_item_parent_class)->finalize (object);
}

static void
desmi_slide_item_class_init (DesmiSlideItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desmi_slide_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", DESMI_TYPE_SLIDE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
desmi_slide_item_init (DesmiSlideItem *self)
{
}

/**
 * desmi_slide_item_new:
 * @page: index of the slide's first page
 *
 * Returns: (transfer full): the item
 */
DesmiSlideItem *
desmi_slide_item_new (DesmiShownDeck *deck, guint page)
{
  DesmiSlideItem *self = g_object_new (DESMI_TYPE_SLIDE_ITEM, NULL);

  self->deck = desmi_shown_deck_ref (deck);
  self->page = page;
  return self;
}

/**
 * desmi_slide_item_update:
 * @deck: the same deck, read anew
 *
 * Shows the slide as it is now, where it stood.
 */
void
desmi_slide_item_update (DesmiSlideItem *self, DesmiShownDeck *deck, guint page)
{
  desmi_shown_deck_ref (deck);
  desmi_shown_deck_unref (self->deck);
  self->deck = deck;
  self->page = page;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * desmi_slide_item_get_deck:
 *
 * Returns: (transfer none): the deck it is of
 */
DesmiShownDeck *
desmi_slide_item_get_deck (DesmiSlideItem *self)
{
  return self->deck;
}

/**
 * desmi_slide_item_get_page:
 *
 * Returns: index of its first page
 */
guint
desmi_slide_item_get_page (DesmiSlideItem *self)
{
  return self->page;
}

/**
 * desmi_slide_item_get_slide:
 *
 * Returns: (transfer none): its code
 */
const char *
desmi_slide_item_get_slide (DesmiSlideItem *self)
{
  return desmi_shown_deck_get_slide (self->deck, self->page);
}
