/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decks/desmi-photo-choices.h"

#include "app/decks/desmi-slide-spec.h"
#include "app/desmi-document.h"
#include "ui/decks/desmi-late-text.h"
#include "ui/decks/desmi-picture-button.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>

#define PREVIEW_HEIGHT 140
#define FOCUS_RADIUS 7
#define N_WORDS 3

struct _DesmiPhotoChoices
{
  GtkBox              parent_instance;

  DesmiPictureButton *choose;
  GtkWidget          *preview;
  GtkSwitch          *fill;
  GtkWidget          *words[N_WORDS];

  DesmiStore         *store;   /* nullable */
  char               *spec;    /* nullable: as it is shown */
  char               *sha256;  /* nullable */
  GdkTexture         *texture; /* nullable */
  double              focus_x, focus_y;
  gboolean            quiet;
  GCancellable       *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiPhotoChoices, desmi_photo_choices, GTK_TYPE_BOX)

enum
{
  CHANGE,
  PICTURE,
  N_SIGNALS
};

static guint             signals[N_SIGNALS];

static const char *const words[N_WORDS][2] = {
  { "caption", N_ ("Caption") },
  { "credit", N_ ("Photo by") },
  /* Translators: of a picture */
  { "alt", N_ ("What is seen, for who does not see it") },
};

static void
change (DesmiPhotoChoices *self, DesmiSlideSpec *spec)
{
  g_free (self->spec);
  self->spec = desmi_slide_spec_to_text (spec);
  g_signal_emit (self, signals[CHANGE], 0, spec);
}

static void
word_cb (gpointer user_data, const char *id, const char *text)
{
  DesmiPhotoChoices         *self = user_data;
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (self->spec, NULL);

  if (spec == NULL)
    return;
  desmi_slide_spec_set (spec, id, text);
  change (self, spec);
}

static void
fill_cb (DesmiPhotoChoices *self)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (self->spec, NULL);

  if (self->quiet || spec == NULL)
    return;
  desmi_slide_spec_set_flag (spec, "fill", gtk_switch_get_active (self->fill));
  change (self, spec);
}

/* Where in the widget the picture lies. */
static gboolean
get_area (DesmiPhotoChoices *self, DesmiBox *area)
{
  double width = gtk_widget_get_width (self->preview);
  double height = gtk_widget_get_height (self->preview), scale;

  if (self->texture == NULL || width < 1 || height < 1)
    return FALSE;
  scale = MIN (width / gdk_texture_get_width (self->texture),
               height / gdk_texture_get_height (self->texture));
  area->width = scale * gdk_texture_get_width (self->texture);
  area->height = scale * gdk_texture_get_height (self->texture);
  area->x = (width - area->width) / 2;
  area->y = (height - area->height) / 2;
  return TRUE;
}

static void
pressed_cb (DesmiPhotoChoices *self, int n, double x, double y)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (self->spec, NULL);
  DesmiBox                   area;

  if (spec == NULL || !get_area (self, &area))
    return;
  self->focus_x = CLAMP ((x - area.x) / area.width, 0, 1);
  self->focus_y = CLAMP ((y - area.y) / area.height, 0, 1);
  desmi_slide_spec_set_part (spec, "focus_x", self->focus_x);
  desmi_slide_spec_set_part (spec, "focus_y", self->focus_y);
  gtk_widget_queue_draw (self->preview);
  change (self, spec);
}

/* The picture, and on it what stays in sight when it is cut. */
static void
draw_cb (GtkDrawingArea *drawing, cairo_t *cr, int width, int height, gpointer user_data)
{
  DesmiPhotoChoices *self = user_data;
  DesmiBox           area;
  cairo_surface_t   *surface;
  double             scale;

  if (!get_area (self, &area))
    return;
  scale = area.width / gdk_texture_get_width (self->texture);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_texture_get_width (self->texture),
                                        gdk_texture_get_height (self->texture));
  gdk_texture_download (self->texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  cairo_save (cr);
  cairo_translate (cr, area.x, area.y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
  if (!gtk_switch_get_active (self->fill))
    return;
  cairo_arc (cr, area.x + self->focus_x * area.width, area.y + self->focus_y * area.height,
             FOCUS_RADIUS, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GBytes) bytes = desmi_store_read_thumbnail_finish (DESMI_STORE (source), result, NULL);
  DesmiPhotoChoices *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  self->texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
  gtk_widget_set_visible (self->preview, self->texture != NULL);
  gtk_widget_queue_draw (self->preview);
}

static void
load_preview (DesmiPhotoChoices *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->texture);
  gtk_widget_set_visible (self->preview, FALSE);
  if (self->sha256 != NULL && self->store != NULL)
    desmi_store_read_thumbnail_async (self->store, self->sha256, self->cancellable, thumbnail_cb,
                                      desmi_call_new (self, self->cancellable));
}

static void
picture_cb (DesmiPhotoChoices *self, const char *sha256)
{
  g_signal_emit (self, signals[PICTURE], 0, sha256);
}

/**
 * desmi_photo_choices_take:
 * @file: a picture, which is copied into the district file
 */
void
desmi_photo_choices_take (DesmiPhotoChoices *self, GFile *file)
{
  desmi_picture_button_take (self->choose, file);
}

static void
desmi_photo_choices_dispose (GObject *object)
{
  DesmiPhotoChoices *self = DESMI_PHOTO_CHOICES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (desmi_photo_choices_parent_class)->dispose (object);
}

static void
desmi_photo_choices_finalize (GObject *object)
{
  DesmiPhotoChoices *self = DESMI_PHOTO_CHOICES (object);

  g_object_unref (self->cancellable);
  g_free (self->spec);
  g_free (self->sha256);
  G_OBJECT_CLASS (desmi_photo_choices_parent_class)->finalize (object);
}

static void
desmi_photo_choices_class_init (DesmiPhotoChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_photo_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_photo_choices_finalize;
  signals[CHANGE] = g_signal_new ("change", DESMI_TYPE_PHOTO_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[PICTURE] = g_signal_new ("picture", DESMI_TYPE_PHOTO_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "desmi-caption");
  return label;
}

static void
add_preview (DesmiPhotoChoices *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->preview = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->preview), PREVIEW_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->preview), draw_cb, self, NULL);
  gtk_widget_set_visible (self->preview, FALSE);
  gtk_widget_set_tooltip_text (self->preview,
                               _ ("Click on what is to stay in sight when the picture is cut"));
  desmi_a11y_set_label (self->preview, _ ("The picture"));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->preview, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (self), self->preview);
}

static void
add_fill (DesmiPhotoChoices *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = new_label (_ ("Fill the slide, cut where needed"));

  self->fill = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->fill), GTK_ALIGN_CENTER);
  desmi_a11y_set_label (GTK_WIDGET (self->fill), _ ("Fill the slide, cut where needed"));
  g_signal_connect_swapped (self->fill, "notify::active", G_CALLBACK (fill_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fill));
  gtk_box_append (GTK_BOX (self), box);
}

static void
desmi_photo_choices_init (DesmiPhotoChoices *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->choose = DESMI_PICTURE_BUTTON (
      desmi_picture_button_new (_ ("Choose a Picture…"), _ ("Choose a Picture")));
  g_signal_connect_swapped (self->choose, "picture", G_CALLBACK (picture_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->choose));
  add_preview (self);
  add_fill (self);
  for (guint i = 0; i < N_WORDS; i++)
    {
      self->words[i] = gtk_entry_new ();
      gtk_box_append (GTK_BOX (self), new_label (_ (words[i][1])));
      gtk_box_append (GTK_BOX (self), self->words[i]);
      desmi_a11y_set_label (self->words[i], _ (words[i][1]));
      desmi_late_text_watch (self->words[i], words[i][0], word_cb, self);
    }
}

/**
 * desmi_photo_choices_new:
 *
 * Returns: (transfer floating): choices of no picture yet
 */
GtkWidget *
desmi_photo_choices_new (void)
{
  return g_object_new (DESMI_TYPE_PHOTO_CHOICES, NULL);
}

/**
 * desmi_photo_choices_set_store:
 * @store: (nullable): where pictures are kept
 */
void
desmi_photo_choices_set_store (DesmiPhotoChoices *self, DesmiStore *store)
{
  g_set_object (&self->store, store);
  desmi_picture_button_set_store (self->choose, store);
}

/**
 * desmi_photo_choices_show:
 * @stored: the slide
 */
void
desmi_photo_choices_show (DesmiPhotoChoices *self, const DesmiStoredSlide *stored)
{
  g_autoptr (DesmiSlideSpec) spec = desmi_slide_spec_new (stored->spec, NULL);

  if (spec == NULL)
    return;
  g_free (self->spec);
  self->spec = g_strdup (stored->spec);
  self->quiet = TRUE;
  gtk_switch_set_active (self->fill, desmi_slide_spec_get_flag (spec, "fill"));
  self->quiet = FALSE;
  self->focus_x = desmi_slide_spec_get_part (spec, "focus_x");
  self->focus_y = desmi_slide_spec_get_part (spec, "focus_y");
  for (guint i = 0; i < N_WORDS; i++)
    desmi_late_text_show (self->words[i], desmi_slide_spec_get (spec, words[i][0]));
  gtk_widget_queue_draw (self->preview);
  if (g_strcmp0 (stored->sha256, self->sha256) == 0)
    return;
  g_free (self->sha256);
  self->sha256 = g_strdup (stored->sha256);
  load_preview (self);
}

/**
 * desmi_photo_choices_flush:
 *
 * Saves at once what is being typed.
 */
void
desmi_photo_choices_flush (DesmiPhotoChoices *self)
{
  for (guint i = 0; i < N_WORDS; i++)
    desmi_late_text_flush (self->words[i]);
}
