/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a slide showed on the day of its meeting, kept as it was. */
#pragma once

#include "app/decks/desmi-stored-deck.h"

G_BEGIN_DECLS

#define DESMI_FROZEN_NUMBERS "numbers" /* of what was frozen: those within the texts */

char       *desmi_frozen_slide_write (const DesmiSlide *slide,
                                      DesmiAudience     audience) G_GNUC_WARN_UNUSED_RESULT;
const char *desmi_frozen_slide_read (DesmiSlide *slide, const char *text, DesmiAudience audience);
gboolean    desmi_frozen_slide_is_withheld (const char *text, DesmiAudience audience);
gboolean    desmi_frozen_slide_has_numbers (const char *text);
char       *desmi_frozen_slide_digest (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_frozen_slide_digest_data (const DesmiSlide *slide) G_GNUC_WARN_UNUSED_RESULT;
char       *desmi_frozen_slide_digest_numbers (const DesmiSlide *slide) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
