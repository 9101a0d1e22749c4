/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter of a page: "Period: 2023 ▾". */
#include "ui/desmi-filter.h"

#include "ui/desmi-a11y.h"
#include "ui/desmi-choice.h"

#include <glib/gi18n-lib.h>

#define MAX_LABEL_CHARS 24

struct _DesmiFilter
{
  AdwBin       parent_instance;

  GtkDropDown *drop_down;
  GListStore  *choices;  /* of DesmiChoice */
  GListStore  *building; /* nullable: between begin and end */
  char        *title;
  char        *sign; /* nullable: drawn in place of the title */
  char        *selected;
  DesmiChoice *extra; /* nullable: was chosen otherwise, and is one of the choices while it is */
  gboolean     quiet; /* the selection moves because the choices do */
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (DesmiFilter, desmi_filter, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_SELECTED,
  PROP_ENABLE_SEARCH,
  PROP_SIGN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
find_choice (GListStore *choices, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (choices));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DesmiChoice) choice = g_list_model_get_item (G_LIST_MODEL (choices), i);

      if (g_strcmp0 (desmi_choice_get_id (choice), id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
update_name (DesmiFilter *self)
{
  const char      *label = desmi_filter_get_selected_label (self);
  g_autofree char *name = g_strdup_printf ("%s: %s", self->title == NULL ? "" : self->title,
                                           label == NULL ? "" : label);

  desmi_a11y_name_drop_down (self->drop_down, name);
  /* what is not cut needs none, and it would lie over the first choice of the open list */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               label != NULL && g_utf8_strlen (label, -1) > MAX_LABEL_CHARS ? name
                                                                                            : NULL);
}

static void
set_selected_id (DesmiFilter *self, const char *id)
{
  if (g_strcmp0 (self->selected, id) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
drop_down_cb (DesmiFilter *self)
{
  DesmiChoice *choice = gtk_drop_down_get_selected_item (self->drop_down);

  if (!self->quiet && choice != NULL)
    set_selected_id (self, desmi_choice_get_id (choice));
}

/* Closed, it says what is chosen of what. */
static void
setup_button_cb (DesmiFilter *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *value = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (value), MAX_LABEL_CHARS);
  /* a filter that is wider than it asks for cuts nothing that it has room for */
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (value, "desmi-value");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_item_set_child (item, box);
}

static void
bind_button_cb (DesmiFilter *self, GtkListItem *item)
{
  GtkWidget       *box = gtk_list_item_get_child (item);
  g_autofree char *title = self->sign != NULL
                               ? g_strdup (self->sign)
                               : g_strdup_printf ("%s:", self->title == NULL ? "" : self->title);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)),
                       desmi_choice_get_label (gtk_list_item_get_item (item)));
  desmi_a11y_name_row (box, desmi_choice_get_label (gtk_list_item_get_item (item)));
}

static void
setup_row_cb (DesmiFilter *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_row_cb (DesmiFilter *self, GtkListItem *item)
{
  GtkWidget  *label = gtk_list_item_get_child (item);
  const char *text = desmi_choice_get_label (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), text);
  desmi_a11y_name_row (label, text);
}

static void
desmi_filter_finalize (GObject *object)
{
  DesmiFilter *self = DESMI_FILTER (object);

  g_clear_object (&self->choices);
  g_clear_object (&self->building);
  g_clear_object (&self->extra);
  g_free (self->title);
  g_free (self->sign);
  g_free (self->selected);
  G_OBJECT_CLASS (desmi_filter_parent_class)->finalize (object);
}

static void
desmi_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DesmiFilter *self = DESMI_FILTER (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SIGN:
      g_value_set_string (value, self->sign);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_ENABLE_SEARCH:
      g_value_set_boolean (value, gtk_drop_down_get_enable_search (self->drop_down));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

/* The open list has the focus: what is typed there is searched, too. */
static void
take_keys (DesmiFilter *self)
{
  GtkWidget *popover = find_inside (GTK_WIDGET (self->drop_down), GTK_TYPE_POPOVER);
  GtkWidget *search = popover != NULL ? find_inside (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;

  if (search != NULL)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), popover);
}

static void
desmi_filter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DesmiFilter *self = DESMI_FILTER (object);

  switch (id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      update_name (self);
      break;
    case PROP_SIGN:
      g_free (self->sign);
      self->sign = g_value_dup_string (value);
      break;
    case PROP_SELECTED:
      desmi_filter_set_selected (self, g_value_get_string (value));
      break;
    case PROP_ENABLE_SEARCH:
      gtk_drop_down_set_enable_search (self->drop_down, g_value_get_boolean (value));
      take_keys (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desmi_filter_class_init (DesmiFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = desmi_filter_finalize;
  object_class->get_property = desmi_filter_get_property;
  object_class->set_property = desmi_filter_set_property;
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SELECTED]
      = g_param_spec_string ("selected", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ENABLE_SEARCH]
      = g_param_spec_boolean ("enable-search", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SIGN]
      = g_param_spec_string ("sign", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desmi_filter_init (DesmiFilter *self)
{
  GtkListItemFactory *button = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();

  self->choices = g_list_store_new (DESMI_TYPE_CHOICE);
  self->drop_down = GTK_DROP_DOWN (
      gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->choices)),
                         gtk_property_expression_new (DESMI_TYPE_CHOICE, NULL, "key")));
  g_signal_connect_swapped (button, "setup", G_CALLBACK (setup_button_cb), self);
  g_signal_connect_swapped (button, "bind", G_CALLBACK (bind_button_cb), self);
  g_signal_connect_swapped (rows, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect_swapped (rows, "bind", G_CALLBACK (bind_row_cb), self);
  gtk_drop_down_set_factory (self->drop_down, button);
  gtk_drop_down_set_list_factory (self->drop_down, rows);
  g_object_unref (button);
  g_object_unref (rows);
  gtk_widget_add_css_class (GTK_WIDGET (self->drop_down), "desmi-filter");
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (drop_down_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}

static gboolean
is_same (DesmiChoice *one, DesmiChoice *two)
{
  return one != NULL && two != NULL
         && g_strcmp0 (desmi_choice_get_id (one), desmi_choice_get_id (two)) == 0
         && g_strcmp0 (desmi_choice_get_label (one), desmi_choice_get_label (two)) == 0;
}

/* In place: what is chosen often changes the choices, and a drop-down that gets another model while
 * it tells of its selection goes on with one that is gone. */
static void
put_choices (DesmiFilter *self)
{
  g_autoptr (GListStore) building = g_steal_pointer (&self->building);
  g_autoptr (GPtrArray)  items = g_ptr_array_new_with_free_func (g_object_unref);
  guint                  n_old = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  guint                  n = g_list_model_get_n_items (G_LIST_MODEL (building));
  gboolean               same = n == n_old;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DesmiChoice) old = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (building), i));
      same = same && is_same (old, g_ptr_array_index (items, i));
    }
  if (!same)
    g_list_store_splice (self->choices, 0, n_old, items->pdata, n);
}

/**
 * desmi_filter_new_in:
 * @box: a #GtkBox, of a form
 * @title: what is chosen, translated
 *
 * Adds a filter, no wider than it needs, at the end of @box.
 *
 * Returns: (transfer none): the filter, without choices yet
 */
DesmiFilter *
desmi_filter_new_in (GtkWidget *box, const char *title)
{
  DesmiFilter *self = g_object_new (DESMI_TYPE_FILTER, "title", title, NULL);

  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self));
  return self;
}

/**
 * desmi_filter_begin:
 *
 * Starts a new list of choices.
 */
void
desmi_filter_begin (DesmiFilter *self)
{
  g_return_if_fail (DESMI_IS_FILTER (self));

  g_clear_object (&self->building);
  self->building = g_list_store_new (DESMI_TYPE_CHOICE);
}

/**
 * desmi_filter_add:
 * @id: unique in the list
 * @label: translated
 *
 * Adds a choice, after desmi_filter_begin().
 */
void
desmi_filter_add (DesmiFilter *self, const char *id, const char *label)
{
  g_autoptr (DesmiChoice) choice = desmi_choice_new (id, label);

  g_return_if_fail (DESMI_IS_FILTER (self) && self->building != NULL);

  g_list_store_append (self->building, choice);
}

/**
 * desmi_filter_add_area:
 * @name: without the word that @label puts before it
 *
 * The same for a choice that is looked for by its name: a list is searched by how words begin.
 */
void
desmi_filter_add_area (DesmiFilter *self, const char *id, const char *label, const char *name)
{
  g_autoptr (DesmiChoice) choice
      = g_object_new (DESMI_TYPE_CHOICE, "id", id, "label", label, "key", name, NULL);

  g_return_if_fail (DESMI_IS_FILTER (self) && self->building != NULL);

  g_list_store_append (self->building, choice);
}

/**
 * desmi_filter_end:
 *
 * Puts the new choices in force. The selection stays where its id is still among them, else it is
 * the first.
 */
void
desmi_filter_end (DesmiFilter *self)
{
  guint    position;
  gboolean empty;

  g_return_if_fail (DESMI_IS_FILTER (self) && self->building != NULL);

  if (self->extra != NULL && g_strcmp0 (desmi_choice_get_id (self->extra), self->selected) == 0
      && find_choice (self->building, self->selected) == GTK_INVALID_LIST_POSITION)
    g_list_store_append (self->building, self->extra);
  self->filling = TRUE;
  empty = g_list_model_get_n_items (G_LIST_MODEL (self->building)) == 0;
  gtk_widget_set_sensitive (GTK_WIDGET (self->drop_down), !empty);
  /* stands there for a reader, and is not chosen */
  if (empty)
    desmi_filter_add (self, "", C_ ("filter", "none yet"));
  self->quiet = TRUE;
  put_choices (self);
  position = find_choice (self->choices, self->selected);
  gtk_drop_down_set_selected (self->drop_down,
                              position == GTK_INVALID_LIST_POSITION ? 0 : position);
  self->quiet = FALSE;
  if (!empty)
    drop_down_cb (self);
  self->filling = FALSE;
  update_name (self);
}

/**
 * desmi_filter_has:
 *
 * Returns: whether @id is one of the choices
 */
gboolean
desmi_filter_has (DesmiFilter *self, const char *id)
{
  g_return_val_if_fail (DESMI_IS_FILTER (self), FALSE);

  return find_choice (self->choices, id) != GTK_INVALID_LIST_POSITION;
}

/**
 * desmi_filter_is_filling:
 *
 * Returns: whether the selection moves because the choices do, and nobody chose
 */
gboolean
desmi_filter_is_filling (DesmiFilter *self)
{
  g_return_val_if_fail (DESMI_IS_FILTER (self), FALSE);

  return self->filling;
}

/**
 * desmi_filter_ensure:
 * @id: is about to be selected, or is already
 * @label: translated
 *
 * Makes a choice of what was chosen elsewhere, such as by a click in a chart, where it is none. It
 * goes with the next choices, unless it is still selected.
 */
void
desmi_filter_ensure (DesmiFilter *self, const char *id, const char *label)
{
  g_autoptr (DesmiChoice) choice = desmi_choice_new (id, label);

  g_return_if_fail (DESMI_IS_FILTER (self));

  g_set_object (&self->extra, choice);
  if (find_choice (self->choices, id) != GTK_INVALID_LIST_POSITION)
    return;
  self->quiet = TRUE;
  g_list_store_append (self->choices, choice);
  if (g_strcmp0 (self->selected, id) == 0)
    gtk_drop_down_set_selected (self->drop_down, find_choice (self->choices, id));
  self->quiet = FALSE;
  update_name (self);
}

/**
 * desmi_filter_get_selected:
 *
 * Returns: (nullable): id of what is chosen
 */
const char *
desmi_filter_get_selected (DesmiFilter *self)
{
  g_return_val_if_fail (DESMI_IS_FILTER (self), NULL);

  return self->selected;
}

/**
 * desmi_filter_get_selected_label:
 *
 * Returns: (nullable): words of what is chosen
 */
const char *
desmi_filter_get_selected_label (DesmiFilter *self)
{
  DesmiChoice *choice = gtk_drop_down_get_selected_item (self->drop_down);

  return choice == NULL ? NULL : desmi_choice_get_label (choice);
}

/**
 * desmi_filter_get_label:
 * @id: maybe one of the choices
 *
 * Returns: (transfer none) (nullable): what a reader sees of it, as long as it is one; %NULL: it is
 *   none
 */
const char *
desmi_filter_get_label (DesmiFilter *self, const char *id)
{
  guint                   position;
  g_autoptr (DesmiChoice) choice = NULL;

  g_return_val_if_fail (DESMI_IS_FILTER (self), NULL);

  position = find_choice (self->choices, id);
  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;
  choice = g_list_model_get_item (G_LIST_MODEL (self->choices), position);
  return desmi_choice_get_label (choice);
}

/**
 * desmi_filter_set_selected:
 * @id: (nullable): one of the choices, now or when they come
 */
void
desmi_filter_set_selected (DesmiFilter *self, const char *id)
{
  guint position;

  g_return_if_fail (DESMI_IS_FILTER (self));

  position = find_choice (self->choices, id);
  if (position != GTK_INVALID_LIST_POSITION)
    {
      self->quiet = TRUE;
      gtk_drop_down_set_selected (self->drop_down, position);
      self->quiet = FALSE;
    }
  set_selected_id (self, id);
}
