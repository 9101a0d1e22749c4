/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The buffer holds the text as it is kept, "{{departures 2023}}", so that undo, copies and whoever
 * reads it need to know nothing. What stands between the braces takes no room and is not seen; what
 * it comes to is painted over it, and the cursor and what deletes pass it as a whole. */
#include "ui/decks/desmi-number-text.h"

#include "ui/decks/desmi-number-chips.h"
#include "ui/decks/desmi-number-form.h"
#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DesmiNumberText
{
  GtkTextView       parent_instance;

  GtkTextBuffer    *buffer; /* not owned: the view's */
  DesmiNumberChips *chips;
  GHashTable       *asked;  /* words, of the present deck */
  DesmiStore       *store;  /* nullable */
  char             *period; /* nullable */
  DesmiFigureAsk    defaults;
  GCancellable     *cancellable;
  GtkWindow        *form;   /* weak, nullable */
  int               before; /* where the cursor was */
  gboolean          is_undoing, is_moving, one_line;
};

G_DEFINE_FINAL_TYPE (DesmiNumberText, desmi_number_text, GTK_TYPE_TEXT_VIEW)

/* ---- what they come to ---- */

typedef struct
{
  gpointer call;
  GStrv    fields;
} Asked;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) shown = desmi_deck_field_show_finish (DESMI_STORE (source), result, NULL);
  Asked                *asked = user_data;
  g_auto (GStrv)        fields = asked->fields;
  DesmiNumberText      *self = desmi_call_end (asked->call);

  g_free (asked);
  if (self == NULL)
    return;
  for (guint i = 0; shown != NULL && i < shown->len; i++)
    {
      const DesmiFieldShown *from = g_ptr_array_index (shown, i);

      desmi_number_chips_take (self->chips, fields[i], g_strdup (from->value),
                               g_strdup (from->about));
    }
  desmi_number_chips_lay_out (self->chips);
}

/* (transfer full): words that were not asked yet */
static GStrv
list_unasked (DesmiNumberText *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->chips->chips->len; i++)
    {
      const DesmiNumberChip *chip = g_ptr_array_index (self->chips->chips, i);

      if (g_hash_table_add (self->asked, g_strdup (chip->words)))
        g_strv_builder_add (builder, chip->words);
    }
  return g_strv_builder_end (builder);
}

static void
ask (DesmiNumberText *self)
{
  g_auto (GStrv) fields = NULL;
  Asked         *asked;

  if (self->store == NULL)
    return;
  fields = list_unasked (self);
  if (fields[0] == NULL)
    return;
  asked = g_new0 (Asked, 1);
  asked->call = desmi_call_new (self, self->cancellable);
  asked->fields = g_strdupv (fields);
  desmi_deck_field_show_async (self->store, (const char *const *) fields, &self->defaults,
                               self->cancellable, answered_cb, asked);
}

/* ---- one thing each ---- */

static void
changed_cb (DesmiNumberText *self)
{
  desmi_number_chips_read (self->chips);
  ask (self);
}

static void
begin_undo_cb (DesmiNumberText *self)
{
  self->is_undoing = TRUE;
}

static void
end_undo_cb (DesmiNumberText *self)
{
  self->is_undoing = FALSE;
}

/* Whoever deletes a part deletes the whole; what was typed is taken back as it was typed. */
static void
delete_cb (DesmiNumberText *self, GtkTextIter *start, GtkTextIter *end)
{
  const DesmiNumberChip *first, *last;

  if (self->is_undoing)
    return;
  first = desmi_number_chips_find (self->chips, gtk_text_iter_get_offset (start), FALSE);
  last = desmi_number_chips_find (self->chips, gtk_text_iter_get_offset (end), FALSE);
  if (first != NULL)
    gtk_text_iter_set_offset (start, first->start);
  if (last != NULL)
    gtk_text_iter_set_offset (end, last->end);
}

static void
insert_cb (DesmiNumberText *self, GtkTextIter *at, const char *text, int length)
{
  const DesmiNumberChip *chip
      = self->is_undoing
            ? NULL
            : desmi_number_chips_find (self->chips, gtk_text_iter_get_offset (at), FALSE);

  if (chip != NULL)
    gtk_text_iter_set_offset (at, chip->end);
  if (self->one_line && memchr (text, '\n', (gsize) length) != NULL)
    {
      g_autofree char *line = g_strndup (text, (gsize) length);

      g_signal_stop_emission_by_name (self->buffer, "insert-text");
      g_strdelimit (line, "\r\n", ' ');
      gtk_text_buffer_insert (self->buffer, at, line, -1);
    }
}

/* The cursor stands before or behind, whichever it was not on the side of. */
static void
mark_cb (DesmiNumberText *self, const GtkTextIter *at, GtkTextMark *mark)
{
  int                    offset = gtk_text_iter_get_offset (at);
  const DesmiNumberChip *chip;
  GtkTextIter            to;

  if (self->is_moving
      || (mark != gtk_text_buffer_get_insert (self->buffer)
          && mark != gtk_text_buffer_get_selection_bound (self->buffer)))
    return;
  chip = desmi_number_chips_find (self->chips, offset, FALSE);
  if (chip != NULL)
    {
      self->is_moving = TRUE;
      offset = self->before <= chip->start ? chip->end : chip->start;
      gtk_text_buffer_get_iter_at_offset (self->buffer, &to, offset);
      gtk_text_buffer_move_mark (self->buffer, mark, &to);
      self->is_moving = FALSE;
    }
  if (mark == gtk_text_buffer_get_insert (self->buffer))
    self->before = offset;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- drawing ---- */

static void
desmi_number_text_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DesmiNumberText *self = DESMI_NUMBER_TEXT (view);

  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    desmi_number_chips_paint (self->chips, snapshot);
}

/* Letters may have become larger. */
static void
desmi_number_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DesmiNumberText *self = DESMI_NUMBER_TEXT (widget);

  GTK_WIDGET_CLASS (desmi_number_text_parent_class)->css_changed (widget, change);
  if (self->chips != NULL)
    desmi_number_chips_lay_out (self->chips);
}

/* ---- pointing ---- */

static gboolean
tooltip_cb (DesmiNumberText *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const DesmiNumberChip *chip = keyboard ? NULL : desmi_number_chips_find_at (self->chips, x, y);
  const DesmiFieldShown *shown
      = chip != NULL ? desmi_number_chips_get_shown (self->chips, chip) : NULL;

  if (shown == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, shown->about);
  return TRUE;
}

static void
select_chip (DesmiNumberText *self, const DesmiNumberChip *chip)
{
  GtkTextIter start, end;

  desmi_number_chips_get_iters (self->chips, chip, &start, &end);
  gtk_text_buffer_select_range (self->buffer, &end, &start);
}

static void
pressed_cb (GtkGesture *gesture, int n, double x, double y, DesmiNumberText *self)
{
  const DesmiNumberChip *chip = desmi_number_chips_find_at (self->chips, x, y);

  if (chip == NULL || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  select_chip (self, chip);
  desmi_number_text_choose (self);
}

static gboolean
key_cb (DesmiNumberText *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (!self->one_line || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter))
    return FALSE;
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
chosen_cb (gpointer user_data, const char *text)
{
  DesmiNumberText *self = user_data;

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->buffer, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  desmi_number_text_choose (DESMI_NUMBER_TEXT (widget));
}

static void
desmi_number_text_dispose (GObject *object)
{
  DesmiNumberText *self = DESMI_NUMBER_TEXT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  if (self->form != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->form), (gpointer *) &self->form);
  self->form = NULL;
  G_OBJECT_CLASS (desmi_number_text_parent_class)->dispose (object);
}

static void
desmi_number_text_finalize (GObject *object)
{
  DesmiNumberText *self = DESMI_NUMBER_TEXT (object);

  g_object_unref (self->cancellable);
  desmi_number_chips_free (self->chips);
  g_hash_table_unref (self->asked);
  g_free (self->period);
  G_OBJECT_CLASS (desmi_number_text_parent_class)->finalize (object);
}

static void
desmi_number_text_class_init (DesmiNumberTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desmi_number_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_number_text_finalize;
  widget_class->css_changed = desmi_number_text_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = desmi_number_text_snapshot_layer;
  gtk_widget_class_install_action (widget_class, "number.choose", NULL, choose_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "number.choose", NULL);
}

static void
add_menu (DesmiNumberText *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Insert or Change a Number…"), "number.choose");
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self), G_MENU_MODEL (menu));
}

static void
desmi_number_text_init (DesmiNumberText *self)
{
  GtkTextView        *view = GTK_TEXT_VIEW (self);
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  self->buffer = gtk_text_view_get_buffer (view);
  self->chips = desmi_number_chips_new (view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->buffer, "undo", G_CALLBACK (begin_undo_cb), self);
  g_signal_connect_swapped (self->buffer, "redo", G_CALLBACK (begin_undo_cb), self);
  g_signal_connect_data (self->buffer, "undo", G_CALLBACK (end_undo_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_data (self->buffer, "redo", G_CALLBACK (end_undo_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->buffer, "delete-range", G_CALLBACK (delete_cb), self);
  g_signal_connect_swapped (self->buffer, "insert-text", G_CALLBACK (insert_cb), self);
  g_signal_connect_swapped (self->buffer, "mark-set", G_CALLBACK (mark_cb), self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_menu (self);
}

/**
 * desmi_number_text_new:
 *
 * Returns: (transfer floating): an empty text
 */
GtkWidget *
desmi_number_text_new (void)
{
  return g_object_new (DESMI_TYPE_NUMBER_TEXT, NULL);
}

/**
 * desmi_number_text_set_one_line:
 *
 * Makes it a text of one line, which may be broken where it has no room.
 */
void
desmi_number_text_set_one_line (DesmiNumberText *self)
{
  self->one_line = TRUE;
}

/**
 * desmi_number_text_set_deck:
 * @store: (nullable): the file that numbers are asked of; %NULL: they are not known
 * @deck: the presentation that the text is of
 * @slide: (nullable): the slide that it is of, as it is shown: of a frozen one with the numbers of
 * then; only others are asked
 */
void
desmi_number_text_set_deck (DesmiNumberText       *self,
                            DesmiStore            *store,
                            const DesmiStoredDeck *deck,
                            const DesmiSlide      *slide)
{
  g_return_if_fail (DESMI_IS_NUMBER_TEXT (self));
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->store, store);
  g_free (self->period);
  self->period = g_strdup (deck->period);
  self->defaults = (DesmiFigureAsk){ .period = self->period,
                                     .audience = deck->audience,
                                     .locale = desmi_stored_deck_get_locale (deck) };
  g_hash_table_remove_all (self->asked);
  for (guint i = 0; slide != NULL && i < slide->numbers->len; i++)
    {
      const DesmiTextNumber *number = g_ptr_array_index (slide->numbers, i);

      g_hash_table_add (self->asked, g_strdup (number->words));
      desmi_number_chips_take (self->chips, number->words, g_strdup (number->value),
                               g_strdup (number->about));
    }
  desmi_number_chips_lay_out (self->chips);
  ask (self);
}

/**
 * desmi_number_text_choose:
 *
 * Lets a number be chosen: another one for the one that is selected or that the cursor is at, else
 * one that is put where the cursor is.
 */
void
desmi_number_text_choose (DesmiNumberText *self)
{
  GtkRoot               *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkTextIter            start, end;
  const DesmiNumberChip *chip;
  DesmiForm             *form;

  if (self->store == NULL || self->form != NULL || !GTK_IS_WINDOW (root)
      || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end);
  chip = desmi_number_chips_find (self->chips, gtk_text_iter_get_offset (&start), TRUE);
  if (chip != NULL && gtk_text_iter_get_offset (&end) <= chip->end)
    select_chip (self, chip);
  else
    chip = NULL;
  form = desmi_number_form_new (GTK_WINDOW (root), self->store, &self->defaults,
                                chip != NULL ? chip->words : NULL);
  desmi_number_form_set_chosen (form, chosen_cb, G_OBJECT (self));
  self->form = GTK_WINDOW (form);
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *) &self->form);
  gtk_window_present (GTK_WINDOW (form));
}

/**
 * desmi_number_text_is_choosing:
 *
 * Returns: whether a number is being chosen, so that the focus is elsewhere for a moment
 */
gboolean
desmi_number_text_is_choosing (DesmiNumberText *self)
{
  return self->form != NULL;
}

/**
 * desmi_number_text_count:
 *
 * Returns: how many numbers stand in the text
 */
guint
desmi_number_text_count (DesmiNumberText *self)
{
  return self->chips->chips->len;
}

/**
 * desmi_number_text_get_value:
 *
 * Returns: (transfer none) (nullable): what the nth comes to; %NULL: it is being asked
 */
const char *
desmi_number_text_get_value (DesmiNumberText *self, guint n)
{
  const DesmiFieldShown *shown
      = desmi_number_chips_get_shown (self->chips, g_ptr_array_index (self->chips->chips, n));

  return shown != NULL ? shown->value : NULL;
}

/**
 * desmi_number_text_get_about:
 *
 * Returns: (transfer none) (nullable): which number the nth is, of where and when
 */
const char *
desmi_number_text_get_about (DesmiNumberText *self, guint n)
{
  const DesmiFieldShown *shown
      = desmi_number_chips_get_shown (self->chips, g_ptr_array_index (self->chips->chips, n));

  return shown != NULL ? shown->about : NULL;
}
