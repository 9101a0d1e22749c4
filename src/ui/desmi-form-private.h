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
  char    *base;     /* what is saved, as far as the form knows */
  char    *sent;     /* nullable: what is being saved of it */
  gboolean left;     /* nobody is typing there */
  gboolean asked;    /* what is typed is saved only where the reader says so again */
  gboolean refused;  /* that is since the file did not take it */
  gboolean met;      /* that is since another window saved something else */
  gboolean proposed; /* what it begins with is in no file, so that nobody can have saved it */
  gboolean apart;    /* the file refused it together with others: it is sent without them */
  guint    group;    /* 0: alone */
} DesmiFormInput;

/* What a form that saves at once does when nothing is on its way any more. */
typedef enum
{
  DESMI_FORM_STAYS,
  DESMI_FORM_LEAVES, /* closes; what cannot be saved is kept */
  DESMI_FORM_ENDS,   /* closes where all is saved */
} DesmiFormEnd;

struct _DesmiForm
{
  AdwWindow     parent_instance;

  GtkButton    *cancel_button;
  GtkButton    *save_button;
  GtkSpinner   *spinner;
  GtkLabel     *state_label;
  GtkRevealer  *error_revealer;
  GtkBox       *error_box;
  GtkLabel     *error_label;
  GtkRevealer  *draft_revealer;
  GtkLabel     *draft_label;
  GtkWidget    *lost;
  GtkLabel     *lost_label;
  AdwBin       *body;
  GtkWidget    *details; /* nullable */
  char         *label;   /* of the edit being saved */
  char         *told;    /* nullable: what the window hears instead of "win.edited" */
  GVariant     *told_what;
  DesmiStore   *store;   /* that the form was opened on; never another that came since */
  GPtrArray    *inputs;  /* of DesmiFormInput */
  GPtrArray    *formers; /* nullable: what is no input, but may have been typed into */
  DesmiDraft   *draft;   /* nullable */
  GCancellable *loading; /* cancelled when nobody wants the draft any more */
  gboolean      saving;
  gboolean      can_save;
  gboolean      filling; /* what comes into the inputs is what the file holds */
  gboolean      unkept;  /* the draft could not be written */

  /* of a form that saves at once */
  gboolean        at_once;
  gboolean        again;     /* there is something to save when nothing is on its way */
  gboolean        has_saved; /* something */
  gboolean        warned;    /* the reader wanted to leave, and saw what cannot be kept */
  guint           idle;
  DesmiFormInput *at; /* nullable: where the focus is */
  DesmiFormEnd    end;
};

/* desmi-form.c */
void desmi_form_emit_save (DesmiForm *self);
void desmi_form_say_kept (DesmiForm *self);

/* desmi-form-inputs.c */
void            desmi_form_free_input (gpointer input);
char           *desmi_form_input_dup (const DesmiFormInput *input) G_GNUC_WARN_UNUSED_RESULT;
gboolean        desmi_form_input_is_typed (const DesmiFormInput *input);
gboolean        desmi_form_input_is_as_sent (const DesmiFormInput *input);
DesmiFormInput *desmi_form_find_input (DesmiForm *self, GtkWidget *widget); /* nullable */
GtkWidget      *desmi_form_find_text (GtkWidget *widget);                   /* nullable */
gboolean        desmi_form_is_kept (DesmiForm *self);
void            desmi_form_start_over (DesmiForm *self);

/* desmi-form-words.c */
char *desmi_form_dup_waiting (DesmiForm *self) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
void  desmi_form_tell_lost (DesmiForm *self);
void  desmi_form_copy_lost (DesmiForm *self);
void  desmi_form_drop_lost (DesmiForm *self);

/* desmi-form-at-once.c */
void desmi_form_at_once_watch (DesmiForm *self, DesmiFormInput *input);
void desmi_form_at_once_typed (DesmiForm *self, DesmiFormInput *input);
void desmi_form_at_once_saved (DesmiForm *self);
void desmi_form_at_once_failed (DesmiForm *self, const GError *error);
void desmi_form_at_once_settle (DesmiForm *self);
void desmi_form_at_once_settle_soon (DesmiForm *self);
void desmi_form_at_once_end (DesmiForm *self, DesmiFormEnd end);

G_END_DECLS
