/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is proposed for a file that becomes a document: from its name and its date. */
#include "app/desmi-document.h"

#include "core/desmi-clock.h"

#include <string.h>

typedef struct
{
  const char *word; /* in lower case */
  const char *kind;
} Hint;

/* As offices name their files; the first that fits. */
static const Hint hints[] = {
  { "bast", "handover" },     { "lpj", "spending" },      { "notulen", "minutes" },
  { "notulensi", "minutes" }, { "perdes", "regulation" }, { "peraturan", "regulation" },
  { "sk", "decree" },         { "keputusan", "decree" },  { "surat", "letter" },
  { "keterangan", "letter" },
};

static const char *const pictures[] = { "jpg", "jpeg", "png", "webp", "heic", "gif", "bmp" };

static gboolean
is_picture (const char *ending)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (g_ascii_strcasecmp (ending, pictures[i]) == 0)
      return TRUE;
  return FALSE;
}

static const char *
guess_kind (const char *title, const char *ending)
{
  g_autofree char *lower = g_utf8_strdown (title, -1);
  g_auto (GStrv)   words = g_strsplit_set (lower, " -.,()", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++)
    if (g_strv_contains ((const char *const *) words, hints[i].word))
      return hints[i].kind;
  return ending != NULL && is_picture (ending) ? "photo" : "other";
}

static char *
dup_day (gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
}

/**
 * desmi_proposal_new:
 *
 * Looks at a file, without reading it, and proposes what the document is. Blocks.
 *
 * Returns: (transfer full): the proposal; %NULL with the @error of desmi_attachment_look()
 */
DesmiProposal *
desmi_proposal_new (GFile *file, GError **error)
{
  gint64           size, modified;
  g_autofree char *base = NULL;
  DesmiProposal   *self;
  char            *dot;

  if (!desmi_attachment_look (file, &size, &modified, error))
    return NULL;
  base = g_file_get_basename (file);
  self = g_new0 (DesmiProposal, 1);
  self->file = g_object_ref (file);
  self->file_name = g_filename_display_name (base);
  self->title = g_strdup (self->file_name);
  dot = strrchr (self->title, '.');
  if (dot != NULL && dot > self->title)
    *dot++ = '\0';
  else
    dot = NULL;
  g_strdelimit (self->title, "_", ' ');
  self->kind = guess_kind (self->title, dot);
  g_strstrip (self->title);
  self->day = dup_day (modified);
  self->size = size;
  return self;
}

/**
 * desmi_proposal_free:
 *
 * Frees @self.
 */
void
desmi_proposal_free (DesmiProposal *self)
{
  g_object_unref (self->file);
  g_free (self->file_name);
  g_free (self->title);
  g_free (self->day);
  g_free (self);
}

typedef struct
{
  GPtrArray *files; /* of GFile */
  GString   *refused;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_ptr_array_unref (self->files);
  g_string_free (self->refused, TRUE);
  g_free (self);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look      *self = data;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) desmi_proposal_free);

  for (guint i = 0; i < self->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GError) error = NULL;
      DesmiProposal     *proposal = desmi_proposal_new (self->files->pdata[i], &error);

      if (proposal != NULL)
        g_ptr_array_add (list, proposal);
      else
        g_string_append_printf (self->refused, "%s%s", self->refused->len > 0 ? "\n" : "",
                                error->message);
    }
  g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * desmi_proposal_list_async:
 * @files: of GFile
 *
 * Looks at files on a thread: they may lie on a slow drive.
 */
void
desmi_proposal_list_async (GListModel         *files,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Look             *look = g_new (Look, 1);

  *look = (Look){ g_ptr_array_new_with_free_func (g_object_unref), g_string_new (NULL) };
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (look->files, g_list_model_get_item (files, i));
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, list_thread);
}

/**
 * desmi_proposal_list_finish:
 * @refused: (out) (nullable): sentences, a line each; %NULL: none
 *
 * Returns: (transfer full) (element-type DesmiProposal): those that can be taken; %NULL with @error
 * if it was cancelled
 */
GPtrArray *
desmi_proposal_list_finish (GAsyncResult *result, char **refused, GError **error)
{
  const Look *look = g_task_get_task_data (G_TASK (result));
  GPtrArray  *list = g_task_propagate_pointer (G_TASK (result), error);

  *refused = list != NULL && look->refused->len > 0 ? g_strdup (look->refused->str) : NULL;
  return list;
}

/**
 * desmi_proposal_read_day:
 * @text: 2023-11-25, 25/11/2023, 25-11-2023 or 25.11.2023
 *
 * Returns: (transfer full) (nullable): the day as the file has it; %NULL: there is no such day
 */
char *
desmi_proposal_read_day (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (GStrv)   parts = NULL;
  char            *day;

  if (desmi_clock_is_day (stripped))
    return g_steal_pointer (&stripped);
  parts = g_strsplit_set (stripped, "/-.", -1);
  if (g_strv_length (parts) != 3)
    return NULL;
  for (guint i = 0; i < 3; i++)
    if (*parts[i] == '\0' || strspn (parts[i], "0123456789") != strlen (parts[i]))
      return NULL;
  day = g_strdup_printf ("%s-%s%s-%s%s", parts[2], strlen (parts[1]) == 1 ? "0" : "", parts[1],
                         strlen (parts[0]) == 1 ? "0" : "", parts[0]);
  if (desmi_clock_is_day (day))
    return day;
  g_free (day);
  return NULL;
}
