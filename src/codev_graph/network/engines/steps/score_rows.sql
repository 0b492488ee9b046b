-- One measure as rows of the table of measures.
SELECT id, name, '{measure}', value, standing, z, p
FROM {scores} AS scores
JOIN nodes ON scores.number = nodes.number
ORDER BY scores.number
