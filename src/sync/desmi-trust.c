/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a district file trusts. What it trusts already is never replaced by what a server says. */
#include "sync/desmi-trust.h"

#include "sync/desmi-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ROOT_FILE (DESMI_SIGNED_MAX_HEADER + DESMI_SIGNED_MAX_ROOT_PAYLOAD)
#define ANCHOR_CHARS 16

static const char KIND_PRODUCTION[] = "production";
static const char KIND_DEMO[] = "demo";
static const char KIND_FILE[] = "file";

/* What the district file remembers. */
typedef struct
{
  char *kind;
  char *anchor;
  char *root;
} Memory;

static void
memory_clear (Memory *memory)
{
  g_free (memory->kind);
  g_free (memory->anchor);
  g_free (memory->root);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Memory, memory_clear)

static gboolean
recall (DesmiStore *store, const char *key, char **out, GError **error)
{
  g_autoptr (GError) local = NULL;

  *out = desmi_store_dup_meta (store, key, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
recall_all (DesmiStore *store, Memory *memory, GError **error)
{
  return recall (store, "root_kind", &memory->kind, error)
         && recall (store, "root_anchor", &memory->anchor, error)
         && recall (store, "root", &memory->root, error);
}

static char *
dup_anchor (GBytes *file)
{
  gsize            length;
  gconstpointer    data = g_bytes_get_data (file, &length);
  g_autofree char *hex = desmi_sha256_hex (data, length);

  return g_strndup (hex, ANCHOR_CHARS);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ROOT, message);
  return FALSE;
}

static GBytes *
load_root_file (const char *path, GError **error)
{
  g_autofree char   *text = NULL;
  gsize              length;
  g_autoptr (GError) local = NULL;

  if (!g_file_get_contents (path, &text, &length, &local))
    {
      g_set_error (error, DESMI_SYNC_ERROR, DESMI_SYNC_ERROR_ADDRESS,
                   _ ("The root file “%s” cannot be read (%s)."), path, local->message);
      return NULL;
    }
  if (length > MAX_ROOT_FILE)
    {
      fail (error, _ ("The root file is too large."));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

/* On this computer or in a folder, the feed itself says whether it is the sample's: by its first
 * root. */
static gboolean
is_demo_feed (DesmiFeedSource *source, gboolean *out, GCancellable *cancellable, GError **error)
{
  g_auto (DesmiFetchResult) result = { 0 };
  g_autoptr (GError)        local = NULL;
  GBytes                   *demo = desmi_root_get_demo ();
  g_autoptr (GBytes) first = desmi_feed_source_fetch_bytes (source, "root/1.signed", MAX_ROOT_FILE,
                                                            NULL, &result, cancellable, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *out = demo != NULL
         && (first != NULL ? g_bytes_equal (first, demo) : desmi_root_get_production () == NULL);
  return TRUE;
}

/* Sets kind and first root, which is lent; without a root file on the command line or in the
 * district file. */
static gboolean
choose_built_in (const Memory    *memory,
                 DesmiFeedSource *source,
                 const char     **kind,
                 GBytes         **first,
                 GCancellable    *cancellable,
                 GError         **error)
{
  gboolean demo = FALSE;

  if (desmi_feed_source_is_local (source) && g_strcmp0 (memory->kind, KIND_PRODUCTION) != 0
      && !is_demo_feed (source, &demo, cancellable, error))
    return FALSE;
  *kind = demo ? KIND_DEMO : KIND_PRODUCTION;
  *first = demo ? desmi_root_get_demo () : desmi_root_get_production ();
  if (*first == NULL)
    return fail (error, _ ("This program does not know who may sign the data of this server. Name "
                           "the server's root file."));
  return TRUE;
}

static DesmiRoot *
parse_text (const char *text, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  return desmi_root_parse (file, error);
}

static gboolean
find_start (DesmiTrust      *self,
            const Memory    *memory,
            DesmiFeedSource *source,
            const char      *root_file,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GBytes) loaded = NULL;
  GBytes            *first = NULL;
  gboolean           remembered = memory->root != NULL && memory->anchor != NULL;

  if (root_file == NULL && remembered && g_strcmp0 (memory->kind, KIND_FILE) == 0)
    {
      self->kind = KIND_FILE;
      self->anchor = g_strdup (memory->anchor);
      self->root = parse_text (memory->root, error);
      return self->root != NULL;
    }
  if (root_file != NULL)
    {
      self->kind = KIND_FILE;
      first = loaded = load_root_file (root_file, error);
    }
  else if (!choose_built_in (memory, source, &self->kind, &first, cancellable, error))
    return FALSE;
  if (first == NULL)
    return FALSE;
  self->anchor = dup_anchor (first);
  self->is_new = !remembered || !g_str_equal (memory->anchor, self->anchor);
  self->root = self->is_new ? desmi_root_parse (first, error) : parse_text (memory->root, error);
  return self->root != NULL;
}

static gboolean
walk_chain (DesmiTrust *self, DesmiFeedSource *source, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i <= DESMI_ROOT_MAX_CHAIN; i++)
    {
      g_autofree char *name
          = g_strdup_printf ("root/%" G_GINT64_FORMAT ".signed", self->root->version + 1);
      g_auto (DesmiFetchResult) result = { 0 };
      g_autoptr (GError)        local = NULL;
      g_autoptr (GBytes) file = desmi_feed_source_fetch_bytes (source, name, MAX_ROOT_FILE, NULL,
                                                               &result, cancellable, &local);
      DesmiRoot         *next;

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (file == NULL)
        return TRUE;
      next = desmi_root_follow (self->root, file, error);
      if (next == NULL)
        return FALSE;
      desmi_root_free (self->root);
      self->root = next;
    }
  return fail (error, _ ("The server's chain of root files is too long."));
}

/**
 * desmi_trust_establish:
 * @root_file: (nullable): a root file that the user names
 *
 * Finds the root to begin with (the user's, else the district file's, else the program's) and
 * follows the feed's chain. Whether the last root is expired is for the caller.
 *
 * Returns: (transfer full): whom to trust; %NULL with %DESMI_SYNC_ERROR_ROOT, _SIGNATURE, or of
 * fetching
 */
DesmiTrust *
desmi_trust_establish (DesmiStore      *store,
                       DesmiFeedSource *source,
                       const char      *root_file,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (DesmiTrust) self = g_new0 (DesmiTrust, 1);
  g_auto (Memory)        memory = { 0 };

  if (!recall_all (store, &memory, error)
      || !find_start (self, &memory, source, root_file, cancellable, error)
      || !walk_chain (self, source, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * desmi_trust_dup_meta:
 * @server: (nullable): an address to remember too
 *
 * Returns: (transfer full): keys and values by turns, for the district file to keep with the data
 * they vouch for
 */
char **
desmi_trust_dup_meta (const DesmiTrust *self, const char *server)
{
  g_autoptr (GStrvBuilder) meta = g_strv_builder_new ();
  gsize                    length;
  const char              *data = g_bytes_get_data (self->root->file, &length);
  g_autofree char         *text = g_strndup (data, length);

  g_strv_builder_add_many (meta, "root", text, "root_anchor", self->anchor, "root_kind", self->kind,
                           NULL);
  if (server != NULL)
    g_strv_builder_add_many (meta, "server", server, NULL);
  if (g_str_equal (self->kind,
                   KIND_DEMO)) /* the sample's figures are invented, and every page says so */
    g_strv_builder_add_many (meta, "synthetic", "1", NULL);
  return g_strv_builder_end (meta);
}

/**
 * desmi_trust_free:
 * @self: (transfer full) (nullable): the trust
 */
void
desmi_trust_free (DesmiTrust *self)
{
  if (self == NULL)
    return;
  desmi_root_free (self->root);
  g_free (self->anchor);
  g_free (self);
}
