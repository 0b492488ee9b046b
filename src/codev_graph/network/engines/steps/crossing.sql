-- The ties of each actor with a group, across groups and within; the contacts likewise.
-- Needs: positions, groups.
-- Gives: also far, how many other actors are of other groups.
SELECT
  node,
  cross_outs + {directed} * cross_ins AS across,
  own_outs + {directed} * own_ins AS within,
  cross_out_strength + {directed} * cross_in_strength AS strength,
  cross_contacts,
  own_contacts + cross_contacts AS known_contacts,
  (SELECT sum(size) FROM groups) - size AS far
FROM positions
JOIN groups ON positions.code = groups.code
