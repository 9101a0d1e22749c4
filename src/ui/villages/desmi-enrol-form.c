/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that enrols a village of the district in a programme. */
#include "ui/villages/desmi-village-editor.h"

#include "app/desmi-catalogue-view.h"
#include "app/desmi-village-list.h"
#include "app/desmi-village-standing.h"
#include "core/desmi-clock.h"
#include "core/desmi-period.h"
#include "ui/desmi-call.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-field.h"
#include "ui/desmi-filter.h"
#include "ui/desmi-pick-list.h"
#include "ui/desmi-search-escape.h"

#include <glib/gi18n-lib.h>

#define FIRST_COHORT 2016
#define LIST_HEIGHT 220

typedef struct
{
  DesmiSession       *session;
  DesmiForm          *form; /* not owned: its data */
  DesmiVillageList   *list;
  GtkSingleSelection *selection;
  GtkSearchEntry     *search;
  DesmiFilter        *programme;
  DesmiFilter        *cohort;
  DesmiFilter        *status;
  DesmiField         *decree;
  DesmiField         *decree_day;
  GtkLabel           *hint;
  char               *code;     /* nullable: of the village that is being enrolled */
  gboolean            proposes; /* a programme that is not in the catalogue yet */
  GCancellable       *cancellable;
} Enrol;

static void
enrol_free (gpointer data)
{
  Enrol *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_object_unref (self->selection);
  g_object_unref (self->list);
  g_object_unref (self->session);
  g_free (self->code);
  g_free (self);
}

static DesmiVillage *
get_village (Enrol *self)
{
  DesmiVillageItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item == NULL ? NULL : desmi_village_item_get_village (item);
}

static gboolean
is_proposal (Enrol *self)
{
  return self->proposes
         && g_strcmp0 (desmi_filter_get_selected (self->programme), desmi_catalogue_get_proposal ())
                == 0;
}

static void
update_hint (Enrol *self)
{
  DesmiVillage    *village = get_village (self);
  g_autofree char *text = NULL;

  desmi_form_set_can_save (self->form, village != NULL && !village->enrolled);
  if (village == NULL)
    text = g_strdup (_ ("Select a village of the district."));
  else if (village->enrolled)
    /* Translators: %s is the name of a village */
    text = g_strdup_printf (_ ("%s is in the programme already."), village->name);
  else
    text = desmi_village_standing_dup_enrolment (village, desmi_locale_get_user ());
  if (text == NULL)
    text = g_strdup_printf ("%s · %s", village->name, village->code);
  if (is_proposal (self))
    {
      g_autofree char *alone = g_steal_pointer (&text);

      text = g_strdup_printf ("%s\n%s", alone, desmi_catalogue_say_proposal ());
    }
  gtk_label_set_label (self->hint, text);
}

static void
ask (Enrol *self)
{
  DesmiVillageFilter filter;

  desmi_village_filter_init (&filter);
  filter.scope = DESMI_VILLAGE_SCOPE_DISTRICT;
  filter.programme = desmi_filter_get_selected (self->programme);
  filter.search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  if (filter.search != NULL && *filter.search == '\0')
    filter.search = NULL;
  filter.sort = DESMI_VILLAGE_SORT_MATCH;
  desmi_village_list_set_filter (self->list, &filter);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *name = gtk_label_new (NULL),
            *place = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (place, "desmi-dim");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), place);
  gtk_list_item_set_child (item, box);
}

static void
show (GtkListItem *item)
{
  GtkWidget       *box = gtk_list_item_get_child (item);
  DesmiVillage    *village = desmi_village_item_get_village (gtk_list_item_get_item (item));
  g_autofree char *place = village == NULL
                               ? g_strdup ("")
                               : g_strdup_printf ("%s · %s%s%s", village->subdistrict,
                                                  village->code, village->enrolled ? " · " : "",
                                                  village->enrolled ? _ ("enrolled") : "");
  g_autofree char *name
      = village == NULL ? g_strdup ("") : g_strdup_printf ("%s, %s", village->name, place);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)),
                       village == NULL ? "" : village->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), place);
  desmi_a11y_name_row (box, name);
}

static void
village_cb (DesmiVillageItem *village_item, GParamSpec *pspec, gpointer user_data)
{
  show (user_data);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  show (item);
  g_signal_connect (gtk_list_item_get_item (item), "notify::village", G_CALLBACK (village_cb),
                    item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
programmes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, &error);
  const char            *last = NULL;
  int                    id, name;
  Enrol                 *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (table == NULL)
    {
      desmi_form_show_error (self->form, error);
      return;
    }
  id = desmi_table_find_column (table, "programme");
  name = desmi_table_find_column (table, "name");
  self->proposes = !desmi_programmes_has_proposal (table);
  desmi_filter_begin (self->programme);
  for (guint i = 0; id >= 0 && name >= 0 && i < desmi_table_get_n_rows (table); i++)
    {
      const char *programme = desmi_table_get_text (table, i, (guint) id);

      /* the server and the district may both have it */
      if (g_strcmp0 (programme, last) != 0 && desmi_programmes_is_offered (table, i, NULL))
        desmi_filter_add (self->programme, programme,
                          desmi_table_get_label (table, i, (guint) name));
      last = programme;
    }
  if (self->proposes)
    desmi_filter_add (self->programme, desmi_catalogue_get_proposal (),
                      desmi_catalogue_get_proposal_name ());
  desmi_filter_end (self->programme);
  update_hint (self);
}

static void
ask_programmes (Enrol *self)
{
  desmi_store_lookup_async (desmi_session_get_store (self->session), "programmes", NULL,
                            desmi_locale_get_user (), self->cancellable, programmes_cb,
                            desmi_call_new (self, self->cancellable));
}

/* Another window may have added the programme that is offered here. */
static void
changed_cb (Enrol *self, guint tables)
{
  if ((tables & DESMI_TABLES_CATALOGUE) != 0 && desmi_session_get_store (self->session) != NULL)
    ask_programmes (self);
}

static void
programme_cb (Enrol *self)
{
  ask (self);
  update_hint (self);
}

/* Nullable where none was typed; FALSE: the field says what is wrong. */
static gboolean
read_decree_day (Enrol *self, char **day)
{
  g_autofree char   *text = g_strstrip (g_strdup (desmi_field_get_text (self->decree_day)));
  g_autoptr (GError) error = NULL;

  *day = *text != '\0' ? desmi_day_parse_loose (text, &error) : NULL;
  desmi_field_set_error (self->decree_day, error != NULL ? error->message : NULL);
  if (error != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->decree_day));
  return error == NULL;
}

static void
save_cb (DesmiForm *form, gpointer user_data)
{
  Enrol        *self = user_data;
  DesmiVillage *village = get_village (self);
  const char   *cohort = desmi_filter_get_selected (self->cohort),
             *programme = desmi_filter_get_selected (self->programme);
  g_autofree char      *decree = g_strstrip (g_strdup (desmi_field_get_text (self->decree)));
  g_autofree char      *day = NULL;
  g_autoptr (DesmiEdit) edit = NULL;
  DesmiStatus           status = DESMI_STATUS_ACTIVE;

  if (village == NULL || cohort == NULL || !read_decree_day (self, &day))
    return;
  if (programme == NULL)
    programme = desmi_session_get_programme (self->session);
  /* Translators: %s is the name of a village; shown in the history and with Undo */
  edit = desmi_edit_new_said (desmi_message_new ("Enrolled %s", village->name));
  g_free (self->code);
  self->code = g_strdup (village->code);
  if (is_proposal (self))
    desmi_catalogue_add_proposal (edit);
  /* another window may have enrolled it since the list was read */
  desmi_edit_expect_enrolment (edit, village->code, programme, DESMI_EXPECT_NOT_ENROLLED, NULL,
                               NULL);
  desmi_edit_enrol (edit, village->code, programme, (int) g_ascii_strtoll (cohort, NULL, 10),
                    *decree == '\0' ? NULL : decree, day);
  /* one that says nothing else is active */
  if (desmi_status_parse (desmi_filter_get_selected (self->status), &status, NULL)
      && status != DESMI_STATUS_ACTIVE)
    desmi_edit_set_status (edit, village->code, programme, status, NULL, NULL);
  desmi_form_apply (form, edit);
}

/* Whoever enrols a village goes on with it: it is selected where villages are listed. */
static void
saved_cb (DesmiForm *form, gpointer user_data)
{
  Enrol                     *self = user_data;
  g_autoptr (DesmiViewState) state = NULL;

  if (self->code == NULL || !desmi_session_is_on_page (self->session, "villages"))
    return;
  state = desmi_view_state_with_filter (desmi_session_get_state (self->session), "village",
                                        self->code);
  desmi_session_set_state (self->session, state);
}

static void
fill_cohorts (Enrol *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (desmi_clock_now ());
  int                   current = MAX (g_date_time_get_year (now), FIRST_COHORT);
  g_autofree char      *selected = g_strdup_printf ("%d", current);

  desmi_filter_begin (self->cohort);
  /* the next one is often enrolled ahead */
  for (int year = current + 1; year >= FIRST_COHORT; year--)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      desmi_filter_add (self->cohort, text, text);
    }
  desmi_filter_end (self->cohort);
  desmi_filter_set_selected (self->cohort, selected);
}

/* What a village is when it joins; the other statuses come later. */
static void
fill_statuses (Enrol *self)
{
  static const DesmiStatus statuses[] = { DESMI_STATUS_ACTIVE, DESMI_STATUS_CANDIDATE };

  desmi_filter_begin (self->status);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    desmi_filter_add (self->status, desmi_status_to_code (statuses[i]),
                      desmi_status_name (statuses[i], desmi_locale_get_user ()));
  desmi_filter_end (self->status);
}

static void
picked_cb (gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (((Enrol *) data)->form), "form.save", NULL);
}

static GtkWidget *
new_list (Enrol *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new (), *view;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  desmi_a11y_set_label (view, _ ("Villages of the district"));
  desmi_pick_list_set_up (GTK_LIST_VIEW (view), self->selection, GTK_WIDGET (self->search),
                          picked_cb, self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
new_body (Enrol *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12),
            *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *decree = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _ ("Search by name or code"), NULL);
  desmi_a11y_set_label (GTK_WIDGET (self->search), _ ("Search the villages of the district"));
  self->programme = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Programme"), NULL);
  self->cohort = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Cohort"), NULL);
  self->decree = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Decree"), "hint",
                               _ ("Number of the decree, if there is one"), NULL);
  self->decree_day = g_object_new (DESMI_TYPE_FIELD, "title", _ ("Date of the decree"), "hint",
                                   _ ("e.g. 25/11/2023"), NULL);
  self->status = g_object_new (DESMI_TYPE_FILTER, "title", _ ("Status"), NULL);
  fill_statuses (self);
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->decree), TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->cohort));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (decree), GTK_WIDGET (self->decree));
  gtk_box_append (GTK_BOX (decree), GTK_WIDGET (self->decree_day));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->programme));
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), decree);
  return box;
}

/**
 * desmi_enrol_form_new:
 * @parent: the window that asks
 *
 * A form that enrols one village of the district in a programme, as one step.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_enrol_form_new (GtkWindow *parent, DesmiSession *session)
{
  DesmiStore *store = desmi_session_get_store (session);
  DesmiForm  *form = desmi_form_new (parent, store, _ ("Add Village"), _ ("_Enrol"));
  Enrol      *self = g_new0 (Enrol, 1);

  self->session = g_object_ref (session);
  self->form = form;
  self->cancellable = g_cancellable_new ();
  self->list = desmi_village_list_new ();
  desmi_village_list_set_store (self->list, store);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  desmi_form_set_body (form, new_body (self));
  g_object_set_data_full (G_OBJECT (form), "desmi-enrol", self, enrol_free);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (update_hint),
                            self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (ask), self);
  desmi_search_escape_set_up (GTK_WIDGET (self->search));
  desmi_filter_set_selected (self->programme, desmi_session_get_programme (session));
  g_signal_connect_swapped (self->programme, "notify::selected", G_CALLBACK (programme_cb), self);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect (form, "saved", G_CALLBACK (saved_cb), self);
  fill_cohorts (self);
  update_hint (self);
  gtk_window_set_focus (GTK_WINDOW (form), GTK_WIDGET (self->search));
  ask (self);
  desmi_form_add_input (form, "search", self->search, "text");
  desmi_form_add_input (form, "programme", self->programme, "selected");
  desmi_form_add_input (form, "cohort", self->cohort, "selected");
  desmi_form_add_input (form, "status", self->status, "selected");
  desmi_form_add_input (form, "decree", self->decree, "text");
  desmi_form_add_input (form, "decree-day", self->decree_day, "text");
  desmi_form_keep_draft (form, "enrolment");
  ask_programmes (self);
  return form;
}
