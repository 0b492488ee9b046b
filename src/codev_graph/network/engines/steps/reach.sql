-- What ties each actor to all groups together: to all actors, and to those of a group (known).
-- Needs: around.
-- Gives: also known_through, the sum over groups of ties in times ties out.
SELECT
  node,
  sum(outs) AS outs,
  sum(ins) AS ins,
  sum(contacts) AS contacts,
  sum(out_strength) AS out_strength,
  sum(in_strength) AS in_strength,
  sum(outs) FILTER (WHERE far IS NOT NULL) AS known_outs,
  sum(ins) FILTER (WHERE far IS NOT NULL) AS known_ins,
  sum(contacts) FILTER (WHERE far IS NOT NULL) AS known_contacts,
  sum(out_strength) FILTER (WHERE far IS NOT NULL) AS known_out_strength,
  sum(in_strength) FILTER (WHERE far IS NOT NULL) AS known_in_strength,
  sum(outs * ins) FILTER (WHERE far IS NOT NULL) AS known_through
FROM around
GROUP BY node
