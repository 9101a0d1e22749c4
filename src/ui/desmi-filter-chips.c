/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters in force that no other control shows, each with a way out, and one for all. */
#include "ui/desmi-filter-chips.h"

#include "app/desmi-view-words.h"
#include "core/desmi-condition.h"
#include "ui/desmi-a11y.h"
#include "ui/desmi-call.h"
#include "ui/desmi-column-title.h"
#include "ui/desmi-filter-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COLUMN "desmi-column"
#define LABEL "desmi-label"
#define VALUES "desmi-values"

struct _DesmiFilterChips
{
  AdwBin             parent_instance;

  DesmiSession      *session;     /* nullable */
  const char        *page;        /* not owned, static */
  const char *const *elsewhere;   /* not owned, static */
  const char        *left_out;    /* nullable, not owned, static: a column that is no filter here */
  GCancellable      *cancellable; /* nullable: of the names of areas */
};

G_DEFINE_FINAL_TYPE (DesmiFilterChips, desmi_filter_chips, ADW_TYPE_BIN)

static void
take_away_cb (GtkButton *button, gpointer user_data)
{
  DesmiFilterChips          *self = user_data;
  const char                *column = g_object_get_data (G_OBJECT (button), COLUMN);
  DesmiViewState            *state = desmi_session_get_state (self->session);
  g_autoptr (DesmiViewState) bare = desmi_view_state_without_filters (state);
  g_autoptr (DesmiViewState) without = NULL;

  if (column != NULL)
    without = desmi_view_state_with_filter (state, column, NULL);
  else if (self->left_out != NULL)
    without = desmi_view_state_with_filter (bare, self->left_out,
                                            desmi_view_state_get_filter (state, self->left_out));
  else
    without = desmi_view_state_ref (bare);
  desmi_session_set_state (self->session, without);
}

/* A chip that has the keyboard goes by the keys that take out elsewhere, too. */
static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        DesmiFilterChips      *self)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete && keyval != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  take_away_cb (GTK_BUTTON (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys))), self);
  return GDK_EVENT_STOP;
}

static void
say_words (GtkWidget *button, const char *words)
{
  /* Translators: %s is a filter: “Destination: Taiwan” */
  g_autofree char *spoken = g_strdup_printf (_ ("Take the filter away: %s"), words);

  gtk_label_set_label (g_object_get_data (G_OBJECT (button), LABEL), words);
  gtk_widget_set_tooltip_text (button, spoken);
  desmi_a11y_set_label (button, spoken);
}

static const char *
get_title (const char *column)
{
  DesmiCondition condition;

  return desmi_condition_find (column, &condition)
             ? desmi_locale_text (desmi_locale_get_user (), desmi_condition_get_title (condition))
             : desmi_column_title (column);
}

/* The names of the values of a chip, as they come. */
typedef struct
{
  GtkWidget *button;
  guint      index;
} Asked;

static char *
dup_chip_words (GtkWidget *button)
{
  GPtrArray          *names = g_object_get_data (G_OBJECT (button), VALUES);
  g_autoptr (GString) words
      = g_string_new (get_title (g_object_get_data (G_OBJECT (button), COLUMN)));

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (words, "%s%s", i == 0 ? ": " : ", ",
                            (const char *) g_ptr_array_index (names, i));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
name_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked      *asked = user_data;
  g_autoptr (DesmiTable) table = desmi_store_lookup_finish (DESMI_STORE (source), result, NULL);
  GtkWidget             *button = desmi_call_end (asked->button);
  g_autofree char       *words = NULL;
  GPtrArray             *names;

  /* without its name the chip keeps the code */
  if (button == NULL || table == NULL || desmi_table_get_n_rows (table) == 0)
    return;
  names = g_object_get_data (G_OBJECT (button), VALUES);
  g_free (names->pdata[asked->index]);
  names->pdata[asked->index] = g_strdup (desmi_table_get_label (table, 0, 0));
  words = dup_chip_words (button);
  say_words (button, words);
}

/* The file knows how an area or a programme is called. */
static void
ask_names (DesmiFilterChips *self, GtkWidget *button, char **values)
{
  const char *column = g_object_get_data (G_OBJECT (button), COLUMN);
  DesmiStore *store = desmi_session_get_store (self->session);
  gboolean    is_area = g_str_equal (column, "subdistrict") || g_str_equal (column, "village");

  for (guint i = 0; store != NULL && is_area && values[i] != NULL; i++)
    {
      Asked *asked = g_new (Asked, 1);

      asked->button = desmi_call_new (button, self->cancellable);
      asked->index = i;
      desmi_store_lookup_async (store, "region", values[i], desmi_locale_get_user (),
                                self->cancellable, name_cb, asked);
    }
}

static GPtrArray *
name_values (const char *column, char **values)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; values[i] != NULL; i++)
    g_ptr_array_add (names,
                     desmi_view_words_dup_value (column, values[i], desmi_locale_get_user ()));
  return names;
}

/* One for all values of the column of @filter. */
static GtkWidget *
new_chip (DesmiFilterChips *self, const char *filter)
{
  GtkWidget     *button = gtk_button_new ();
  GtkWidget     *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  char          *column = g_strndup (filter, strcspn (filter, "="));
  g_auto (GStrv) values
      = desmi_view_state_dup_values (desmi_session_get_state (self->session), column);
  g_autofree char    *words = NULL;
  GtkWidget          *label = gtk_label_new (NULL);
  GtkEventController *keys;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "desmi-chip");
  g_object_set_data (G_OBJECT (button), LABEL, label);
  g_object_set_data_full (G_OBJECT (button), COLUMN, column, g_free);
  g_object_set_data_full (G_OBJECT (button), VALUES, name_values (column, values),
                          (GDestroyNotify) g_ptr_array_unref);
  words = dup_chip_words (button);
  say_words (button, words);
  ask_names (self, button, values);
  g_signal_connect (button, "clicked", G_CALLBACK (take_away_cb), self);
  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (button, keys);
  return button;
}

static GtkWidget *
new_clear_button (DesmiFilterChips *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Clear All"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take all filters away"));
  g_signal_connect (button, "clicked", G_CALLBACK (take_away_cb), self);
  return button;
}

static gboolean
is_elsewhere (DesmiFilterChips *self, const char *filter)
{
  g_autofree char *column = g_strndup (filter, strcspn (filter, "="));

  return g_strv_contains (self->elsewhere, column);
}

static gboolean
is_left_out (DesmiFilterChips *self, const char *filter)
{
  return self->left_out != NULL && g_str_has_prefix (filter, self->left_out)
         && filter[strlen (self->left_out)] == '=';
}

/* Values of one column stand beside each other. */
static gboolean
is_first_of_column (const char *const *filters, guint i)
{
  gsize length = strcspn (filters[i], "=") + 1;

  return i == 0 || strncmp (filters[i - 1], filters[i], length) != 0;
}

static void
fill (DesmiFilterChips *self)
{
  DesmiViewState    *state = desmi_session_get_state (self->session);
  const char *const *filters = desmi_view_state_get_filters (state);
  GtkWidget         *row;
  gboolean           had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  guint              n = 0;

  if (g_strcmp0 (desmi_view_state_get (state, DESMI_VIEW_PAGE), self->page) != 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  row = g_object_new (DESMI_TYPE_FILTER_ROW, NULL);
  for (guint i = 0; filters[i] != NULL; i++)
    {
      n += is_left_out (self, filters[i]) ? 0 : 1;
      if (!is_elsewhere (self, filters[i]) && !is_left_out (self, filters[i])
          && is_first_of_column (filters, i))
        gtk_widget_set_parent (new_chip (self, filters[i]), row);
    }
  if (n > 0)
    gtk_widget_set_parent (new_clear_button (self), row);
  adw_bin_set_child (ADW_BIN (self), row);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  /* whoever takes one away by keyboard may go on with the next */
  if (had_focus && n > 0)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
desmi_filter_chips_dispose (GObject *object)
{
  DesmiFilterChips *self = DESMI_FILTER_CHIPS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desmi_filter_chips_parent_class)->dispose (object);
}

static void
desmi_filter_chips_class_init (DesmiFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_filter_chips_dispose;
}

static void
desmi_filter_chips_init (DesmiFilterChips *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * desmi_filter_chips_connect:
 * @page: the one that the chips are on, of static storage
 * @elsewhere: (array zero-terminated=1): columns whose filters other controls show, of static
 * storage
 *
 * Shows the filters of the session's state, as long as the chips live.
 */
void
desmi_filter_chips_connect (DesmiFilterChips  *self,
                            DesmiSession      *session,
                            const char        *page,
                            const char *const *elsewhere)
{
  g_return_if_fail (DESMI_IS_FILTER_CHIPS (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->page = page;
  self->elsewhere = elsewhere;
  g_signal_connect_object (session, "notify::state", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

/**
 * desmi_filter_chips_leave_out:
 * @column: of static storage; before desmi_filter_chips_connect()
 *
 * Takes the value of @column for what the page shows, not for a filter of it.
 */
void
desmi_filter_chips_leave_out (DesmiFilterChips *self, const char *column)
{
  g_return_if_fail (DESMI_IS_FILTER_CHIPS (self));

  self->left_out = column;
}

/**
 * desmi_filter_dup_words:
 * @filter: "destination=TWN"
 *
 * Returns: (transfer full): "Destination: Taiwan"; an area is named by its code
 */
char *
desmi_filter_dup_words (const char *filter)
{
  g_auto (GStrv)   parts = g_strsplit (filter, "=", 2);
  g_autofree char *value
      = parts[1] != NULL ? desmi_view_words_dup_value (parts[0], parts[1], desmi_locale_get_user ())
                         : NULL;

  return g_strdup_printf ("%s: %s", get_title (parts[0]), value != NULL ? value : "");
}
