/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a register's form know of it. */
#pragma once

#include "core/desmi-period.h"
#include "ui/villages/desmi-place-card.h"
#include "ui/villages/desmi-register-form.h"
#include "ui/villages/desmi-register-input.h"

G_BEGIN_DECLS

#define DESMI_REGISTER_MAX_FIELDS 24

typedef struct
{
  DesmiForm               *form; /* not owned: its data */
  DesmiVillage            *village;
  DesmiRegister            reg;
  const DesmiRegisterType *type;
  DesmiTable              *table; /* of the register, as the reader saw it */
  int                      row;   /* DESMI_REGISTER_FORM_NEW: none of it */
  DesmiRegisterInput      *inputs[DESMI_REGISTER_MAX_FIELDS]; /* nullable: of the village */
  char                    *before[DESMI_REGISTER_MAX_FIELDS];
  char                    *sent[DESMI_REGISTER_MAX_FIELDS]; /* nullable: in @edit */
  gboolean                 at_once; /* each change is saved when it is made */
  GCancellable            *cancellable;
  guint                    n_programmes;
  GPtrArray               *pillars; /* (element-type DesmiTable): one a programme */
  DesmiEdit               *edit;    /* nullable: to be saved once it is known what it meets */
  DesmiPeriod              time;    /* that the entry in it is of */
  gboolean                 is_of_time;
  GCancellable            *checking; /* nullable: of that question */
  DesmiPlaceCard          *place;    /* nullable: of a register with coordinates */
  gboolean                 filling;  /* one choice moves because another does */
} DesmiRegisterEditor;

int         desmi_register_editor_find_kind (DesmiRegisterEditor *self, DesmiFieldKind kind);
gboolean    desmi_register_editor_is_key (DesmiRegisterEditor *self, guint i);
char       *desmi_register_editor_make_pillar_id (const char *programme, const char *number);
const char *desmi_register_editor_get_pillar_number (const char *id);
void        desmi_register_editor_connect_choices (DesmiRegisterEditor *self);
void        desmi_register_editor_ask_choices (DesmiRegisterEditor *self);
char       *desmi_register_editor_dup_before (DesmiRegisterEditor *self, guint i);
void        desmi_register_editor_show_before (DesmiRegisterEditor *self, guint i);
void        desmi_register_editor_save (DesmiForm *form, gpointer user_data);
void        desmi_register_editor_saved (DesmiForm *form, gpointer user_data);
gboolean    desmi_register_editor_is_same (DesmiRegisterEditor *self,
                                           guint                i,
                                           const char          *one,
                                           const char          *other);
void        desmi_register_editor_ask (DesmiRegisterEditor *self, guint i);
gboolean desmi_register_editor_meet (DesmiRegisterEditor *self, DesmiTable *table, gboolean saving);
void     desmi_register_editor_become_new (DesmiRegisterEditor *self);
void     desmi_register_editor_watch (DesmiRegisterEditor *self);

G_END_DECLS
