-- The documented ties as Python reads them.
SELECT
  CAST(source AS VARCHAR) AS source,
  CAST(target AS VARCHAR) AS target,
  {mutual},
  {purposes},
  {areas},
  {strength},
  {earliest},
  {latest}
FROM edges_files
