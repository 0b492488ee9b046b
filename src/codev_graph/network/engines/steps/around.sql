-- What ties each actor to each group; to actors of no group under NULL.
-- Needs: ties.
-- Gives: node, far (the group's code); outs, ins, contacts; the strengths out and in.
SELECT
  node,
  far,
  CAST(count(forth) AS DOUBLE) AS outs,
  CAST(count(back) AS DOUBLE) AS ins,
  CAST(count(*) AS DOUBLE) AS contacts,
  CAST({total}(forth) AS DOUBLE) AS out_strength,
  CAST({total}(back) AS DOUBLE) AS in_strength
FROM (
  SELECT a AS node, gb AS far, forth, back FROM ties
  UNION ALL
  SELECT b, ga, back, forth FROM ties
) AS ends
GROUP BY node, far
