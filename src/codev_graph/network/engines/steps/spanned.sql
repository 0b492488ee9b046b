-- The cells of the coverage: every class, in every area that an agreement names, in each of its cities.
SELECT DISTINCT
  cities.agreement AS agreement,
  cities.city AS city,
  class,
  areas.area AS area
FROM frames_files AS cities
JOIN (SELECT DISTINCT agreement, area FROM frames_files WHERE area IS NOT NULL) AS areas
  ON cities.agreement = areas.agreement
CROSS JOIN ({classes}) AS classes
