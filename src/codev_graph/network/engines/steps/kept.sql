-- The actors of the network.
-- Needs: placed, contacts.
SELECT placed.number AS number, label, located, COALESCE(degree, 0) AS degree
FROM placed
LEFT JOIN contacts ON placed.number = contacts.number
WHERE {kept}
