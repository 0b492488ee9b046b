-- The actors by rank: those with the fewest contacts first.
-- Needs: kept, groups.
-- Gives: node, the rank from 1; number, degree; code of the group, NULL without one.
SELECT
  CAST(row_number() OVER (ORDER BY degree, number) AS INTEGER) AS node,
  number,
  degree,
  code
FROM kept
LEFT JOIN groups ON kept.label = groups.label
