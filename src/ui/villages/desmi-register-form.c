/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for an entry of any register of a village, made from what the register holds. */
#include "ui/villages/desmi-register-form-private.h"

#include "app/desmi-register-text.h"
#include "app/desmi-register-view.h"
#include "ui/desmi-call.h"
#include "ui/desmi-field.h"
#include "ui/villages/desmi-village-forms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHOICE_OF_PILLAR 1 /* a group of inputs */

static void
editor_free (gpointer data)
{
  DesmiRegisterEditor *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_pointer (&self->edit, desmi_edit_unref);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      g_free (self->before[i]);
      g_free (self->sent[i]);
    }
  g_ptr_array_unref (self->pillars);
  g_clear_pointer (&self->table, desmi_table_unref);
  desmi_village_unref (self->village);
  g_free (self);
}

/* Both halves together; what is only half known stands alone. */
static char *
dup_position (DesmiRegisterEditor *self)
{
  const char *halves[] = { "latitude_e6", "longitude_e6" };
  GString    *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      int         column = desmi_table_find_column (self->table, halves[i]);
      const char *half
          = column < 0 ? NULL
                       : desmi_table_get_text (self->table, (guint) self->row, (guint) column);

      if (half != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", half);
    }
  return g_string_free (text, FALSE);
}

/**
 * desmi_register_editor_dup_before:
 *
 * Returns: (transfer full): the text of the field @i as the file has it
 */
char *
desmi_register_editor_dup_before (DesmiRegisterEditor *self, guint i)
{
  const DesmiRegisterField *field = &self->type->fields[i];
  g_autofree char          *text = NULL;
  int                       programme;

  if (self->row < 0 || field->kind == DESMI_FIELD_LONGITUDE)
    return g_strdup ("");
  if (field->kind == DESMI_FIELD_LATITUDE)
    return dup_position (self);
  text
      = desmi_register_text_write (field, self->table, (guint) self->row, desmi_locale_get_user ());
  programme = desmi_table_find_column (self->table, "programme");
  if (field->kind == DESMI_FIELD_PILLAR && programme >= 0 && *text != '\0')
    return desmi_register_editor_make_pillar_id (
        desmi_table_get_text (self->table, (guint) self->row, (guint) programme), text);
  return g_steal_pointer (&text);
}

/**
 * desmi_register_editor_show_before:
 *
 * Puts into the field @i what the file has.
 */
void
desmi_register_editor_show_before (DesmiRegisterEditor *self, guint i)
{
  const char *label = NULL;
  int         column
      = self->row < 0 ? -1 : desmi_table_find_column (self->table, self->type->fields[i].name);
  g_autofree char *shown = NULL;

  if (column >= 0)
    shown = desmi_table_dup_display (self->table, (guint) self->row, (guint) column,
                                     desmi_locale_get_user ());
  label = shown;
  g_free (self->before[i]);
  self->before[i] = desmi_register_editor_dup_before (self, i);
  desmi_register_input_set_text (self->inputs[i], self->before[i], label);
}

static void
position_cb (DesmiRegisterEditor *self)
{
  g_autofree char *text = desmi_register_input_dup_text (
      self->inputs[desmi_register_editor_find_kind (self, DESMI_FIELD_LATITUDE)]);

  desmi_place_card_set_typed (self->place, text);
}

static void
picked_cb (DesmiRegisterEditor *self, gint64 lat_e6, gint64 lon_e6)
{
  DesmiRegisterInput *input
      = self->inputs[desmi_register_editor_find_kind (self, DESMI_FIELD_LATITUDE)];
  g_autofree char *text = desmi_position_to_text (&(DesmiPosition){ lat_e6, lon_e6 });

  desmi_register_input_set_text (input, text, NULL);
  desmi_form_mean (self->form, input);
}

/* Below the coordinates, a map that says where they are. */
static void
add_place (DesmiRegisterEditor *self, GtkWidget *input, GtkGrid *grid, int row)
{
  self->place = DESMI_PLACE_CARD (desmi_place_card_new ());
  gtk_grid_attach (grid, GTK_WIDGET (self->place), 0, row, 2, 1);
  g_signal_connect_swapped (input, "notify::text", G_CALLBACK (position_cb), self);
  g_signal_connect_swapped (self->place, "picked", G_CALLBACK (picked_cb), self);
  desmi_place_card_show (self->place, desmi_form_get_store (self->form), self->village->code);
}

/* Two fields beside each other; texts of lines take the whole width. */
static GtkWidget *
new_body (DesmiRegisterEditor *self)
{
  GtkWidget *grid = gtk_grid_new ();
  int        at = 0;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  for (guint i = 1; i < self->type->n_fields; i++)
    {
      const DesmiRegisterField *field = &self->type->fields[i];
      gboolean   is_wide = field->kind == DESMI_FIELD_LINES || field->kind == DESMI_FIELD_LATITUDE;
      GtkWidget *input = desmi_register_input_new (field);

      self->inputs[i] = DESMI_REGISTER_INPUT (input);
      if (field->kind == DESMI_FIELD_LONGITUDE)
        {
          /* its half is typed with the other */
          gtk_widget_set_visible (input, FALSE);
          gtk_grid_attach (GTK_GRID (grid), input, 0, DESMI_REGISTER_MAX_FIELDS, 1, 1);
          continue;
        }
      /* what tells an entry from others is set once */
      gtk_widget_set_sensitive (input, self->row < 0 || !desmi_register_editor_is_key (self, i));
      at = is_wide ? (at + 1) / 2 * 2 : at;
      gtk_grid_attach (GTK_GRID (grid), input, at % 2, at / 2, is_wide ? 2 : 1, 1);
      at += is_wide ? 2 : 1;
      if (field->kind == DESMI_FIELD_LATITUDE)
        {
          add_place (self, input, GTK_GRID (grid), at / 2);
          at += 2;
        }
    }
  return grid;
}

/* The file looks at a programme and its pillar together. */
static void
add_input (DesmiRegisterEditor *self, guint i)
{
  const DesmiRegisterField *field = &self->type->fields[i];

  desmi_form_add_input (self->form, field->name, self->inputs[i], "text");
  if (field->kind == DESMI_FIELD_PROGRAMME || field->kind == DESMI_FIELD_PILLAR)
    desmi_form_set_group (self->form, self->inputs[i], CHOICE_OF_PILLAR);
}

/* "register/document/32.12.16.2004/7"; a new one has no last part, or what it is of in advance */
static void
keep_draft (DesmiRegisterEditor *self, const char *of)
{
  GString         *key = g_string_new ("register/");
  g_autofree char *owned = NULL;

  g_string_append_printf (key, "%s/%s", self->type->name, self->village->code);
  for (guint i = 1; i < self->type->n_fields; i++)
    {
      add_input (self, i);
      if (desmi_register_editor_is_key (self, i) && self->row >= 0)
        g_string_append_printf (key, "/%s", self->before[i]);
    }
  if (self->row >= 0 && self->type->has_id)
    g_string_append_printf (
        key, "/%" G_GINT64_FORMAT,
        desmi_table_get_int (self->table, (guint) self->row,
                             (guint) desmi_table_find_column (self->table, "id")));
  if (of != NULL)
    g_string_append_printf (key, "/of/%s", of);
  owned = g_string_free (key, FALSE);
  desmi_form_keep_draft (self->form, owned);
}

static DesmiRegisterEditor *
begin (GtkWindow    *parent,
       DesmiSession *session,
       DesmiVillage *village,
       DesmiRegister reg,
       DesmiTable   *table,
       int           row)
{
  const DesmiRegisterType *type = desmi_register_get (reg);
  g_autofree char         *title = g_strdup_printf (
              "%s · %s", desmi_locale_text (desmi_locale_get_user (), type->title), village->name);
  DesmiRegisterEditor *self = g_new0 (DesmiRegisterEditor, 1);

  g_assert (type->n_fields <= DESMI_REGISTER_MAX_FIELDS);
  self->form = desmi_form_new (parent, desmi_session_get_store (session), title,
                               row < 0 ? _ ("_Add") : _ ("_Done"));
  self->village = desmi_village_ref (village);
  self->reg = reg;
  self->type = type;
  self->table = table == NULL ? NULL : desmi_table_ref (table);
  self->row = row;
  self->cancellable = g_cancellable_new ();
  self->pillars = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_table_unref);
  desmi_form_set_body (self->form, new_body (self));
  for (guint i = 1; i < type->n_fields; i++)
    desmi_register_editor_show_before (self, i);
  desmi_register_editor_connect_choices (self);
  g_object_set_data_full (G_OBJECT (self->form), "desmi-editor", self, editor_free);
  g_signal_connect (self->form, "save", G_CALLBACK (desmi_register_editor_save), self);
  g_signal_connect (self->form, "saved", G_CALLBACK (desmi_register_editor_saved), self);
  return self;
}

/* What is in the fields by now was not typed. */
static DesmiForm *
end (DesmiRegisterEditor *self, const char *of)
{
  self->at_once = self->row >= 0;
  desmi_form_set_at_once (self->form, self->at_once);
  keep_draft (self, of);
  desmi_register_editor_ask_choices (self);
  desmi_register_editor_watch (self);
  return self->form;
}

/**
 * desmi_register_form_new:
 * @parent: the window that asks
 * @table: (nullable): the lookup of the register for @village
 * @row: of @table, or %DESMI_REGISTER_FORM_NEW
 *
 * A form with a field for each of the register. Of an entry that is there each change is saved when
 * it is made, as a step of its own; a new one is added as one.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_register_form_new (GtkWindow    *parent,
                         DesmiSession *session,
                         DesmiVillage *village,
                         DesmiRegister reg,
                         DesmiTable   *table,
                         int           row)
{
  return end (begin (parent, session, village, reg, table, row), NULL);
}

/**
 * desmi_register_form_new_of_pillar:
 * @parent: the window that asks
 * @reg: one whose entries may be about a pillar, and have numbers
 * @pillar: proposed
 *
 * A form of a new entry.
 *
 * Returns: (transfer none): the form, to be presented
 */
DesmiForm *
desmi_register_form_new_of_pillar (GtkWindow               *parent,
                                   DesmiSession            *session,
                                   DesmiVillage            *village,
                                   DesmiRegister            reg,
                                   const DesmiReportPillar *pillar)
{
  DesmiRegisterEditor *self = begin (parent, session, village, reg, NULL, DESMI_REGISTER_FORM_NEW);
  g_autofree char     *number = g_strdup_printf ("%d", pillar->number);
  g_autofree char     *id = desmi_register_editor_make_pillar_id (pillar->programme, number);

  self->filling = TRUE;
  desmi_register_input_set_text (
      self->inputs[desmi_register_editor_find_kind (self, DESMI_FIELD_PROGRAMME)],
      pillar->programme, pillar->programme_name);
  desmi_register_input_set_text (
      self->inputs[desmi_register_editor_find_kind (self, DESMI_FIELD_PILLAR)], id, pillar->name);
  self->filling = FALSE;
  return end (self, id);
}
