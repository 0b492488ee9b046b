-- The documented ties that the projection takes, their ends by number (NULL: no such actor).
-- Needs: placed.
-- Gives: source, target, mutual, strength; begun and ended, whether a start and an end are known;
-- undatable, whether one of them has no year.
SELECT
  tails.number AS source,
  heads.number AS target,
  mutual,
  strength,
  begun,
  ended,
  (begun AND first_year IS NULL) OR (ended AND last_year IS NULL) AS undatable
FROM (
  SELECT
    CAST(source AS VARCHAR) AS source,
    CAST(target AS VARCHAR) AS target,
    COALESCE({mutual}, FALSE) AS mutual,
    {weight} AS strength,
    COALESCE({earliest}, '') <> '' AS begun,
    COALESCE({latest}, '') <> '' AS ended,
    {first_year} AS first_year,
    {last_year} AS last_year
  FROM edges_files
  WHERE {taken}
) AS ties
LEFT JOIN placed AS tails ON ties.source = tails.id
LEFT JOIN placed AS heads ON ties.target = heads.id
