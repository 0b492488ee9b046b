-- The triangles, each from its actor of lowest rank: a < b < c. Nothing else is carried along, as
-- many more pairs of ties meet than close; and the tie that closes is asked for by a semi-join, lest
-- an engine begin with the ties that meet at c, of which a hub has too many.
-- Needs: ties.
SELECT ab.a AS a, ab.b AS b, ac.b AS c
FROM ties AS ab
JOIN ties AS ac ON ab.a = ac.a AND ab.b < ac.b
SEMI JOIN ties AS bc ON bc.a = ab.b AND bc.b = ac.b
