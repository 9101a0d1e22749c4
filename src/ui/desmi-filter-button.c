/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter whose choices need a popover. Closed, it says what is chosen of what. */
#include "ui/desmi-filter-button.h"

#include "ui/desmi-a11y.h"

#define MAX_VALUE_CHARS 24

struct _DesmiFilterButton
{
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkWidget     *popover;
  GtkLabel      *title_label;
  GtkLabel      *value;
  char          *title;
};

G_DEFINE_FINAL_TYPE (DesmiFilterButton, desmi_filter_button, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (DesmiFilterButton *self)
{
  const char      *value = gtk_label_get_label (self->value);
  g_autofree char *title = g_strdup_printf ("%s:", self->title != NULL ? self->title : "");
  g_autofree char *name = g_strdup_printf ("%s %s", title, value);

  gtk_label_set_label (self->title_label, title);
  desmi_a11y_set_label (GTK_WIDGET (self->button), name);
  /* what is not cut needs none */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               g_utf8_strlen (value, -1) > MAX_VALUE_CHARS ? name : NULL);
}

static void
desmi_filter_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, DESMI_FILTER_BUTTON (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desmi_filter_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DesmiFilterButton *self = DESMI_FILTER_BUTTON (object);

  if (id != PROP_TITLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_free (self->title);
  self->title = g_value_dup_string (value);
  update (self);
}

static void
desmi_filter_button_finalize (GObject *object)
{
  g_free (DESMI_FILTER_BUTTON (object)->title);
  G_OBJECT_CLASS (desmi_filter_button_parent_class)->finalize (object);
}

static void
desmi_filter_button_class_init (DesmiFilterButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desmi_filter_button_get_property;
  object_class->set_property = desmi_filter_button_set_property;
  object_class->finalize = desmi_filter_button_finalize;
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /**
   * DesmiFilterButton::changed:
   *
   * Other values are in force, by hand or because the page shows something else.
   */
  signals[CHANGED] = g_signal_new ("changed", DESMI_TYPE_FILTER_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
desmi_filter_button_init (DesmiFilterButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->popover = gtk_popover_new ();
  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->value, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->value, MAX_VALUE_CHARS);
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "desmi-value");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_popover (self->button, self->popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "desmi-filter");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * desmi_filter_button_set_content:
 * @content: (transfer floating): what the popover has
 */
void
desmi_filter_button_set_content (DesmiFilterButton *self, GtkWidget *content)
{
  g_return_if_fail (DESMI_IS_FILTER_BUTTON (self));

  gtk_popover_set_child (GTK_POPOVER (self->popover), content);
}

/**
 * desmi_filter_button_set_value:
 * @value: what is chosen, translated
 */
void
desmi_filter_button_set_value (DesmiFilterButton *self, const char *value)
{
  g_return_if_fail (DESMI_IS_FILTER_BUTTON (self));

  gtk_label_set_label (self->value, value);
  update (self);
}

/**
 * desmi_filter_button_popup:
 *
 * Opens the popover.
 */
void
desmi_filter_button_popup (DesmiFilterButton *self)
{
  g_return_if_fail (DESMI_IS_FILTER_BUTTON (self));

  gtk_menu_button_popup (self->button);
}

/**
 * desmi_filter_button_changed:
 *
 * Emits "changed", for whoever knows the values.
 */
void
desmi_filter_button_changed (DesmiFilterButton *self)
{
  g_return_if_fail (DESMI_IS_FILTER_BUTTON (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
