// Nodes of a graph whose properties nobody knows, by words in any text or number of theirs; the whole graph is looked through.
MATCH (n)
WHERE any(name IN keys(n) WHERE all(word IN $words WHERE toLower(toStringOrNull(n[name])) CONTAINS word))
WITH n
LIMIT $limit
RETURN n AS node, COUNT { (n)--() } AS degree
