-- The ties of each actor: all, those within its group (own) and those to other groups (cross);
-- actors of no group are in all only.
-- Needs: nodes, around.
-- Gives: also through, the sum over other groups of ties in times ties out.
SELECT
  nodes.node AS node,
  code,
  COALESCE(sum(outs), 0) AS outs,
  COALESCE(sum(ins), 0) AS ins,
  COALESCE(sum(contacts), 0) AS contacts,
  COALESCE(sum(out_strength), 0) AS out_strength,
  COALESCE(sum(in_strength), 0) AS in_strength,
  COALESCE(sum(outs) FILTER (WHERE far = code), 0) AS own_outs,
  COALESCE(sum(ins) FILTER (WHERE far = code), 0) AS own_ins,
  COALESCE(sum(contacts) FILTER (WHERE far = code), 0) AS own_contacts,
  COALESCE(sum(outs) FILTER (WHERE far <> code), 0) AS cross_outs,
  COALESCE(sum(ins) FILTER (WHERE far <> code), 0) AS cross_ins,
  COALESCE(sum(contacts) FILTER (WHERE far <> code), 0) AS cross_contacts,
  COALESCE(sum(out_strength) FILTER (WHERE far <> code), 0) AS cross_out_strength,
  COALESCE(sum(in_strength) FILTER (WHERE far <> code), 0) AS cross_in_strength,
  COALESCE(sum(outs * ins) FILTER (WHERE far <> code), 0) AS through
FROM nodes
LEFT JOIN around ON nodes.node = around.node
GROUP BY nodes.node, code
