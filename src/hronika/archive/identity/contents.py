"""What of the tables of who is who follows from the current versions, whatever the order of adding."""

TABLES = {
    # Title, gender and the capitals of a name may be those that an earlier version had, or the first one.
    "profile": "SELECT p.id, p.kind, CASE WHEN p.source IS NULL THEN profile_id(p.kind, p.name, p.roles) "
    "ELSE p.name END AS name, p.roles, p.first, p.last, p.source, p.also, p.born, e.id AS entity "
    "FROM {schema}.profile p LEFT JOIN {schema}.profile e ON e.number = p.entity",
    "profile_block": "SELECT b.block, p.id FROM {schema}.profile_block b "
    "LEFT JOIN {schema}.profile p ON p.number = b.profile",
    "likeness": "SELECT p.id, o.id AS other, round(l.score, 6) AS score FROM {schema}.likeness l "
    "LEFT JOIN {schema}.profile p ON p.number = l.profile LEFT JOIN {schema}.profile o ON o.number = l.other",
    "appearance": "SELECT a.version, a.name, a.item, p.id FROM {schema}.appearance a "
    "LEFT JOIN {schema}.profile p ON p.number = a.profile",
    "alias": "SELECT * FROM {schema}.alias",
}
