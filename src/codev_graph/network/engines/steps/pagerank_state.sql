-- How far a sweep moved the scores in all, and the scores of those who point nowhere.
SELECT sum(moved) AS moved, sum(CASE WHEN stuck THEN value ELSE 0 END) AS stuck, count(*) AS size
FROM {former}
