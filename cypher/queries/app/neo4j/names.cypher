// As ../names, for a graph whose properties nobody knows: the whole node, what names it is found in the server.
MATCH (n)
WITH n, COUNT { (n)--() } AS degree
ORDER BY degree DESC
LIMIT $limit
RETURN n AS node, degree AS degree
