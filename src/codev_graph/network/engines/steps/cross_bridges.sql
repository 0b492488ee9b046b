-- The contacts in other groups that have no common contact.
-- Needs: crossing, surroundings.
SELECT crossing.node AS node, cross_contacts - COALESCE(cross_closed, 0) AS cross_bridges
FROM crossing
LEFT JOIN surroundings ON crossing.node = surroundings.node
