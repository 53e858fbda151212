import GRDB

/// How the store lies in SQLite. A change is a new migration at the end; the ones before it are never edited.
///
/// A bulletin's row number is its sequence, and an article's is `sequence << 24 | ordinal`: a start then reads
/// articles in the order in which they came, one bulletin's beside each other.
enum Schema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 bulletins, articles, rejected") { db in try db.execute(sql: first) }
        return migrator
    }()

    /// `meta` has the counters that every transaction keeps; a start counts again and compares.
    /// `departure` is what left the index, by being superseded or removed.
    /// `leftover` has the files that were taken and may still lie in the inbox.
    private static let first = """
        CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value NOT NULL) WITHOUT ROWID;
        INSERT INTO meta VALUES ('sequence', 0), ('bulletins', 0), ('articles', 0), ('superseded', 0),
            ('duplicates', 0), ('identity', '');
        CREATE TABLE bulletin (
            sequence INTEGER PRIMARY KEY NOT NULL,
            id BLOB NOT NULL UNIQUE,
            sha256 BLOB NOT NULL,
            name BLOB NOT NULL,
            collection TEXT,
            encoding TEXT NOT NULL,
            format TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            received INTEGER NOT NULL,
            published TEXT NOT NULL,
            basis TEXT NOT NULL,
            publication TEXT,
            page TEXT,
            supersedes BLOB,
            superseded_by BLOB,
            articles INTEGER NOT NULL
        );
        CREATE INDEX bulletin_name ON bulletin (name);
        CREATE INDEX bulletin_collection ON bulletin (collection) WHERE superseded_by IS NULL;
        CREATE TABLE article (number INTEGER PRIMARY KEY NOT NULL, record BLOB NOT NULL);
        CREATE TABLE dropped (
            sequence INTEGER PRIMARY KEY NOT NULL REFERENCES bulletin ON DELETE CASCADE,
            codec INTEGER NOT NULL,
            content BLOB NOT NULL
        );
        CREATE TABLE departure (
            number INTEGER PRIMARY KEY NOT NULL,
            sequence INTEGER NOT NULL,
            bulletin BLOB NOT NULL,
            articles INTEGER NOT NULL
        );
        CREATE INDEX departure_sequence ON departure (sequence);
        CREATE TABLE rejected (
            number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            file BLOB NOT NULL UNIQUE,
            name BLOB NOT NULL,
            collection TEXT,
            reason TEXT NOT NULL,
            detail TEXT NOT NULL,
            received INTEGER NOT NULL,
            sha256 BLOB NOT NULL,
            bytes INTEGER NOT NULL
        );
        CREATE TABLE leftover (
            path BLOB PRIMARY KEY NOT NULL,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            modified INTEGER NOT NULL
        ) WITHOUT ROWID;
        """

    static func articleNumber(sequence: Int, ordinal: Int) -> Int64 {
        Int64(sequence) << 24 | Int64(ordinal)
    }

    /// The row numbers of all articles of bulletins in a range of sequences.
    static func articleNumbers(of sequences: ClosedRange<Int>) -> ClosedRange<Int64> {
        articleNumber(
            sequence: sequences.lowerBound, ordinal: 0)...articleNumber(
                sequence: sequences.upperBound, ordinal: Intake.mostArticles)
    }
}
