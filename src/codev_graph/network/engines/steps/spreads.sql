-- How the ties and contacts of each actor are spread over the groups: 1 less the sum of squared
-- shares, of strengths (Guimerà and Amaral 2005) and of contacts (Blau 1977).
-- Needs: nodes, around.
SELECT
  around.node AS node,
  1 - sum(out_strength * out_strength) / NULLIF(power(sum(out_strength), 2), 0) AS out_spread,
  1 - sum(in_strength * in_strength) / NULLIF(power(sum(in_strength), 2), 0) AS in_spread,
  1 - sum(power(out_strength + {directed} * in_strength, 2))
    / NULLIF(power(sum(out_strength + {directed} * in_strength), 2), 0) AS spread,
  1 - sum(contacts * contacts) / NULLIF(power(sum(contacts), 2), 0) AS contact_spread
FROM around
JOIN nodes ON around.node = nodes.node
WHERE far IS NOT NULL AND code IS NOT NULL
GROUP BY around.node
