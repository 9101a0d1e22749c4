/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document in a list. The small picture is read when the row is shown, and kept with the
 * document. */
#include "ui/villages/desmi-document-row.h"

#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/villages/desmi-thumbnail.h"

#include <glib/gi18n-lib.h>

#define PICTURE_PX 56
#define ICON_PX 32
#define MARGIN 14
#define TEXTURE "desmi-texture"
#define BROKEN "desmi-broken"

struct _DesmiDocumentRow
{
  GtkBox         parent_instance;

  GtkImage      *picture;
  GtkLabel      *title;
  GtkLabel      *facts;
  GtkLabel      *trouble;
  DesmiDocument *document;    /* nullable */
  GCancellable  *cancellable; /* nullable: of the picture being read */
};

G_DEFINE_FINAL_TYPE (DesmiDocumentRow, desmi_document_row, GTK_TYPE_BOX)

static void
set_icon (DesmiDocumentRow *self, const char *name)
{
  gtk_image_set_from_icon_name (self->picture, name);
  gtk_image_set_pixel_size (self->picture, ICON_PX);
}

static void
set_texture (DesmiDocumentRow *self, GdkTexture *texture)
{
  gtk_image_set_from_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_image_set_pixel_size (self->picture, PICTURE_PX);
}

static void
set_trouble (DesmiDocumentRow *self, const char *sentence)
{
  gtk_label_set_label (self->trouble, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), sentence != NULL);
}

static void
show_broken (DesmiDocumentRow *self)
{
  set_icon (self, "image-missing-symbolic");
  set_trouble (self, _ ("The picture cannot be shown small; the file itself is kept as it is."));
}

/* FALSE: @bytes are no picture. */
static gboolean
show_small (DesmiDocumentRow *self, GBytes *bytes)
{
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;

  if (texture == NULL)
    return FALSE;
  set_texture (self, texture);
  g_object_set_data_full (G_OBJECT (self->document), TEXTURE, g_steal_pointer (&texture),
                          g_object_unref);
  return TRUE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);
  DesmiDocumentRow  *self = desmi_call_end (user_data);

  if (self == NULL || show_small (self, bytes))
    return;
  g_object_set_data (G_OBJECT (self->document), BROKEN, GINT_TO_POINTER (TRUE));
  show_broken (self);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes
      = desmi_store_read_attachment (DESMI_STORE (source), data, cancellable, NULL);

  g_task_return_pointer (task, bytes != NULL ? desmi_thumbnail_make (bytes) : NULL,
                         (GDestroyNotify) g_bytes_unref);
}

/* The command line keeps pictures without a small one: it is made when it is looked at. */
static void
make_small (DesmiDocumentRow *self, DesmiStore *store)
{
  g_autoptr (GTask) task
      = g_task_new (store, self->cancellable, made_cb, desmi_call_new (self, self->cancellable));

  g_task_set_source_tag (task, make_small);
  g_task_set_task_data (task, g_strdup (desmi_document_get (self->document, "sha256")), g_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = desmi_store_read_thumbnail_finish (DESMI_STORE (source), result, &error);
  DesmiDocumentRow *self = desmi_call_end (user_data);

  if (self == NULL || show_small (self, bytes))
    return;
  if (bytes == NULL && error == NULL
      && g_object_get_data (G_OBJECT (self->document), BROKEN) == NULL)
    make_small (self, DESMI_STORE (source));
  else
    show_broken (self);
}

static const char *
get_icon (const char *media_type)
{
  if (media_type == NULL)
    return "image-missing-symbolic";
  if (g_str_has_prefix (media_type, "image/"))
    return "image-x-generic-symbolic";
  if (g_str_has_prefix (media_type, "application/vnd.")
      || g_str_equal (media_type, "application/pdf"))
    return "x-office-document-symbolic";
  return "text-x-generic-symbolic";
}

static void
show_picture (DesmiDocumentRow *self, DesmiStore *store)
{
  const char *media_type = desmi_document_get_media_type (self->document);
  GdkTexture *texture = g_object_get_data (G_OBJECT (self->document), TEXTURE);

  if (texture != NULL)
    {
      set_texture (self, texture);
      return;
    }
  set_icon (self, get_icon (media_type));
  if (media_type == NULL)
    set_trouble (self, _ ("Its content is not in the district file. Add the document again."));
  if (media_type == NULL || !g_str_has_prefix (media_type, "image/"))
    return;
  self->cancellable = g_cancellable_new ();
  desmi_store_read_thumbnail_async (store, desmi_document_get (self->document, "sha256"),
                                    self->cancellable, thumbnail_cb,
                                    desmi_call_new (self, self->cancellable));
}

static void
desmi_document_row_dispose (GObject *object)
{
  desmi_document_row_clear (DESMI_DOCUMENT_ROW (object));
  G_OBJECT_CLASS (desmi_document_row_parent_class)->dispose (object);
}

static void
desmi_document_row_class_init (DesmiDocumentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_document_row_dispose;
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
desmi_document_row_init (DesmiDocumentRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_set_spacing (GTK_BOX (self), MARGIN);
  gtk_widget_set_margin_start (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (self), MARGIN);
  self->picture = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), PICTURE_PX, PICTURE_PX);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->picture));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->title = add_label (words, "desmi-bold");
  self->facts = add_label (words, "desmi-dim");
  self->trouble = add_label (words, "desmi-error");
  gtk_box_append (GTK_BOX (self), words);
}

/**
 * desmi_document_row_show:
 * @store: has the small picture
 *
 * Shows a document.
 */
void
desmi_document_row_show (DesmiDocumentRow *self, DesmiStore *store, DesmiDocument *document)
{
  g_autofree char *facts = desmi_document_dup_facts (document, desmi_locale_get_user ());
  g_autofree char *name = NULL;
  const char      *title = desmi_document_get (document, "title");

  desmi_document_row_clear (self);
  self->document = g_object_ref (document);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->facts, facts);
  set_trouble (self, NULL);
  name = g_strdup_printf ("%s, %s", title, facts);
  desmi_a11y_name_row (GTK_WIDGET (self), name);
  show_picture (self, store);
}

/**
 * desmi_document_row_clear:
 *
 * Forgets the document, and the picture that is being read.
 */
void
desmi_document_row_clear (DesmiDocumentRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
}
