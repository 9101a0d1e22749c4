/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever table or chart the program shows goes into a presentation, where it is asked again. */
#include "deck-fixture.h"
#include "draft-fixture.h"
#include "flow-fixture.h"

#include "ui/desmi-table-out.h"
#include "ui/desmi-table-view.h"
#include "ui/pillars/desmi-catalogue-window.h"
#include "ui/pillars/desmi-pillars-page.h"
#include "ui/pillars/desmi-target-window.h"
#include "ui/villages/desmi-village-page.h"
#include "ui/widgets/desmi-chart-card.h"

#include <string.h>

#define VILLAGE "32.12.22.2004"

/* Where a table is shown: a page of the window, a tab of a village, or a window that a page opens;
 * and what its slide asks. */
typedef struct
{
  const char *page, *tab, *action, *asked;
} Place;

static const Place places[] = {
  { .tab = "people", .asked = "\"register\":\"person\"" },
  { .tab = "activities", .asked = "\"register\":\"" },
  { .tab = "enterprises", .asked = "\"register\":\"" },
  { .tab = "partners", .asked = "\"register\":\"" },
  { .tab = "documents", .asked = "\"register\":\"document\"" },
  { .tab = "flows", .asked = "\"village\":[\"" FLOW_VILLAGE "\"]" },
  { .tab = "report", .asked = "\"chart\":" },
  { .tab = "history", .asked = "\"area\":\"" VILLAGE "\"" },
  { .page = "villages", .asked = "\"list\":\"villages\"" },
  { .page = "flows", .action = "table", .asked = "\"by\":[\"destination\"]" },
  { .page = "pillars", .action = "indicators", .asked = "\"list\":\"indicators\"" },
  { .page = "pillars", .action = "pillars.targets", .asked = "\"list\":\"targets\"" },
  { .page = "pillars", .action = "pillars.catalogue", .asked = "\"list\":\"catalogue\"" },
  { .page = "quality", .asked = "\"list\":\"quality\"" },
  { .page = "updates", .asked = "\"list\":\"updates\"" },
  { .page = "history", .asked = "\"list\":\"history\"" },
};

typedef struct
{
  UiFixture   *fixture;
  const Place *place;
  GtkWidget   *found;
  gint64       last; /* asked at, us */
} Asking;

static gboolean
is_place (const Place *place, const char *action)
{
  return g_strcmp0 (place->action, action) == 0;
}

/* The first table that is none of a chart's. */
static GtkWidget *
find_plain_table (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (DESMI_IS_CHART_CARD (widget) || !gtk_widget_get_mapped (widget))
    return NULL;
  if (DESMI_IS_TABLE_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_plain_table (child);
  return found;
}

static GtkWidget *
find_table (Asking *self)
{
  GtkWidget *window = GTK_WIDGET (self->fixture->window);

  if (is_place (self->place, "table"))
    return find_plain_table (window);
  if (is_place (self->place, "indicators"))
    return ui_find (window, DESMI_TYPE_TABLE_OUT_BOX, NULL);
  if (is_place (self->place, "pillars.targets"))
    return GTK_WIDGET (ui_find_dialog (NULL, DESMI_TYPE_TARGET_WINDOW));
  if (is_place (self->place, "pillars.catalogue"))
    return GTK_WIDGET (ui_find_dialog (NULL, DESMI_TYPE_CATALOGUE_WINDOW));
  return desmi_table_out_find (window);
}

/* Asks again until the table has been read. */
static gboolean
is_asked (gpointer data)
{
  Asking *self = data;
  gint64  now = g_get_monotonic_time ();

  if (ui_find_dialog (self->fixture, DESMI_TYPE_FORM) != NULL)
    return TRUE;
  self->found = find_table (self);
  if (self->found == NULL || now - self->last < G_USEC_PER_SEC / 2)
    return FALSE;
  self->last = now;
  g_assert_true (gtk_widget_activate_action (self->found, "table-out.add", NULL));
  return FALSE;
}

static gboolean
can_add (gpointer form)
{
  return ui_has_label (form, "A new presentation") || ui_has_label (form, "Tabel");
}

static void
go_to (UiFixture *self, const Place *place)
{
  GtkWidget *page;

  if (place->tab != NULL && strcmp (place->tab, "flows") == 0)
    flow_open_sheet (self);
  else if (place->tab != NULL)
    desmi_village_page_open (desmi_window_get_session (self->window), VILLAGE, place->tab);
  else
    ui_activate (self, "page", place->page);
  ui_settle ();
  if (place->action == NULL || strchr (place->action, '.') == NULL)
    return;
  page = ui_find (GTK_WIDGET (self->window), DESMI_TYPE_PILLARS_PAGE, NULL);
  g_assert_true (gtk_widget_activate_action (page, place->action, NULL));
}

static void
add (UiFixture *self, const Place *place, gboolean is_first)
{
  Asking     asking = { self, place, NULL, 0 };
  DesmiForm *form;

  g_test_message ("%s", place->asked);
  go_to (self, place);
  ui_wait (is_asked, &asking, place->asked);
  form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
  ui_wait (can_add, form, "the presentations");
  if (is_first)
    desmi_field_set_text (ui_find_field (form, "Name of the presentation"), "Tabel");
  desmi_form_save (form);
  ui_wait_form_closed (self);
  if (asking.found != NULL && GTK_IS_WINDOW (asking.found))
    gtk_window_destroy (GTK_WINDOW (asking.found));
}

/* The name of the presentation that was to be made, whatever is added to it then. */
static void
test_name_kept (UiFixture *self, gconstpointer data)
{
  for (gsize i = 0; i < 2; i++)
    {
      Asking     asking = { self, &places[i], NULL, 0 };
      DesmiForm *form;

      go_to (self, &places[i]);
      ui_wait (is_asked, &asking, places[i].asked);
      form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
      ui_wait (can_add, form, "the presentations");
      if (i == 1)
        {
          ui_wait (draft_is_restored, form, "what was written");
          g_assert_cmpstr (desmi_field_get_text (ui_find_field (form, "Name of the presentation")),
                           ==, "Rapat Bup");
          desmi_form_save (form);
          ui_wait_form_closed (self);
          break;
        }
      desmi_field_set_text (ui_find_field (form, "Name of the presentation"), "Rapat Bup");
      ui_wait (draft_has_drafts, NULL, "the draft");
      /* as if the program had died */
      gtk_window_destroy (GTK_WINDOW (form));
      ui_settle ();
    }
  ui_wait (draft_no_drafts, NULL, "what was saved to be kept no longer");
}

/* The first is for the district's own people, so the presentation that is made for it is, too, and
 * shows all of them. */
static void
test_all (UiFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) decks = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    add (self, &places[i], i == 0);
  decks = desmi_stored_deck_list (desmi_session_get_store (desmi_window_get_session (self->window)),
                                  NULL, NULL);
  g_assert_cmpuint (decks->len, ==, 1);
  ui_activate (self, "show-deck", ((DesmiStoredDeck *) g_ptr_array_index (decks, 0))->deck);
  deck_wait_slides (self, G_N_ELEMENTS (places));
  g_assert_cmpint (deck_shown (self)->stored->audience, ==, DESMI_AUDIENCE_INTERNAL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const DesmiSlide *slide = g_ptr_array_index (deck_shown (self)->pages->deck->slides, i);
      const DesmiSlot  *slot = g_ptr_array_index (slide->slots, 0);

      g_test_message ("%s: %s", deck_slide (self, i)->spec, slot->gone != NULL ? slot->gone : "");
      g_assert_nonnull (strstr (deck_slide (self, i)->spec, places[i].asked));
      g_assert_cmpint (slot->kind, ==, DESMI_SLOT_TABLE);
    }
  ui_picture (GTK_WIDGET (self->window), "deck-tables");
}

/* Where charts are shown, and how many at the least. */
static const struct
{
  Place place;
  guint n;
} charts[] = {
  { { .page = "overview" }, 3 },
  { { .page = "flows" }, 1 },
  { { .page = "pillars" }, 1 },
  { { .tab = "profile" }, 1 },
};

static void
list_cards (GtkWidget *widget, GPtrArray *cards)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (DESMI_IS_CHART_CARD (widget))
    g_ptr_array_add (cards, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_cards (child, cards);
}

typedef struct
{
  UiFixture *fixture;
  GPtrArray *cards;
  guint      n;
} Cards;

static gboolean
has_cards (gpointer data)
{
  Cards *self = data;

  g_ptr_array_set_size (self->cards, 0);
  list_cards (GTK_WIDGET (self->fixture->window), self->cards);
  return self->cards->len >= self->n;
}

/* Asks again until the chart is there. */
static gboolean
is_card_asked (gpointer data)
{
  Asking *self = data;

  if (ui_find_dialog (self->fixture, DESMI_TYPE_FORM) == NULL)
    gtk_widget_activate_action (self->found, "chart.add-to-deck", NULL);
  return ui_find_dialog (self->fixture, DESMI_TYPE_FORM) != NULL;
}

/* Every chart of every page is added, and is asked again on its slide. */
static void
test_charts (UiFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new (), decks = NULL;
  guint                 added = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      Cards wanted = { self, cards, charts[i].n };

      go_to (self, &charts[i].place);
      ui_wait (has_cards, &wanted, "the charts");
      g_test_message ("%u charts", cards->len);
      for (guint c = 0; c < cards->len; c++, added++)
        {
          Asking     asking = { self, NULL, g_ptr_array_index (cards, c), 0 };
          DesmiForm *form;

          ui_wait (is_card_asked, &asking, "the form");
          form = DESMI_FORM (ui_find_dialog (self, DESMI_TYPE_FORM));
          ui_wait (can_add, form, "the presentations");
          if (added == 0)
            desmi_field_set_text (ui_find_field (form, "Name of the presentation"), "Tabel");
          desmi_form_save (form);
          ui_wait_form_closed (self);
        }
    }
  decks = desmi_stored_deck_list (desmi_session_get_store (desmi_window_get_session (self->window)),
                                  NULL, NULL);
  g_assert_cmpuint (decks->len, ==, 1);
  ui_activate (self, "show-deck", ((DesmiStoredDeck *) g_ptr_array_index (decks, 0))->deck);
  deck_wait_slides (self, added);
  for (guint i = 0; i < added; i++)
    {
      const DesmiSlide *slide = g_ptr_array_index (deck_shown (self)->pages->deck->slides, i);
      const DesmiSlot  *slot = g_ptr_array_index (slide->slots, 0);

      g_test_message ("%s: %s", deck_slide (self, i)->spec, slot->gone != NULL ? slot->gone : "");
      g_assert_cmpint (slot->kind, !=, DESMI_SLOT_GONE);
    }
}

int
main (int argc, char *argv[])
{
  int failed;

  ui_init (&argc, &argv);
  g_test_add ("/ui/deck-add/name-kept", UiFixture, "sample", ui_set_up, test_name_kept,
              ui_tear_down);
  g_test_add ("/ui/deck-add/all", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_all,
              ui_tear_down);
  g_test_add ("/ui/deck-add/charts", UiFixture, GINT_TO_POINTER (TRUE), ui_set_up, test_charts,
              ui_tear_down);
  failed = g_test_run ();
  ui_done ();
  return failed;
}
