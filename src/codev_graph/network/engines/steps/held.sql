-- The cells with an actor: how many of the class, of that city, are active in the area under the
-- agreement.
SELECT agreement, city, class, area, count(DISTINCT actor) AS actors
FROM (
  SELECT cities.agreement AS agreement, nodes.city AS city, class, area, actor
  FROM activity_files AS activity
  JOIN (
    SELECT id, city, unnest({kinds}) AS class FROM nodes_files
  ) AS nodes ON actor = id
  JOIN (SELECT DISTINCT agreement, city FROM frames_files) AS cities
    ON activity.agreement = cities.agreement AND nodes.city = cities.city
) AS active
GROUP BY agreement, city, class, area
