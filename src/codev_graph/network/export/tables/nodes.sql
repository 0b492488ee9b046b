-- The actors, one row each.
-- Of the kinds that an actor is, its class is the one right under Actor, its kind the deepest.
WITH known AS (
  SELECT kind, any_value(notation) AS notation, count(DISTINCT above) AS depth
  FROM said_kinds GROUP BY kind
)
SELECT
  actor AS id,
  max(name) AS name,
  max(notation) FILTER (depth = 1) AS class,
  arg_max(notation, (depth, kind)) AS kind,
  list(DISTINCT notation ORDER BY notation) AS kinds,
  max(city) AS city,
  max(cityName) AS city_name,
  max(level) AS level
FROM said_actors JOIN known USING (kind)
GROUP BY actor
HAVING class IS NOT NULL
ORDER BY id
