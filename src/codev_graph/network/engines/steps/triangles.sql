-- The triangles with what their ties and actors are.
-- Needs: ties, corners.
-- Gives: ab, ba, …, whether there is a tie in that direction; z_ab, …, the mutual weights.
SELECT
  corners.a AS a,
  corners.b AS b,
  corners.c AS c,
  one.ga AS ga,
  one.gb AS gb,
  two.gb AS gc,
  one.forth IS NOT NULL AS ab,
  one.back IS NOT NULL AS ba,
  two.forth IS NOT NULL AS bc,
  two.back IS NOT NULL AS cb,
  three.forth IS NOT NULL AS ac,
  three.back IS NOT NULL AS ca,
  one.z AS z_ab,
  two.z AS z_bc,
  three.z AS z_ac
FROM corners
JOIN ties AS one ON corners.a = one.a AND corners.b = one.b
JOIN ties AS two ON corners.b = two.a AND corners.c = two.b
JOIN ties AS three ON corners.a = three.a AND corners.c = three.b
