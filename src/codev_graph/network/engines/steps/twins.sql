-- The first id that several actors have.
-- Needs: placed.
SELECT min(id) AS id FROM placed WHERE again
