/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that makes a presentation from a template. */
#pragma once

#include "app/decks/desmi-deck-template.h"
#include "app/desmi-session.h"
#include "ui/desmi-form.h"

G_BEGIN_DECLS

DesmiForm *desmi_deck_form_new (GtkWindow    *parent,
                                DesmiSession *session,
                                DesmiTemplate which) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
