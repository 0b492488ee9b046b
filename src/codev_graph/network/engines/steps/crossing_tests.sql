-- The ties across groups beside what chance gives (put there by Python; NaN where it leaves no choice).
-- Needs: crossing, chance_of_cases.
SELECT node, across, NULLIF(z, CAST('NaN' AS DOUBLE)) AS z, p
FROM crossing
LEFT JOIN chance_of_cases
  ON far = case_far
  AND known_contacts = case_known_contacts
  AND cross_contacts = case_cross_contacts
