/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages: found, filtered, sorted, looked at and edited. */
#pragma once

#include "app/desmi-session.h"
#include "ui/desmi-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_VILLAGES_PAGE (desmi_villages_page_get_type ())
G_DECLARE_FINAL_TYPE (DesmiVillagesPage, desmi_villages_page, DESMI, VILLAGES_PAGE, AdwBin)

GtkWidget  *desmi_villages_page_new (DesmiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_villages_page_search (DesmiVillagesPage *self);
DesmiForm  *desmi_villages_page_enrol (DesmiVillagesPage *self);
DesmiForm  *desmi_villages_page_edit (DesmiVillagesPage *self);
GListModel *desmi_villages_page_get_list (DesmiVillagesPage *self);
void        desmi_villages_page_set_search_text (DesmiVillagesPage *self, const char *text);
void desmi_villages_page_select (DesmiVillagesPage *self, guint position, gboolean unselect_rest);

G_END_DECLS
