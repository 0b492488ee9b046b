-- The first end of a tie that is no actor.
-- Needs: placed.
SELECT min(ends.id) AS id
FROM (
  SELECT CAST(source AS VARCHAR) AS id FROM edges_files WHERE {taken}
  UNION ALL
  SELECT CAST(target AS VARCHAR) FROM edges_files WHERE {taken}
) AS ends
LEFT JOIN placed ON ends.id = placed.id
WHERE placed.id IS NULL
