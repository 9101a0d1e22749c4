/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that are kept and said to readers of another language; also such as no program wrote.
 */
#include "core/desmi-message.h"

#include <string.h>

/* A reader whose sentences put things in another order. */
static const char *
translate (const char *msgid)
{
  static const char *const sentences[][2] = {
    { "Retired “%s” from %s", "Sejak %2$s “%1$s” tidak dipakai" },
    { "Active", "Aktif" },
    { "", "Language: id" }, /* as catalogues have it */
    { "Entered %s: %s: %s", "%s diisi (%s): %s" },
    { "Departures", "Keberangkatan" },
    { "Wrong %s", "Salah %s %s" },
    { "Odd %s", "Aneh %n" },
    { "%u%% of %s", "%2$s: %1$u%%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i][0], msgid))
      return sentences[i][1];
  return msgid;
}

static const char *
translate_plural (const char *one, const char *many, gulong n)
{
  return g_str_equal (many, "Set %u villages to “%s”") ? "%u desa menjadi “%s”" : many;
}

static const DesmiLocale indonesian = { DESMI_LANGUAGE_ID, translate, translate_plural };

/* Takes @message, as a file gives it back. */
static void
assert_said (DesmiMessage *message, const char *english, const char *other)
{
  g_autoptr (DesmiMessage) owned = message, read = NULL;
  g_autofree char         *text = desmi_message_to_text (owned), *again = NULL;
  g_autofree char         *first = NULL, *second = NULL;

  read = desmi_message_from_text (text);
  g_assert_nonnull (read);
  again = desmi_message_to_text (read);
  g_assert_cmpstr (again, ==, text);
  first = desmi_message_say (read, desmi_locale_get_english ());
  second = desmi_message_say (read, &indonesian);
  g_assert_cmpstr (first, ==, english);
  g_assert_cmpstr (second, ==, other);
}

static void
test_kinds (void)
{
  DesmiMessage *retired
      = desmi_message_new ("Retired “%s” from %s", "Kaji \"1\" 'x' %s", "2023-Q4");
  DesmiMessage *day = desmi_message_new ("%s, %s: %s", "2023-09-30", "1234500", "2500000");
  DesmiMessage *wrong = desmi_message_new ("%s, %s, %s", "soon", "many", "-");
  DesmiMessage *empty = desmi_message_new ("(%s, %s)", "", "");

  desmi_message_set_kind (retired, 1, DESMI_MESSAGE_PERIOD);
  assert_said (retired, "Retired “Kaji \"1\" 'x' %s” from Q4 2023",
               "Sejak Triwulan IV 2023 “Kaji \"1\" 'x' %s” tidak dipakai");
  desmi_message_set_kind (day, 0, DESMI_MESSAGE_DAY);
  desmi_message_set_kind (day, 1, DESMI_MESSAGE_MILLI);
  desmi_message_set_kind (day, 2, DESMI_MESSAGE_RUPIAH);
  assert_said (day, "September 30, 2023, 1,234.5: IDR 2,500,000",
               "30 September 2023, 1.234,5: Rp 2.500.000");
  /* what does not read as its kind is said as it stands */
  desmi_message_set_kind (wrong, 0, DESMI_MESSAGE_DAY);
  desmi_message_set_kind (wrong, 1, DESMI_MESSAGE_COUNT);
  desmi_message_set_kind (wrong, 2, DESMI_MESSAGE_PERIOD);
  assert_said (wrong, "soon, many, -", "soon, many, -");
  desmi_message_set_kind (empty, 0, DESMI_MESSAGE_WORD);
  desmi_message_set_kind (empty, 1, DESMI_MESSAGE_LOWER);
  assert_said (empty, "(, )", "(, )");
}

static void
test_plural (void)
{
  DesmiMessage *many = desmi_message_new_plural ("Set %u village to “%s”",
                                                 "Set %u villages to “%s”", 1200, 1200u, "Active");
  DesmiMessage *one = desmi_message_new_plural ("Set %u village to “%s”", "Set %u villages to “%s”",
                                                1, 1u, "Active");

  desmi_message_set_kind (many, 1, DESMI_MESSAGE_WORD);
  assert_said (many, "Set 1,200 villages to “Active”", "1.200 desa menjadi “Aktif”");
  assert_said (one, "Set 1 village to “Active”", "1 desa menjadi “Active”");
  /* a year is a name */
  assert_said (desmi_message_new ("%d of %u", 2023, 2023u), "2023 of 2,023", "2023 of 2.023");
  assert_said (desmi_message_new ("%u%% of %s", 5u, "x"), "5% of x", "x: 5%");
}

static void
test_nested (void)
{
  g_autoptr (DesmiMessage) cell = desmi_message_new_list ();
  DesmiMessage *entered = desmi_message_new ("Entered %s: %s: %s", "Departures", "", "12");

  desmi_message_add (cell, DESMI_MESSAGE_COUNTRY, "KOR");
  desmi_message_add (cell, DESMI_MESSAGE_PERIOD, "2023-08");
  desmi_message_set_kind (entered, 0, DESMI_MESSAGE_LOWER);
  desmi_message_set_message (entered, 1, cell);
  assert_said (entered, "Entered departures: South Korea, August 2023: 12",
               "keberangkatan diisi (Korea Selatan, Agustus 2023): 12");
}

/* A sentence of a translation, or of a file, that asks for what is not there is not said. */
static void
assert_not_said (const char *text)
{
  g_autoptr (DesmiMessage) message = desmi_message_from_text (text);
  g_autofree char         *said = message != NULL ? desmi_message_say (message, &indonesian) : NULL;

  g_assert_nonnull (message);
  g_assert_null (said);
}

static void
test_hostile (void)
{
  static const char *const formats[]
      = { "%n",    "%s %s", "%x",    "%*s",  "%1$n",    "%0$s",     "%2$s",  "%9$s",
          "%10$s", "%1$",   "%",     "%-5s", "%99999d", "%.9s",     "%hhn",  "%lls",
          "%m",    "%s%n",  "%1$*2", "%s %", "%s%1$",   "Wrong %s", "Odd %s" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = g_strdup_printf ("('%s', '', 0, [('text', 'x')])", formats[i]);

      assert_not_said (text);
    }
  assert_not_said ("('%s', '', 0, [('message', 'x')])");
  assert_not_said ("('%s', '%n', 18446744073709551615, [('text', 'x')])");
  assert_not_said ("('%s', '', 0, @a(ss) [])");
}

static void
test_malformed (void)
{
  static const char *const texts[] = {
    "",
    "Enrolled Kenanga",
    "(",
    "('%s')",
    "('%s', '', 0, [('later', 'x')])",
    "{'a': 1}",
    "('%s', '', -1, [('text', 'x')])",
    "('%s', '', 0, [('text', 'x')]) more",
    "('%s', '', 0, [('t','1'),('text','2')])",
    "('\xff', '', 0, @a(ss) [])",
    ("('x', '', 0, [('text','1'),('text','2'),('text','3'),('text','4'),('text','5'),('text','6'),"
     "('text','7'),('text','8'),('text','9'),('text','10')])")
  };
  g_autofree char *long_text = g_strdup_printf ("('%0*d', '', 0, @a(ss) [])", 9000, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (desmi_message_from_text (texts[i]));
  g_assert_null (desmi_message_from_text (NULL));
  g_assert_null (desmi_message_from_text (long_text));
}

/* Neither messages in messages nor one argument asked for ever again are without end. */
static void
test_endless (void)
{
  g_autoptr (DesmiMessage) message = desmi_message_new ("%1$s%1$s%1$s%1$s%1$s%1$s%1$s%1$s", "x");
  g_autofree char         *said = NULL, *none = NULL, *all = NULL, *text = NULL;
  g_autoptr (DesmiMessage) wide = NULL;
  g_autoptr (GString)      format = g_string_new (NULL);

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (DesmiMessage) outer = desmi_message_new ("%1$s%1$s%1$s%1$s", "");

      desmi_message_set_message (outer, 0, message);
      desmi_message_unref (g_steal_pointer (&message));
      message = g_steal_pointer (&outer);
    }
  none = desmi_message_say (message, &indonesian);
  g_assert_null (none);
  for (guint i = 0; i < 1500; i++)
    g_string_append (format, "%1$s");
  all = g_strnfill (1000, 'x');
  text = g_strdup_printf ("('%s', '', 0, [('text', '%s')])", format->str, all);
  wide = desmi_message_from_text (text);
  g_assert_nonnull (wide);
  said = desmi_message_say (wide, &indonesian);
  g_assert_null (said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/kinds", test_kinds);
  g_test_add_func ("/message/plural", test_plural);
  g_test_add_func ("/message/nested", test_nested);
  g_test_add_func ("/message/hostile", test_hostile);
  g_test_add_func ("/message/malformed", test_malformed);
  g_test_add_func ("/message/endless", test_endless);
  return g_test_run ();
}
