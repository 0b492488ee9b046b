-- The bridging coefficient (Hwang et al. 2008): 1 / k over the sum of 1 / k of the contacts.
-- Needs: nodes, ties.
SELECT own.node AS node, 1.0 / any_value(own.degree) / sum(1.0 / other.degree) AS coefficient
FROM (SELECT a AS node, b AS far FROM ties UNION ALL SELECT b, a FROM ties) AS ends
JOIN nodes AS own ON ends.node = own.node
JOIN nodes AS other ON ends.far = other.node
GROUP BY own.node
