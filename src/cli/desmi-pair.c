/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits NAME=VALUE at its first sign; the value may hold more of them. */
#include "cli/desmi-pair.h"

#include <string.h>

/**
 * desmi_pair_split:
 * @text: an argument
 * @sign: what stands between name and value
 * @name: (out) (transfer full): what stands before; %NULL if there is no @sign, or nothing before
 * it
 *
 * Returns: (nullable): the value, a part of @text; may be empty
 */
const char *
desmi_pair_split (const char *text, char sign, char **name)
{
  const char *at = strchr (text, sign);

  *name = NULL;
  if (at == NULL || at == text)
    return NULL;
  *name = g_strndup (text, (gsize) (at - text));
  return at + 1;
}
