-- Each actor's representative: of itself and its neighbours the one that comes first when all are
-- shuffled by v -> (factor * v + shift) mod prime (Bögeholz, Brand and Todor 2020).
SELECT
  node,
  CAST((least(min(far_place), min(place)) + {prime} - {shift}) % {prime} * {inverse} % {prime} AS INTEGER)
    AS part
FROM (
  SELECT
    node,
    (CAST(node AS BIGINT) * {factor} + {shift}) % {prime} AS place,
    (CAST(far AS BIGINT) * {factor} + {shift}) % {prime} AS far_place
  FROM (SELECT a AS node, b AS far FROM {edges} UNION ALL SELECT b, a FROM {edges}) AS ends
) AS shuffled
GROUP BY node
