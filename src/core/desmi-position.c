/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads decimal degrees with a point or a comma, and degrees, minutes and seconds, with the letters
 * of English and Indonesian (LS, LU, BT, BB), both halves of a point in either order. */
#include "core/desmi-position.h"

#include "core/desmi-error.h"
#include "core/desmi-quote.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MILLION 1e6
#define SIXTY 60.0
#define MAX_CHARS 120
#define MAX_NUMBERS 6
#define N_HALVES 2
#define EARTH_RADIUS_M 6371000.0

/* What the letters say of a half: its axis, and whether it is south or west. */
typedef struct
{
  const char *word;
  DesmiAxis   axis;
  int         sign; /* 0: the axis only */
} Word;

static const Word words[] = {
  { "ls", DESMI_AXIS_LATITUDE, -1 },        { "lu", DESMI_AXIS_LATITUDE, 1 },
  { "s", DESMI_AXIS_LATITUDE, -1 },         { "n", DESMI_AXIS_LATITUDE, 1 },
  { "u", DESMI_AXIS_LATITUDE, 1 },          { "selatan", DESMI_AXIS_LATITUDE, -1 },
  { "utara", DESMI_AXIS_LATITUDE, 1 },      { "south", DESMI_AXIS_LATITUDE, -1 },
  { "north", DESMI_AXIS_LATITUDE, 1 },      { "bt", DESMI_AXIS_LONGITUDE, 1 },
  { "bb", DESMI_AXIS_LONGITUDE, -1 },       { "e", DESMI_AXIS_LONGITUDE, 1 },
  { "w", DESMI_AXIS_LONGITUDE, -1 },        { "t", DESMI_AXIS_LONGITUDE, 1 },
  { "b", DESMI_AXIS_LONGITUDE, -1 },        { "timur", DESMI_AXIS_LONGITUDE, 1 },
  { "barat", DESMI_AXIS_LONGITUDE, -1 },    { "east", DESMI_AXIS_LONGITUDE, 1 },
  { "west", DESMI_AXIS_LONGITUDE, -1 },     { "lat", DESMI_AXIS_LATITUDE, 0 },
  { "latitude", DESMI_AXIS_LATITUDE, 0 },   { "lintang", DESMI_AXIS_LATITUDE, 0 },
  { "lon", DESMI_AXIS_LONGITUDE, 0 },       { "lng", DESMI_AXIS_LONGITUDE, 0 },
  { "long", DESMI_AXIS_LONGITUDE, 0 },      { "bujur", DESMI_AXIS_LONGITUDE, 0 },
  { "longitude", DESMI_AXIS_LONGITUDE, 0 },
};

typedef struct
{
  double   numbers[MAX_NUMBERS];
  guint    n_numbers;
  gboolean is_negative;
  int      axis; /* -1: no letter said */
  int      sign; /* of the letters, 0: none */
  gboolean is_closed;
} Half;

typedef struct
{
  const char *at;
  gboolean    has_comma; /* within numbers, between whole and part */
  gboolean    is_prefix; /* letters stand before their numbers */
  Half        halves[N_HALVES];
  guint       n_halves;
} Reader;

/* The half that goes on; a new one where there is none. NULL: there are too many. */
static Half *
begin_half (Reader *self)
{
  Half *half;

  if (self->n_halves == N_HALVES)
    return NULL;
  half = &self->halves[self->n_halves++];
  *half = (Half){ .axis = -1 };
  return half;
}

static Half *
get_half (Reader *self)
{
  return self->n_halves == 0 ? NULL : &self->halves[self->n_halves - 1];
}

static gboolean
read_word (Reader *self)
{
  const char      *end = self->at;
  g_autofree char *word = NULL;
  Half            *half = get_half (self);

  while (g_ascii_isalpha (*end))
    end++;
  word = g_ascii_strdown (self->at, end - self->at);
  if (half == NULL)
    self->is_prefix = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (words[i].word, word) != 0)
        continue;
      if (half == NULL || (self->is_prefix && half->n_numbers > 0))
        half = begin_half (self);
      if (half == NULL || (half->axis >= 0 && half->axis != (int) words[i].axis))
        return FALSE;
      half->axis = (int) words[i].axis;
      half->sign = words[i].sign != 0 ? words[i].sign : half->sign;
      half->is_closed = !self->is_prefix;
      self->at = end;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_number (Reader *self)
{
  gboolean         is_signed = *self->at == '-' || *self->at == '+';
  gboolean         is_negative = *self->at == '-';
  const char      *start = self->at + (is_signed ? 1 : 0), *end = start;
  g_autofree char *text = NULL;
  Half            *half = get_half (self);

  while (g_ascii_isdigit (*end))
    end++;
  if (end == start)
    return FALSE;
  if ((*end == '.' || (*end == ',' && self->has_comma)) && g_ascii_isdigit (end[1]))
    for (end++; g_ascii_isdigit (*end);)
      end++;
  text = g_strdelimit (g_strndup (start, (gsize) (end - start)), ",", '.');
  if (half == NULL || half->is_closed
      || (half->n_numbers > 0 && (is_signed || g_str_has_prefix (end, "°"))))
    half = begin_half (self);
  if (half == NULL || half->n_numbers == MAX_NUMBERS)
    return FALSE;
  half->is_negative = half->is_negative || is_negative;
  half->numbers[half->n_numbers++] = g_ascii_strtod (text, NULL);
  self->at = end;
  return TRUE;
}

/* One piece of the text; a blank and the marks of minutes and seconds divide numbers only. */
static gboolean
read_piece (Reader *self)
{
  static const char *const marks[] = { "°", "'", "\"", " ", "\t", ":", "=" };
  Half                    *half = get_half (self);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (self->at, marks[i]))
      {
        self->at += strlen (marks[i]);
        return TRUE;
      }
  if (strchr (",;/\n", *self->at) != NULL)
    {
      if (half != NULL && half->n_numbers > 0)
        half->is_closed = TRUE;
      self->at++;
      return TRUE;
    }
  return g_ascii_isalpha (*self->at) ? read_word (self) : read_number (self);
}

/* "6 21 41 108 18 53": nothing but the count tells where the second half begins. */
static void
split_half (Reader *self)
{
  Half *whole = &self->halves[0];
  guint n = whole->n_numbers / N_HALVES;

  if (self->n_halves != 1 || whole->n_numbers % N_HALVES != 0 || whole->axis >= 0)
    return;
  self->halves[1] = (Half){ .axis = -1, .n_numbers = n };
  memcpy (self->halves[1].numbers, whole->numbers + n, n * sizeof *whole->numbers);
  whole->n_numbers = n;
  self->n_halves = N_HALVES;
}

static gboolean
get_degrees (const Half *half, double *degrees)
{
  double part = SIXTY;

  if (half->n_numbers == 0 || half->n_numbers > 3)
    return FALSE;
  *degrees = half->numbers[0];
  for (guint i = 1; i < half->n_numbers; i++, part *= SIXTY)
    {
      if (half->numbers[i] >= SIXTY)
        return FALSE;
      *degrees += half->numbers[i] / part;
    }
  if (half->is_negative || half->sign < 0)
    *degrees = -*degrees;
  return !(half->is_negative && half->sign > 0);
}

/* The signs that books and telephones use are written in one way. */
static char *
normalize (const char *text)
{
  static const char *const pairs[][2]
      = { { "º", "°" },   { "˚", "°" }, { "′", "'" },  { "’", "'" },      { "‘", "'" },
          { "´", "'" },   { "`", "'" }, { "″", "\"" }, { "”", "\"" },     { "“", "\"" },
          { "''", "\"" }, { "−", "-" }, { "–", "-" },  { "\u00a0", " " }, { "\u202f", " " },
          { "(", " " },   { ")", " " } };
  GString *plain = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (plain, pairs[i][0], pairs[i][1], 0);
  return g_strstrip (g_string_free (plain, FALSE));
}

static gboolean
read_all (Reader *self, const char *text, gboolean has_comma)
{
  *self = (Reader){ .at = text, .has_comma = has_comma };
  while (*self->at != '\0')
    if (!read_piece (self))
      return FALSE;
  return self->n_halves > 0;
}

static gboolean
read_pair (const char *text, gboolean has_comma, DesmiPosition *position)
{
  Reader   self;
  double   first, second;
  gboolean is_swapped;

  if (!read_all (&self, text, has_comma))
    return FALSE;
  split_half (&self);
  if (self.n_halves != N_HALVES || !get_degrees (&self.halves[0], &first)
      || !get_degrees (&self.halves[1], &second)
      || (self.halves[0].axis >= 0 && self.halves[0].axis == self.halves[1].axis))
    return FALSE;
  is_swapped = self.halves[0].axis == DESMI_AXIS_LONGITUDE
               || self.halves[1].axis == DESMI_AXIS_LATITUDE
               || (self.halves[0].axis < 0 && self.halves[1].axis < 0 && fabs (first) > 90);
  if (is_swapped)
    {
      double swapped = first;

      first = second;
      second = swapped;
    }
  position->lat_e6 = (gint64) llround (first * MILLION);
  position->lon_e6 = (gint64) llround (second * MILLION);
  return fabs (first) <= 90 && fabs (second) <= 180;
}

static gboolean
read_one (const char *text, gboolean has_comma, DesmiAxis axis, gint64 *value_e6)
{
  Reader self;
  double degrees;

  if (!read_all (&self, text, has_comma) || self.n_halves != 1
      || (self.halves[0].axis >= 0 && self.halves[0].axis != (int) axis)
      || !get_degrees (&self.halves[0], &degrees))
    return FALSE;
  *value_e6 = (gint64) llround (degrees * MILLION);
  return fabs (degrees) <= (axis == DESMI_AXIS_LATITUDE ? 90 : 180);
}

static gboolean
refuse (const char *format, const char *text, GError **error)
{
  g_autofree char *quoted = desmi_text_quote (text);

  /* every format has one %s */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, DESMI_CORE_ERROR, DESMI_CORE_ERROR_NUMBER, format, quoted);
#pragma GCC diagnostic pop
  return FALSE;
}

/**
 * desmi_position_parse:
 * @text: "-6.3614, 108.3149", "6°21′41″ LS 108°18′53″ BT", and what is like them
 * @position: (out): where it is
 * @error: a #DesmiCoreError
 *
 * Without letters the latitude comes first, unless it can be none. A comma is a decimal one where
 * there is no point.
 *
 * Returns: whether @text is a point
 */
gboolean
desmi_position_parse (const char *text, DesmiPosition *position, GError **error)
{
  g_autofree char *plain = normalize (text);
  gboolean         has_comma = strchr (plain, '.') == NULL;

  if (strlen (plain) <= MAX_CHARS
      && (read_pair (plain, has_comma, position)
          || (has_comma && read_pair (plain, FALSE, position))))
    return TRUE;
  return refuse (_ ("“%s” is not a position such as -6.324, 108.32 or 6°19′26″ LS 108°19′12″ BT."),
                 text, error);
}

/**
 * desmi_degrees_parse:
 * @text: one half of a position, as desmi_position_parse() reads it
 * @axis: which half
 * @value_e6: (out): millionths of a degree
 * @error: a #DesmiCoreError
 *
 * Returns: whether @text is a latitude, or a longitude
 */
gboolean
desmi_degrees_parse (const char *text, DesmiAxis axis, gint64 *value_e6, GError **error)
{
  g_autofree char *plain = normalize (text);
  gboolean         has_comma = strchr (plain, '.') == NULL;

  if (strlen (plain) <= MAX_CHARS && read_one (plain, has_comma, axis, value_e6))
    return TRUE;
  return refuse (_ ("“%s” is not a position in degrees such as -6.324 or 108.32."), text, error);
}

/**
 * desmi_position_to_text:
 *
 * Returns: (transfer full): "-6.361400, 108.314870", which map programs and desmi_position_parse()
 * read
 */
char *
desmi_position_to_text (const DesmiPosition *position)
{
  char lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (lat, sizeof lat, "%.6f", (double) position->lat_e6 / MILLION);
  g_ascii_formatd (lon, sizeof lon, "%.6f", (double) position->lon_e6 / MILLION);
  return g_strdup_printf ("%s, %s", lat, lon);
}

/**
 * desmi_position_distance:
 *
 * Returns: metres between @a and @b, on a sphere
 */
double
desmi_position_distance (const DesmiPosition *a, const DesmiPosition *b)
{
  const double radians = G_PI / 180 / MILLION;
  double       lat_a = (double) a->lat_e6 * radians, lat_b = (double) b->lat_e6 * radians;
  double       x = sin ((lat_b - lat_a) / 2);
  double       y = sin ((double) (b->lon_e6 - a->lon_e6) * radians / 2);
  double       h = x * x + cos (lat_a) * cos (lat_b) * y * y;

  return 2 * EARTH_RADIUS_M * asin (MIN (1.0, sqrt (h)));
}
