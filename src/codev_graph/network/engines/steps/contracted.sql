-- The ties among representatives, each once.
SELECT DISTINCT least(one.part, other.part) AS a, greatest(one.part, other.part) AS b
FROM {edges} AS edges
JOIN {parts} AS one ON edges.a = one.node
JOIN {parts} AS other ON edges.b = other.node
WHERE one.part <> other.part
