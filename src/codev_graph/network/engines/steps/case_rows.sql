-- The cases of which chance is asked: how many others are far, are contacts, are both.
-- Needs: crossing.
SELECT DISTINCT far, known_contacts, cross_contacts FROM crossing WHERE known_contacts > 0
