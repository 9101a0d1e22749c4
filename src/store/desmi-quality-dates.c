/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that contradict each other, and targets that anybody reaches. */
#include "store/desmi-quality.h"

#include <glib/gi18n-lib.h>

#define UNTIL_BEFORE_SINCE(table, what)                                                            \
  "SELECT village, '" what " ' || id, since || '/' || until, name, until, since FROM " table       \
  " WHERE until < since ORDER BY village, id"

static const char meetings[]
    = "SELECT village, 'cooperative ' || id, meeting_day || '/' || entity_date, name, meeting_day, "
      "entity_date FROM local_cooperative WHERE meeting_day < entity_date ORDER BY village, id";

static const char milestones[]
    = "SELECT village, 'milestone ' || id, done, title, done FROM local_milestone "
      "WHERE done > ?1 ORDER BY village, id";

/* A period that has not begun by this computer's clock: typed wrong, or the clock is. */
static const char flows_ahead[] = "SELECT DISTINCT village, month, '-', month FROM local_flows "
                                  "WHERE month > substr (?1, 1, 7) ORDER BY village, month";

static const char reports_ahead[]
    = "SELECT village, what || ' ' || period, '-', period FROM {dated} "
      "WHERE month > substr (?1, 1, 7) ORDER BY village, period, what";

/* What was before there was a village in the programme. */
static const char activities[]
    = "SELECT a.village, 'activity ' || a.id, a.day || '/' || e.cohort, a.title, a.day, "
      "CAST (e.cohort AS TEXT) FROM local_activity AS a JOIN programme_village AS e "
      "ON e.village = a.village AND e.programme = a.programme "
      "WHERE CAST (substr (a.day, 1, 4) AS INTEGER) < e.cohort ORDER BY a.village, a.id";

/* A product of a group that was founded later cannot be told; a group of tomorrow can. */
static const char founded[]
    = "SELECT village, 'group ' || id, founded, name, founded FROM local_group "
      "WHERE founded > substr (?1, 1, length (founded)) ORDER BY village, id";

/* A candidate is one before there is a decree. */
static const char status[]
    = "SELECT village, programme || ' since', since || '/' || decree_date, since, decree_date "
      "FROM programme_village WHERE status <> 'candidate' AND since < decree_date ORDER BY village";

static const char status_ahead[] = "SELECT village, programme || ' since', since, since "
                                   "FROM local_status WHERE since > ?1 ORDER BY village";

static const char status_before_cohort[]
    = "SELECT village, programme || ' since', since || '/' || cohort, since, CAST (cohort AS TEXT) "
      "FROM programme_village WHERE status <> 'candidate' AND decree_date IS NULL "
      "AND CAST (substr (since, 1, 4) AS INTEGER) < cohort ORDER BY village";

static const char past_status[]
    = "SELECT village, 'past-status ' || id, since || '/' || until, until, since "
      "FROM local_past_status WHERE until < since ORDER BY village, id";

/* Of what should fall, nothing at all is a target that somebody may well have. */
static const char zero_targets[]
    = "SELECT t.village, t.indicator || ' ' || t.period, '0', t.indicator, t.period "
      "FROM (SELECT village, indicator, period, value_milli FROM official_targets UNION ALL "
      "SELECT l.village, l.indicator, l.period, l.value_milli FROM local_targets AS l "
      "WHERE NOT EXISTS (SELECT 1 FROM official_targets AS o WHERE o.village = l.village "
      "AND o.indicator = l.indicator AND o.period = l.period)) AS t "
      "LEFT JOIN {indicators} AS r ON r.id = t.indicator WHERE t.value_milli = 0 "
      "AND coalesce (r.direction, 'higher') <> 'lower' "
      "ORDER BY t.village, t.indicator, t.period";

const DesmiQualityRule desmi_quality_date_rules[] = {
  { DESMI_QUALITY_DATES, "person-until", "warning", "people",
    UNTIL_BEFORE_SINCE ("local_person", "person"), "tdd",
    /* Translators: name of a person, two days */
    N_ ("%s served until %s, before the service began on %s."), NULL, FALSE },
  { DESMI_QUALITY_DATES, "partner-until", "warning", "partners",
    UNTIL_BEFORE_SINCE ("local_partner", "partner"), "tdd",
    /* Translators: name of a partner, two days */
    N_ ("%s helped until %s, before the help began on %s."), NULL, FALSE },
  { DESMI_QUALITY_DATES, "meeting-before-founding", "warning", "enterprises", meetings, "tdd",
    /* Translators: name of a cooperative, two days */
    N_ ("%s held its annual meeting on %s, before it became a legal entity on %s."), NULL, FALSE },
  { DESMI_QUALITY_DATES, "done-ahead", "warning", "activities", milestones, "td",
    /* Translators: a milestone, a day */
    N_ ("“%s” is done on %s, which is still to come."), NULL, FALSE },
  { DESMI_QUALITY_DATES, "activity-before-cohort", "warning", "activities", activities, "tdt",
    /* Translators: an activity, a day, a year */
    N_ ("“%s” was on %s, before the village joined in %s."), NULL, FALSE },
  { DESMI_QUALITY_DATES, "founded-ahead", "warning", "enterprises", founded, "td",
    /* Translators: a group of producers, a day */
    N_ ("“%s” was founded on %s, which is still to come."), NULL, FALSE },
  { DESMI_QUALITY_DATES, "flows-ahead", "warning", "flows", flows_ahead, "p",
    /* Translators: a month */
    N_ ("There are worker flows for %s, which has not begun yet."), NULL, TRUE },
  { DESMI_QUALITY_DATES, "reports-ahead", "warning", "pillars", reports_ahead, "p",
    /* Translators: a month, a quarter or a year */
    N_ ("Something is reported for %s, which has not begun yet."), NULL, TRUE },
  { DESMI_QUALITY_DATES, "status-before-decree", "warning", "profile", status, "dd",
    /* Translators: two days */
    N_ ("The status holds since %s, before the decree of %s."), NULL, FALSE },
  { DESMI_QUALITY_DATES, "status-ahead", "warning", "profile", status_ahead, "d",
    /* Translators: a day */
    N_ ("The status holds since %s, which is still to come."), NULL, FALSE },
  { DESMI_QUALITY_DATES, "status-before-cohort", "warning", "profile", status_before_cohort, "dt",
    /* Translators: a day, a year */
    N_ ("The status holds since %s, before the village joined in %s."), NULL, FALSE },
  { DESMI_QUALITY_DATES, "past-status-until", "warning", "profile", past_status, "dd",
    /* Translators: two days */
    N_ ("An earlier status held until %s, before it began on %s."), NULL, FALSE },
  { DESMI_QUALITY_TARGETS, "target-zero", "note", "pillars", zero_targets, "ip",
    /* Translators: an indicator, a quarter or year */
    N_ ("The target of %s for %s is zero; there is no share of it and no score."), NULL, FALSE },
  { .finding = NULL },
};
