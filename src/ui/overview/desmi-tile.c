/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A key figure: what, how much, and how it moved; pressed, it opens what is behind it. */
#include "ui/overview/desmi-tile.h"

#include "ui/desmi-a11y.h"

#define MAX_CHARS 6 /* that a tile asks room for; where there is more it takes it */
#define MAX_LINES 2 /* of the words above and below a figure */

struct _DesmiTile
{
  GtkButton parent_instance;

  GtkLabel *title;
  GtkLabel *figure;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (DesmiTile, desmi_tile, GTK_TYPE_BUTTON)

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Words that have no room on a line go on to a second one; a figure has one. */
static GtkLabel *
add_label (GtkBox *box, const char *css_class, gboolean wraps)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (label, MAX_CHARS);
  if (wraps)
    {
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_lines (label, MAX_LINES);
    }
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (box, GTK_WIDGET (label));
  return label;
}

static void
desmi_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_label (DESMI_TILE (object)->title));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desmi_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    gtk_label_set_label (DESMI_TILE (object)->title, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desmi_tile_class_init (DesmiTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desmi_tile_get_property;
  object_class->set_property = desmi_tile_set_property;
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desmi_tile_init (DesmiTile *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));

  gtk_widget_add_css_class (GTK_WIDGET (self), "desmi-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "desmi-tile");
  self->title = add_label (box, "desmi-dim", TRUE);
  /* the figures of a row stand side by side, whether or not a title has two lines */
  gtk_widget_set_vexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), FALSE); /* within the tile only */
  gtk_label_set_yalign (self->title, 0);
  self->figure = add_label (box, "desmi-figure", FALSE);
  self->note = add_label (box, "desmi-caption", TRUE);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (box));
}

/**
 * desmi_tile_set_figure:
 * @figure: as shown, such as "Rp 1,48 T"
 * @note: (nullable): below it, such as "▲ 6,2% dari 2022"
 * @spoken: (nullable): the same for a screen reader, without symbols and with the exact figure
 * @formula: (nullable): how the figure is made, for the tooltip
 */
void
desmi_tile_set_figure (DesmiTile  *self,
                       const char *figure,
                       const char *note,
                       const char *spoken,
                       const char *formula)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", gtk_label_get_label (self->title),
                                           spoken != NULL ? spoken : figure);
  g_autofree char *tip = NULL;

  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->note, note == NULL ? "" : note);
  tip = g_strjoin (formula == NULL ? NULL : "\n", name, formula, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  desmi_a11y_set_description (GTK_WIDGET (self), formula == NULL ? "" : formula);
  desmi_a11y_set_label (GTK_WIDGET (self), name);
}
