-- SPDX-License-Identifier: GPL-3.0-or-later
-- The district's own catalogue: what an entry means, since when a version of it counts, and until when.
-- Periods are quarters, "2026-Q1".

ALTER TABLE local_programme ADD COLUMN retired TEXT;
ALTER TABLE local_pillar ADD COLUMN retired TEXT;
ALTER TABLE local_reason ADD COLUMN retired TEXT;
ALTER TABLE local_indicator ADD COLUMN description TEXT;
ALTER TABLE local_indicator ADD COLUMN valid_from TEXT;
ALTER TABLE local_indicator ADD COLUMN retired TEXT;

-- How each indicator is counted, from the quarter "since" to the one before "until". Of the server's the newest
-- version holds for all time; the district's own count where the server has none of that name.
CREATE VIEW indicator_rule AS
SELECT id, version, programme, pillar, name_id, name_en, unit, direction, over_time, over_villages, weight_milli,
       cap_milli, NULL AS description, '' AS since, '9999' AS until, 0 AS own
FROM official_indicator AS a
WHERE version = (SELECT max (version) FROM official_indicator AS b WHERE b.id = a.id)
UNION ALL
SELECT id, version, programme, pillar, name_id, name_en, unit, direction, over_time, over_villages, weight_milli,
       cap_milli, description, coalesce (valid_from, ''),
       min (coalesce ((SELECT min (valid_from) FROM local_indicator AS n
                       WHERE n.id = l.id AND n.version > l.version), '9999'), coalesce (retired, '9999')), 1
FROM local_indicator AS l
WHERE NOT EXISTS (SELECT 1 FROM official_indicator AS o WHERE o.id = l.id);
