-- Of each actor: how many of its contacts it has a common contact with (closed), in other groups
-- (cross_closed), by mutual ties (held); its triangles; and what indirect investments add to the
-- sums of its moments.
-- Needs: closed.
SELECT
  node,
  CAST(count(*) AS DOUBLE) AS closed,
  CAST(count(*) FILTER (WHERE own <> far) AS DOUBLE) AS cross_closed,
  CAST(count(*) FILTER (WHERE held > 0) AS DOUBLE) AS held,
  sum(common) / 2 AS triangles,
  sum(indirect * (2 * z + indirect)) AS squares,
  sum((z + indirect) * (z + indirect) * ln(z + indirect) - z * z * ln(z)) AS logs
FROM (
  SELECT a AS node, ga AS own, gb AS far, z, common, held, indirect FROM closed
  UNION ALL
  SELECT b, gb, ga, z, common, held, indirect FROM closed
) AS ends
GROUP BY node
