-- The rows of one measure. Rank 1 is the best; equals, but for the last bits (a part in 10^12, or in
-- 10^15 of the greatest), share the better rank.
-- Needs: nodes, placed.
WITH scored AS (
  SELECT
    number,
    CAST(scores.value AS DOUBLE) AS value,
    CAST(z AS DOUBLE) AS z,
    CAST(p AS DOUBLE) AS p
  FROM nodes
  LEFT JOIN (
    SELECT node, {value} AS value, {z} AS z, {p} AS p FROM {table}
  ) AS scores ON nodes.node = scores.node
),
ordered AS (
  SELECT
    number,
    {sign} * value AS score,
    row_number() OVER (ORDER BY {sign} * value, number) AS place,
    lag({sign} * value) OVER (ORDER BY {sign} * value, number) AS former,
    1e-3 * max(abs(value)) OVER () AS least
  FROM scored
  WHERE value IS NOT NULL
),
best AS (
  SELECT
    number,
    max(CASE WHEN former IS NULL OR score - former > 1e-12 * greatest(abs(score), least, 1e-300) THEN place END)
      OVER (ORDER BY place ROWS UNBOUNDED PRECEDING) AS standing
  FROM ordered
)
SELECT
  id AS actor,
  COALESCE(name, id) AS name,
  '{measure}' AS measure,
  value,
  standing AS rank,
  z,
  p
FROM scored
LEFT JOIN best ON scored.number = best.number
JOIN placed ON scored.number = placed.number
ORDER BY scored.number
