-- What else the projection counts, and how many actors have the id of another.
-- Needs: placed, pairs, kept.
SELECT
  (SELECT count(forth) + {directed} * count(back) FROM pairs) AS pairs,
  (SELECT count(*) FROM contacts) AS tied,
  (SELECT count(*) FROM placed) AS actors,
  (SELECT count(*) FROM placed WHERE again) AS again,
  (SELECT count(*) FROM kept WHERE NOT located) AS unlocated
