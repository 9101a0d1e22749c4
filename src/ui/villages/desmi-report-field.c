/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a village's report: saved when it is left, kept with a sentence where it is refused.
 */
#include "ui/villages/desmi-report-field.h"

#include "ui/desmi-a11y.h"
#include "ui/desmi-typed.h"

#define NUMBER_CHARS 9
#define MESSAGE_CHARS 24

struct _DesmiReportField
{
  AdwBin     parent_instance;

  GtkWidget *entry;
  GtkWidget *message;
  char      *saved;
  char      *pending;  /* nullable: on its way into the file */
  char      *base;     /* nullable: what was known when the typing began */
  char      *sent;     /* nullable: so of what is on its way */
  char      *asked;    /* nullable: what the text is asked to replace, in the sentence */
  char      *doubt;    /* nullable: of what is saved */
  gboolean   is_wrong; /* the sentence says why the text is refused */
};

G_DEFINE_FINAL_TYPE (DesmiReportField, desmi_report_field, ADW_TYPE_BIN)

enum
{
  COMMIT,
  MOVE,
  TAB,
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (DesmiReportField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
say (DesmiReportField *self, const char *sentence, gboolean is_wrong)
{
  self->is_wrong = is_wrong;
  gtk_label_set_label (GTK_LABEL (self->message), sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (self->message, sentence != NULL);
  set_class (self->message, "desmi-error", is_wrong);
  set_class (self->entry, "error", is_wrong);
  set_class (self->entry, "warning", sentence != NULL && !is_wrong);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  desmi_a11y_set_description (self->entry, sentence);
}

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/* Of what is no other than what is known nothing is being typed. */
static void
forget_base (DesmiReportField *self)
{
  if (!desmi_report_field_is_changed (self))
    set_text (&self->base, NULL);
}

static void
changed_cb (DesmiReportField *self)
{
  set_text (&self->asked, NULL);
  forget_base (self);
  if (self->base == NULL && desmi_report_field_is_changed (self))
    set_text (&self->base, desmi_report_field_get_known (self));
  g_signal_emit (self, signals[TYPED], 0, self->saved, get_text (self));
  say (self, g_strcmp0 (get_text (self), self->saved) == 0 ? self->doubt : NULL, FALSE);
}

static void
take_back (DesmiReportField *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), desmi_report_field_get_known (self));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/* Whether the text may go into the file: somebody else may have written there since it was begun.
 * Only Enter answers the question, so that leaving the field, or handing in, replaces nothing. */
static gboolean
ask (DesmiReportField *self)
{
  const char      *known = desmi_report_field_get_known (self);
  g_autofree char *sentence = NULL;

  if (self->base == NULL || g_strcmp0 (self->base, known) == 0)
    return TRUE;
  sentence = desmi_typed_dup_question (known);
  set_text (&self->asked, known);
  say (self, sentence, TRUE);
  return FALSE;
}

static void
answer (DesmiReportField *self)
{
  if (self->asked != NULL && g_strcmp0 (self->asked, desmi_report_field_get_known (self)) == 0)
    set_text (&self->base, self->asked);
}

static gboolean
move (DesmiReportField *self, int step)
{
  if (desmi_report_field_commit (self))
    g_signal_emit (self, signals[MOVE], 0, step);
  return GDK_EVENT_STOP;
}

/* To the next number, not to the buttons between them, into which what is typed next would fall. */
static gboolean
press_tab (DesmiReportField *self, int step)
{
  gboolean is_done = FALSE;

  if (!desmi_report_field_commit (self))
    return GDK_EVENT_STOP;
  g_signal_emit (self, signals[TAB], 0, step, &is_done);
  return is_done;
}

static gboolean
key_cb (DesmiReportField *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0
      && (keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_KP_Tab))
    return press_tab (self,
                      (state & GDK_SHIFT_MASK) != 0 || keyval == GDK_KEY_ISO_Left_Tab ? -1 : 1);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      answer (self);
      return move (self, 1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, -1);
    case GDK_KEY_Escape:
      if (!desmi_report_field_is_changed (self))
        return GDK_EVENT_PROPAGATE;
      take_back (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
leave_cb (DesmiReportField *self)
{
  desmi_report_field_commit (self);
}

static gboolean
desmi_report_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESMI_REPORT_FIELD (widget)->entry);
}

static void
desmi_report_field_dispose (GObject *object)
{
  g_clear_object (&DESMI_REPORT_FIELD (object)->message);
  G_OBJECT_CLASS (desmi_report_field_parent_class)->dispose (object);
}

static void
desmi_report_field_finalize (GObject *object)
{
  DesmiReportField *self = DESMI_REPORT_FIELD (object);

  g_free (self->saved);
  g_free (self->pending);
  g_free (self->base);
  g_free (self->sent);
  g_free (self->asked);
  g_free (self->doubt);
  G_OBJECT_CLASS (desmi_report_field_parent_class)->finalize (object);
}

static void
desmi_report_field_class_init (DesmiReportFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_report_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_report_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = desmi_report_field_grab_focus;
  signals[COMMIT] = g_signal_new ("commit", DESMI_TYPE_REPORT_FIELD, G_SIGNAL_RUN_LAST, 0,
                                  g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                  G_TYPE_STRING);
  signals[MOVE] = g_signal_new ("move", DESMI_TYPE_REPORT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[TAB]
      = g_signal_new ("tab", DESMI_TYPE_REPORT_FIELD, G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_INT);
  signals[TYPED] = g_signal_new ("typed", DESMI_TYPE_REPORT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
desmi_report_field_init (DesmiReportField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->saved = g_strdup ("");
  self->entry = gtk_entry_new ();
  adw_bin_set_child (ADW_BIN (self), self->entry);
  self->message = g_object_ref_sink (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->message), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (self->message), MESSAGE_CHARS);
  gtk_widget_add_css_class (self->message, "desmi-caption");
  gtk_widget_set_visible (self->message, FALSE);
  /* before the text takes Escape and the arrows for itself */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * desmi_report_field_new:
 * @name: for screen readers
 * @placeholder: shown while there is nothing
 * @is_number: short, and to the end
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
desmi_report_field_new (const char *name, const char *placeholder, gboolean is_number)
{
  DesmiReportField *self = g_object_new (DESMI_TYPE_REPORT_FIELD, NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), placeholder);
  desmi_a11y_set_label (self->entry, name);
  desmi_a11y_set_label (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), name);
  if (is_number)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), NUMBER_CHARS);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), NUMBER_CHARS);
      gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
      gtk_widget_add_css_class (self->entry, "desmi-number");
    }
  return GTK_WIDGET (self);
}

/**
 * desmi_report_field_get_message:
 *
 * Returns: (transfer none): the sentence about the text, shown only where there is one
 */
GtkWidget *
desmi_report_field_get_message (DesmiReportField *self)
{
  return self->message;
}

/**
 * desmi_report_field_get_known:
 *
 * Returns: what is on its way into the file, else what is saved
 */
const char *
desmi_report_field_get_known (DesmiReportField *self)
{
  return self->pending != NULL ? self->pending : self->saved;
}

/**
 * desmi_report_field_is_changed:
 *
 * Returns: whether the text differs from what is saved or on its way
 */
gboolean
desmi_report_field_is_changed (DesmiReportField *self)
{
  return g_strcmp0 (get_text (self), desmi_report_field_get_known (self)) != 0;
}

/**
 * desmi_report_field_set_saved:
 * @text: what the file says now; what is being typed, or is on its way, stays
 */
void
desmi_report_field_set_saved (DesmiReportField *self, const char *text)
{
  gboolean stays = self->pending != NULL || desmi_report_field_is_changed (self);

  set_text (&self->saved, text);
  if (!stays && desmi_report_field_is_changed (self))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  forget_base (self);
}

/**
 * desmi_report_field_begin:
 * @text: as it is being saved; shown from now on, and saved when desmi_report_field_accept() says
 * so
 */
void
desmi_report_field_begin (DesmiReportField *self, const char *text)
{
  if (self->pending == NULL)
    set_text (&self->sent, self->base);
  set_text (&self->pending, text);
  set_text (&self->base, NULL);
  if (desmi_report_field_is_changed (self))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->pending);
  else
    changed_cb (self);
}

/**
 * desmi_report_field_accept:
 * @text: what desmi_report_field_begin() was told, now in the file
 */
void
desmi_report_field_accept (DesmiReportField *self, const char *text)
{
  set_text (&self->saved, text);
  if (g_strcmp0 (self->pending, text) == 0)
    set_text (&self->pending, NULL);
  else
    set_text (&self->sent, text);
  forget_base (self);
  set_text (&self->doubt, NULL);
  if (!self->is_wrong)
    changed_cb (self);
  else
    g_signal_emit (self, signals[TYPED], 0, self->saved, get_text (self));
}

/**
 * desmi_report_field_reject:
 * @text: what desmi_report_field_begin() was told
 * @sentence: why it was not saved
 *
 * The text stays in the field, to be saved again or taken back; unless another is on its way.
 */
void
desmi_report_field_reject (DesmiReportField *self, const char *text, const char *sentence)
{
  if (g_strcmp0 (self->pending, text) != 0)
    return;
  set_text (&self->pending, NULL);
  /* what was typed over it replaces the same */
  set_text (&self->base, self->sent);
  say (self, sentence, TRUE);
}

/**
 * desmi_report_field_get_saved:
 *
 * Returns: what the file says
 */
const char *
desmi_report_field_get_saved (DesmiReportField *self)
{
  return self->saved;
}

/**
 * desmi_report_field_offer:
 * @base: what the file said when it was typed
 * @text: typed before and not saved
 * @sentence: which says so, and asks where the file says something else by now
 *
 * Shows it again, to be saved or taken back; what is being typed stays.
 */
void
desmi_report_field_offer (DesmiReportField *self,
                          const char       *base,
                          const char       *text,
                          const char       *sentence)
{
  if (self->pending != NULL || desmi_report_field_is_changed (self))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  set_text (&self->base, base);
  set_text (&self->asked, self->saved);
  say (self, sentence, TRUE);
}

/**
 * desmi_report_field_restore:
 *
 * Writes the text as the file has it, where it means the same.
 */
void
desmi_report_field_restore (DesmiReportField *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), desmi_report_field_get_known (self));
}

/**
 * desmi_report_field_set_error:
 * @sentence: why the text is refused; gone with the next change of it
 */
void
desmi_report_field_set_error (DesmiReportField *self, const char *sentence)
{
  say (self, sentence, TRUE);
}

/**
 * desmi_report_field_set_doubt:
 * @sentence: (nullable): what is odd about the value that is saved
 */
void
desmi_report_field_set_doubt (DesmiReportField *self, const char *sentence)
{
  if (g_strcmp0 (self->doubt, sentence) == 0)
    return;
  set_text (&self->doubt, sentence);
  if (!self->is_wrong)
    changed_cb (self);
}

/**
 * desmi_report_field_set_locked:
 * @locked: whether the text can only be read
 */
void
desmi_report_field_set_locked (DesmiReportField *self, gboolean locked)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !locked);
  set_class (self->entry, "desmi-locked", locked);
}

/**
 * desmi_report_field_enter:
 *
 * Gives the field the focus behind its text: of a form that has just come nothing is selected, so
 * that a key that was meant for something else types over no number.
 */
void
desmi_report_field_enter (DesmiReportField *self)
{
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * desmi_report_field_commit:
 *
 * Has the text saved, as if the field were left; where the file says something else than when the
 * typing began, the sentence asks for Enter first.
 *
 * Returns: %FALSE where it is refused, or asked about
 */
gboolean
desmi_report_field_commit (DesmiReportField *self)
{
  g_autofree char *text = g_strdup (get_text (self));
  gboolean         accepted = FALSE;

  if (!desmi_report_field_is_changed (self))
    return TRUE;
  if (!ask (self))
    return FALSE;
  g_signal_emit (self, signals[COMMIT], 0, text, &accepted);
  return accepted;
}
