/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card below the sheet of flows: what is doubtful, and what was typed but is not counted, each
 * with a sentence and what can be done about it. It stays low and can be folded, since the sheet is
 * what one works in. */
#include "ui/villages/desmi-flow-doubts.h"

#include "ui/desmi-a11y.h"
#include "ui/desmi-field.h"
#include "ui/desmi-form.h"
#include "ui/desmi-settings.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 12  /* that the card has; the others follow when these are settled */
#define MAX_HEIGHT 72 /* px, of the lines: one, and that there is another */
#define IS_OPEN "flow-doubts-open"

struct _DesmiFlowDoubts
{
  GtkBox        parent_instance;

  GtkWidget    *expander;
  GtkWidget    *lines;
  GSettings    *settings; /* nullable */
  DesmiSession *session;  /* nullable */
  char         *shown;    /* nullable: the sheet and its sentences */
};

G_DEFINE_FINAL_TYPE (DesmiFlowDoubts, desmi_flow_doubts, GTK_TYPE_BOX)

enum
{
  GO,
  AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Of the card: a cell of the sheet that is shown, and what is said of it. */
typedef struct
{
  guint             row, month;
  gboolean          is_draft, can_save;
  DesmiFlowFinding *finding; /* nullable: cannot be found right */
  char             *text;
} Line;

static void
free_line (gpointer data)
{
  Line *self = data;

  g_clear_pointer (&self->finding, desmi_flow_finding_free);
  g_free (self->text);
  g_free (self);
}

/* Whether what is kept of a cell is a count all the same, which could not be saved. */
static gboolean
can_save (const DesmiFlowGrid *grid, const DesmiFlowDraft *draft)
{
  gint64 count;

  return desmi_flow_grid_read (grid, draft->text, &count, NULL);
}

static void
add_drafts (const DesmiFlowGrid *grid, GPtrArray *lines)
{
  g_autoptr (GPtrArray) drafts = desmi_flow_grid_list_drafts (grid);

  for (guint i = 0; i < drafts->len; i++)
    {
      const DesmiFlowDraft *draft = g_ptr_array_index (drafts, i);
      guint                 row = desmi_flow_grid_find (grid, (const char *const *) draft->keys);
      Line                 *line;

      if (row == G_MAXUINT)
        continue;
      line = g_new0 (Line, 1);
      line->row = row;
      line->month = draft->month;
      line->is_draft = TRUE;
      line->can_save = can_save (grid, draft);
      line->text = desmi_flow_grid_dup_draft_text (grid, draft);
      g_ptr_array_add (lines, line);
    }
}

static GPtrArray *
list_lines (const DesmiFlowGrid *grid)
{
  GPtrArray         *lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (GArray) doubts = NULL;

  if (grid == NULL)
    return lines;
  add_drafts (grid, lines);
  doubts = desmi_flow_grid_list_doubts (grid);
  for (guint i = 0; i < doubts->len; i++)
    {
      const DesmiFlowDoubt *doubt = &g_array_index (doubts, DesmiFlowDoubt, i);
      Line                 *line = g_new0 (Line, 1);

      line->row = doubt->row;
      line->month = doubt->month;
      line->text = desmi_flow_grid_dup_doubt_text (grid, doubt);
      if (desmi_flow_doubt_can_accept (doubt))
        line->finding = desmi_flow_grid_new_finding (grid, doubt);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* What is found right is kept by its words: the sheet may be another when the form is saved. */
typedef struct
{
  DesmiFlowFinding *finding;
  DesmiField       *why;
} Accepting;

static void
accept_save_cb (DesmiForm *form, gpointer user_data)
{
  Accepting            *self = user_data;
  const char           *why = desmi_field_get_text (self->why);
  g_autoptr (DesmiEdit) edit = NULL;
  g_autofree char      *plain = g_strstrip (g_strdup (why != NULL ? why : ""));

  if (*plain == '\0')
    {
      desmi_field_set_error (self->why, _ ("Say in a few words why the count is right."));
      return;
    }
  edit = desmi_flow_finding_new_acceptance (self->finding, plain);
  desmi_form_apply (form, edit);
}

static void
free_accepting (gpointer data, GClosure *closure)
{
  Accepting *self = data;

  desmi_flow_finding_free (self->finding);
  g_free (self);
}

static const Line *
get_line (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "desmi-line");
}

static void
accept_cb (DesmiFlowDoubts *self, GtkWidget *button)
{
  DesmiStore      *store = desmi_session_get_store (self->session);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *label;
  const Line      *line = get_line (button);
  g_autofree char *key = NULL;
  Accepting       *accepting;
  DesmiForm       *form;

  if (store == NULL)
    return;
  accepting = g_new0 (Accepting, 1);
  accepting->finding = desmi_flow_finding_copy (line->finding);
  accepting->why = g_object_new (DESMI_TYPE_FIELD, "title", _ ("It is right because…"), NULL);
  label = gtk_label_new (line->text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (accepting->why));
  form = desmi_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), store,
                         _ ("A Count That Is Right"), _ ("_Accept"));
  desmi_form_set_body (form, box);
  key = g_strconcat ("doubt/", line->finding->village, "/", line->text, NULL);
  desmi_form_add_input (form, "why", accepting->why, "text");
  desmi_form_keep_draft (form, key);
  g_signal_connect_data (form, "save", G_CALLBACK (accept_save_cb), accepting, free_accepting, 0);
  gtk_window_present (GTK_WINDOW (form));
}

static void
go_cb (DesmiFlowDoubts *self, GtkWidget *button)
{
  g_signal_emit (self, signals[GO], 0, get_line (button)->row, get_line (button)->month);
}

static void
again_cb (DesmiFlowDoubts *self, GtkWidget *button)
{
  g_signal_emit (self, signals[AGAIN], 0, get_line (button)->row, get_line (button)->month);
}

/* Named by what it is about, since there is one on each line. @line outlives the button. */
static void
add_button (DesmiFlowDoubts *self,
            GtkWidget       *row,
            const char      *title,
            const Line      *line,
            GCallback        callback)
{
  GtkWidget       *button = gtk_button_new_with_label (title);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, line->text);

  g_object_set_data (G_OBJECT (button), "desmi-line", (gpointer) line);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  desmi_a11y_set_label (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
}

/* @line: (transfer full) */
static void
add_line (DesmiFlowDoubts *self, Line *line)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *badge
      = gtk_label_new (line->is_draft ? C_ ("count", "not counted") : C_ ("count", "doubtful"));
  GtkWidget *label = gtk_label_new (line->text);
  gboolean   can_write = desmi_village_forms_can_write (self->session);

  g_object_set_data_full (G_OBJECT (row), "desmi-line", line, free_line);
  gtk_widget_add_css_class (badge, "desmi-status");
  gtk_widget_add_css_class (badge, line->is_draft ? "left" : "suspended");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), badge);
  gtk_box_append (GTK_BOX (row), label);
  if (can_write && line->finding != NULL)
    add_button (self, row, _ ("Right, Because…"), line, G_CALLBACK (accept_cb));
  if (can_write && line->can_save)
    add_button (self, row, _ ("Try Again"), line, G_CALLBACK (again_cb));
  add_button (self, row, _ ("Go to Cell"), line, G_CALLBACK (go_cb));
  gtk_box_append (GTK_BOX (self->lines), row);
}

static void
add_more (DesmiFlowDoubts *self, guint n)
{
  g_autofree char *text = NULL;
  GtkWidget       *label;

  if (n == 0)
    return;
  text = g_strdup_printf (
      ngettext ("%u more is marked in the table.", "%u more are marked in the table.", n), n);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "desmi-dim");
  gtk_box_append (GTK_BOX (self->lines), label);
}

static void
show_count (DesmiFlowDoubts *self, guint n)
{
  /* Translators: of a sheet of numbers, those that are doubtful or were not saved */
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u count to look at", "%u counts to look at", n), n);

  gtk_expander_set_label (GTK_EXPANDER (self->expander), text);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/* The sheet and its rows belong to it: the same sentence may be true of another village. */
static char *
describe (const DesmiFlowGrid *grid, const GPtrArray *lines)
{
  GString *text = g_string_new (grid != NULL ? desmi_flow_grid_get_sheet (grid) : "");

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "\n%u %u %s", line->row, line->month, line->text);
    }
  return g_string_free (text, FALSE);
}

/**
 * desmi_flow_doubts_show:
 * @grid: (nullable): a sheet; only read during the call
 *
 * Says what is doubtful of it. The lines are made anew only where they say something new, so that
 * the focus stays.
 */
void
desmi_flow_doubts_show (DesmiFlowDoubts *self, const DesmiFlowGrid *grid)
{
  g_autoptr (GPtrArray) lines = list_lines (grid);
  g_autofree char      *text = describe (grid, lines);
  guint                 n = lines->len, n_shown = MIN (lines->len, MAX_LINES);
  GtkWidget            *child;

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  for (guint i = 0; i < n_shown; i++)
    add_line (self, g_ptr_array_steal_index (lines, 0));
  add_more (self, n - n_shown);
  show_count (self, n);
}

/**
 * desmi_flow_doubts_set_session:
 *
 * Says which file a doubt is settled in.
 */
void
desmi_flow_doubts_set_session (DesmiFlowDoubts *self, DesmiSession *session)
{
  g_set_object (&self->session, session);
}

static void
desmi_flow_doubts_dispose (GObject *object)
{
  g_clear_object (&DESMI_FLOW_DOUBTS (object)->session);
  g_clear_object (&DESMI_FLOW_DOUBTS (object)->settings);
  G_OBJECT_CLASS (desmi_flow_doubts_parent_class)->dispose (object);
}

static void
desmi_flow_doubts_finalize (GObject *object)
{
  g_free (DESMI_FLOW_DOUBTS (object)->shown);
  G_OBJECT_CLASS (desmi_flow_doubts_parent_class)->finalize (object);
}

static void
desmi_flow_doubts_class_init (DesmiFlowDoubtsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_flow_doubts_dispose;
  G_OBJECT_CLASS (klass)->finalize = desmi_flow_doubts_finalize;
  signals[GO] = g_signal_new ("go", DESMI_TYPE_FLOW_DOUBTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[AGAIN] = g_signal_new ("again", DESMI_TYPE_FLOW_DOUBTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
desmi_flow_doubts_init (DesmiFlowDoubts *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_margin_top (self->lines, 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->lines);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), scroller);
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
  gtk_box_append (GTK_BOX (self), self->expander);
  self->settings = desmi_settings_new ();
  if (self->settings != NULL)
    g_settings_bind (self->settings, IS_OPEN, self->expander, "expanded", G_SETTINGS_BIND_DEFAULT);
}
