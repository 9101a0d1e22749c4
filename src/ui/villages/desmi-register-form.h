/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for an entry of any register of a village. */
#pragma once

#include "app/desmi-report.h"
#include "app/desmi-session.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

#define DESMI_REGISTER_FORM_NEW (-1)

DesmiForm *desmi_register_form_new (GtkWindow    *parent,
                                    DesmiSession *session,
                                    DesmiVillage *village,
                                    DesmiRegister reg,
                                    DesmiTable   *table,
                                    int           row) G_GNUC_WARN_UNUSED_RESULT;
DesmiForm *
desmi_register_form_new_of_pillar (GtkWindow               *parent,
                                   DesmiSession            *session,
                                   DesmiVillage            *village,
                                   DesmiRegister            reg,
                                   const DesmiReportPillar *pillar) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
