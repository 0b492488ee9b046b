-- The ties of each actor: all, those within its group (own) and those to other groups (cross);
-- actors of no group are in all only.
-- Needs: nodes, around, reach.
-- Gives: also through, the sum over other groups of ties in times ties out.
SELECT
  node,
  code,
  outs,
  ins,
  contacts,
  out_strength,
  in_strength,
  own_outs,
  own_ins,
  own_contacts,
  known_outs - own_outs AS cross_outs,
  known_ins - own_ins AS cross_ins,
  known_contacts - own_contacts AS cross_contacts,
  known_out_strength - own_out_strength AS cross_out_strength,
  known_in_strength - own_in_strength AS cross_in_strength,
  known_through - own_outs * own_ins AS through
FROM (
  SELECT
    nodes.node AS node,
    code,
    COALESCE(reach.outs, 0) AS outs,
    COALESCE(reach.ins, 0) AS ins,
    COALESCE(reach.contacts, 0) AS contacts,
    COALESCE(reach.out_strength, 0) AS out_strength,
    COALESCE(reach.in_strength, 0) AS in_strength,
    COALESCE(own.outs, 0) AS own_outs,
    COALESCE(own.ins, 0) AS own_ins,
    COALESCE(own.contacts, 0) AS own_contacts,
    COALESCE(own.out_strength, 0) AS own_out_strength,
    COALESCE(own.in_strength, 0) AS own_in_strength,
    CASE WHEN code IS NULL THEN 0 ELSE COALESCE(known_outs, 0) END AS known_outs,
    CASE WHEN code IS NULL THEN 0 ELSE COALESCE(known_ins, 0) END AS known_ins,
    CASE WHEN code IS NULL THEN 0 ELSE COALESCE(known_contacts, 0) END AS known_contacts,
    CASE WHEN code IS NULL THEN 0 ELSE COALESCE(known_out_strength, 0) END AS known_out_strength,
    CASE WHEN code IS NULL THEN 0 ELSE COALESCE(known_in_strength, 0) END AS known_in_strength,
    CASE WHEN code IS NULL THEN 0 ELSE COALESCE(known_through, 0) END AS known_through
  FROM nodes
  LEFT JOIN reach ON nodes.node = reach.node
  LEFT JOIN around AS own ON nodes.node = own.node AND nodes.code = own.far
) AS known
