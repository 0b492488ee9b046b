-- The sum over each actor's triangles (i, j, q) of z_jq (z_ij / max z_q + z_iq / max z_j): Burt's
-- (1992) redundancy, not yet divided by what the actor gives in all.
-- Needs: triangles, moments.
SELECT node, sum(share) AS redundant
FROM (
  SELECT triangles.a AS node, z_bc * (z_ab / at_c.greatest + z_ac / at_b.greatest) AS share
  FROM triangles
  JOIN moments AS at_b ON triangles.b = at_b.node
  JOIN moments AS at_c ON triangles.c = at_c.node
  UNION ALL
  SELECT triangles.b, z_ac * (z_ab / at_c.greatest + z_bc / at_a.greatest)
  FROM triangles
  JOIN moments AS at_a ON triangles.a = at_a.node
  JOIN moments AS at_c ON triangles.c = at_c.node
  UNION ALL
  SELECT triangles.c, z_ab * (z_ac / at_b.greatest + z_bc / at_a.greatest)
  FROM triangles
  JOIN moments AS at_a ON triangles.a = at_a.node
  JOIN moments AS at_b ON triangles.b = at_b.node
) AS shares
GROUP BY node
