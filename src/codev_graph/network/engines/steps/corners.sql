-- The triangles, each from its actor of lowest rank: a < b < c. Nothing else is carried along, as
-- many more pairs of ties meet than close.
-- Needs: ties.
SELECT ab.a AS a, ab.b AS b, ac.b AS c
FROM ties AS ab
JOIN ties AS ac ON ab.a = ac.a AND ab.b < ac.b
JOIN ties AS bc ON bc.a = ab.b AND bc.b = ac.b
