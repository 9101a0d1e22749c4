/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the list of villages, empty until its page has come. */
#include "app/desmi-village-item-private.h"

struct _DesmiVillageItem
{
  GObject       parent_instance;
  gint64        id;
  DesmiVillage *village;
};

G_DEFINE_FINAL_TYPE (DesmiVillageItem, desmi_village_item, G_TYPE_OBJECT)

enum
{
  PROP_VILLAGE = 1,
  PROP_ID,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_BOXED_TYPE (DesmiVillage, desmi_village, desmi_village_ref, desmi_village_unref)

static void
desmi_village_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiVillageItem *self = DESMI_VILLAGE_ITEM (object);

  switch (id)
    {
    case PROP_VILLAGE:
      g_value_set_boxed (value, self->village);
      break;
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_village_item_finalize (GObject *object)
{
  DesmiVillageItem *self = DESMI_VILLAGE_ITEM (object);

  g_clear_pointer (&self->village, desmi_village_unref);
  G_OBJECT_CLASS (desmi_village_item_parent_class)->finalize (object);
}

static void
desmi_village_item_class_init (DesmiVillageItemClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = desmi_village_item_get_property;
  object_class->finalize = desmi_village_item_finalize;
  properties[PROP_VILLAGE]
      = g_param_spec_boxed ("village", NULL, NULL, desmi_village_get_type (), read);
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
desmi_village_item_init (DesmiVillageItem *self)
{
}

/**
 * desmi_village_item_new:
 * @id: the village's id in the file
 * @village: (nullable): its row, if it is there already
 *
 * Returns: (transfer full): the item
 */
DesmiVillageItem *
desmi_village_item_new (gint64 id, DesmiVillage *village)
{
  DesmiVillageItem *self = g_object_new (DESMI_TYPE_VILLAGE_ITEM, NULL);

  self->id = id;
  self->village = village != NULL ? desmi_village_ref (village) : NULL;
  return self;
}

/**
 * desmi_village_item_reuse:
 * @id: of the village it stands for from now on
 *
 * Is another village's, whose row is on the way. It tells so when that has come, or fails to: until
 * then what is drawn stays, and nothing blinks.
 */
void
desmi_village_item_reuse (DesmiVillageItem *self, gint64 id)
{
  self->id = id;
  g_clear_pointer (&self->village, desmi_village_unref);
}

/**
 * desmi_village_item_set_village:
 * @village: (nullable): the row that has come
 */
void
desmi_village_item_set_village (DesmiVillageItem *self, DesmiVillage *village)
{
  DesmiVillage *before = self->village;

  /* nothing again: what was drawn of another village goes */
  if (before == village && village != NULL)
    return;
  self->village = village != NULL ? desmi_village_ref (village) : NULL;
  g_clear_pointer (&before, desmi_village_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VILLAGE]);
}

/**
 * desmi_village_item_get_village:
 *
 * Returns: (transfer none) (nullable): the row; %NULL until its page has come
 */
DesmiVillage *
desmi_village_item_get_village (DesmiVillageItem *self)
{
  return self->village;
}

/**
 * desmi_village_item_get_id:
 *
 * Returns: the village's id in the file
 */
gint64
desmi_village_item_get_id (DesmiVillageItem *self)
{
  return self->id;
}
