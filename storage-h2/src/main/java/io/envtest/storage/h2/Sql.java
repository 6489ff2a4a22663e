package io.envtest.storage.h2;

/** The statements. They are plain enough for other databases; what differs is the type of bytes in {@link Schema}. */
enum Sql {
    /** The newest revision, the oldest that can be read, and the one up to which compaction has deleted. */
    COUNTER("SELECT rev, compacted, cleaned FROM counter"),

    MOVE_COUNTER("UPDATE counter SET rev = ? WHERE rev = ?"),

    SET_COMPACTED("UPDATE counter SET compacted = ?"),

    INSERT(Sql.INTO + Sql.VALUES),

    /** As many rows as {@link Statements#SOME}: most of an insert's cost is that of the statement. */
    INSERT_SOME(Sql.INTO + Sql.VALUES + (", " + Sql.VALUES).repeat(Statements.SOME - 1)),

    /** The last row of a key: the one with the highest predecessor, so that one index serves all. */
    LATEST("SELECT " + Sql.ROW + " FROM revision r WHERE r.k = ? ORDER BY r.k DESC, r.prev DESC FETCH FIRST ROW ONLY"),

    HISTORY("SELECT " + Sql.ROW + " FROM revision r WHERE r.k = ? ORDER BY r.k, r.prev"),

    /** The sum keeps the planner from going by revision, which would be through the whole table. */
    RANGE("SELECT " + Sql.ROW + " FROM revision r WHERE r.k >= ? AND r.k < ? AND r.rev + 0 <= ? AND NOT r.deleted"
            + " AND NOT EXISTS (SELECT 1 FROM revision n WHERE n.k = r.k AND n.prev = r.rev AND n.rev <= ?)"
            + " ORDER BY r.k, r.prev FETCH FIRST ? ROWS ONLY"),

    EVENTS("SELECT " + Sql.ROW + ", r.prev FROM revision r WHERE r.rev > ? AND r.k >= ? AND r.k < ? ORDER BY r.rev"),

    /** The last row of each key without its bytes. */
    LAST_OF_EACH("SELECT r.rev, r.k, r.created, r.deleted, X'', NULL FROM revision r WHERE NOT EXISTS"
            + " (SELECT 1 FROM revision n WHERE n.k = r.k AND n.prev = r.rev)"),

    /** What the rows of some revisions replaced, and whether they are tombstones. */
    REPLACED("SELECT rev, prev, deleted, k FROM revision WHERE rev > ? AND rev <= ? ORDER BY rev"),

    DELETE("DELETE FROM revision WHERE rev = ?"),

    SET_CLEANED("UPDATE counter SET cleaned = ?");

    private static final String INTO = "INSERT INTO revision (rev, k, prev, created, deleted, content, more) VALUES ";
    private static final String VALUES = "(?, ?, ?, ?, ?, ?, ?)";
    private static final String ROW = "r.rev, r.k, r.created, r.deleted, r.content, r.more";

    private final String text;

    Sql(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
