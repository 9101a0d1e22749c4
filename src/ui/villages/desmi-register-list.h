/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a register of one village: listed, added, edited, taken out. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

/**
 * DesmiRegisterList:
 *
 * Actions: entries.add, entries.edit, entries.take-out.
 */
#define DESMI_TYPE_REGISTER_LIST (desmi_register_list_get_type ())
G_DECLARE_FINAL_TYPE (DesmiRegisterList, desmi_register_list, DESMI, REGISTER_LIST, AdwBin)

GtkWidget    *desmi_register_list_new (DesmiSession *session,
                                       DesmiRegister reg) G_GNUC_WARN_UNUSED_RESULT;
DesmiRegister desmi_register_list_get_register (DesmiRegisterList *self);
void          desmi_register_list_show (DesmiRegisterList *self, DesmiVillage *village);
guint         desmi_register_list_get_n_entries (DesmiRegisterList *self);
void          desmi_register_list_select (DesmiRegisterList *self, guint position);

G_END_DECLS
