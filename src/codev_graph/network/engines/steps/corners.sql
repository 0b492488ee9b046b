-- The triangles, each from its actor of lowest rank: a < b < c. Nothing else is carried along, as
-- many more pairs of ties meet than close; and the tie that closes is asked for by a semi-join, lest
-- an engine begin with the ties that meet at c, of which a hub has too many.
-- Needs: ties.
SELECT ab.a AS a, ab.b AS b, bc.b AS c
FROM ties AS ab
JOIN ties AS bc ON ab.b = bc.a
SEMI JOIN ties AS ac ON ac.a = ab.a AND ac.b = bc.b
