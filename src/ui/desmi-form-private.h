/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the form know of it. */
#pragma once

#include "app/desmi-draft.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

/* What is typed or chosen in one place of the body. */
typedef struct
{
  char    *id;
  GObject *object; /* not owned: a widget of the body */
  char    *property;
  char    *base; /* what it held when the form was opened */
} DesmiFormInput;

struct _DesmiForm
{
  AdwWindow     parent_instance;

  GtkButton    *cancel_button;
  GtkButton    *save_button;
  GtkSpinner   *spinner;
  GtkRevealer  *error_revealer;
  GtkBox       *error_box;
  GtkLabel     *error_label;
  GtkRevealer  *draft_revealer;
  GtkLabel     *draft_label;
  AdwBin       *body;
  GtkWidget    *details; /* nullable */
  char         *label;   /* of the edit being saved */
  char         *told;    /* nullable: what the window hears instead of "win.edited" */
  GVariant     *told_what;
  DesmiStore   *store;   /* that the form was opened on; never another that came since */
  GPtrArray    *inputs;  /* of DesmiFormInput */
  DesmiDraft   *draft;   /* nullable */
  GCancellable *loading; /* cancelled when nobody wants the draft any more */
  gboolean      saving;
  gboolean      can_save;
};

/* desmi-form-inputs.c */
void desmi_form_free_input (gpointer input);
void desmi_form_start_over (DesmiForm *self);

G_END_DECLS
