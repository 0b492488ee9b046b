-- The groups in the order of their codes.
-- Needs: groups.
SELECT label, size FROM groups ORDER BY code
