-- The network as a whole; each contact is counted at both its actors.
-- Needs: positions.
SELECT
  count(*) AS actors,
  COALESCE(sum(outs), 0) AS arcs,
  COALESCE(sum(contacts), 0) AS contact_ends,
  count(*) FILTER (WHERE contacts = 0) AS isolates,
  COALESCE(max(degree), 0) AS greatest,
  count(code) AS grouped,
  COALESCE(sum(own_outs + cross_outs), 0) AS known_arcs,
  COALESCE(sum(own_contacts + cross_contacts), 0) AS known_contacts,
  COALESCE(sum(known_degree * known_degree), 0) AS known_squares
FROM (
  SELECT
    *,
    outs + {directed} * ins AS degree,
    own_outs + cross_outs + {directed} * (own_ins + cross_ins) AS known_degree
  FROM positions
) AS actors
