/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One choice of a list: an id and its words. */
#include "ui/desmi-choice.h"

struct _DesmiChoice
{
  GObject parent_instance;

  char   *id;
  char   *label;
  char   *key; /* nullable: the label */
};

G_DEFINE_FINAL_TYPE (DesmiChoice, desmi_choice, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_LABEL,
  PROP_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
desmi_choice_finalize (GObject *object)
{
  DesmiChoice *self = DESMI_CHOICE (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->key);
  G_OBJECT_CLASS (desmi_choice_parent_class)->finalize (object);
}

static void
desmi_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiChoice *self = DESMI_CHOICE (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key != NULL ? self->key : self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DesmiChoice *self = DESMI_CHOICE (object);

  switch (id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      break;
    case PROP_KEY:
      self->key = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_choice_class_init (DesmiChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = desmi_choice_finalize;
  object_class->get_property = desmi_choice_get_property;
  object_class->set_property = desmi_choice_set_property;
  properties[PROP_ID] = g_param_spec_string (
      "id", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEY] = g_param_spec_string (
      "key", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desmi_choice_init (DesmiChoice *self)
{
}

/**
 * desmi_choice_new:
 * @id: what the program calls it; the empty text stands for "all"
 * @label: what a reader sees
 *
 * Returns: (transfer full): the choice
 */
DesmiChoice *
desmi_choice_new (const char *id, const char *label)
{
  return g_object_new (DESMI_TYPE_CHOICE, "id", id, "label", label, NULL);
}

/**
 * desmi_choice_get_id:
 *
 * Returns: what the program calls it
 */
const char *
desmi_choice_get_id (DesmiChoice *self)
{
  return self->id;
}

/**
 * desmi_choice_get_label:
 *
 * Returns: what a reader sees
 */
const char *
desmi_choice_get_label (DesmiChoice *self)
{
  return self->label;
}
