/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The running program: one instance, its window, and what belongs to no page. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESMI_TYPE_APPLICATION (desmi_application_get_type ())
G_DECLARE_FINAL_TYPE (DesmiApplication, desmi_application, DESMI, APPLICATION, AdwApplication)

DesmiApplication *desmi_application_new (GApplicationFlags extra_flags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
