/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which number stands inside a text is chosen here. */
#pragma once

#include "app/decks/desmi-deck-field.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

/* @text: the number as a text keeps it */
typedef void (*DesmiNumberChosen) (gpointer self, const char *text);

DesmiForm *desmi_number_form_new (GtkWindow            *parent,
                                  DesmiStore           *store,
                                  const DesmiFigureAsk *defaults,
                                  const char           *words) G_GNUC_WARN_UNUSED_RESULT;
void       desmi_number_form_set_chosen (DesmiForm *form, DesmiNumberChosen chosen, GObject *self);

G_END_DECLS
