/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a table of fields and is not saved, over a closed file and a crash. */
#include "ui/desmi-typed.h"

#include "app/desmi-draft.h"
#include "ui/desmi-call.h"

#include <glib/gi18n-lib.h>

struct _DesmiTyped
{
  GObject       parent_instance;

  DesmiDraft   *draft;   /* nullable: no table is shown */
  char         *shown;   /* nullable: which one */
  GCancellable *loading; /* of the draft */
  guint         n_held;  /* the table is being filled */
};

G_DEFINE_FINAL_TYPE (DesmiTyped, desmi_typed, G_TYPE_OBJECT)

enum
{
  LOADED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
let_go (DesmiTyped *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->draft != NULL)
    desmi_draft_flush (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->shown, g_free);
}

static void
desmi_typed_dispose (GObject *object)
{
  let_go (DESMI_TYPED (object));
  G_OBJECT_CLASS (desmi_typed_parent_class)->dispose (object);
}

static void
desmi_typed_class_init (DesmiTypedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desmi_typed_dispose;
  signals[LOADED] = g_signal_new ("loaded", DESMI_TYPE_TYPED, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", DESMI_TYPE_TYPED, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desmi_typed_init (DesmiTyped *self)
{
}

/**
 * desmi_typed_new:
 *
 * Returns: (transfer full): one that follows no table yet
 */
DesmiTyped *
desmi_typed_new (void)
{
  return g_object_new (DESMI_TYPE_TYPED, NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean    found = desmi_draft_load_finish (DESMI_DRAFT (source), result, NULL);
  DesmiTyped *self = desmi_call_end (user_data);

  if (self != NULL && found)
    g_signal_emit (self, signals[LOADED], 0);
}

static void
failed_cb (DesmiTyped *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

/**
 * desmi_typed_follow:
 * @file: (nullable): path of the district file; %NULL: no table is shown any more
 * @key: (nullable): of the table that is shown now, the same whenever it is
 * @title: (nullable): what a reader calls that table, translated
 *
 * What is typed from now on belongs to that table.
 */
void
desmi_typed_follow (DesmiTyped *self, const char *file, const char *key, const char *title)
{
  g_autofree char *shown = file != NULL ? g_strdup_printf ("%s\n%s", file, key) : NULL;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  let_go (self);
  if (file == NULL)
    return;
  self->shown = g_steal_pointer (&shown);
  self->loading = g_cancellable_new ();
  self->draft = desmi_draft_new (file, key);
  desmi_draft_set_title (self->draft, title);
  g_signal_connect_object (self->draft, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  desmi_draft_load_async (self->draft, NULL, loaded_cb, desmi_call_new (self, self->loading));
}

/**
 * desmi_typed_hold:
 * @held: begins, or ends; as often as it began
 *
 * While a table is being filled, what comes into its fields was not typed.
 */
void
desmi_typed_hold (DesmiTyped *self, gboolean held)
{
  self->n_held = held ? self->n_held + 1 : self->n_held - 1;
}

/**
 * desmi_typed_set:
 * @id: of a field
 * @base: what the file says
 * @text: what the field holds; as the file says: nothing is to be kept any more
 */
void
desmi_typed_set (DesmiTyped *self, const char *id, const char *base, const char *text)
{
  if (self->draft != NULL && self->n_held == 0)
    desmi_draft_set (self->draft, id, base, text);
}

/**
 * desmi_typed_get:
 * @base: (out) (transfer none): what the file said when it was typed
 * @text: (out) (transfer none): what was typed
 *
 * Returns: whether something was typed into the field and not saved
 */
gboolean
desmi_typed_get (DesmiTyped *self, const char *id, const char **base, const char **text)
{
  return self->draft != NULL && desmi_draft_get (self->draft, id, base, text);
}

/**
 * desmi_typed_flush:
 *
 * Has what was typed written at once, since the file is about to be closed.
 */
void
desmi_typed_flush (DesmiTyped *self)
{
  if (self->draft != NULL)
    desmi_draft_flush (self->draft);
}

/**
 * desmi_typed_dup_sentence:
 * @base: what the file said when it was typed
 * @saved: what it says now
 *
 * Returns: (transfer full): what is to be said of a text that is offered again
 */
char *
desmi_typed_dup_sentence (const char *base, const char *saved)
{
  if (g_strcmp0 (base, saved) == 0)
    return g_strdup (_ ("Typed before and not saved. Enter saves it; Esc takes it back."));
  if (*saved == '\0')
    return g_strdup (_ ("Typed before and not saved; meanwhile it was emptied. Enter saves it; Esc "
                        "takes it back."));
  return g_strdup_printf (
      /* Translators: %s is what was saved */
      _ ("Typed before and not saved; meanwhile “%s” was saved here. Enter replaces it; Esc takes "
         "it back."),
      saved);
}

/**
 * desmi_typed_dup_question:
 * @saved: what the file says now, which is not what it said when the typing began
 *
 * Returns: (transfer full): what is asked before what was typed replaces it
 */
char *
desmi_typed_dup_question (const char *saved)
{
  if (*saved == '\0')
    return g_strdup (_ ("Meanwhile this was emptied. Enter saves what you typed; Esc takes it "
                        "back."));
  return g_strdup_printf (
      /* Translators: %s is what was saved */
      _ ("Meanwhile “%s” was saved here. Enter replaces it; Esc takes back what you typed."),
      saved);
}
