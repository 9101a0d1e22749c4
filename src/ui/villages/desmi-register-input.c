/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a register in a form: an entry, a text of lines, or a choice. */
#include "ui/villages/desmi-register-input.h"

#include "core/desmi-clock.h"
#include "core/desmi-country.h"
#include "core/desmi-period.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-field.h"

#include <glib/gi18n-lib.h>

#define LINES_HEIGHT 84 /* px: three lines of text */

struct _DesmiRegisterInput
{
  GtkBox                    parent_instance;

  const DesmiRegisterField *field;
  DesmiField               *line;   /* nullable */
  GtkTextView              *lines;  /* nullable */
  DesmiFilter              *choice; /* nullable */
  GtkLabel                 *error;  /* nullable: the line has its own */
};

G_DEFINE_FINAL_TYPE (DesmiRegisterInput, desmi_register_input, GTK_TYPE_BOX)

enum
{
  PROP_TEXT = 1,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
dup_title (const DesmiRegisterField *field)
{
  const char *title = desmi_locale_text (desmi_locale_get_user (), field->title);

  /* both halves go into one field, see desmi-register-form.c */
  if (field->kind == DESMI_FIELD_LATITUDE)
    return g_strdup (_ ("Coordinates (latitude, longitude)"));
  return (field->flags & (DESMI_FIELD_KEY | DESMI_FIELD_REQUIRED)) != 0
             /* Translators: the name of a field that may not stay empty. */
             ? g_strdup_printf (_ ("%s (required)"), title)
             : g_strdup (title);
}

static gboolean
desmi_register_input_grab_focus (GtkWidget *widget)
{
  DesmiRegisterInput *self = DESMI_REGISTER_INPUT (widget);

  if (self->line != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->line));
  return self->lines != NULL
             ? gtk_widget_grab_focus (GTK_WIDGET (self->lines))
             : gtk_widget_child_focus (GTK_WIDGET (self->choice), GTK_DIR_TAB_FORWARD);
}

static void
desmi_register_input_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TEXT)
    g_value_take_string (value, desmi_register_input_dup_text (DESMI_REGISTER_INPUT (object)));
  else if (id == PROP_TITLE)
    g_value_take_string (value, dup_title (DESMI_REGISTER_INPUT (object)->field));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desmi_register_input_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (id == PROP_TEXT)
    desmi_register_input_set_text (DESMI_REGISTER_INPUT (object), g_value_get_string (value), NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
desmi_register_input_class_init (DesmiRegisterInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desmi_register_input_get_property;
  object_class->set_property = desmi_register_input_set_property;
  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  GTK_WIDGET_CLASS (klass)->grab_focus = desmi_register_input_grab_focus;
}

static void
desmi_register_input_init (DesmiRegisterInput *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
}

static gboolean
is_choice (const DesmiRegisterField *field)
{
  switch ((guint) field->kind)
    {
    case DESMI_FIELD_WORD:
    case DESMI_FIELD_MONTH:
    case DESMI_FIELD_QUARTER:
    case DESMI_FIELD_YEAR:
    case DESMI_FIELD_PROGRAMME:
    case DESMI_FIELD_PILLAR:
    case DESMI_FIELD_INDICATOR:
    case DESMI_FIELD_COUNTRY:
    case DESMI_FIELD_GROUP:
    case DESMI_FIELD_REASON:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
changed_cb (DesmiRegisterInput *self)
{
  desmi_register_input_set_error (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
line_cb (DesmiRegisterInput *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static const char *
get_hint (const DesmiRegisterField *field)
{
  switch ((guint) field->kind)
    {
    case DESMI_FIELD_DAY:
      /* Translators: an example of a day, the day before the month. */
      return _ ("e.g. 25/11/2023");
    case DESMI_FIELD_IDR:
      /* Translators: an example of an amount of rupiah. */
      return _ ("Rp, e.g. 1.500.000");
    case DESMI_FIELD_LATITUDE:
      /* Translators: an example of a position in degrees. */
      return _ ("e.g. -6.3614, 108.3149 or 6°21′41″ LS 108°18′53″ BT");
    default:
      return NULL;
    }
}

static void
add_line (DesmiRegisterInput *self, const char *title)
{
  self->line
      = g_object_new (DESMI_TYPE_FIELD, "title", title, "hint", get_hint (self->field), NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->line));
  g_signal_connect_swapped (self->line, "notify::text", G_CALLBACK (line_cb), self);
}

static void
add_title (DesmiRegisterInput *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "desmi-dim");
  gtk_widget_add_css_class (label, "desmi-caption");
  gtk_box_append (GTK_BOX (self), label);
}

static void
add_error (DesmiRegisterInput *self)
{
  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->error, 0);
  gtk_label_set_wrap (self->error, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "desmi-error");
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "desmi-caption");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->error));
}

static void
add_lines (DesmiRegisterInput *self, const char *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->lines = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->lines, GTK_WRAP_WORD_CHAR);
  /* as in the entries beside it, Tab goes on */
  gtk_text_view_set_accepts_tab (self->lines, FALSE);
  gtk_text_view_set_top_margin (self->lines, 6);
  gtk_text_view_set_bottom_margin (self->lines, 6);
  gtk_text_view_set_left_margin (self->lines, 8);
  gtk_text_view_set_right_margin (self->lines, 8);
  desmi_a11y_set_label (GTK_WIDGET (self->lines), title);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->lines));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LINES_HEIGHT);
  gtk_box_append (GTK_BOX (self), scroller);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->lines), "changed",
                            G_CALLBACK (changed_cb), self);
}

static void
add_periods (DesmiFilter *filter, DesmiPeriodKind kind)
{
  int         month = desmi_clock_last_month () + 1, year = desmi_month_year (month);
  DesmiPeriod period = kind == DESMI_PERIOD_MONTH ? desmi_period_range (month, month)
                       : kind == DESMI_PERIOD_YEAR
                           ? desmi_period_year (year)
                           : desmi_period_quarter (year, (desmi_month_of_year (month) + 2) / 3);

  for (; desmi_month_year (period.first) >= DESMI_FIRST_YEAR;
       period = desmi_period_shift (&period, -1))
    {
      g_autofree char *id = desmi_period_to_text (&period);
      g_autofree char *label = desmi_period_format (&period, desmi_locale_get_user ());

      desmi_filter_add (filter, id, label);
    }
}

static void
add_countries (DesmiFilter *filter)
{
  for (guint i = 0; i < desmi_country_get_n (); i++)
    {
      const char *code = desmi_country_nth (i)->iso3;

      desmi_filter_add (filter, code, desmi_country_name (code, desmi_locale_get_user ()));
    }
}

/* Those that need no file; others are filled by the form. */
static void
fill_choice (DesmiRegisterInput *self)
{
  desmi_filter_begin (self->choice);
  desmi_filter_add (self->choice, "", C_ ("choice", "–"));
  for (const DesmiRegisterWord *word = self->field->words; word != NULL && word->code != NULL;
       word++)
    desmi_filter_add (self->choice, word->code,
                      desmi_locale_text (desmi_locale_get_user (), word->name));
  if (self->field->kind == DESMI_FIELD_MONTH)
    add_periods (self->choice, DESMI_PERIOD_MONTH);
  else if (self->field->kind == DESMI_FIELD_QUARTER)
    add_periods (self->choice, DESMI_PERIOD_QUARTER);
  else if (self->field->kind == DESMI_FIELD_YEAR)
    add_periods (self->choice, DESMI_PERIOD_YEAR);
  else if (self->field->kind == DESMI_FIELD_COUNTRY)
    add_countries (self->choice);
  desmi_filter_end (self->choice);
}

static void
add_choice (DesmiRegisterInput *self, const char *title)
{
  self->choice = g_object_new (DESMI_TYPE_FILTER, "title", title, "sign", "", "enable-search",
                               self->field->words == NULL, NULL);
  fill_choice (self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->choice));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (changed_cb), self);
}

/**
 * desmi_register_input_new:
 * @field: of a register
 *
 * Returns: (transfer floating): the widget, empty
 */
GtkWidget *
desmi_register_input_new (const DesmiRegisterField *field)
{
  DesmiRegisterInput *self = g_object_new (DESMI_TYPE_REGISTER_INPUT, NULL);
  g_autofree char    *title = dup_title (field);

  self->field = field;
  if (!is_choice (field) && field->kind != DESMI_FIELD_LINES)
    {
      add_line (self, title);
      return GTK_WIDGET (self);
    }
  add_title (self, title);
  if (field->kind == DESMI_FIELD_LINES)
    add_lines (self, title);
  else
    add_choice (self, title);
  add_error (self);
  return GTK_WIDGET (self);
}

/**
 * desmi_register_input_get_choice:
 *
 * Returns: (transfer none) (nullable): the choice, whose empty id means "not said"
 */
DesmiFilter *
desmi_register_input_get_choice (DesmiRegisterInput *self)
{
  g_return_val_if_fail (DESMI_IS_REGISTER_INPUT (self), NULL);

  return self->choice;
}

/**
 * desmi_register_input_dup_text:
 *
 * Returns: (transfer full): what was typed, or the code of what was chosen
 */
char *
desmi_register_input_dup_text (DesmiRegisterInput *self)
{
  GtkTextIter first, last;

  g_return_val_if_fail (DESMI_IS_REGISTER_INPUT (self), NULL);

  if (self->line != NULL)
    return g_strdup (desmi_field_get_text (self->line));
  if (self->choice != NULL)
    {
      const char *id = desmi_filter_get_selected (self->choice);

      return g_strdup (id == NULL ? "" : id);
    }
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->lines), &first, &last);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->lines), &first, &last, FALSE);
}

/**
 * desmi_register_input_dup_label:
 *
 * Returns: (transfer full): what was typed, or the words of what was chosen
 */
char *
desmi_register_input_dup_label (DesmiRegisterInput *self)
{
  if (self->choice != NULL)
    return g_strdup (desmi_filter_get_selected_label (self->choice));
  return desmi_register_input_dup_text (self);
}

/**
 * desmi_register_input_set_text:
 * @text: as desmi_register_input_dup_text() gives it
 * @label: (nullable): of a choice that may not be among those there are
 */
void
desmi_register_input_set_text (DesmiRegisterInput *self, const char *text, const char *label)
{
  g_return_if_fail (DESMI_IS_REGISTER_INPUT (self) && text != NULL);

  if (self->line != NULL)
    desmi_field_set_text (self->line, text);
  else if (self->lines != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->lines), text, -1);
  else
    {
      if (*text != '\0' && !desmi_filter_has (self->choice, text))
        desmi_filter_ensure (self->choice, text, label == NULL ? text : label);
      desmi_filter_set_selected (self->choice, text);
    }
}

/**
 * desmi_register_input_set_error:
 * @sentence: (nullable): what is wrong; gone with the next change
 */
void
desmi_register_input_set_error (DesmiRegisterInput *self, const char *sentence)
{
  GtkWidget *control;

  g_return_if_fail (DESMI_IS_REGISTER_INPUT (self));

  if (self->line != NULL)
    {
      desmi_field_set_error (self->line, sentence);
      return;
    }
  control = self->lines != NULL ? GTK_WIDGET (self->lines) : GTK_WIDGET (self->choice);
  gtk_label_set_label (self->error, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
  desmi_a11y_set_description (control, sentence);
}

/**
 * desmi_register_input_get_error:
 *
 * Returns: (nullable): the sentence shown
 */
const char *
desmi_register_input_get_error (DesmiRegisterInput *self)
{
  g_return_val_if_fail (DESMI_IS_REGISTER_INPUT (self), NULL);

  if (self->line != NULL)
    return desmi_field_get_error (self->line);
  return gtk_widget_get_visible (GTK_WIDGET (self->error)) ? gtk_label_get_label (self->error)
                                                           : NULL;
}
