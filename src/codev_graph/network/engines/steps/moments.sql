-- Of the mutual weights z of each actor's contacts: their sum, the sums of z * z and of z * z * ln z,
-- and the greatest.
-- Needs: ties.
SELECT
  node,
  sum(z) AS total,
  sum(z * z) AS squares,
  sum(z * z * ln(z)) AS logs,
  max(z) AS greatest
FROM (SELECT a AS node, z FROM ties UNION ALL SELECT b, z FROM ties) AS ends
GROUP BY node
