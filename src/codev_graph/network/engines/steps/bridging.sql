-- What an actor's contacts have of contacts, as the sum of 1 / k (Hwang et al. 2008).
-- Needs: nodes, ties.
SELECT ends.node AS node, sum(1.0 / other.degree) AS around
FROM (SELECT a AS node, b AS far FROM ties UNION ALL SELECT b, a FROM ties) AS ends
JOIN nodes AS other ON far = other.node
GROUP BY ends.node
