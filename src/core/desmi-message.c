/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that are kept as what they are made of. What is read back comes from a file, which
 * anybody may have written: its formats never reach printf(). */
#include "core/desmi-message.h"

#include "core/desmi-country.h"
#include "core/desmi-number-field.h"
#include "core/desmi-period.h"
#include "core/desmi-quote.h"

#include <string.h>

#define MAX_ARGUMENTS 9
#define MAX_BYTES 8000 /* of what is kept */
#define MAX_SAID 65536 /* bytes of what is said; it is for the caller to find that too long */
#define MAX_DEPTH 4    /* of messages in messages */
#define FORM "(ssta(ss))"

typedef struct
{
  DesmiMessageKind kind;
  char            *text;
} Argument;

struct _DesmiMessage
{
  gatomicrefcount ref_count;
  char           *one;  /* empty: what stands in it, with commas between */
  char           *many; /* nullable: the sentence has no plural */
  gulong          n;
  guint           n_arguments;
  Argument        arguments[MAX_ARGUMENTS];
};

/* What the kinds are called where a message is kept: never change one. */
static const char *const kind_names[] = {
  [DESMI_MESSAGE_TEXT] = "text",       [DESMI_MESSAGE_WORD] = "word",
  [DESMI_MESSAGE_LOWER] = "lower",     [DESMI_MESSAGE_COUNTRY] = "country",
  [DESMI_MESSAGE_COUNT] = "count",     [DESMI_MESSAGE_MILLI] = "milli",
  [DESMI_MESSAGE_RUPIAH] = "rupiah",   [DESMI_MESSAGE_PERIOD] = "period",
  [DESMI_MESSAGE_DAY] = "day",         [DESMI_MESSAGE_FIELDS] = "fields",
  [DESMI_MESSAGE_MESSAGE] = "message",
};

/* A conversion of a format: %s, %d, %u, or one of them with the number of its argument. */
typedef struct
{
  guint nth;  /* from 0 */
  char  type; /* '%': a per cent sign */
} Conversion;

/* Reads the conversion at @at, where a per cent sign stands, and goes behind it; @next counts those
 * without a number. */
static gboolean
read_conversion (const char **at, guint *next, Conversion *conversion)
{
  const char *c = *at + 1;

  if (g_ascii_isdigit (*c) && c[1] == '$')
    {
      if (*c == '0')
        return FALSE;
      conversion->nth = (guint) (*c - '1');
      c += 2;
    }
  else if (*c != '%')
    conversion->nth = (*next)++;
  if (*c == '\0' || strchr ("sdu%", *c) == NULL)
    return FALSE;
  conversion->type = *c;
  *at = c + 1;
  return TRUE;
}

/* The types of what @format asks for, as a text: "su"; empty where it asks for nothing. */
static void
read_types (const char *format, char types[MAX_ARGUMENTS + 1])
{
  guint next = 0;

  memset (types, 0, MAX_ARGUMENTS + 1);
  for (const char *c = strchr (format, '%'); c != NULL; c = strchr (c, '%'))
    {
      Conversion conversion = { 0, '%' };

      /* a format of the program: the tests say each of them once */
      g_return_if_fail (read_conversion (&c, &next, &conversion));
      g_return_if_fail (conversion.type == '%' || conversion.nth < MAX_ARGUMENTS);
      if (conversion.type != '%')
        types[conversion.nth] = conversion.type;
    }
}

static DesmiMessage *
message_alloc (const char *one, const char *many, gulong n)
{
  DesmiMessage *self = g_new0 (DesmiMessage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->one = g_strdup (one);
  self->many = g_strdup (many);
  self->n = n;
  return self;
}

/* A whole number with %u is a count; one with %d is a name, such as that of a year. */
static void
take_arguments (DesmiMessage *self, const char *types, va_list arguments)
{
  for (self->n_arguments = 0; types[self->n_arguments] != '\0'; self->n_arguments++)
    {
      Argument *argument = &self->arguments[self->n_arguments];

      if (types[self->n_arguments] == 'u')
        {
          argument->kind = DESMI_MESSAGE_COUNT;
          argument->text = g_strdup_printf ("%u", va_arg (arguments, guint));
        }
      else if (types[self->n_arguments] == 'd')
        argument->text = g_strdup_printf ("%d", va_arg (arguments, int));
      else
        {
          const char *text = va_arg (arguments, const char *);

          argument->text = g_utf8_make_valid (text != NULL ? text : "", -1);
        }
    }
}

/**
 * desmi_message_new:
 * @msgid: an English sentence for translators, who find it by this function's name; of conversions
 *   it has %s, %u and %d alone, also as %1$s
 * @...: what stands in it: texts; with %u a count, with %d a number that is a name, as of a year
 *
 * Returns: (transfer full): the sentence, to be said in any language
 */
DesmiMessage *
desmi_message_new (const char *msgid, ...)
{
  DesmiMessage *self = message_alloc (msgid, NULL, 0);
  char          types[MAX_ARGUMENTS + 1];
  va_list       arguments;

  read_types (msgid, types);
  va_start (arguments, msgid);
  take_arguments (self, types, arguments);
  va_end (arguments);
  return self;
}

/**
 * desmi_message_new_plural:
 * @one: the English sentence for one
 * @many: the English sentence for any other number, which asks for the same arguments
 * @n: the number that chooses
 * @...: as with desmi_message_new()
 *
 * Returns: (transfer full): the sentence, to be said in any language
 */
DesmiMessage *
desmi_message_new_plural (const char *one, const char *many, gulong n, ...)
{
  DesmiMessage *self = message_alloc (one, many, n);
  char          types[MAX_ARGUMENTS + 1];
  va_list       arguments;

  read_types (many, types);
  va_start (arguments, n);
  take_arguments (self, types, arguments);
  va_end (arguments);
  return self;
}

/**
 * desmi_message_new_named:
 * @msgid: an English sentence with one %s, marked with N_() where it is written
 * @name: what stands in it
 *
 * The same as desmi_message_new() for sentences that are chosen from several.
 *
 * Returns: (transfer full): the sentence, to be said in any language
 */
DesmiMessage *
desmi_message_new_named (const char *msgid, const char *name)
{
  DesmiMessage *self = message_alloc (msgid, NULL, 0);

  desmi_message_add (self, DESMI_MESSAGE_TEXT, name);
  return self;
}

/**
 * desmi_message_new_list:
 *
 * Returns: (transfer full): what desmi_message_add() adds, with commas between
 */
DesmiMessage *
desmi_message_new_list (void)
{
  return message_alloc ("", NULL, 0);
}

/**
 * desmi_message_ref:
 *
 * Returns: (transfer full): @self, held once more
 */
DesmiMessage *
desmi_message_ref (DesmiMessage *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * desmi_message_unref:
 *
 * Lets go of @self.
 */
void
desmi_message_unref (DesmiMessage *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_arguments; i++)
    g_free (self->arguments[i].text);
  g_free (self->one);
  g_free (self->many);
  g_free (self);
}

/**
 * desmi_message_add:
 * @self: made by desmi_message_new_list(), with less than nine parts
 *
 * Adds a part.
 */
void
desmi_message_add (DesmiMessage *self, DesmiMessageKind kind, const char *text)
{
  g_return_if_fail (self->n_arguments < MAX_ARGUMENTS && text != NULL);

  self->arguments[self->n_arguments++] = (Argument){ kind, g_utf8_make_valid (text, -1) };
}

/**
 * desmi_message_add_message:
 * @self: as with desmi_message_add()
 *
 * Adds a part that is a message.
 */
void
desmi_message_add_message (DesmiMessage *self, const DesmiMessage *message)
{
  g_autofree char *text = desmi_message_to_text (message);

  desmi_message_add (self, DESMI_MESSAGE_MESSAGE, text);
}

/**
 * desmi_message_set_kind:
 * @nth: an argument, counted from 0
 * @kind: what its text is
 *
 * Lets an argument be said in the reader's way.
 */
void
desmi_message_set_kind (DesmiMessage *self, guint nth, DesmiMessageKind kind)
{
  g_return_if_fail (nth < self->n_arguments);

  self->arguments[nth].kind = kind;
}

/**
 * desmi_message_set_message:
 * @nth: an argument, counted from 0
 * @message: what stands there instead
 *
 * Puts one message into another.
 */
void
desmi_message_set_message (DesmiMessage *self, guint nth, const DesmiMessage *message)
{
  g_return_if_fail (nth < self->n_arguments);

  g_free (self->arguments[nth].text);
  self->arguments[nth].text = desmi_message_to_text (message);
  self->arguments[nth].kind = DESMI_MESSAGE_MESSAGE;
}

static gboolean
read_number (const char *text, gint64 *value)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

static char *
say_number (const Argument *argument, const DesmiLocale *locale)
{
  gint64 value;

  if (!read_number (argument->text, &value))
    return g_strdup (argument->text);
  if (argument->kind == DESMI_MESSAGE_COUNT)
    return desmi_format_count (value, locale);
  if (argument->kind == DESMI_MESSAGE_RUPIAH)
    return desmi_format_rupiah (value, locale);
  return desmi_format_number ((double) value / 1000, DESMI_NUMBER_PLAIN, 3, locale);
}

static char *
say_period (const char *text, const DesmiLocale *locale)
{
  DesmiPeriod period;

  return desmi_period_parse (text, &period, NULL) ? desmi_period_format (&period, locale)
                                                  : g_strdup (text);
}

static char *say (const DesmiMessage *self, const DesmiLocale *locale, guint depth);

/* Nullable. */
static char *
say_message (const char *text, const DesmiLocale *locale, guint depth)
{
  g_autoptr (DesmiMessage) message = depth < MAX_DEPTH ? desmi_message_from_text (text) : NULL;

  return message != NULL ? say (message, locale, depth + 1) : NULL;
}

/* Of what is empty, catalogues of sentences say what they are themselves. */
static const char *
say_word (const char *text, const DesmiLocale *locale)
{
  return *text != '\0' ? desmi_locale_text (locale, text) : text;
}

/* Nullable. */
static char *
say_argument (const Argument *argument, const DesmiLocale *locale, guint depth)
{
  switch (argument->kind)
    {
    case DESMI_MESSAGE_WORD:
      return g_strdup (say_word (argument->text, locale));
    case DESMI_MESSAGE_LOWER:
      return g_utf8_strdown (say_word (argument->text, locale), -1);
    case DESMI_MESSAGE_COUNTRY:
      return g_strdup (desmi_country_name (argument->text, locale));
    case DESMI_MESSAGE_COUNT:
    case DESMI_MESSAGE_MILLI:
    case DESMI_MESSAGE_RUPIAH:
      return say_number (argument, locale);
    case DESMI_MESSAGE_PERIOD:
      return say_period (argument->text, locale);
    case DESMI_MESSAGE_DAY:
      return desmi_format_day (argument->text, locale);
    case DESMI_MESSAGE_FIELDS:
      return desmi_number_field_name_all (argument->text, locale, NULL, NULL);
    case DESMI_MESSAGE_MESSAGE:
      return say_message (argument->text, locale, depth);
    case DESMI_MESSAGE_TEXT:
    default:
      return g_strdup (argument->text);
    }
}

/* What the arguments are said as, each once, however often the sentence asks for it: a message in a
 * message could ask without end. */
static gboolean
say_arguments (const DesmiMessage *self, const DesmiLocale *locale, guint depth, GPtrArray *texts)
{
  for (guint i = 0; i < self->n_arguments; i++)
    {
      char *text = say_argument (&self->arguments[i], locale, depth);

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (texts, text);
    }
  return TRUE;
}

/* Nullable: @format asks for what is not there, or is no format. */
static char *
fill (const char *format, const GPtrArray *texts)
{
  g_autoptr (GString) said = g_string_new (NULL);
  guint               next = 0;

  for (const char *c = format; *c != '\0' && said->len <= MAX_SAID;)
    {
      const gsize n = strcspn (c, "%");
      Conversion  conversion = { 0, '%' };

      g_string_append_len (said, c, (gssize) n);
      c += n;
      if (*c == '\0')
        break;
      if (!read_conversion (&c, &next, &conversion))
        return NULL;
      if (conversion.type == '%')
        g_string_append_c (said, '%');
      else if (conversion.nth < texts->len)
        g_string_append (said, g_ptr_array_index (texts, conversion.nth));
      else
        return NULL;
    }
  return said->len <= MAX_SAID ? g_strndup (said->str, said->len) : NULL;
}

/* Nullable. */
static char *
say (const DesmiMessage *self, const DesmiLocale *locale, guint depth)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (!say_arguments (self, locale, depth, texts))
    return NULL;
  if (*self->one == '\0')
    return desmi_text_join (texts, 0, texts->len, ", ");
  return fill (self->many != NULL ? desmi_locale_plural (locale, self->one, self->many, self->n)
                                  : desmi_locale_text (locale, self->one),
               texts);
}

/**
 * desmi_message_say:
 * @locale: the reader
 *
 * Returns: (transfer full) (nullable): the sentence; %NULL where it cannot be said, as one from a
 *   damaged file: it asks for what is not there, or is without end
 */
char *
desmi_message_say (const DesmiMessage *self, const DesmiLocale *locale)
{
  g_return_val_if_fail (locale != NULL, NULL);

  return say (self, locale, 0);
}

/**
 * desmi_message_to_text:
 *
 * Returns: (transfer full): @self for a file, to be read by desmi_message_from_text()
 */
char *
desmi_message_to_text (const DesmiMessage *self)
{
  GVariantBuilder      builder;
  g_autoptr (GVariant) variant = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (FORM));
  g_variant_builder_add (&builder, "s", self->one);
  g_variant_builder_add (&builder, "s", self->many != NULL ? self->many : "");
  g_variant_builder_add (&builder, "t", (guint64) self->n);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < self->n_arguments; i++)
    g_variant_builder_add (&builder, "(ss)", kind_names[self->arguments[i].kind],
                           self->arguments[i].text);
  g_variant_builder_close (&builder);
  variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (variant, FALSE);
}

static gboolean
read_kind (const char *name, DesmiMessageKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (strcmp (kind_names[i], name) == 0)
      {
        *kind = (DesmiMessageKind) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_arguments (DesmiMessage *self, GVariantIter *iter)
{
  const char *name, *text;

  while (g_variant_iter_next (iter, "(&s&s)", &name, &text))
    {
      DesmiMessageKind kind;

      if (self->n_arguments == MAX_ARGUMENTS || !read_kind (name, &kind))
        return FALSE;
      self->arguments[self->n_arguments++] = (Argument){ kind, g_strdup (text) };
    }
  return TRUE;
}

/**
 * desmi_message_from_text:
 * @text: (nullable): what desmi_message_to_text() wrote, or anything at all
 *
 * Returns: (transfer full) (nullable): the message; %NULL: @text is none, or of a later program
 */
DesmiMessage *
desmi_message_from_text (const char *text)
{
  g_autoptr (GVariant)     variant = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  g_autoptr (DesmiMessage) self = NULL;
  const char              *one, *many;
  guint64                  n;

  if (text == NULL || strnlen (text, MAX_BYTES + 1) > MAX_BYTES
      || !g_utf8_validate (text, -1, NULL))
    return NULL;
  variant = g_variant_parse (G_VARIANT_TYPE (FORM), text, NULL, NULL, NULL);
  if (variant == NULL)
    return NULL;
  g_variant_get (variant, "(&s&sta(ss))", &one, &many, &n, &iter);
  self = message_alloc (one, *many != '\0' ? many : NULL, (gulong) n);
  return read_arguments (self, iter) ? g_steal_pointer (&self) : NULL;
}
