-- The ties of each actor: all, those within its group (own) and those to other groups (cross);
-- actors of no group are in all only.
-- Needs: nodes, around.
-- Gives: also through, the sum over other groups of ties in times ties out, and what concentration
-- needs: the sums (known) and the sums of squares (squared) of strengths and contacts by group.
SELECT
  nodes.node AS node,
  any_value(code) AS code,
  COALESCE(sum(outs), 0) AS outs,
  COALESCE(sum(ins), 0) AS ins,
  COALESCE(sum(contacts), 0) AS contacts,
  COALESCE(sum(out_strength), 0) AS out_strength,
  COALESCE(sum(in_strength), 0) AS in_strength,
  COALESCE(sum(CASE WHEN far = code THEN outs END), 0) AS own_outs,
  COALESCE(sum(CASE WHEN far = code THEN ins END), 0) AS own_ins,
  COALESCE(sum(CASE WHEN far = code THEN contacts END), 0) AS own_contacts,
  COALESCE(sum(CASE WHEN far <> code THEN outs END), 0) AS cross_outs,
  COALESCE(sum(CASE WHEN far <> code THEN ins END), 0) AS cross_ins,
  COALESCE(sum(CASE WHEN far <> code THEN contacts END), 0) AS cross_contacts,
  COALESCE(sum(CASE WHEN far <> code THEN out_strength END), 0) AS cross_out_strength,
  COALESCE(sum(CASE WHEN far <> code THEN in_strength END), 0) AS cross_in_strength,
  COALESCE(sum(CASE WHEN far <> code THEN outs * ins END), 0) AS through,
  COALESCE(sum(CASE WHEN far IS NOT NULL THEN out_strength END), 0) AS known_out,
  COALESCE(sum(CASE WHEN far IS NOT NULL THEN in_strength END), 0) AS known_in,
  COALESCE(sum(CASE WHEN far IS NOT NULL THEN contacts END), 0) AS known_contacts,
  COALESCE(sum(CASE WHEN far IS NOT NULL THEN out_strength * out_strength END), 0) AS squared_out,
  COALESCE(sum(CASE WHEN far IS NOT NULL THEN in_strength * in_strength END), 0) AS squared_in,
  COALESCE(
    sum(
      CASE
        WHEN far IS NOT NULL
        THEN (out_strength + in_strength) * (out_strength + in_strength)
      END
    ),
    0
  ) AS squared_both,
  COALESCE(sum(CASE WHEN far IS NOT NULL THEN contacts * contacts END), 0) AS squared_contacts
FROM nodes
LEFT JOIN around ON nodes.node = around.node
GROUP BY nodes.node
