/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of the window that go somewhere: to a page, a step, a file. */
#pragma once

#include "ui/desmi-window.h"

G_BEGIN_DECLS

void desmi_window_actions_add (DesmiWindow *self);

G_END_DECLS
