-- How many contacts each actor has, those without any left out.
-- Needs: pairs.
SELECT number, count(*) AS degree
FROM (SELECT low AS number FROM pairs UNION ALL SELECT high FROM pairs) AS ends
GROUP BY number
