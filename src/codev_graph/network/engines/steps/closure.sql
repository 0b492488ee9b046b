-- The pairs of contacts of all actors, how many of them are in contact, and the mean of the shares.
-- Needs: positions, surroundings.
SELECT
  COALESCE(sum(contacts * (contacts - 1)) / 2, 0) AS triples,
  COALESCE(sum(triangles), 0) AS closed,
  avg(CASE WHEN contacts > 1 THEN 2 * COALESCE(triangles, 0) / (contacts * (contacts - 1)) END)
    AS clustering
FROM positions
LEFT JOIN surroundings ON positions.node = surroundings.node
