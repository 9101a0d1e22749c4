/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look of a presentation: the program's own, a theme of the file, or a new one. */
#pragma once

#include "deck/desmi-deck.h"
#include "app/desmi-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESMI_THEME_NEW "new"

/**
 * DesmiThemeChoices:
 *
 * Signals: "ready": the themes of the file are there to choose from; "failed" (GError).
 */
#define DESMI_TYPE_THEME_CHOICES (desmi_theme_choices_get_type ())
G_DECLARE_FINAL_TYPE (DesmiThemeChoices, desmi_theme_choices, DESMI, THEME_CHOICES, GtkBox)

GtkWidget  *desmi_theme_choices_new (DesmiStore           *store,
                                     const char           *theme,
                                     const DesmiDeckTheme *look,
                                     const char           *name) G_GNUC_WARN_UNUSED_RESULT;
void        desmi_theme_choices_choose (DesmiThemeChoices *self, const char *theme);
void        desmi_theme_choices_take_logo (DesmiThemeChoices *self, GFile *file);
const char *desmi_theme_choices_get_logo (DesmiThemeChoices *self); /* nullable */
gboolean    desmi_theme_choices_check (DesmiThemeChoices *self);
char *desmi_theme_choices_put (DesmiThemeChoices *self, DesmiEdit *edit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
