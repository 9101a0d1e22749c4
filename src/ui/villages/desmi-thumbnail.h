/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small picture of a photo. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_THUMBNAIL_PX 256

GBytes *desmi_thumbnail_make (GBytes *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
