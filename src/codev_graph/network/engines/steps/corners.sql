-- The triangles, each from its actor of lowest rank: a < b < c. Nothing else is carried along, as
-- many more pairs of ties meet than close.
-- Needs: ties.
SELECT ab.a AS a, ab.b AS b, bc.b AS c
FROM ties AS ab
JOIN ties AS bc ON ab.b = bc.a
JOIN ties AS ac ON ac.a = ab.a AND ac.b = bc.b
