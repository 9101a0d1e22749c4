/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form that saves as one step, or each change as one, and keeps everything that was typed. */
#pragma once

#include "app/desmi-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DesmiForm:
 *
 * Signals: "save": check the fields and call desmi_form_apply(), or show what is wrong. "saved":
 * what was applied is in the file; it closes then, unless it saves at once.
 */
#define DESMI_TYPE_FORM (desmi_form_get_type ())
G_DECLARE_FINAL_TYPE (DesmiForm, desmi_form, DESMI, FORM, AdwWindow)

DesmiForm  *desmi_form_new (GtkWindow  *parent,
                            DesmiStore *store,
                            const char *title,
                            const char *save_label) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_form_set_body (DesmiForm *self, GtkWidget *body);
void        desmi_form_set_can_save (DesmiForm *self, gboolean can_save);
void        desmi_form_set_save_label (DesmiForm *self, const char *label);
DesmiStore *desmi_form_get_store (DesmiForm *self);
void        desmi_form_set_busy (DesmiForm *self, gboolean busy);
void        desmi_form_apply (DesmiForm *self, DesmiEdit *edit);
void        desmi_form_show_error (DesmiForm *self, const GError *error);
void        desmi_form_show_text (DesmiForm *self, const char *text);
const char *desmi_form_get_error (DesmiForm *self);
void        desmi_form_save (DesmiForm *self);
void desmi_form_add_input (DesmiForm *self, const char *id, gpointer widget, const char *property);
void
desmi_form_add_proposal (DesmiForm *self, const char *id, gpointer widget, const char *property);
void desmi_form_add_former (DesmiForm *self, const char *id, const char *title, const char *now);
void desmi_form_set_told (DesmiForm *self, const char *action, GVariant *parameter);
void desmi_form_keep_draft (DesmiForm *self, const char *key);
void desmi_form_keep_draft_of (DesmiForm *self, const char *key, const char *of);
gboolean desmi_form_show_saved (DesmiForm *self, gpointer widget, const char *text);
void     desmi_form_set_filling (DesmiForm *self, gboolean filling);
char *
desmi_form_dup_met (DesmiForm *self, gpointer widget, const char *saved) G_GNUC_WARN_UNUSED_RESULT;

/* Of what is there already: each change is saved when it is made, see desmi_form_set_at_once(). */
void     desmi_form_set_at_once (DesmiForm *self, gboolean at_once);
gboolean desmi_form_wants (DesmiForm *self, gpointer widget);
void     desmi_form_hold_back (DesmiForm *self, gpointer widget);
void     desmi_form_ask (DesmiForm *self, gpointer widget, const char *saved);
void     desmi_form_set_group (DesmiForm *self, gpointer widget, guint group);
void     desmi_form_mean (DesmiForm *self, gpointer widget);
void     desmi_form_commit (DesmiForm *self);

G_END_DECLS
