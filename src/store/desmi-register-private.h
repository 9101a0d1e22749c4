/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers that are described in files of their own. */
#pragma once

#include "store/desmi-register.h"

G_BEGIN_DECLS

/* From DESMI_REGISTER_THEME on, in the order of #DesmiRegister. */
extern const DesmiRegisterType desmi_register_deck_types[];

G_END_DECLS
