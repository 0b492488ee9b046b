-- The size of each component.
-- Needs: parts.
SELECT count(*) AS size FROM parts GROUP BY part
