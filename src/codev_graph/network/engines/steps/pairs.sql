-- Each pair of actors with a tie in either direction, once; of several ties the strongest counts.
-- Needs: linked.
-- Frees: linked.
-- Gives: low and high, the numbers of the two; forth, the strength from low to high, and back, NULL for none.
SELECT
  least(source, target) AS low,
  greatest(source, target) AS high,
  max(CASE WHEN source < target OR {both_ways} THEN strength END) AS forth,
  max(CASE WHEN source > target OR {both_ways} THEN strength END) AS back
FROM linked
WHERE source <> target
GROUP BY ALL
