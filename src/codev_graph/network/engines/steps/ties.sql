-- The pairs by rank, each at its actor of fewer contacts: no actor then has many pairs to its name,
-- hubs included, and all triangles are found in m ** 1.5 steps (Chiba and Nishizeki 1985; Latapy 2008).
-- They lie in the order of a, so that what reads them finds the pairs of one actor together.
-- Needs: pairs, nodes.
-- Frees: pairs.
-- Gives: a < b, the ranks; ga, gb, the groups; forth and back, the strengths of a -> b and b -> a, NULL
-- for none; z, the mutual weight.
SELECT
  a,
  b,
  ga,
  gb,
  forth,
  back,
  {mutual_weight} AS z
FROM (
  SELECT
    least(one.node, other.node) AS a,
    greatest(one.node, other.node) AS b,
    CASE WHEN one.node < other.node THEN one.code ELSE other.code END AS ga,
    CASE WHEN one.node < other.node THEN other.code ELSE one.code END AS gb,
    CASE WHEN one.node < other.node THEN forth ELSE back END AS forth,
    CASE WHEN one.node < other.node THEN back ELSE forth END AS back
  FROM pairs
  JOIN nodes AS one ON low = one.number
  JOIN nodes AS other ON high = other.number
) AS ranked
ORDER BY a
