/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of publishing a feed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESMI_PUBLISH_ERROR (desmi_publish_error_quark ())
GQuark desmi_publish_error_quark (void);

/**
 * DesmiPublishError:
 * @DESMI_PUBLISH_ERROR_KEY: not a key file, not one that may sign, or one that would be overwritten
 * @DESMI_PUBLISH_ERROR_FEED: the feed's folder is not what it must be
 * @DESMI_PUBLISH_ERROR_INPUT: rows that cannot be published
 */
typedef enum
{
  DESMI_PUBLISH_ERROR_KEY,
  DESMI_PUBLISH_ERROR_FEED,
  DESMI_PUBLISH_ERROR_INPUT,
} DesmiPublishError;

G_END_DECLS
