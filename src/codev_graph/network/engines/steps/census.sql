-- The brokerage roles of Gould and Fernandez (1989): all i -> j -> k from the numbers of neighbours
-- by group, less those from an actor back to itself, less those with a tie i -> k.
-- Needs: positions, shortened.
SELECT
  *,
  coordinator + itinerant + gatekeeper + representative + liaison AS brokerage
FROM (
  SELECT
    positions.node AS node,
    code,
    own_ins * own_outs - (own_ins + own_outs - own_contacts)
      - COALESCE(coordinator, 0) AS coordinator,
    through - (cross_ins + cross_outs - cross_contacts) - COALESCE(itinerant, 0) AS itinerant,
    cross_ins * own_outs - COALESCE(gatekeeper, 0) AS gatekeeper,
    own_ins * cross_outs - COALESCE(representative, 0) AS representative,
    cross_ins * cross_outs - through - COALESCE(liaison, 0) AS liaison
  FROM positions
  LEFT JOIN shortened ON positions.node = shortened.node
) AS roles
