-- The means, variances and covariance over all arcs of the out-degree before and the in-degree after.
-- Needs: ties, positions.
SELECT
  corr(outs, ins) AS correlation,
  max(outs) - min(outs) AS outs_apart,
  max(ins) - min(ins) AS ins_apart
FROM (
  SELECT tails.outs AS outs, heads.ins AS ins
  FROM (
    SELECT a AS tail, b AS head FROM ties WHERE forth IS NOT NULL
    UNION ALL
    SELECT b, a FROM ties WHERE back IS NOT NULL
  ) AS arcs
  JOIN positions AS tails ON tail = tails.node
  JOIN positions AS heads ON head = heads.node
) AS ends
