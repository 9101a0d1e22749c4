/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the domain words. */
#include "core/desmi-error.h"

G_DEFINE_QUARK (desmi_core_error, desmi_core_error)
