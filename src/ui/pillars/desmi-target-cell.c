/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of the table of targets: an entry that knows what it shows and what is on its way into the
 * file. */
#include "ui/pillars/desmi-target-cell.h"

#define CELL_CHARS 9
#define PLACE "desmi-place"
#define SHOWN "desmi-shown"
#define WRONG "desmi-wrong"
#define PENDING "desmi-pending"
#define TYPING "desmi-typing"
#define NO_BASE G_MININT64 /* that no target is */

typedef struct
{
  gint64   milli;
  gboolean is_saved; /* but the table was not read again yet */
  gint64   base;     /* what it replaces */
} Pending;

typedef struct
{
  gint64   base;  /* what was there when the typing began */
  gint64   asked; /* what the text is asked to replace, where @is_asked */
  gboolean is_asked;
} Typing;

static void
set_class (GtkWidget *cell, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (cell, name);
  else
    gtk_widget_remove_css_class (cell, name);
}

static void
set_text (GtkWidget *cell, const char *key, const char *text)
{
  g_object_set_data_full (G_OBJECT (cell), key, g_strdup (text), g_free);
}

/**
 * desmi_target_cell_new:
 * @place: row by row
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
desmi_target_cell_new (guint place)
{
  GtkWidget *cell = gtk_entry_new ();

  g_object_set_data (G_OBJECT (cell), PLACE, GUINT_TO_POINTER (place));
  gtk_editable_set_alignment (GTK_EDITABLE (cell), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (cell), CELL_CHARS);
  gtk_editable_set_enable_undo (GTK_EDITABLE (cell), FALSE);
  return cell;
}

/**
 * desmi_target_cell_get_place:
 *
 * Returns: where it is, row by row
 */
guint
desmi_target_cell_get_place (GtkWidget *cell)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), PLACE));
}

/**
 * desmi_target_cell_show:
 * @doubt: (nullable): what is odd about the target
 *
 * Shows what the file says; what was typed is let go.
 */
void
desmi_target_cell_show (GtkWidget *cell, const char *text, const char *doubt, gboolean editable)
{
  set_text (cell, SHOWN, text);
  g_object_set_data (G_OBJECT (cell), TYPING, NULL);
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  gtk_editable_set_editable (GTK_EDITABLE (cell), editable);
  desmi_target_cell_set_wrong (cell, NULL);
  gtk_widget_set_tooltip_text (cell, doubt);
  set_class (cell, "warning", doubt != NULL);
}

/**
 * desmi_target_cell_get_shown:
 *
 * Returns: (nullable): the text that counts as saved or on its way
 */
const char *
desmi_target_cell_get_shown (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), SHOWN);
}

/**
 * desmi_target_cell_is_typed:
 *
 * Returns: whether the text is another than what counts as saved
 */
gboolean
desmi_target_cell_is_typed (GtkWidget *cell)
{
  return g_strcmp0 (desmi_target_cell_get_shown (cell), gtk_editable_get_text (GTK_EDITABLE (cell)))
         != 0;
}

/**
 * desmi_target_cell_get_wrong:
 *
 * Returns: (nullable): why the text is not taken
 */
const char *
desmi_target_cell_get_wrong (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), WRONG);
}

/**
 * desmi_target_cell_set_wrong:
 * @sentence: (nullable): why the text is not taken
 */
void
desmi_target_cell_set_wrong (GtkWidget *cell, const char *sentence)
{
  set_text (cell, WRONG, sentence);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID,
      sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  set_class (cell, "error", sentence != NULL);
}

static Typing *
get_typing (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), TYPING);
}

static void
set_base (GtkWidget *cell, gint64 base)
{
  Typing *typing = g_new0 (Typing, 1);

  typing->base = base;
  g_object_set_data_full (G_OBJECT (cell), TYPING, typing, g_free);
}

/**
 * desmi_target_cell_follow:
 * @known: the target that is in the file, or on its way there, thousandths
 *
 * The text is another: remembers what was there when the typing began.
 */
void
desmi_target_cell_follow (GtkWidget *cell, gint64 known)
{
  if (!desmi_target_cell_is_typed (cell))
    g_object_set_data (G_OBJECT (cell), TYPING, NULL);
  else if (get_typing (cell) == NULL)
    set_base (cell, known);
}

/**
 * desmi_target_cell_ask:
 * @known: as for desmi_target_cell_follow()
 *
 * The text was typed when something else was there, and the sentence asks whether it replaces what
 * is there now.
 */
void
desmi_target_cell_ask (GtkWidget *cell, gint64 known)
{
  Typing *typing;

  set_base (cell, NO_BASE);
  typing = get_typing (cell);
  typing->asked = known;
  typing->is_asked = TRUE;
}

/**
 * desmi_target_cell_answer:
 * @known: as for desmi_target_cell_follow()
 *
 * Enter was pressed, which replaces what the sentence asked about; nothing else does, so that
 * leaving the cell replaces nothing.
 */
void
desmi_target_cell_answer (GtkWidget *cell, gint64 known)
{
  const Typing *typing = get_typing (cell);

  if (typing != NULL && typing->is_asked && typing->asked == known)
    set_base (cell, known);
}

/**
 * desmi_target_cell_may_replace:
 * @known: as for desmi_target_cell_follow()
 *
 * Returns: whether it is what was there when the typing began
 */
gboolean
desmi_target_cell_may_replace (GtkWidget *cell, gint64 known)
{
  const Typing *typing = get_typing (cell);

  return typing == NULL || typing->base == known;
}

/**
 * desmi_target_cell_begin:
 * @milli: what the text means, thousandths
 *
 * Notes that the text is on its way into the file; the same number is so only once.
 */
void
desmi_target_cell_begin (GtkWidget *cell, gint64 milli)
{
  Pending *pending = g_object_get_data (G_OBJECT (cell), PENDING);
  Typing  *typing = get_typing (cell);
  gint64   base = typing != NULL ? typing->base : NO_BASE;

  set_text (cell, SHOWN, gtk_editable_get_text (GTK_EDITABLE (cell)));
  g_object_set_data (G_OBJECT (cell), TYPING, NULL);
  if (pending != NULL && pending->milli == milli)
    return;
  if (pending != NULL)
    base = pending->is_saved ? pending->milli : pending->base;
  pending = g_new0 (Pending, 1);
  pending->milli = milli;
  pending->base = base;
  g_object_set_data_full (G_OBJECT (cell), PENDING, pending, g_free);
}

/**
 * desmi_target_cell_get_pending:
 * @milli: (out): thousandths
 *
 * Returns: whether something was sent into the file that was not read from there yet
 */
gboolean
desmi_target_cell_get_pending (GtkWidget *cell, gint64 *milli)
{
  const Pending *pending = g_object_get_data (G_OBJECT (cell), PENDING);

  *milli = pending != NULL ? pending->milli : 0;
  return pending != NULL;
}

/**
 * desmi_target_cell_end:
 * @milli: what desmi_target_cell_begin() was told
 * @sentence: (nullable): why it was not saved; %NULL: it was
 *
 * What was not saved stays as if it were being typed, so that leaving the cell tries again; unless
 * another target is on its way since.
 */
void
desmi_target_cell_end (GtkWidget *cell, gint64 milli, const char *sentence)
{
  Pending *pending = g_object_get_data (G_OBJECT (cell), PENDING);

  /* the one before arrived: that is what the other replaces */
  if (pending != NULL && pending->milli != milli && sentence == NULL)
    pending->base = milli;
  if (pending == NULL || pending->milli != milli)
    return;
  pending->is_saved = sentence == NULL;
  if (sentence == NULL)
    return;
  set_base (cell, pending->base);
  g_object_set_data (G_OBJECT (cell), PENDING, NULL);
  set_text (cell, SHOWN, NULL);
  desmi_target_cell_set_wrong (cell, sentence);
}

/**
 * desmi_target_cell_settle:
 *
 * The table was read again.
 *
 * Returns: whether the cell can show what was read: nothing is on its way, or being typed
 */
gboolean
desmi_target_cell_settle (GtkWidget *cell)
{
  const Pending *pending = g_object_get_data (G_OBJECT (cell), PENDING);

  if (pending != NULL && !pending->is_saved)
    return FALSE;
  g_object_set_data (G_OBJECT (cell), PENDING, NULL);
  return !desmi_target_cell_is_typed (cell);
}
