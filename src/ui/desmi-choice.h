/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One choice of a list: an id and its words. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DesmiChoice:
 *
 * Properties: "id" (string), "label" (string), "key" (string: the beginning of which a search finds
 * it by; the label unless set).
 */
#define DESMI_TYPE_CHOICE (desmi_choice_get_type ())
G_DECLARE_FINAL_TYPE (DesmiChoice, desmi_choice, DESMI, CHOICE, GObject)

DesmiChoice *desmi_choice_new (const char *id, const char *label) G_GNUC_WARN_UNUSED_RESULT;
const char  *desmi_choice_get_id (DesmiChoice *self);
const char  *desmi_choice_get_label (DesmiChoice *self);

G_END_DECLS
