// Some nodes of a graph whose properties nobody knows: what there is to call its nodes by.
MATCH (n)
RETURN n AS node
LIMIT $limit
