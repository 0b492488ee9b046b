-- What ties each actor to each group; to actors of no group under NULL.
-- Needs: ties.
-- Gives: node, far (the group's code); outs, ins, contacts; the strengths out and in.
SELECT
  node,
  far,
  CAST(count(forth) AS DOUBLE) AS outs,
  CAST(count(back) AS DOUBLE) AS ins,
  CAST(count(*) AS DOUBLE) AS contacts,
  COALESCE(CAST({total}(forth) AS DOUBLE), 0) AS out_strength,
  COALESCE(CAST({total}(back) AS DOUBLE), 0) AS in_strength
FROM (
  SELECT a AS node, gb AS far, forth, back FROM ties
  UNION ALL
  SELECT b, ga, back, forth FROM ties
) AS ends
GROUP BY node, far
