-- The pairs whose two have common contacts.
-- Needs: triangles, moments.
-- Gives: common, how many; held, how many of them by mutual ties on all three sides; indirect, the
-- sum over common contacts k of z_ik z_kj / s_k: Burt's (1992) indirect investment, not yet divided.
SELECT
  a,
  b,
  ga,
  gb,
  z,
  CAST(count(*) AS DOUBLE) AS common,
  CAST(count(*) FILTER (WHERE mutual) AS DOUBLE) AS held,
  sum(indirect) AS indirect
FROM (
  SELECT
    triangles.a AS a, b, ga, gb, z_ab AS z,
    ab AND ba AND bc AND cb AND ac AND ca AS mutual,
    z_ac * z_bc / total AS indirect
  FROM triangles JOIN moments ON triangles.c = moments.node
  UNION ALL
  SELECT
    b, c, gb, gc, z_bc,
    ab AND ba AND bc AND cb AND ac AND ca,
    z_ab * z_ac / total
  FROM triangles JOIN moments ON triangles.a = moments.node
  UNION ALL
  SELECT
    triangles.a, c, ga, gc, z_ac,
    ab AND ba AND bc AND cb AND ac AND ca,
    z_ab * z_bc / total
  FROM triangles JOIN moments ON triangles.b = moments.node
) AS sides
GROUP BY a, b, ga, gb, z
