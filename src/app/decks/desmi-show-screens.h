/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which screen the audience has, and which the speaker. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DesmiShowScreens:
 * @audience: index of its screen; -1: it has none
 * @speaker: index of theirs; -1: they have none
 */
typedef struct
{
  int audience, speaker;
} DesmiShowScreens;

DesmiShowScreens desmi_show_screens_choose (const char *const *screens,
                                            int                home,
                                            const char        *wanted,
                                            gboolean           speaks_alone);
char            *desmi_show_screens_dup_key (const char *const *screens) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
