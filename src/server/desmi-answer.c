/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the development server is about to answer. */
#include "server/desmi-answer.h"

#include "server/desmi-feed-files.h"

#include <libsoup/soup.h>
#include <string.h>

#define HEX "0123456789abcdef"

static gboolean
is_root (const char *name)
{
  gsize digits;

  if (!g_str_has_prefix (name, "root/"))
    return FALSE;
  digits = strspn (name + 5, "0123456789");
  return digits > 0 && digits < 10 && name[5] != '0' && g_str_equal (name + 5 + digits, ".signed");
}

static gboolean
is_object (const char *name)
{
  return strlen (name) == 74 && g_str_has_prefix (name, "obj/") && strspn (name + 4, HEX) == 2
         && name[6] == '/' && strspn (name + 7, HEX) == 64 && strncmp (name + 4, name + 7, 2) == 0
         && g_str_equal (name + 71, ".gz");
}

static char *
dup_set_of_head (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 4);

  if (g_strv_length (parts) != 3 || !g_str_equal (parts[0], "set") || !desmi_set_is_valid (parts[1])
      || !g_str_equal (parts[2], "head.signed"))
    return NULL;
  return g_strdup (parts[1]);
}

/**
 * desmi_answer_classify:
 * @name: relative to the feed's address
 * @set: (out): the set, if it is a head
 *
 * Returns: what it is, 0 for a name that no feed has
 */
DesmiFileKind
desmi_answer_classify (const char *name, char **set)
{
  *set = dup_set_of_head (name);
  if (*set != NULL)
    return DESMI_FILE_HEAD;
  if (is_root (name))
    return DESMI_FILE_ROOT;
  return is_object (name) ? DESMI_FILE_OBJECT : 0;
}

/**
 * desmi_answer_read:
 *
 * Fills in what an honest server answers.
 */
void
desmi_answer_read (DesmiAnswer *self, const char *feed, const char *name)
{
  *self = (DesmiAnswer){ .status = SOUP_STATUS_NOT_FOUND,
                         .content_type = "text/plain",
                         .drop_after = -1 };
  self->kind = desmi_answer_classify (name, &self->set);
  if (self->kind != 0)
    self->body = desmi_feed_read (feed, name, NULL);
  if (self->body != NULL)
    {
      self->status = SOUP_STATUS_OK;
      self->content_type = "application/octet-stream";
      self->has_etag = TRUE;
    }
  else
    self->body = g_bytes_new_static ("not found\n", 10);
}

/**
 * desmi_answer_set_body:
 * @body: (transfer full): what is sent instead
 */
void
desmi_answer_set_body (DesmiAnswer *self, GBytes *body)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = body;
}

/**
 * desmi_answer_clear:
 *
 * Frees what @self holds, not @self.
 */
void
desmi_answer_clear (DesmiAnswer *self)
{
  g_clear_pointer (&self->set, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
}

/**
 * desmi_answer_dup_etag:
 *
 * Returns: (transfer full): a strong ETag of the body as it is sent
 */
char *
desmi_answer_dup_etag (const DesmiAnswer *self)
{
  gsize            length;
  gconstpointer    data = g_bytes_get_data (self->body, &length);
  g_autofree char *hash = desmi_sha256_hex (data, length);

  return g_strdup_printf ("\"%.32s\"", hash);
}
