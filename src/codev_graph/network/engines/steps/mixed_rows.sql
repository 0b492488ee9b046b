-- The arcs from each group to each.
-- Needs: mixed.
SELECT tail, head, arcs, strength FROM mixed
