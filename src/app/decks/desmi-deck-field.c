/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decks/desmi-deck-field.h"

#include "core/desmi-locale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char         **fields;
  char          *period;
  DesmiFigureAsk defaults;
} Call;

/**
 * desmi_deck_field_ask:
 * @defaults: what the field does not say
 *
 * Returns: what is asked for; lives as long as @self and @defaults
 */
DesmiFigureAsk
desmi_deck_field_ask (const DesmiNumberField *self, const DesmiFigureAsk *defaults)
{
  DesmiFigureAsk ask = *defaults;

  ask.figure = self->figure;
  if (self->period != NULL)
    ask.period = self->period;
  if (self->area != NULL)
    ask.area = self->area;
  ask.in_full = ask.in_full || self->in_full;
  return ask;
}

/**
 * desmi_field_shown_free:
 * @self: (transfer full) (nullable): what is shown
 */
void
desmi_field_shown_free (DesmiFieldShown *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self->about);
  g_free (self);
}

static void
free_shown (gpointer data)
{
  desmi_field_shown_free (data);
}

static void
free_call (gpointer data)
{
  Call *self = data;

  g_strfreev (self->fields);
  g_free (self->period);
  g_free (self);
}

static char *
dup_place (DesmiStore        *store,
           const char        *area,
           const DesmiLocale *locale,
           GCancellable      *cancellable)
{
  g_autoptr (DesmiVillage) village = NULL;

  if (area == NULL)
    return g_strdup (desmi_store_get_district_name (store));
  village = desmi_store_get_village (store, area, cancellable, NULL);
  return g_strdup (village != NULL && village->name != NULL ? village->name : area);
}

/* "Departures · Kenanga · 2023" */
static char *
describe (DesmiStore             *store,
          const DesmiNumberField *field,
          const DesmiFigureAsk   *ask,
          const char             *label,
          GCancellable           *cancellable)
{
  g_autofree char *place = dup_place (store, field->area, ask->locale, cancellable);
  g_autofree char *time = NULL;
  const char      *parts[4] = { NULL };
  DesmiPeriod      period;
  guint            n = 0;

  if (ask->period != NULL && desmi_period_parse (ask->period, &period, NULL))
    time = desmi_period_format (&period, ask->locale);
  parts[n++] = label;
  if (place != NULL)
    parts[n++] = place;
  parts[n++] = time != NULL ? time : desmi_locale_text (ask->locale, N_ ("the newest data"));
  return g_strjoinv (" · ", (char **) parts);
}

/* (transfer full): what is not known, or of what is there no more, says so in its place; it is
 * never zero */
static char *
dup_value (DesmiStore           *store,
           const DesmiFigureAsk *ask,
           GCancellable         *cancellable,
           char                **label,
           GError              **error)
{
  DesmiSlot slot = { DESMI_SLOT_FIGURE };
  gboolean  filled
      = ask->figure != NULL && desmi_deck_figure_fill (&slot, store, ask, cancellable, error);
  char *value = g_strdup (filled && slot.figure.value != NULL
                              ? slot.figure.value
                              : desmi_locale_text (ask->locale, N_ ("(no data)")));

  *label = g_steal_pointer (&slot.figure.label);
  g_free (slot.figure.value);
  g_free (slot.figure.detail);
  g_free (slot.source_line);
  g_free (slot.as_of);
  return value;
}

/**
 * desmi_deck_field_show:
 * @words: what stands between the braces
 * @defaults: what they do not say
 *
 * Blocks.
 *
 * Returns: (transfer full): what stands in its place; what is not known says so; %NULL with
 * %G_IO_ERROR_CANCELLED
 */
DesmiFieldShown *
desmi_deck_field_show (DesmiStore           *store,
                       const char           *words,
                       const DesmiFigureAsk *defaults,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_autoptr (DesmiNumberField) field = desmi_number_field_parse (words);
  DesmiFigureAsk               ask = desmi_deck_field_ask (field, defaults);
  g_autoptr (GError)           local = NULL;
  g_autofree char             *label = NULL;
  g_autofree char             *value = dup_value (store, &ask, cancellable, &label, &local);
  DesmiFieldShown             *self;

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self = g_new0 (DesmiFieldShown, 1);
  self->value = g_steal_pointer (&value);
  self->about = describe (store, field, &ask, label != NULL ? label : words, cancellable);
  return self;
}

static void
show_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Call      *call = data;
  GPtrArray *shown = g_ptr_array_new_with_free_func (free_shown);
  GError    *error = NULL;

  for (guint i = 0; call->fields[i] != NULL && error == NULL; i++)
    {
      DesmiFieldShown *one = desmi_deck_field_show (DESMI_STORE (source), call->fields[i],
                                                    &call->defaults, cancellable, &error);

      if (one != NULL)
        g_ptr_array_add (shown, one);
    }
  if (error == NULL)
    g_task_return_pointer (task, shown, (GDestroyNotify) g_ptr_array_unref);
  else
    {
      g_ptr_array_unref (shown);
      g_task_return_error (task, error);
    }
}

/**
 * desmi_deck_field_show_async:
 * @fields: what stands between the braces of each
 * @defaults: what a field does not say
 *
 * Asks what stands in the place of fields, without blocking.
 */
void
desmi_deck_field_show_async (DesmiStore           *store,
                             const char *const    *fields,
                             const DesmiFigureAsk *defaults,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Call             *call = g_new0 (Call, 1);

  call->fields = g_strdupv ((char **) fields);
  call->period = g_strdup (defaults->period);
  call->defaults = *defaults;
  call->defaults.figure = NULL;
  call->defaults.area = NULL;
  call->defaults.period = call->period;
  g_task_set_source_tag (task, desmi_deck_field_show_async);
  g_task_set_task_data (task, call, free_call);
  g_task_run_in_thread (task, show_in_thread);
}

/**
 * desmi_deck_field_show_finish:
 *
 * Returns: (transfer full) (element-type DesmiFieldShown): one for each field, in their order; what
 * is not known says so; %NULL with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
desmi_deck_field_show_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
