-- Every cell with how many actors it has: none (empty); some, but none in any other city of the
-- agreement (one-sided); one (single-actor); or more (held).
-- Needs: spanned, held.
SELECT
  spanned.agreement AS agreement,
  spanned.city AS city,
  city_name,
  spanned.class AS class,
  spanned.area AS area,
  COALESCE(actors, 0) AS actors,
  CASE
    WHEN actors IS NULL THEN 'empty'
    WHEN towns = 1 THEN 'one-sided'
    WHEN actors = 1 THEN 'single-actor'
    ELSE 'held'
  END AS state
FROM spanned
LEFT JOIN held
  ON spanned.agreement = held.agreement
  AND spanned.city = held.city
  AND spanned.class = held.class
  AND spanned.area = held.area
LEFT JOIN (
  SELECT agreement, class, area, count(*) AS towns FROM held GROUP BY agreement, class, area
) AS sides
  ON spanned.agreement = sides.agreement
  AND spanned.class = sides.class
  AND spanned.area = sides.area
LEFT JOIN (
  SELECT city, min({city_name}) AS city_name FROM nodes_files GROUP BY city
) AS named ON spanned.city = named.city
ORDER BY agreement, city, class, area
