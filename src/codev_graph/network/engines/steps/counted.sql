-- What else the projection counts.
-- Needs: placed, pairs, kept.
SELECT
  (SELECT count(forth) + {directed} * count(back) FROM pairs) AS pairs,
  (SELECT count(*) FROM contacts) AS tied,
  (SELECT count(*) FROM placed) AS actors,
  (SELECT count(*) FROM kept WHERE NOT located) AS unlocated
