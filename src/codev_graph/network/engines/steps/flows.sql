-- What share of its strength each actor directs to each other.
-- Needs: ties, positions.
SELECT tail, head, strength / out_strength AS share
FROM (
  SELECT a AS tail, b AS head, forth AS strength FROM ties WHERE forth IS NOT NULL
  UNION ALL
  SELECT b, a, back FROM ties WHERE back IS NOT NULL
) AS arcs
JOIN positions ON tail = node
