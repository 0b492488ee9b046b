-- What the projection counts, and what is wrong with the ties.
-- Needs: linked.
SELECT
  count(*) FILTER (WHERE source <> target) AS ties,
  count(*) FILTER (WHERE source = target) AS loops,
  count(*) FILTER (WHERE source IS NULL OR target IS NULL) AS strays,
  count(*) FILTER (WHERE source <> target AND NOT begun AND NOT ended) AS undated,
  count(*) FILTER (WHERE source <> target AND begun AND NOT ended) AS unended,
  count(*) FILTER (WHERE source <> target AND NOT (strength > 0 AND strength < 1e300)) AS unweighable,
  count(*) FILTER (WHERE undatable) AS undatable
FROM linked
