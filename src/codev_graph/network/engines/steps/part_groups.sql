-- How many actors of each group are in each component; actors of no group are left out.
-- Needs: parts, nodes.
SELECT part, code, count(*) AS size
FROM parts
JOIN nodes ON parts.node = nodes.node
WHERE code IS NOT NULL
GROUP BY part, code
