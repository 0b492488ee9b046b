-- Who is active in which area under which agreement, as the query area-actors has it.
SELECT DISTINCT agreement, area, actor FROM said_activity ORDER BY ALL
