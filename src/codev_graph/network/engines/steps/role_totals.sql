-- The roles of all actors added up.
-- Needs: census.
SELECT
  sum(coordinator) AS coordinator,
  sum(itinerant) AS itinerant,
  sum(gatekeeper) AS gatekeeper,
  sum(representative) AS representative,
  sum(liaison) AS liaison,
  sum(brokerage) AS brokerage
FROM census
WHERE code IS NOT NULL
