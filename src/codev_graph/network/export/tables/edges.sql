-- The documented ties that count, one row each, parallel ones and loops too.
-- A row lies in the part of its first area by notation and of the first year that it is dated by.
WITH told AS (
  SELECT
    tie AS id,
    "from" AS source,
    "to" AS target,
    coalesce(bool_or(mutual IN ('true', '1')), false) AS mutual,
    max(CAST(strength AS DOUBLE)) AS strength,
    coalesce(list(DISTINCT area ORDER BY area) FILTER (area IS NOT NULL), []) AS areas,
    coalesce(list(DISTINCT purpose ORDER BY purpose) FILTER (purpose IS NOT NULL), []) AS purposes,
    CAST(min(CAST(earliest AS TIMESTAMP)) AS DATE) AS earliest,
    CAST(max(CAST(latest AS TIMESTAMP)) AS DATE) AS latest,
    min(area) AS area,
    year(coalesce(min(CAST(earliest AS TIMESTAMP)), max(CAST(latest AS TIMESTAMP)))) AS year
  FROM said_ties GROUP BY ALL
)
FROM told WHERE {choice}
ORDER BY area, year, id, source, target
