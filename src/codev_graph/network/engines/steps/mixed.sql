-- The arcs from each group to each, and their strengths added up.
-- Needs: ties.
SELECT tail, head, count(strength) AS arcs, COALESCE(CAST({total}(strength) AS DOUBLE), 0) AS strength
FROM (
  SELECT ga AS tail, gb AS head, forth AS strength FROM ties
  UNION ALL
  SELECT gb, ga, back FROM ties
) AS arcs
WHERE tail IS NOT NULL AND head IS NOT NULL
GROUP BY tail, head
