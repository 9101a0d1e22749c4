/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that says what each column of a pasted table is, and what becomes what. */
#include "ui/villages/desmi-paste-form.h"

#include "app/desmi-head-title.h"
#include "app/desmi-village-paste.h"
#include "ui/desmi-call.h"
#include "ui/desmi-dialog-size.h"
#include "ui/desmi-error-dialog.h"
#include "ui/desmi-filter-row.h"
#include "ui/desmi-filter.h"
#include "ui/villages/desmi-paste-draft.h"
#include "ui/villages/desmi-plan-view.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COLUMN "desmi-column" /* of a filter: the number of its column */
#define TITLE_CHARS 20
#define WIDTH 720
#define HEIGHT 600

typedef struct
{
  DesmiForm         *form; /* not owned: its data */
  DesmiSession      *session;
  DesmiVillagePaste *paste;
  DesmiVillagePlan  *plan;    /* nullable: on the way */
  GPtrArray         *filters; /* of DesmiFilter, not owned */
  GtkWidget         *heading;
  DesmiPlanView     *view;
  GtkWidget         *notice; /* of what was kept before */
  GtkLabel          *kept;
  GtkLabel          *unkept; /* of what is not kept itself */
  GtkWidget         *take;
  GCancellable      *cancellable;
  gboolean           filling;
  char              *text;    /* of the clipboard */
  char              *earlier; /* nullable: another table that was not saved */
  DesmiDraft        *draft;
  GCancellable      *loading;
} Paste;

static void
paste_free (gpointer data)
{
  Paste *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->loading);
  g_object_unref (self->loading);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->plan, desmi_village_plan_free);
  desmi_village_paste_free (self->paste);
  g_ptr_array_unref (self->filters);
  g_free (self->text);
  g_free (self->earlier);
  g_object_unref (self->session);
  g_free (self);
}

/* What a crash would take is said before one comes. */
static void
keep_draft (Paste *self)
{
  const char *sentence = desmi_paste_draft_keep (self->draft, self->text, self->paste);

  gtk_label_set_label (self->unkept, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unkept), sentence != NULL);
}

static void
say_save (Paste *self)
{
  guint            n = self->plan != NULL ? desmi_village_plan_count_villages (self->plan) : 0;
  g_autofree char *save
      = g_strdup_printf (ngettext ("_Change %u Village", "_Change %u Villages", n), n);

  desmi_form_set_save_label (self->form, save);
  desmi_form_set_can_save (self->form, n > 0);
}

static void
plan_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DesmiVillagePlan  *plan = desmi_village_paste_make_plan_finish (result, &error);
  GObject           *form = desmi_call_end (user_data);
  Paste             *self = form != NULL ? g_object_get_data (form, "desmi-paste") : NULL;

  if (self == NULL)
    {
      g_clear_pointer (&plan, desmi_village_plan_free);
      return;
    }
  g_clear_pointer (&self->plan, desmi_village_plan_free);
  self->plan = plan;
  if (plan == NULL)
    desmi_form_show_error (self->form, error);
  desmi_plan_view_show (self->view, plan);
  say_save (self);
}

static void
make_plan (Paste *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->plan, desmi_village_plan_free);
  say_save (self);
  desmi_village_paste_make_plan_async (
      self->paste, desmi_form_get_store (self->form), desmi_session_get_programme (self->session),
      self->cancellable, plan_cb, desmi_call_new (self->form, self->cancellable));
}

/* One column's choice may have taken another one's away. */
static void
show_roles (Paste *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->filters->len; i++)
    desmi_filter_set_selected (g_ptr_array_index (self->filters, i),
                               desmi_village_paste_get_role (self->paste, i));
  self->filling = FALSE;
}

static void
role_cb (DesmiFilter *filter, GParamSpec *pspec, gpointer user_data)
{
  Paste *self = user_data;

  if (self->filling || desmi_filter_is_filling (filter))
    return;
  desmi_village_paste_set_role (self->paste,
                                GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (filter), COLUMN)),
                                desmi_filter_get_selected (filter));
  show_roles (self);
  keep_draft (self);
  make_plan (self);
}

static void
heading_cb (Paste *self)
{
  if (self->filling)
    return;
  desmi_village_paste_set_has_heading (
      self->paste, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->heading)));
  keep_draft (self);
  make_plan (self);
}

/* @head: (nullable): what the heads of villages are called in the district, once it is known */
static void
fill_filter (Paste *self, DesmiFilter *filter, guint column, const char *head)
{
  self->filling = TRUE;
  desmi_filter_begin (filter);
  desmi_filter_add (filter, DESMI_PASTE_UNUSED, C_ ("column", "not used"));
  desmi_filter_add (filter, DESMI_PASTE_VILLAGE, _ ("Village, by code or name"));
  desmi_filter_add (filter, DESMI_PASTE_NAME, _ ("Name beside the code"));
  desmi_filter_add (filter, DESMI_PASTE_SUBDISTRICT, _ ("Subdistrict"));
  for (guint i = 0; desmi_village_field_nth (i) != NULL; i++)
    {
      const DesmiVillageField *field = desmi_village_field_nth (i);
      gboolean                 is_head = head != NULL && g_str_equal (field->name, "head_name");

      desmi_filter_add (filter, field->name, is_head ? head : _ (field->title));
    }
  desmi_filter_end (filter);
  desmi_filter_set_selected (filter, desmi_village_paste_get_role (self->paste, column));
  self->filling = FALSE;
}

static void
settings_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  GObject               *form = desmi_call_end (user_data);
  Paste                 *self = form != NULL ? g_object_get_data (form, "desmi-paste") : NULL;
  const char            *district = desmi_store_get_district (DESMI_STORE (source));
  g_autofree char       *head = NULL;

  /* without the district's word the common one stands there */
  if (self == NULL || table == NULL)
    return;
  head = desmi_head_title_dup_field_of_all (desmi_head_title_find_setting (table, district),
                                            district, desmi_locale_get_user ());
  for (guint i = 0; i < self->filters->len; i++)
    fill_filter (self, g_ptr_array_index (self->filters, i), i, head);
}

static void
ask_head_title (Paste *self)
{
  DesmiStore *store = desmi_session_get_store (self->session);

  desmi_store_lookup_async (store, "register-setting", desmi_store_get_district (store),
                            desmi_locale_get_user (), self->loading, settings_cb,
                            desmi_call_new (self->form, self->loading));
}

/* Called by its first cell. */
static DesmiFilter *
new_filter (Paste *self, guint column)
{
  const char      *first = desmi_village_paste_get_first (self->paste, column);
  g_autofree char *cut = g_utf8_strlen (first, -1) > TITLE_CHARS
                             ? g_utf8_substring (first, 0, TITLE_CHARS - 1)
                             : NULL;
  /* Translators: %u is the number of a column of a table */
  g_autofree char *number = g_strdup_printf (_ ("Column %u"), column + 1);
  g_autofree char *title = *first == '\0' ? g_strdup (number)
                           : cut != NULL  ? g_strconcat (cut, "…", NULL)
                                          : g_strdup (first);
  DesmiFilter     *filter = g_object_new (DESMI_TYPE_FILTER, "title", title, NULL);

  fill_filter (self, filter, column, NULL);
  g_object_set_data (G_OBJECT (filter), COLUMN, GUINT_TO_POINTER (column));
  g_signal_connect (filter, "notify::selected", G_CALLBACK (role_cb), self);
  g_ptr_array_add (self->filters, filter);
  return filter;
}

static void
say_kept (Paste *self, const char *sentence)
{
  gtk_label_set_label (self->kept, sentence);
  gtk_widget_set_visible (self->take, self->earlier != NULL);
  gtk_widget_set_visible (self->notice, TRUE);
}

/* Of the same table what was said of its columns holds again; another one is offered. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean    found = desmi_draft_load_finish (DESMI_DRAFT (source), result, NULL);
  GObject    *form = desmi_call_end (user_data);
  Paste      *self = form != NULL ? g_object_get_data (form, "desmi-paste") : NULL;
  const char *text;

  if (self == NULL)
    return;
  text = found ? desmi_paste_draft_get_text (self->draft) : NULL;
  if (text != NULL && !g_str_equal (text, self->text))
    {
      self->earlier = g_strdup (text);
      say_kept (self, _ ("A table that was pasted before was not saved."));
    }
  else if (text != NULL && desmi_paste_draft_restore (self->draft, self->paste))
    {
      self->filling = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->heading),
                                   desmi_village_paste_get_has_heading (self->paste));
      self->filling = FALSE;
      show_roles (self);
      make_plan (self);
      say_kept (self, _ ("What you had not finished was restored."));
    }
  keep_draft (self);
}

/* In a form of its own: it has other columns. */
static void
take_cb (Paste *self)
{
  GtkWindow               *parent = gtk_window_get_transient_for (GTK_WINDOW (self->form));
  g_autofree char         *text = g_steal_pointer (&self->earlier);
  g_autoptr (DesmiSession) session = g_object_ref (self->session);

  gtk_window_destroy (GTK_WINDOW (self->form));
  gtk_window_present (GTK_WINDOW (desmi_paste_form_new (parent, session, text)));
}

static GtkWidget *
new_notice (Paste *self)
{
  self->notice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->kept = GTK_LABEL (gtk_label_new (NULL));
  self->take = gtk_button_new_with_mnemonic (_ ("_Take That One"));
  gtk_label_set_xalign (self->kept, 0);
  gtk_label_set_wrap (self->kept, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->kept), TRUE);
  gtk_widget_set_valign (self->take, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->notice), GTK_WIDGET (self->kept));
  gtk_box_append (GTK_BOX (self->notice), self->take);
  gtk_widget_set_visible (self->notice, FALSE);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (take_cb), self);
  return self->notice;
}

/* Returns: (nullable): what of the table is not taken */
static GtkWidget *
new_left (Paste *self)
{
  g_autofree char *sentence = desmi_village_paste_dup_left (self->paste);
  GtkWidget       *label = sentence != NULL ? gtk_label_new (sentence) : NULL;

  if (label == NULL)
    return NULL;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "desmi-error");
  return label;
}

static GtkWidget *
new_body (Paste *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *row = g_object_new (DESMI_TYPE_FILTER_ROW, NULL), *end, *left = new_left (self);
  GtkWidget *hint = gtk_label_new (_ ("Say what each column is. A cell that is empty changes "
                                      "nothing; villages that are not in the table stay as they "
                                      "are."));

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "desmi-dim");
  for (guint i = 0; i < desmi_village_paste_get_n_columns (self->paste); i++)
    gtk_widget_set_parent (GTK_WIDGET (new_filter (self, i)), row);
  /* the row keeps its last child to the end, but the columns stand beside each other */
  end = gtk_label_new (NULL);
  gtk_widget_set_visible (end, FALSE);
  gtk_widget_set_parent (end, row);
  self->heading = gtk_check_button_new_with_mnemonic (_ ("The first line is _headings"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->heading),
                               desmi_village_paste_get_has_heading (self->paste));
  g_signal_connect_swapped (self->heading, "toggled", G_CALLBACK (heading_cb), self);
  self->view = DESMI_PLAN_VIEW (desmi_plan_view_new ());
  self->unkept = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->unkept, 0);
  gtk_label_set_wrap (self->unkept, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->unkept), FALSE);
  gtk_box_append (GTK_BOX (box), new_notice (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->unkept));
  if (left != NULL)
    gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  return box;
}

static void
apply (Paste *self)
{
  guint                 n = desmi_village_plan_count_villages (self->plan);
  g_autoptr (DesmiEdit) edit = desmi_village_plan_new_edit (
      self->plan,
      /* Translators: shown in the history and with Undo */
      desmi_message_new_plural ("Pasted values of %u village", "Pasted values of %u villages", n,
                                n));

  desmi_form_apply (self->form, edit);
}

/* What becomes what is looked at again where it is something else by now. */
static void
plan_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)           error = NULL;
  g_autoptr (DesmiVillagePlan) plan = desmi_village_paste_make_plan_finish (result, &error);
  GObject                     *form = desmi_call_end (user_data);
  Paste                       *self = form != NULL ? g_object_get_data (form, "desmi-paste") : NULL;
  g_autoptr (DesmiVillagePlan) before = NULL;
  g_autoptr (GPtrArray)        seen = NULL, now = NULL;
  g_autofree char             *met = NULL;
  gboolean                     is_other;

  if (self == NULL)
    return;
  desmi_form_set_busy (self->form, FALSE);
  if (plan == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  before = g_steal_pointer (&self->plan);
  self->plan = g_steal_pointer (&plan);
  is_other = before == NULL || !desmi_village_plan_equal (before, self->plan);
  seen = before != NULL ? desmi_village_plan_list_villages (before) : g_ptr_array_new ();
  now = desmi_village_plan_list_villages (self->plan);
  met = desmi_village_forms_dup_met (seen, now, is_other);
  if (met == NULL)
    {
      apply (self);
      return;
    }
  desmi_plan_view_show (self->view, self->plan);
  say_save (self);
  desmi_form_show_text (self->form, met);
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Paste *self = user_data;

  if (self->plan == NULL || desmi_village_plan_count_villages (self->plan) == 0)
    return;
  desmi_form_set_busy (form, TRUE);
  desmi_village_paste_make_plan_async (self->paste, desmi_form_get_store (form),
                                       desmi_session_get_programme (self->session), self->loading,
                                       plan_again_cb, desmi_call_new (form, self->loading));
}

static void
saved_cb (DesmiForm *form, gpointer user_data)
{
  desmi_draft_drop (((Paste *) user_data)->draft);
}

/* Whoever pastes next, while this form is still let go of, gets the draft. */
static void
destroy_cb (DesmiForm *form, gpointer user_data)
{
  Paste *self = user_data;

  g_cancellable_cancel (self->loading);
  if (self->draft != NULL)
    desmi_draft_flush (self->draft);
  g_clear_object (&self->draft);
}

/**
 * desmi_paste_form_new:
 * @text: of the clipboard
 *
 * A form that shows what @text changes, and changes it as one step.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_paste_form_new (GtkWindow *parent, DesmiSession *session, const char *text)
{
  DesmiForm *form
      = desmi_form_new (parent, desmi_session_get_store (session), _ ("Paste Table"), _ ("_Apply"));
  Paste *self = g_new0 (Paste, 1);

  self->form = form;
  self->session = g_object_ref (session);
  self->text = g_strdup (text);
  self->paste = desmi_village_paste_new (text);
  self->draft = desmi_paste_draft_new (desmi_session_get_store (session));
  self->loading = g_cancellable_new ();
  self->filters = g_ptr_array_new ();
  desmi_form_set_body (form, new_body (self));
  desmi_dialog_size_set (GTK_WINDOW (form), WIDTH, HEIGHT);
  g_object_set_data_full (G_OBJECT (form), "desmi-paste", self, paste_free);
  g_signal_connect (form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect (form, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect (form, "destroy", G_CALLBACK (destroy_cb), self);
  desmi_draft_load_async (self->draft, NULL, loaded_cb, desmi_call_new (form, self->loading));
  ask_head_title (self);
  make_plan (self);
  return form;
}

/* Who pastes; the page may be gone when the clipboard has answered. */
typedef struct
{
  GWeakRef      page;
  DesmiSession *session;
} Asking;

/* Returns: (nullable): the page, if it can still be pasted into */
static GtkWidget *
dup_page (Asking *self)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);

  return page != NULL && gtk_widget_get_root (page) != NULL
                 && desmi_village_forms_can_write (self->session)
             ? g_steal_pointer (&page)
             : NULL;
}

static void
free_asking (Asking *self)
{
  g_weak_ref_clear (&self->page);
  g_object_unref (self->session);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, free_asking)

static void
open_form (GtkWidget *page, DesmiSession *session, const char *text)
{
  gtk_window_present (
      GTK_WINDOW (desmi_paste_form_new (GTK_WINDOW (gtk_widget_get_root (page)), session, text)));
}

/* With nothing to paste, a table that was not saved is. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DesmiDraft) draft = DESMI_DRAFT (source);
  g_autoptr (Asking)     asking = user_data;
  g_autoptr (GtkWidget)  page = dup_page (asking);
  g_autofree char       *text = NULL;

  if (desmi_draft_load_finish (draft, result, NULL))
    text = g_strdup (desmi_paste_draft_get_text (draft));
  /* the form takes it over */
  g_clear_object (&draft);
  if (page == NULL)
    return;
  if (text != NULL)
    open_form (page, asking->session, text);
  else
    gtk_widget_activate_action (
        page, "win.say", "s",
        _ ("The clipboard holds no text. Copy the cells in the spreadsheet, then paste again."));
}

/* @asking: (transfer full) */
static void
ask_kept (Asking *asking)
{
  desmi_draft_load_async (desmi_paste_draft_new (desmi_session_get_store (asking->session)), NULL,
                          kept_cb, asking);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking)    asking = user_data;
  g_autoptr (GtkWidget) page = dup_page (asking);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (page == NULL)
    return;
  /* as it is: a table may begin with empty cells */
  if (text != NULL && text[strspn (text, " \t\r\n")] != '\0')
    {
      open_form (page, asking->session, text);
      return;
    }
  ask_kept (g_steal_pointer (&asking));
}

static Asking *
new_asking (GtkWidget *page, DesmiSession *session)
{
  Asking *asking = g_new0 (Asking, 1);

  g_weak_ref_init (&asking->page, page);
  asking->session = g_object_ref (session);
  return asking;
}

/**
 * desmi_paste_form_ask:
 * @page: in the window that the form belongs to
 *
 * Opens the form with what is on the clipboard, where the file can be written.
 */
void
desmi_paste_form_ask (GtkWidget *page, DesmiSession *session)
{
  if (desmi_village_forms_can_write (session))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page), NULL, text_cb,
                                   new_asking (page, session));
}

/**
 * desmi_paste_form_resume:
 * @page: in the window that the form belongs to
 *
 * Opens the form with the table that was not saved, where the file can be written.
 */
void
desmi_paste_form_resume (GtkWidget *page, DesmiSession *session)
{
  if (desmi_village_forms_can_write (session))
    ask_kept (new_asking (page, session));
}
