/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A theme is shared: what is changed of it changes for all presentations that have it. */
#include "ui/decks/desmi-theme-choices.h"

#include "deck/desmi-lines.h"
#include "ui/decks/desmi-picture-button.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LOGO_HEIGHT 56

struct _DesmiThemeChoices
{
  GtkBox              parent_instance;

  DesmiFilter        *theme;
  GtkWidget          *look; /* all that is chosen of a theme */
  DesmiField         *name;
  GtkColorButton     *primary, *accent;
  DesmiFilter        *font_title, *font_text;
  GtkWidget          *missing; /* which of them are not on this computer */
  DesmiField         *footer;
  DesmiPictureButton *choose_logo;
  GtkWidget          *remove_logo;
  GtkPicture         *preview;

  DesmiStore         *store;
  char               *first;  /* nullable: the theme that it has */
  DesmiTable         *themes; /* nullable */
  char               *logo;   /* nullable: SHA-256 */
  GCancellable       *cancellable;
};

G_DEFINE_FINAL_TYPE (DesmiThemeChoices, desmi_theme_choices, GTK_TYPE_BOX)

enum
{
  PROP_TEXT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The lines of "text". */
typedef enum
{
  LINE_THEME,
  LINE_NAME,
  LINE_PRIMARY,
  LINE_ACCENT,
  LINE_FONT_TITLE,
  LINE_FONT_TEXT,
  LINE_FOOTER,
  LINE_LOGO,
  N_LINES
} Line;

enum
{
  READY,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GBytes) bytes = desmi_store_read_thumbnail_finish (DESMI_STORE (source), result, NULL);
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
  DesmiThemeChoices     *self = desmi_call_end (user_data);

  if (self != NULL)
    gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
}

static void
changed_cb (DesmiThemeChoices *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
font_cb (DesmiThemeChoices *self)
{
  const char      *titles = desmi_filter_get_selected (self->font_title);
  const char      *texts = desmi_filter_get_selected (self->font_text);
  g_autofree char *first = titles != NULL ? desmi_lines_dup_font_warning (titles) : NULL;
  g_autofree char *second = texts != NULL && g_strcmp0 (texts, titles) != 0
                                ? desmi_lines_dup_font_warning (texts)
                                : NULL;
  g_autofree char *both = first != NULL && second != NULL
                              ? g_strdup_printf ("%s\n%s", first, second)
                              : g_strdup (first != NULL ? first : second);

  gtk_label_set_label (GTK_LABEL (self->missing), both != NULL ? both : "");
  gtk_widget_set_visible (self->missing, both != NULL);
  changed_cb (self);
}

static void
set_logo (DesmiThemeChoices *self, const char *sha256)
{
  char *copy = g_strdup (sha256);

  g_free (self->logo);
  self->logo = copy;
  gtk_picture_set_paintable (self->preview, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), copy != NULL);
  gtk_widget_set_visible (self->remove_logo, copy != NULL);
  if (copy != NULL)
    desmi_store_read_thumbnail_async (self->store, copy, self->cancellable, thumbnail_cb,
                                      desmi_call_new (self, self->cancellable));
  changed_cb (self);
}

static void
logo_cb (DesmiThemeChoices *self, const char *sha256)
{
  set_logo (self, sha256);
}

static void
remove_logo_cb (DesmiThemeChoices *self)
{
  set_logo (self, NULL);
}

static const char *
get_text (DesmiThemeChoices *self, guint row, const char *name)
{
  int column = desmi_table_find_column (self->themes, name);

  return column >= 0 && desmi_table_get_mark (self->themes, row, (guint) column) == DESMI_MARK_NONE
             ? desmi_table_get_text (self->themes, row, (guint) column)
             : NULL;
}

static void
show_color (GtkColorButton *button, const char *text)
{
  GdkRGBA color;

  if (text != NULL && gdk_rgba_parse (&color, text))
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &color);
}

static void
show_font (DesmiFilter *filter, const char *font)
{
  if (font == NULL)
    return;
  desmi_filter_ensure (filter, font, font);
  desmi_filter_set_selected (filter, font);
}

static void
show_theme (DesmiThemeChoices *self, guint row)
{
  const char *footer = get_text (self, row, "footer"), *name = get_text (self, row, "name");

  desmi_field_set_text (self->name, name != NULL ? name : "");
  show_color (self->primary, get_text (self, row, "primary_color"));
  show_color (self->accent, get_text (self, row, "accent_color"));
  show_font (self->font_title, get_text (self, row, "font_title"));
  show_font (self->font_text, get_text (self, row, "font_text"));
  desmi_field_set_text (self->footer, footer != NULL ? footer : "");
  set_logo (self, get_text (self, row, "sha256"));
}

static void
chosen_cb (DesmiThemeChoices *self)
{
  const char *theme = desmi_filter_get_selected (self->theme);

  if (desmi_filter_is_filling (self->theme))
    return;
  gtk_widget_set_visible (self->look, theme != NULL && *theme != '\0');
  for (guint i = 0; self->themes != NULL && i < desmi_table_get_n_rows (self->themes); i++)
    if (g_strcmp0 (get_text (self, i, "theme"), theme) == 0)
      show_theme (self, i);
  changed_cb (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  DesmiThemeChoices     *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  self->themes = g_steal_pointer (&table);
  desmi_filter_begin (self->theme);
  desmi_filter_add (self->theme, "", C_ ("theme", "the program’s own"));
  for (guint i = 0; i < desmi_table_get_n_rows (self->themes); i++)
    desmi_filter_add (self->theme, get_text (self, i, "theme"), get_text (self, i, "name"));
  desmi_filter_add (self->theme, DESMI_THEME_NEW, C_ ("theme", "a new one"));
  desmi_filter_end (self->theme);
  desmi_filter_set_selected (
      self->theme,
      self->first != NULL && desmi_filter_has (self->theme, self->first) ? self->first : "");
  chosen_cb (self);
  g_signal_emit (self, signals[READY], 0);
}

static char *
dup_color (GtkColorButton *button)
{
  GdkRGBA color;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &color);
  return g_strdup_printf ("#%02x%02x%02x", (guint) (color.red * 255.0f + 0.5f),
                          (guint) (color.green * 255.0f + 0.5f),
                          (guint) (color.blue * 255.0f + 0.5f));
}

/* A row of digits could be the number of a person, and is not kept: of a digest they become
 * letters, and @back. */
static void
spell_digest (char *text, gboolean back)
{
  for (char *c = text; *c != '\0'; c++)
    {
      if (!back && g_ascii_isdigit (*c))
        *c = (char) (*c - '0' + 'g');
      else if (back && *c >= 'g')
        *c = (char) (*c - 'g' + '0');
    }
}

static char *
dup_all (DesmiThemeChoices *self)
{
  const char      *theme = desmi_filter_get_selected (self->theme);
  g_autofree char *primary = dup_color (self->primary), *accent = dup_color (self->accent);
  g_autofree char *logo = g_strdup (self->logo != NULL ? self->logo : "");
  const char      *lines[N_LINES + 1] = {
         [LINE_THEME] = theme != NULL ? theme : "",
         [LINE_NAME] = desmi_field_get_text (self->name),
         [LINE_PRIMARY] = primary,
         [LINE_ACCENT] = accent,
         [LINE_FONT_TITLE] = desmi_filter_get_selected (self->font_title),
         [LINE_FONT_TEXT] = desmi_filter_get_selected (self->font_text),
         [LINE_FOOTER] = desmi_field_get_text (self->footer),
         [LINE_LOGO] = logo,
  };

  spell_digest (logo, FALSE);
  for (guint i = 0; i < N_LINES; i++)
    lines[i] = lines[i] != NULL ? lines[i] : "";
  return g_strjoinv ("\n", (char **) lines);
}

/* A theme that is there no more is offered as a new one. */
static void
show_all (DesmiThemeChoices *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (g_strv_length (lines) != N_LINES)
    return;
  spell_digest (lines[LINE_LOGO], TRUE);
  desmi_filter_set_selected (self->theme, desmi_filter_has (self->theme, lines[LINE_THEME])
                                              ? lines[LINE_THEME]
                                              : DESMI_THEME_NEW);
  desmi_field_set_text (self->name, lines[LINE_NAME]);
  show_color (self->primary, lines[LINE_PRIMARY]);
  show_color (self->accent, lines[LINE_ACCENT]);
  show_font (self->font_title, lines[LINE_FONT_TITLE]);
  show_font (self->font_text, lines[LINE_FONT_TEXT]);
  desmi_field_set_text (self->footer, lines[LINE_FOOTER]);
  set_logo (self, *lines[LINE_LOGO] != '\0' ? lines[LINE_LOGO] : NULL);
}

/**
 * desmi_theme_choices_check:
 *
 * Returns: whether what was chosen can be saved; else it says why not
 */
gboolean
desmi_theme_choices_check (DesmiThemeChoices *self)
{
  const char      *theme = desmi_filter_get_selected (self->theme);
  g_autofree char *name = g_strstrip (g_strdup (desmi_field_get_text (self->name)));
  gboolean         is_bare = theme != NULL && *theme != '\0' && *name == '\0';

  desmi_field_set_error (self->name, is_bare ? _ ("Give the theme a name.") : NULL);
  if (is_bare)
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return !is_bare;
}

/**
 * desmi_theme_choices_put:
 * @edit: gets what was changed of the theme
 *
 * Returns: (transfer full) (nullable): the code of the theme; %NULL: the program's own look
 */
char *
desmi_theme_choices_put (DesmiThemeChoices *self, DesmiEdit *edit)
{
  const char            *theme = desmi_filter_get_selected (self->theme);
  const char            *footer = desmi_field_get_text (self->footer);
  g_autofree char       *name = g_strstrip (g_strdup (desmi_field_get_text (self->name)));
  g_autofree char       *primary = dup_color (self->primary), *accent = dup_color (self->accent);
  g_autoptr (DesmiEntry) entry
      = desmi_entry_new (DESMI_REGISTER_THEME, desmi_store_get_district (self->store));
  char *code;

  if (theme == NULL || *theme == '\0')
    return NULL;
  code = g_str_equal (theme, DESMI_THEME_NEW) ? g_uuid_string_random () : g_strdup (theme);
  desmi_entry_set (entry, "theme", code);
  desmi_entry_set (entry, "name", name);
  desmi_entry_set (entry, "primary_color", primary);
  desmi_entry_set (entry, "accent_color", accent);
  desmi_entry_set (entry, "font_title", desmi_filter_get_selected (self->font_title));
  desmi_entry_set (entry, "font_text", desmi_filter_get_selected (self->font_text));
  desmi_entry_set (entry, "footer", *footer != '\0' ? footer : NULL);
  desmi_entry_set (entry, "sha256", self->logo);
  desmi_edit_put_entry (edit, entry);
  return code;
}

/**
 * desmi_theme_choices_choose:
 * @theme: code of one, empty, or %DESMI_THEME_NEW
 */
void
desmi_theme_choices_choose (DesmiThemeChoices *self, const char *theme)
{
  desmi_filter_set_selected (self->theme, theme);
}

/**
 * desmi_theme_choices_take_logo:
 * @file: a picture, which is copied into the district file
 */
void
desmi_theme_choices_take_logo (DesmiThemeChoices *self, GFile *file)
{
  desmi_picture_button_take (self->choose_logo, file);
}

/**
 * desmi_theme_choices_get_logo:
 *
 * Returns: (transfer none) (nullable): SHA-256 of the logo
 */
const char *
desmi_theme_choices_get_logo (DesmiThemeChoices *self)
{
  return self->logo;
}

static void
desmi_theme_choices_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TEXT)
    g_value_take_string (value, dup_all (DESMI_THEME_CHOICES (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desmi_theme_choices_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TEXT)
    show_all (DESMI_THEME_CHOICES (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desmi_theme_choices_dispose (GObject *object)
{
  DesmiThemeChoices *self = DESMI_THEME_CHOICES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desmi_theme_choices_parent_class)->dispose (object);
}

static void
desmi_theme_choices_finalize (GObject *object)
{
  DesmiThemeChoices *self = DESMI_THEME_CHOICES (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->themes, desmi_table_unref);
  g_free (self->first);
  g_free (self->logo);
  G_OBJECT_CLASS (desmi_theme_choices_parent_class)->finalize (object);
}

static void
desmi_theme_choices_class_init (DesmiThemeChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_theme_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_theme_choices_finalize;
  G_OBJECT_CLASS (klass)->get_property = desmi_theme_choices_get_property;
  G_OBJECT_CLASS (klass)->set_property = desmi_theme_choices_set_property;
  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  signals[READY] = g_signal_new ("ready", DESMI_TYPE_THEME_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", DESMI_TYPE_THEME_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_row (DesmiThemeChoices *self, const char *title, GtkWidget *child)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = new_label (title);

  gtk_widget_set_hexpand (label, TRUE);
  desmi_a11y_set_label (child, title);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), child);
  gtk_box_append (GTK_BOX (self->look), row);
}

static GtkColorButton *
add_color (DesmiThemeChoices *self, const char *title)
{
  GtkWidget *button = gtk_color_button_new ();

  add_row (self, title, button);
  g_signal_connect_swapped (button, "notify::rgba", G_CALLBACK (changed_cb), self);
  return GTK_COLOR_BUTTON (button);
}

/* Those that break lines alike on all systems. */
static DesmiFilter *
add_font (DesmiThemeChoices *self, const char *title)
{
  DesmiFilter *filter = desmi_filter_new_in (self->look, title);

  desmi_filter_begin (filter);
  desmi_filter_add (filter, "Arial", "Arial");
  desmi_filter_add (filter, "Calibri", "Calibri");
  desmi_filter_end (filter);
  return filter;
}

static DesmiField *
add_field (DesmiThemeChoices *self, const char *title)
{
  GtkWidget *field = g_object_new (DESMI_TYPE_FIELD, "title", title, NULL);

  gtk_box_append (GTK_BOX (self->look), field);
  g_signal_connect_swapped (field, "notify::text", G_CALLBACK (changed_cb), self);
  return DESMI_FIELD (field);
}

/* A picture wants to be as large as what it shows. */
static GtkWidget *
new_limit (GtkWidget *child, GtkOrientation orientation, int most_px)
{
  return g_object_new (ADW_TYPE_CLAMP, "child", child, "orientation", orientation, "maximum-size",
                       most_px, "tightening-threshold", most_px, NULL);
}

static void
add_logo (DesmiThemeChoices *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = new_label (_ ("Logo")), *limit;

  self->preview = GTK_PICTURE (gtk_picture_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->preview), LOGO_HEIGHT * 2, LOGO_HEIGHT);
  limit = new_limit (GTK_WIDGET (self->preview), GTK_ORIENTATION_VERTICAL, LOGO_HEIGHT);
  gtk_picture_set_alternative_text (self->preview, _ ("Logo"));
  self->choose_logo
      = DESMI_PICTURE_BUTTON (desmi_picture_button_new (_ ("Choose a Logo…"), _ ("Choose a Logo")));
  self->remove_logo = gtk_button_new_with_label (_ ("Without a Logo"));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->choose_logo), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->remove_logo, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->choose_logo, "picture", G_CALLBACK (logo_cb), self);
  g_signal_connect_swapped (self->remove_logo, "clicked", G_CALLBACK (remove_logo_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), new_limit (limit, GTK_ORIENTATION_HORIZONTAL, LOGO_HEIGHT * 2));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->choose_logo));
  gtk_box_append (GTK_BOX (row), self->remove_logo);
  gtk_box_append (GTK_BOX (self->look), row);
}

static void
desmi_theme_choices_init (DesmiThemeChoices *self)
{
  GtkWidget *shared = new_label (_ ("What is changed of a theme changes for all presentations "
                                    "that have it."));

  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->theme = desmi_filter_new_in (GTK_WIDGET (self), _ ("Theme"));
  self->look = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (shared, "desmi-caption");
  gtk_box_append (GTK_BOX (self->look), shared);
  self->name = add_field (self, _ ("Name of the theme"));
  self->primary = add_color (self, _ ("First color"));
  self->accent = add_color (self, _ ("Second color"));
  self->font_title = add_font (self, _ ("Font of titles"));
  self->font_text = add_font (self, _ ("Font of text"));
  self->missing = new_label ("");
  gtk_widget_add_css_class (self->missing, "desmi-caption");
  gtk_widget_set_visible (self->missing, FALSE);
  gtk_box_append (GTK_BOX (self->look), self->missing);
  g_signal_connect_swapped (self->font_title, "notify::selected", G_CALLBACK (font_cb), self);
  g_signal_connect_swapped (self->font_text, "notify::selected", G_CALLBACK (font_cb), self);
  self->footer = add_field (self, _ ("Footer"));
  add_logo (self);
  gtk_widget_set_visible (self->look, FALSE);
  gtk_box_append (GTK_BOX (self), self->look);
  g_signal_connect_swapped (self->theme, "notify::selected", G_CALLBACK (chosen_cb), self);
}

static void
show_rgb (GtkColorButton *button, const DesmiColor *color)
{
  GdkRGBA rgba = { (float) color->red, (float) color->green, (float) color->blue, 1 };

  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &rgba);
}

/**
 * desmi_theme_choices_new:
 * @store: whose themes there are to choose from
 * @theme: (nullable): code of the one that is chosen
 * @look: what a new theme begins with
 * @name: what a new theme is called unless somebody says otherwise
 *
 * Returns: (transfer floating): the choices, which are "ready" a little later
 */
GtkWidget *
desmi_theme_choices_new (DesmiStore           *store,
                         const char           *theme,
                         const DesmiDeckTheme *look,
                         const char           *name)
{
  DesmiThemeChoices *self = g_object_new (DESMI_TYPE_THEME_CHOICES, NULL);

  self->store = g_object_ref (store);
  self->first = g_strdup (theme);
  desmi_picture_button_set_store (self->choose_logo, store);
  desmi_field_set_text (self->name, name);
  show_rgb (self->primary, &look->primary);
  show_rgb (self->accent, &look->accent);
  show_font (self->font_title, look->font_title);
  show_font (self->font_text, look->font_text);
  desmi_field_set_text (self->footer, look->footer != NULL ? look->footer : "");
  set_logo (self, NULL);
  desmi_store_lookup_async (store, "register-theme", desmi_store_get_district (store),
                            desmi_locale_get_english (), self->cancellable, listed_cb,
                            desmi_call_new (self, self->cancellable));
  return GTK_WIDGET (self);
}
