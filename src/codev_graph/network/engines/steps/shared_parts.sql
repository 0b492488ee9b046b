-- How many pairs of actors of two groups are in one component.
-- Needs: part_groups.
SELECT one.code AS one, other.code AS other, sum(CAST(one.size AS DOUBLE) * other.size) AS pairs
FROM part_groups AS one
JOIN part_groups AS other ON one.part = other.part AND one.code < other.code
GROUP BY one.code, other.code
