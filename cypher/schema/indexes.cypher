// What questions look things up by, beside the ids. A second run changes nothing.
CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);
