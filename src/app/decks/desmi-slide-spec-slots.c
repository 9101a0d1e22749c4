/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of a slide, one by one. */
#include "app/decks/desmi-slide-spec-private.h"

static const char *const slot_kinds[] = {
  [DESMI_SLOT_SPEC_CHART] = "chart",
  [DESMI_SLOT_SPEC_TABLE] = "table",
  [DESMI_SLOT_SPEC_FIGURE] = "figure",
};

/**
 * desmi_slot_spec_kind_to_name:
 *
 * Returns: (transfer none): as the file has it
 */
const char *
desmi_slot_spec_kind_to_name (DesmiSlotSpecKind kind)
{
  return slot_kinds[kind];
}

/**
 * desmi_slide_spec_peek_slot:
 *
 * Returns: (transfer none) (nullable): the question as the file has it
 */
json_t *
desmi_slide_spec_peek_slot (const DesmiSlideSpec *self, guint slot)
{
  return json_array_get (json_object_get (self->root, DESMI_SLIDE_SPEC_SLOTS), slot);
}

/**
 * desmi_slide_spec_get_n_slots:
 *
 * Returns: how many questions the slide asks
 */
guint
desmi_slide_spec_get_n_slots (const DesmiSlideSpec *self)
{
  return (guint) json_array_size (json_object_get (self->root, DESMI_SLIDE_SPEC_SLOTS));
}

/**
 * desmi_slide_spec_get_slot_kind:
 *
 * Returns: what the answer is shown as
 */
DesmiSlotSpecKind
desmi_slide_spec_get_slot_kind (const DesmiSlideSpec *self, guint slot)
{
  const char *show = desmi_slide_spec_get_slot_text (self, slot, "show");

  for (guint i = 0; i < G_N_ELEMENTS (slot_kinds); i++)
    if (g_strcmp0 (show, slot_kinds[i]) == 0)
      return i;
  return DESMI_SLOT_SPEC_CHART;
}

/**
 * desmi_slide_spec_get_slot_text:
 * @name: "show", "chart", "figure", "label", "period", "source" and so on
 *
 * Returns: (transfer none) (nullable): what the question says of it
 */
const char *
desmi_slide_spec_get_slot_text (const DesmiSlideSpec *self, guint slot, const char *name)
{
  return json_string_value (json_object_get (desmi_slide_spec_peek_slot (self, slot), name));
}

/**
 * desmi_slide_spec_set_slot_text:
 * @text: (nullable): %NULL or empty takes it out
 */
void
desmi_slide_spec_set_slot_text (DesmiSlideSpec *self,
                                guint           slot,
                                const char     *name,
                                const char     *text)
{
  g_return_if_fail (slot < desmi_slide_spec_get_n_slots (self));
  desmi_slide_spec_put_text (desmi_slide_spec_peek_slot (self, slot), name, text);
}

/**
 * desmi_slide_spec_get_slot_number:
 *
 * Returns: the number @name; 0 where the question does not say
 */
int
desmi_slide_spec_get_slot_number (const DesmiSlideSpec *self, guint slot, const char *name)
{
  return (int) json_integer_value (json_object_get (desmi_slide_spec_peek_slot (self, slot), name));
}

/**
 * desmi_slide_spec_set_slot_number:
 * @name: "max": how many categories are shown beside the others
 * @number: 0 takes it out
 */
void
desmi_slide_spec_set_slot_number (DesmiSlideSpec *self, guint slot, const char *name, int number)
{
  g_return_if_fail (slot < desmi_slide_spec_get_n_slots (self));
  if (number == 0)
    json_object_del (desmi_slide_spec_peek_slot (self, slot), name);
  else
    json_object_set_new (desmi_slide_spec_peek_slot (self, slot), name, json_integer (number));
}

/**
 * desmi_slide_spec_add_chart:
 * @chart: "sankey"
 *
 * Adds a chart as it is unless told, of the deck's period.
 */
void
desmi_slide_spec_add_chart (DesmiSlideSpec *self, const char *chart)
{
  json_array_append_new (
      desmi_slide_spec_ensure_array (self, DESMI_SLIDE_SPEC_SLOTS),
      json_pack ("{s:s,s:s}", "show", slot_kinds[DESMI_SLOT_SPEC_CHART], "chart", chart));
}

/**
 * desmi_slide_spec_add_by:
 * @slot: whose question it is
 *
 * Tells apart by @dimension, instead of by what the chart does unless told.
 */
void
desmi_slide_spec_add_by (DesmiSlideSpec *self, guint slot, DesmiDimension dimension)
{
  json_t *object = desmi_slide_spec_peek_slot (self, slot);

  g_return_if_fail (slot < desmi_slide_spec_get_n_slots (self));
  if (!json_is_array (json_object_get (object, "by")))
    json_object_set_new (object, "by", json_array ());
  json_array_append_new (json_object_get (object, "by"),
                         json_string (desmi_dimension_to_name (dimension)));
}

/**
 * desmi_slide_spec_add_where:
 * @slot: whose question it is
 * @value: "32.12.16.2004"
 *
 * Lets only rows through that have @value, or one that was added for the same dimension before.
 */
void
desmi_slide_spec_add_where (DesmiSlideSpec *self,
                            guint           slot,
                            DesmiDimension  dimension,
                            const char     *value)
{
  json_t *object = desmi_slide_spec_peek_slot (self, slot),
         *where = json_object_get (object, "where");
  const char *name = desmi_dimension_to_name (dimension);

  g_return_if_fail (slot < desmi_slide_spec_get_n_slots (self));
  if (!json_is_object (where))
    {
      json_object_set_new (object, "where", json_object ());
      where = json_object_get (object, "where");
    }
  if (!json_is_array (json_object_get (where, name)))
    json_object_set_new (where, name, json_array ());
  json_array_append_new (json_object_get (where, name), json_string (value));
}

/**
 * desmi_slide_spec_set_where:
 *
 * Lets only rows through that have @value, whatever was let through of @dimension before.
 */
void
desmi_slide_spec_set_where (DesmiSlideSpec *self,
                            guint           slot,
                            DesmiDimension  dimension,
                            const char     *value)
{
  json_t *where = json_object_get (desmi_slide_spec_peek_slot (self, slot), "where");

  if (json_is_object (where))
    json_object_del (where, desmi_dimension_to_name (dimension));
  desmi_slide_spec_add_where (self, slot, dimension, value);
}

/**
 * desmi_slide_spec_get_where:
 *
 * Returns: (transfer none) (nullable): the first value that is let through of @dimension; %NULL:
 * all are
 */
const char *
desmi_slide_spec_get_where (const DesmiSlideSpec *self, guint slot, DesmiDimension dimension)
{
  return json_string_value (json_array_get (
      json_object_get (json_object_get (desmi_slide_spec_peek_slot (self, slot), "where"),
                       desmi_dimension_to_name (dimension)),
      0));
}

/**
 * desmi_slide_spec_add_list:
 * @list: which, see desmi-deck-list.h
 *
 * Adds a list of the program that is no chart, as a table.
 */
void
desmi_slide_spec_add_list (DesmiSlideSpec *self, const char *list)
{
  json_array_append_new (
      desmi_slide_spec_ensure_array (self, DESMI_SLIDE_SPEC_SLOTS),
      json_pack ("{s:s,s:s}", "show", slot_kinds[DESMI_SLOT_SPEC_TABLE], "list", list));
}

/**
 * desmi_slide_spec_add_figure:
 * @figure: "departures", see desmi-deck-figure.h
 *
 * Adds one number, of the deck's period.
 */
void
desmi_slide_spec_add_figure (DesmiSlideSpec *self, const char *figure)
{
  json_array_append_new (
      desmi_slide_spec_ensure_array (self, DESMI_SLIDE_SPEC_SLOTS),
      json_pack ("{s:s,s:s}", "show", slot_kinds[DESMI_SLOT_SPEC_FIGURE], "figure", figure));
}

/**
 * desmi_slide_spec_remove_slot:
 */
void
desmi_slide_spec_remove_slot (DesmiSlideSpec *self, guint slot)
{
  json_array_remove (desmi_slide_spec_ensure_array (self, DESMI_SLIDE_SPEC_SLOTS), slot);
}
