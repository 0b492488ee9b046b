-- The census beside what chance gives to the members of each group (put there by Python).
-- Needs: census, chances.
SELECT *
FROM census
LEFT JOIN chances ON code = of_group
