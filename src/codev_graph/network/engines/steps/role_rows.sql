-- The roles of each actor: raw, expected, standard deviation and z of one after the other.
-- Needs: nodes, placed, roles.
SELECT
  id,
  COALESCE(name, id) AS name,
  label,
  coordinator,
  coordinator_mean,
  coordinator_sd,
  CASE WHEN coordinator_sd > 0 THEN (coordinator - coordinator_mean) / coordinator_sd END,
  itinerant,
  itinerant_mean,
  itinerant_sd,
  CASE WHEN itinerant_sd > 0 THEN (itinerant - itinerant_mean) / itinerant_sd END,
  gatekeeper,
  gatekeeper_mean,
  gatekeeper_sd,
  CASE WHEN gatekeeper_sd > 0 THEN (gatekeeper - gatekeeper_mean) / gatekeeper_sd END,
  representative,
  representative_mean,
  representative_sd,
  CASE WHEN representative_sd > 0 THEN (representative - representative_mean) / representative_sd END,
  liaison,
  liaison_mean,
  liaison_sd,
  CASE WHEN liaison_sd > 0 THEN (liaison - liaison_mean) / liaison_sd END,
  brokerage,
  brokerage_mean,
  brokerage_sd,
  CASE WHEN brokerage_sd > 0 THEN (brokerage - brokerage_mean) / brokerage_sd END
FROM nodes
JOIN roles ON nodes.node = roles.node
JOIN placed ON nodes.number = placed.number
ORDER BY placed.number
