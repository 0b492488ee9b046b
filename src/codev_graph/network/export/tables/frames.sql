-- The cities that each agreement twins and the areas it names, as the query agreement-frames has it.
SELECT DISTINCT agreement, city, area FROM said_frames ORDER BY ALL
