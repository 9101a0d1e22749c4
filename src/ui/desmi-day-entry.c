/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/desmi-day-entry.h"

#include "core/desmi-clock.h"
#include "core/desmi-locale.h"
#include "core/desmi-period.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-tooltip.h"

#include <glib/gi18n-lib.h>

#define WIDTH_CHARS 16
#define DAY_CLASS "day-number" /* of a calendar: the style class of its days */

struct _DesmiDayEntry
{
  GtkBox         parent_instance;

  GtkWidget     *entry;
  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkCalendar   *calendar;

  char          *title;
  char          *day;      /* nullable */
  gboolean       setting;  /* the text moves because the day does */
  gboolean       pressing; /* a day of the calendar is, by key */
};

G_DEFINE_FINAL_TYPE (DesmiDayEntry, desmi_day_entry, GTK_TYPE_BOX)

enum
{
  PROP_TITLE = 1,
  PROP_DAY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
take_day (DesmiDayEntry *self, char *day)
{
  gboolean changed = g_strcmp0 (self->day, day) != 0;

  g_free (self->day);
  self->day = day;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}

static void
show_error (DesmiDayEntry *self, const char *sentence)
{
  if (sentence != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  desmi_tooltip_set_text (self->entry, sentence);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
changed_cb (DesmiDayEntry *self)
{
  const char        *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char   *plain = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;
  char              *day;

  if (self->setting)
    return;
  day = *plain != '\0' ? desmi_day_parse_loose (plain, &error) : NULL;
  show_error (self, error != NULL ? error->message : NULL);
  take_day (self, day);
}

/* What was typed in some spelling stands there in the reader's, once it is left. */
static void
write_day (DesmiDayEntry *self)
{
  g_autofree char *text
      = self->day != NULL ? desmi_format_day (self->day, desmi_locale_get_user ()) : g_strdup ("");

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
  show_error (self, NULL);
}

static void
left_cb (DesmiDayEntry *self)
{
  if (self->day != NULL)
    write_day (self);
}

static void
opened_cb (DesmiDayEntry *self)
{
  g_auto (GStrv)        parts = g_strsplit (self->day != NULL ? self->day : "", "-", 3);
  g_autoptr (GDateTime) moment
      = g_strv_length (parts) == 3
            ? g_date_time_new_local (atoi (parts[0]), atoi (parts[1]), atoi (parts[2]), 0, 0, 0)
            : desmi_clock_new_local ();

  self->pressing = FALSE;
  if (moment != NULL)
    gtk_calendar_select_day (self->calendar, moment);
}

/* The day that is selected is meant. GTK says nothing when the one that is selected already is
 * pressed, such as today, but says that a day was when another month has no 31st. */
static void
pick (DesmiDayEntry *self)
{
  g_autoptr (GDateTime) moment = gtk_calendar_get_date (self->calendar);

  take_day (self, g_date_time_format (moment, "%Y-%m-%d"));
  write_day (self);
  gtk_popover_popdown (self->popover);
  gtk_widget_grab_focus (self->entry);
}

/* After the press, which selects: not on the arrows of the head, and not on what is beside days. */
static void
released_cb (DesmiDayEntry *self, int n_press, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->calendar), x, y, GTK_PICK_DEFAULT);

  if (at != NULL && gtk_widget_has_css_class (at, DAY_CLASS))
    pick (self);
}

static gboolean
is_blank (guint keyval)
{
  return keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space;
}

static gboolean
key_pressed_cb (DesmiDayEntry *self, guint keyval)
{
  self->pressing = is_blank (keyval);
  return GDK_EVENT_PROPAGATE;
}

/* Not the blank that opened the popover. */
static void
key_released_cb (DesmiDayEntry *self, guint keyval)
{
  if (self->pressing && is_blank (keyval))
    pick (self);
  self->pressing = FALSE;
}

static void
set_title (DesmiDayEntry *self, const char *title)
{
  g_autofree char *button = NULL;

  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
  g_object_set (self->entry, "placeholder-text", self->title, NULL);
  desmi_a11y_set_label (self->entry, self->title);
  /* Translators: %s is what the day is, such as "First day" */
  button = g_strdup_printf (_ ("%s: pick it from a calendar"), self->title);
  desmi_a11y_set_label (GTK_WIDGET (self->button), button);
  desmi_tooltip_set_text (GTK_WIDGET (self->button), button);
}

static void
desmi_day_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DesmiDayEntry *self = DESMI_DAY_ENTRY (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DAY:
      g_value_set_string (value, self->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desmi_day_entry_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (prop_id == PROP_TITLE)
    set_title (DESMI_DAY_ENTRY (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
desmi_day_entry_finalize (GObject *object)
{
  DesmiDayEntry *self = DESMI_DAY_ENTRY (object);

  g_free (self->title);
  g_free (self->day);
  G_OBJECT_CLASS (desmi_day_entry_parent_class)->finalize (object);
}

static void
desmi_day_entry_class_init (DesmiDayEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desmi_day_entry_get_property;
  object_class->set_property = desmi_day_entry_set_property;
  object_class->finalize = desmi_day_entry_finalize;
  props[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_DAY] = g_param_spec_string (
      "day", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

/* How a day is picked: by the mouse, or by the blank on the one that the arrows lead to. */
static void
watch_calendar (DesmiDayEntry *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
}

static void
desmi_day_entry_init (DesmiDayEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), WIDTH_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), WIDTH_CHARS);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (opened_cb), self);
  watch_calendar (self);
  set_title (self, NULL);
}

/**
 * desmi_day_entry_get_day:
 *
 * Returns: (transfer none) (nullable): 2023-11-25; %NULL: it is empty, or says no day
 */
const char *
desmi_day_entry_get_day (DesmiDayEntry *self)
{
  g_return_val_if_fail (DESMI_IS_DAY_ENTRY (self), NULL);

  return self->day;
}

/**
 * desmi_day_entry_set_day:
 * @day: (nullable): 2023-11-25; %NULL: none
 *
 * Shows another day.
 */
void
desmi_day_entry_set_day (DesmiDayEntry *self, const char *day)
{
  g_return_if_fail (DESMI_IS_DAY_ENTRY (self));

  take_day (self, g_strdup (day));
  write_day (self);
}
