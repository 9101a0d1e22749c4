/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The point of a village in words and on a map, with what is odd about it. */
#include "ui/villages/desmi-place-card.h"

#include "ui/desmi-call.h"
#include "ui/villages/desmi-place-map.h"

#include <glib/gi18n-lib.h>

struct _DesmiPlaceCard
{
  GtkBox             parent_instance;

  GtkLabel          *text;
  GtkLabel          *doubt;
  DesmiPlaceMap     *map;
  DesmiVillagePlace *place; /* nullable: until it is read */
  char              *typed; /* nullable: what the file has counts */
  GCancellable      *cancellable;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DesmiPlaceCard, desmi_place_card, GTK_TYPE_BOX)

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text == NULL ? "" : text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
update (DesmiPlaceCard *self)
{
  const DesmiLocale   *locale = desmi_locale_get_user ();
  g_autofree char     *text = NULL, *doubt = NULL;
  DesmiPosition        typed;
  const DesmiPosition *point = NULL;
  gboolean             is_estimate = FALSE;

  if (self->place != NULL && self->typed != NULL)
    point = desmi_position_parse (self->typed, &typed, NULL) ? &typed : NULL;
  else if (self->place != NULL && self->place->has_point)
    {
      point = &self->place->point;
      is_estimate = self->place->is_estimate;
      text = desmi_village_place_dup_text (self->place, locale);
    }
  if (point != NULL && !is_estimate)
    doubt = desmi_village_place_dup_doubt (self->place, point, locale);
  set_label (self->text, text);
  set_label (self->doubt, doubt);
  desmi_place_map_show (self->map, self->place, point, is_estimate);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->place != NULL && desmi_outlines_get_n (self->place->outlines) > 0);
}

static void
place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)            error = NULL;
  g_autoptr (DesmiVillagePlace) place
      = desmi_village_place_load_finish (DESMI_STORE (source), result, &error);
  DesmiPlaceCard *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  desmi_place_map_show (self->map, NULL, NULL, FALSE);
  g_clear_pointer (&self->place, desmi_village_place_free);
  self->place = g_steal_pointer (&place);
  update (self);
  if (error == NULL)
    return;
  /* the rest of the page or form is as good without */
  set_label (self->doubt, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
stop_asking (DesmiPlaceCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
desmi_place_card_dispose (GObject *object)
{
  DesmiPlaceCard *self = DESMI_PLACE_CARD (object);

  stop_asking (self);
  if (self->map != NULL)
    desmi_place_map_show (self->map, NULL, NULL, FALSE);
  self->map = NULL;
  g_clear_pointer (&self->place, desmi_village_place_free);
  g_clear_pointer (&self->typed, g_free);
  G_OBJECT_CLASS (desmi_place_card_parent_class)->dispose (object);
}

static void
desmi_place_card_class_init (DesmiPlaceCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_place_card_dispose;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
picked_cb (DesmiPlaceCard *self, gint64 lat_e6, gint64 lon_e6)
{
  g_signal_emit (self, signals[PICKED], 0, lat_e6, lon_e6);
}

static GtkLabel *
add_label (DesmiPlaceCard *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
desmi_place_card_init (DesmiPlaceCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->text = add_label (self, "desmi-dim");
  self->doubt = add_label (self, "desmi-caption");
  self->map = DESMI_PLACE_MAP (desmi_place_map_new ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->map));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->map, "picked", G_CALLBACK (picked_cb), self);
}

/**
 * desmi_place_card_new:
 *
 * Returns: (transfer floating): hidden until something is known
 */
GtkWidget *
desmi_place_card_new (void)
{
  return g_object_new (DESMI_TYPE_PLACE_CARD, NULL);
}

/**
 * desmi_place_card_show:
 * @store: (nullable): the file; %NULL: none is open
 * @village: its code
 *
 * Reads anew where the village is.
 */
void
desmi_place_card_show (DesmiPlaceCard *self, DesmiStore *store, const char *village)
{
  g_return_if_fail (DESMI_IS_PLACE_CARD (self) && village != NULL);

  stop_asking (self);
  if (self->place != NULL && !g_str_equal (self->place->code, village))
    {
      desmi_place_map_show (self->map, NULL, NULL, FALSE);
      g_clear_pointer (&self->place, desmi_village_place_free);
      update (self);
    }
  if (store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desmi_village_place_load_async (store, village, self->cancellable, place_cb,
                                  desmi_call_new (self, self->cancellable));
}

/**
 * desmi_place_card_set_typed:
 * @text: a position that is being typed, or what is none yet
 *
 * From now on it is what was typed that is shown, not what the file has.
 */
void
desmi_place_card_set_typed (DesmiPlaceCard *self, const char *text)
{
  g_return_if_fail (DESMI_IS_PLACE_CARD (self) && text != NULL);

  g_free (self->typed);
  self->typed = g_strdup (text);
  update (self);
}
