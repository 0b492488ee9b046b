-- How many arcs join actors with a group.
-- Needs: mixed.
SELECT COALESCE(sum(arcs), 0) AS arcs FROM mixed
