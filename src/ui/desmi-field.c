/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a form: its name above, what is wrong below. */
#include "ui/desmi-field.h"

#include "ui/desmi-a11y.h"

#define ERROR_CHARS 30

struct _DesmiField
{
  GtkBox     parent_instance;

  GtkWidget *title;
  GtkWidget *entry;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (DesmiField, desmi_field, GTK_TYPE_BOX)

enum
{
  PROP_TITLE = 1,
  PROP_TEXT,
  PROP_HINT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
changed_cb (DesmiField *self)
{
  desmi_field_set_error (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
desmi_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiField *self = DESMI_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->title)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, desmi_field_get_text (self));
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (GTK_ENTRY (self->entry)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DesmiField *self = DESMI_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->title), g_value_get_string (value));
      desmi_a11y_set_label (self->entry, g_value_get_string (value));
      desmi_a11y_set_label (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
                            g_value_get_string (value));
      break;
    case PROP_TEXT:
      desmi_field_set_text (self, g_value_get_string (value));
      break;
    case PROP_HINT:
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
desmi_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESMI_FIELD (widget)->entry);
}

static void
desmi_field_class_init (DesmiFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = desmi_field_get_property;
  object_class->set_property = desmi_field_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = desmi_field_grab_focus;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desmi_field_init (DesmiField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  /* a long title must not make the form wider than the screen where text is large */
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->title, "desmi-dim");
  gtk_widget_add_css_class (self->title, "desmi-caption");
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  self->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  /* a long word that is wrong must not make the form wider */
  gtk_label_set_wrap_mode (GTK_LABEL (self->error), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), ERROR_CHARS);
  gtk_widget_add_css_class (self->error, "desmi-error");
  gtk_widget_add_css_class (self->error, "desmi-caption");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), self->error);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * desmi_field_get_text:
 *
 * Returns: what was typed
 */
const char *
desmi_field_get_text (DesmiField *self)
{
  g_return_val_if_fail (DESMI_IS_FIELD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * desmi_field_set_text:
 * @text: (nullable): the new content
 */
void
desmi_field_set_text (DesmiField *self, const char *text)
{
  g_return_if_fail (DESMI_IS_FIELD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text == NULL ? "" : text);
}

/**
 * desmi_field_set_error:
 * @sentence: (nullable): what is wrong with the text; gone with the next change of it
 */
void
desmi_field_set_error (DesmiField *self, const char *sentence)
{
  g_return_if_fail (DESMI_IS_FIELD (self));

  if (g_strcmp0 (desmi_field_get_error (self), sentence) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->error), sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (self->error, sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  desmi_a11y_set_description (self->entry, sentence);
}

/**
 * desmi_field_get_error:
 *
 * Returns: (nullable): the sentence shown
 */
const char *
desmi_field_get_error (DesmiField *self)
{
  g_return_val_if_fail (DESMI_IS_FIELD (self), NULL);

  return gtk_widget_get_visible (self->error) ? gtk_label_get_label (GTK_LABEL (self->error))
                                              : NULL;
}
