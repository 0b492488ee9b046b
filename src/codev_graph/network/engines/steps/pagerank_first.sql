-- Where PageRank begins: all alike. Gives stuck, whether an actor points nowhere.
-- Needs: positions.
SELECT node, outs = 0 AS stuck, 1.0 / (SELECT count(*) FROM positions) AS value, 1.0 AS moved
FROM positions
