-- The component of each actor, ties in either direction; an actor without any is its own.
-- Needs: nodes, represented.
SELECT nodes.node AS node, COALESCE(part, nodes.node) AS part
FROM nodes
LEFT JOIN represented ON nodes.node = represented.node
