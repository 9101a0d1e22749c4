/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that read and write #DesmiSlideSpec share. */
#pragma once

#include "app/decks/desmi-slide-spec.h"

#include <jansson.h>

G_BEGIN_DECLS

#define DESMI_SLIDE_SPEC_SLOTS "slots"

struct _DesmiSlideSpec
{
  json_t *root;
};

const char *desmi_slot_spec_kind_to_name (DesmiSlotSpecKind kind);
void        desmi_slide_spec_put_text (json_t *object, const char *name, const char *text);
json_t     *desmi_slide_spec_ensure_array (DesmiSlideSpec *self, const char *name);
json_t     *desmi_slide_spec_peek_slot (const DesmiSlideSpec *self, guint slot); /* nullable */

G_END_DECLS
