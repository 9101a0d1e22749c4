/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins the district's areas with what the village has written of its service centre. */
#include "app/desmi-village-place.h"

#include "app/charts/desmi-chart-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MILLION 1e6
#define EDGE_M 500.0  /* outlines are a picture: this near to one is in it */
#define FAR_M 20000.0 /* from a village's point, where there is no outline */
#define METRES_A_DEGREE 111195.0
#define KILOMETRE 1000.0

/**
 * desmi_village_place_free:
 *
 * Frees it with its outlines.
 */
void
desmi_village_place_free (DesmiVillagePlace *self)
{
  g_free (self->code);
  g_clear_pointer (&self->outlines, desmi_outlines_free);
  g_free (self);
}

static DesmiPosition
to_position (const DesmiLonLat *point)
{
  return (DesmiPosition){ point->lat_e6, point->lon_e6 };
}

static gboolean
read_service (DesmiTable *service, DesmiPosition *point)
{
  int         lat = desmi_table_find_column (service, "latitude_e6");
  int         lon = desmi_table_find_column (service, "longitude_e6");
  const char *lat_text, *lon_text;

  if (desmi_table_get_n_rows (service) == 0 || lat < 0 || lon < 0)
    return FALSE;
  lat_text = desmi_table_get_text (service, 0, (guint) lat);
  lon_text = desmi_table_get_text (service, 0, (guint) lon);
  return lat_text != NULL && lon_text != NULL
         && desmi_degrees_parse (lat_text, DESMI_AXIS_LATITUDE, &point->lat_e6, NULL)
         && desmi_degrees_parse (lon_text, DESMI_AXIS_LONGITUDE, &point->lon_e6, NULL);
}

static DesmiVillagePlace *
make_place (const char *village, DesmiOutlines *outlines, DesmiTable *service)
{
  DesmiVillagePlace  *self = g_new0 (DesmiVillagePlace, 1);
  const DesmiOutline *own = desmi_outlines_find (outlines, village);

  self->code = g_strdup (village);
  self->outlines = outlines;
  self->has_point = read_service (service, &self->point);
  if (!self->has_point && own != NULL && own->has_label)
    {
      self->has_point = self->is_estimate = TRUE;
      self->point = to_position (&own->label);
    }
  return self;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const DesmiLocale     *locale = desmi_locale_get_user ();
  g_autoptr (GError)     error = NULL;
  g_autoptr (DesmiTable) service = NULL;
  DesmiOutlines         *outlines
      = desmi_chart_map_load_villages (DESMI_STORE (source), locale, cancellable, &error);

  if (outlines != NULL)
    service = desmi_store_lookup (DESMI_STORE (source), "register-service", data, locale,
                                  cancellable, &error);
  if (service == NULL)
    {
      g_clear_pointer (&outlines, desmi_outlines_free);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task, make_place (data, outlines, service),
                         (GDestroyNotify) desmi_village_place_free);
}

/**
 * desmi_village_place_load_async:
 * @village: its code
 *
 * Asks where a village is, on a thread of its own.
 */
void
desmi_village_place_load_async (DesmiStore         *store,
                                const char         *village,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, desmi_village_place_load_async);
  g_task_set_task_data (task, g_strdup (village), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * desmi_village_place_load_finish:
 *
 * Returns: (transfer full): where it is; %NULL with a #DesmiStoreError or %G_IO_ERROR_CANCELLED
 */
DesmiVillagePlace *
desmi_village_place_load_finish (DesmiStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Metres from @point on a plane that touches the earth there. */
static void
flatten (const DesmiLonLat *of, const DesmiPosition *point, double *x, double *y)
{
  double lat = (double) point->lat_e6 / MILLION * G_PI / 180;

  *x = (double) (of->lon_e6 - point->lon_e6) / MILLION * METRES_A_DEGREE * cos (lat);
  *y = (double) (of->lat_e6 - point->lat_e6) / MILLION * METRES_A_DEGREE;
}

/* The nearest that the line from a to b comes to the origin. */
static double
measure_line (double ax, double ay, double bx, double by)
{
  double dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
  double part = length > 0 ? CLAMP (-(ax * dx + ay * dy) / length, 0, 1) : 0;

  return hypot (ax + part * dx, ay + part * dy);
}

/* Whether @point is in @outline, by the even-odd rule, and how far its edge is, in metres. */
static gboolean
is_inside (const DesmiOutline *outline, const DesmiPosition *point, double *edge)
{
  gboolean inside = FALSE;

  *edge = G_MAXDOUBLE;
  for (guint r = 0; outline->rings != NULL && r < outline->rings->len; r++)
    {
      GArray *ring = g_ptr_array_index (outline->rings, r);

      for (guint i = 0; i < ring->len; i++)
        {
          double ax, ay, bx, by;

          flatten (&g_array_index (ring, DesmiLonLat, i), point, &ax, &ay);
          flatten (&g_array_index (ring, DesmiLonLat, (i + 1) % ring->len), point, &bx, &by);
          *edge = MIN (*edge, measure_line (ax, ay, bx, by));
          if ((ay > 0) != (by > 0) && ax + (0 - ay) / (by - ay) * (bx - ax) > 0)
            inside = !inside;
        }
    }
  return inside;
}

static char *
doubt_by_outlines (const DesmiVillagePlace *self,
                   const DesmiOutline      *own,
                   const DesmiPosition     *point,
                   const DesmiLocale       *locale)
{
  double edge;

  if (is_inside (own, point, &edge) || edge <= EDGE_M)
    return NULL;
  for (guint i = 0; i < desmi_outlines_get_n (self->outlines); i++)
    {
      const DesmiOutline *other = desmi_outlines_get (self->outlines, i);

      if (other != own && is_inside (other, point, &edge))
        return g_strdup_printf (
            /* Translators: names of two villages */
            desmi_locale_text (locale, N_ ("On the map, this point is in %s, not in %s.")),
            other->name, own->name);
    }
  return g_strdup (
      desmi_locale_text (locale, N_ ("On the map, this point is outside of the district.")));
}

/**
 * desmi_village_place_dup_doubt:
 * @point: where the village, or its service centre, is said to be
 *
 * Returns: (transfer full) (nullable): why that may be wrong; %NULL: nothing is odd, or nothing is
 *   known to tell
 */
char *
desmi_village_place_dup_doubt (const DesmiVillagePlace *self,
                               const DesmiPosition     *point,
                               const DesmiLocale       *locale)
{
  const DesmiOutline *own = desmi_outlines_find (self->outlines, self->code);
  DesmiPosition       known;
  double              distance;
  g_autofree char    *text = NULL;

  if (own == NULL)
    return NULL;
  if (own->rings != NULL)
    return doubt_by_outlines (self, own, point, locale);
  if (!own->has_label)
    return NULL;
  known = to_position (&own->label);
  distance = desmi_position_distance (&known, point);
  if (distance <= FAR_M)
    return NULL;
  text = desmi_format_count ((gint64) llround (distance / KILOMETRE), locale);
  return g_strdup_printf (
      /* Translators: a number of kilometres, and the name of a village */
      desmi_locale_text (locale, N_ ("This point is %s km from where the list of regions has %s.")),
      text, own->name);
}

/**
 * desmi_village_place_dup_text:
 *
 * Returns: (transfer full) (nullable): where the village is, in degrees, and whether that is an
 *   estimate; %NULL: it is not known
 */
char *
desmi_village_place_dup_text (const DesmiVillagePlace *self, const DesmiLocale *locale)
{
  g_autofree char *text = self->has_point ? desmi_position_to_text (&self->point) : NULL;

  if (text == NULL || !self->is_estimate)
    return g_steal_pointer (&text);
  return g_strdup_printf (
      /* Translators: %s is a position in degrees, taken from the middle of the village */
      desmi_locale_text (locale, N_ ("%s (estimate: middle of the village)")), text);
}
