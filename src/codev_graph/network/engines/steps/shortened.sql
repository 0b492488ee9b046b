-- The two-paths i -> j -> k that a tie i -> k shortens, by broker j and role (Gould and Fernandez
-- 1989): each triangle read in its six orders.
-- Needs: triangles.
SELECT
  node,
  CAST(count(*) FILTER (WHERE origin = own AND target = own) AS DOUBLE) AS coordinator,
  CAST(count(*) FILTER (WHERE origin = target AND origin <> own) AS DOUBLE) AS itinerant,
  CAST(count(*) FILTER (WHERE origin <> own AND target = own) AS DOUBLE) AS gatekeeper,
  CAST(count(*) FILTER (WHERE origin = own AND target <> own) AS DOUBLE) AS representative,
  CAST(count(*) FILTER (WHERE origin <> own AND target <> own AND origin <> target) AS DOUBLE) AS liaison
FROM (
  SELECT b AS node, ga AS origin, gb AS own, gc AS target FROM triangles WHERE ab AND bc AND ac
  UNION ALL
  SELECT b, gc, gb, ga FROM triangles WHERE cb AND ba AND ca
  UNION ALL
  SELECT c, ga, gc, gb FROM triangles WHERE ac AND cb AND ab
  UNION ALL
  SELECT c, gb, gc, ga FROM triangles WHERE bc AND ca AND ba
  UNION ALL
  SELECT a, gb, ga, gc FROM triangles WHERE ba AND ac AND bc
  UNION ALL
  SELECT a, gc, ga, gb FROM triangles WHERE ca AND ab AND cb
) AS readings
WHERE origin IS NOT NULL AND own IS NOT NULL AND target IS NOT NULL
GROUP BY node
