-- The groups in the order of their labels.
-- Needs: kept.
-- Gives: label; code from 0; size, how many actors.
SELECT label, CAST(row_number() OVER (ORDER BY label) - 1 AS INTEGER) AS code, count(*) AS size
FROM kept
WHERE label IS NOT NULL
GROUP BY label
