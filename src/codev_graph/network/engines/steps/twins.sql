-- The first id that several actors have; no row where none is.
-- Needs: placed.
SELECT id FROM placed WHERE again ORDER BY id LIMIT 1
