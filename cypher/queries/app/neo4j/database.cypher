// Which database this is: the id it was given when it was made, so that what a reader chose for it is found again.
CALL db.info() YIELD id
RETURN id AS id
