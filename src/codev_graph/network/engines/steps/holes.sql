-- Structural holes (Burt 1992) from sums alone: with y = z + indirect, Q the sum of y * y, L that of
-- y * y * ln y, s that of z and k contacts, constraint is Q / s², and hierarchy, Burt's Theil index,
-- (ln k - ln Q + 2 L / Q) / ln k; what is below 1e-12 is the rounding of its sums.
-- Needs: nodes, moments, surroundings, redundancy.
SELECT
  node,
  degree AS contacts,
  invested / (total * total) AS burt_constraint,
  degree - redundant / total AS effective_size,
  CASE WHEN disorder < 1e-12 THEN 0 ELSE disorder END AS hierarchy,
  triangles,
  closed,
  cross_closed,
  held
FROM (
  SELECT
    *,
    CASE WHEN degree > 1 THEN (ln(degree) - ln(invested) + 2 * logs / invested) / ln(degree) END
      AS disorder
  FROM (
    SELECT
      nodes.node AS node,
      CAST(nodes.degree AS DOUBLE) AS degree,
      total,
      moments.squares + COALESCE(surroundings.squares, 0) AS invested,
      moments.logs + COALESCE(surroundings.logs, 0) AS logs,
      COALESCE(redundant, 0) AS redundant,
      COALESCE(triangles, 0) AS triangles,
      COALESCE(closed, 0) AS closed,
      COALESCE(cross_closed, 0) AS cross_closed,
      COALESCE(held, 0) AS held
    FROM nodes
    LEFT JOIN moments ON nodes.node = moments.node
    LEFT JOIN surroundings ON nodes.node = surroundings.node
    LEFT JOIN redundancy ON nodes.node = redundancy.node
  ) AS sums
) AS measured
