/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One village with all that is kept of it. Which one, and which of its tabs, says the session's
 * state; the page reads the village and hands it to the tab that is shown. */
#include "ui/history/desmi-history-view.h"
#include "ui/villages/desmi-village-page.h"

#include "ui/desmi-call.h"
#include "ui/desmi-open-view.h"
#include "ui/desmi-refresh.h"
#include "ui/villages/desmi-documents-tab.h"
#include "ui/villages/desmi-flow-tab.h"
#include "ui/villages/desmi-register-tabs.h"
#include "ui/villages/desmi-report-tab.h"
#include "ui/villages/desmi-village-detail.h"
#include "ui/villages/desmi-village-forms.h"
#include "ui/villages/desmi-village-tab.h"

#include <glib/gi18n-lib.h>

#define SESSION "desmi-session"
#define SHOWN "desmi-shown" /* code of the village that a tab shows */

struct _DesmiVillagePage
{
  AdwBin         parent_instance;

  GtkStack      *root;
  AdwStatusPage *none_page;
  GtkBox        *buttons;
  GtkWidget     *tab_bar;
  GtkStack      *tabs;

  DesmiSession  *session;
  DesmiVillage  *village; /* nullable: until it was read */
  GCancellable  *cancellable;
  char          *subtitle;  /* nullable */
  gboolean       following; /* the buttons move because the state does */
  guint          reveal;    /* source that brings the button of the tab into sight */
};

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DesmiVillagePage, desmi_village_page, ADW_TYPE_BIN)

static GtkWidget *
make_profile (DesmiSession *session)
{
  GtkWidget *detail = g_object_new (DESMI_TYPE_VILLAGE_DETAIL, NULL);

  desmi_village_detail_set_is_page (DESMI_VILLAGE_DETAIL (detail), TRUE);
  g_object_set_data_full (G_OBJECT (detail), SESSION, g_object_ref (session), g_object_unref);
  return detail;
}

static void
show_profile (GtkWidget *tab, DesmiVillage *village)
{
  desmi_village_detail_show (DESMI_VILLAGE_DETAIL (tab),
                             g_object_get_data (G_OBJECT (tab), SESSION), village);
}

static const DesmiVillageTab all_tabs[] = {
  /* Translators: the parts of a village’s page. */
  { "profile", N_ ("Profile"), make_profile, show_profile },
  { "flows", N_ ("Flows"), desmi_flow_tab_new, desmi_flow_tab_show, TRUE },
  { DESMI_REPORT_TAB_NAME, N_ ("Pillars"), desmi_report_tab_new, desmi_report_tab_show },
  { "people", N_ ("Officers"), desmi_register_tab_new_people, desmi_register_tab_show },
  { "activities", N_ ("Activities"), desmi_register_tab_new_activities, desmi_register_tab_show },
  { "enterprises", N_ ("Enterprises and cooperatives"), desmi_register_tab_new_enterprises,
    desmi_register_tab_show },
  { "partners", N_ ("Partners"), desmi_register_tab_new_partners, desmi_register_tab_show },
  { "documents", N_ ("Documents"), desmi_documents_tab_new, desmi_documents_tab_show },
  { "history", N_ ("History"), desmi_history_tab_new, desmi_history_tab_show },
};

static const DesmiVillageTab *
get_tab (DesmiVillagePage *self)
{
  const char *name = desmi_view_state_get (desmi_session_get_state (self->session), DESMI_VIEW_TAB);

  for (gsize i = 0; i < G_N_ELEMENTS (all_tabs); i++)
    if (g_strcmp0 (all_tabs[i].name, name) == 0)
      return &all_tabs[i];
  return &all_tabs[0];
}

/* Not the one of another page, which this one leaves as it was. */
static const char *
get_code (DesmiVillagePage *self)
{
  DesmiViewState *state = desmi_session_get_state (self->session);

  return g_strcmp0 (desmi_view_state_get (state, DESMI_VIEW_PAGE), DESMI_VILLAGE_PAGE_NAME) == 0
             ? desmi_view_state_get_filter (state, "village")
             : NULL;
}

static GtkWidget *
go_to_tab (DesmiVillagePage *self)
{
  const DesmiVillageTab *tab = get_tab (self);
  GtkWidget             *child = gtk_stack_get_child_by_name (self->tabs, tab->name);

  if (child == NULL)
    {
      child = tab->make (self->session);
      gtk_stack_add_named (self->tabs, child, tab->name);
    }
  gtk_stack_set_visible_child (self->tabs, child);
  return child;
}

static void
show_in_tab (DesmiVillagePage *self)
{
  GtkWidget *child = go_to_tab (self);

  g_object_set_data_full (G_OBJECT (child), SHOWN,
                          self->village == NULL ? NULL : g_strdup (self->village->code), g_free);
  get_tab (self)->show (child, self->village);
}

/* The village is read once the state has settled; what the tab shows of another one goes at once.
 */
static void
prepare_tab (DesmiVillagePage *self)
{
  GtkWidget  *child = go_to_tab (self);
  const char *shown = g_object_get_data (G_OBJECT (child), SHOWN);

  if (shown != NULL && (self->village == NULL || !g_str_equal (shown, self->village->code)))
    {
      g_object_set_data (G_OBJECT (child), SHOWN, NULL);
      get_tab (self)->show (child, NULL);
    }
}

static void
set_subtitle (DesmiVillagePage *self)
{
  g_autofree char *subdistrict = NULL, *cohort = NULL;

  g_clear_pointer (&self->subtitle, g_free);
  if (self->village == NULL)
    return;
  /* Translators: %s is the name of a subdistrict (kecamatan) */
  subdistrict = g_strdup_printf (_ ("Subdistrict %s"), self->village->subdistrict);
  if (self->village->cohort > 0)
    /* Translators: %d is the year a village joined the programme */
    cohort = g_strdup_printf (_ ("cohort %d"), self->village->cohort);
  self->subtitle = g_strjoin (" · ", self->village->code, subdistrict, cohort, NULL);
}

/* @village: (transfer full) (nullable) */
static void
set_village (DesmiVillagePage *self, DesmiVillage *village)
{
  g_clear_pointer (&self->village, desmi_village_unref);
  self->village = village;
  set_subtitle (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBTITLE]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "villages.edit",
                                 village != NULL && desmi_village_forms_can_write (self->session));
}

/* Whoever left the form of the profile half-typed goes on with it. */
static void
follow_aim (DesmiVillagePage *self)
{
  if (!desmi_session_aims_at_form (self->session, "profile"))
    return;
  desmi_session_end_aim (self->session);
  gtk_widget_activate_action (GTK_WIDGET (self), "villages.edit", NULL);
}

static void
village_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (DesmiVillage) village
      = desmi_store_get_village_finish (DESMI_STORE (source), result, &error);
  DesmiVillagePage *self = desmi_call_end (user_data);

  if (self == NULL)
    return;
  if (village == NULL)
    {
      adw_status_page_set_title (self->none_page, _ ("The Village Was Not Read"));
      adw_status_page_set_description (self->none_page, error->message);
      gtk_stack_set_visible_child_name (self->root, "none");
      return;
    }
  set_village (self, g_steal_pointer (&village));
  gtk_stack_set_visible_child_name (self->root, "village");
  show_in_tab (self);
  follow_aim (self);
}

static void
show_none (DesmiVillagePage *self)
{
  set_village (self, NULL);
  adw_status_page_set_title (self->none_page, _ ("No Village Selected"));
  adw_status_page_set_description (self->none_page, _ ("Choose one in the list of villages."));
  gtk_stack_set_visible_child_name (self->root, "none");
}

/* Of the first village nothing is shown yet, which does not mean that there is none. */
static void
show_reading (DesmiVillagePage *self)
{
  if (self->village != NULL)
    return;
  adw_status_page_set_title (self->none_page, _ ("Reading the village…"));
  adw_status_page_set_description (self->none_page, NULL);
}

static void
refresh (GtkWidget *widget)
{
  DesmiVillagePage *self = DESMI_VILLAGE_PAGE (widget);
  DesmiStore       *store = desmi_session_get_store (self->session);
  const char       *code = get_code (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL || code == NULL)
    {
      show_none (self);
      if (store == NULL && gtk_stack_get_visible_child (self->tabs) != NULL)
        show_in_tab (self);
      return;
    }
  show_reading (self);
  self->cancellable = g_cancellable_new ();
  desmi_store_get_village_async (store, code, desmi_session_get_programme (self->session),
                                 self->cancellable, village_cb,
                                 desmi_call_new (self, self->cancellable));
}

/* Large text has not all of them in sight, and the one in force may be the last. */
static gboolean
reveal_cb (gpointer user_data)
{
  DesmiVillagePage *self = user_data;
  GtkAdjustment    *sideways
      = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->tab_bar));
  graphene_rect_t bounds;

  self->reveal = 0;
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button))
        && gtk_widget_compute_bounds (button, GTK_WIDGET (self->buttons), &bounds))
      gtk_adjustment_clamp_page (sideways, (double) bounds.origin.x,
                                 (double) (bounds.origin.x + bounds.size.width));
  return G_SOURCE_REMOVE;
}

static void
reveal_button (DesmiVillagePage *self)
{
  if (self->reveal == 0)
    self->reveal = g_idle_add (reveal_cb, self);
}

static void
follow (GtkWidget *widget)
{
  DesmiVillagePage *self = DESMI_VILLAGE_PAGE (widget);
  const char       *code = get_code (self);
  GtkWidget        *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons));

  self->following = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (all_tabs); i++, button = gtk_widget_get_next_sibling (button))
    if (get_tab (self) == &all_tabs[i])
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  self->following = FALSE;
  reveal_button (self);
  /* what was read of another village is not shown for a moment as this one's */
  if (self->village != NULL && g_strcmp0 (self->village->code, code) != 0)
    set_village (self, NULL);
  prepare_tab (self);
}

static void
toggled_cb (DesmiVillagePage *self, GtkToggleButton *button)
{
  const char                *name = g_object_get_data (G_OBJECT (button), "desmi-tab");
  g_autoptr (DesmiViewState) state = NULL;

  if (self->following || !gtk_toggle_button_get_active (button))
    return;
  state = desmi_view_state_with (desmi_session_get_state (self->session), DESMI_VIEW_TAB, name);
  desmi_session_set_state (self->session, state);
}

/* Comes after the button was toggled, and also where it was active before. Arrows between the
 * buttons choose none, so these keep the focus. */
static void
clicked_cb (DesmiVillagePage *self)
{
  if (get_tab (self)->typed)
    desmi_village_tab_choose (self->session);
}

static void
add_buttons (DesmiVillagePage *self)
{
  GtkToggleButton *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (all_tabs); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (all_tabs[i].title));

      g_object_set_data (G_OBJECT (button), "desmi-tab", (gpointer) all_tabs[i].name);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_box_append (self->buttons, button);
    }
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DesmiVillagePage *self = DESMI_VILLAGE_PAGE (widget);

  desmi_village_forms_edit (widget, self->session, self->village);
}

static void
desmi_village_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DesmiVillagePage *self = DESMI_VILLAGE_PAGE (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->village != NULL ? self->village->name : NULL);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
desmi_village_page_dispose (GObject *object)
{
  DesmiVillagePage *self = DESMI_VILLAGE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->village, desmi_village_unref);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_handle_id (&self->reveal, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESMI_TYPE_VILLAGE_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_village_page_parent_class)->dispose (object);
}

static void
desmi_village_page_class_init (DesmiVillagePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desmi_village_page_get_property;
  object_class->dispose = desmi_village_page_dispose;
  props[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "villages.edit", NULL, edit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "villages.edit", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/id/go/desmigratif/Desmigratif/ui/villages/desmi-village-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagePage, root);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagePage, none_page);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagePage, buttons);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagePage, tab_bar);
  gtk_widget_class_bind_template_child (widget_class, DesmiVillagePage, tabs);
}

static void
desmi_village_page_init (DesmiVillagePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_buttons (self);
  /* when it is first laid out, and whenever the window gets another width */
  g_signal_connect_object (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->tab_bar)), "changed",
      G_CALLBACK (reveal_button), self, G_CONNECT_SWAPPED);
}

/**
 * desmi_village_page_new:
 * @session: what the window works on
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
desmi_village_page_new (DesmiSession *session)
{
  DesmiVillagePage *self = g_object_new (DESMI_TYPE_VILLAGE_PAGE, NULL);

  self->session = g_object_ref (session);
  show_none (self);
  desmi_refresh_connect (GTK_WIDGET (self), session,
                         DESMI_TABLES_ALL & ~(DESMI_TABLES_SYNC | DESMI_TABLES_HISTORY), refresh);
  desmi_refresh_follow (GTK_WIDGET (self), DESMI_VILLAGE_PAGE_NAME, follow);
  return GTK_WIDGET (self);
}

/**
 * desmi_village_page_open:
 * @village: a code
 * @tab: (nullable): name of a tab; %NULL: the first
 *
 * Goes to the page of a village, a step that "back" takes back.
 */
void
desmi_village_page_open (DesmiSession *session, const char *village, const char *tab)
{
  const DesmiOpenView view = { DESMI_VILLAGE_PAGE_NAME, tab, NULL };

  desmi_open_view (session, &view, village, NULL);
}
