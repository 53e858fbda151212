import GRDB
import LinuxSystem

/// What an operator can do about a store that cannot be used.
let adviceForDamage =
    "keep a copy of the folder, then put back a backup, or move store.* away and import the exported files again"

extension StoreFailure {
    /// Translates whatever GRDB threw; the one place that knows SQLite's result codes.
    init(_ error: any Error) {
        switch error {
        case let failure as StoreFailure: self = failure
        case let damage as RecordDamage: self = .damaged("\(damage); \(adviceForDamage)")
        case let error as Errno: self.init(errno: error)
        case let error as DatabaseError: self.init(database: error)
        // GRDB found a value of a kind that its column never has.
        case is RowDecodingError: self = .damaged("\(error); \(adviceForDamage)")
        default: self = .fault(String(describing: error))
        }
    }

    private init(errno error: Errno) {
        switch error {
        case .noSpace, .quotaExceeded: self = .diskFull
        case .readOnlyFileSystem: self = .readOnly
        case .accessDenied, .notPermitted: self = .noPermission("\(error)")
        default: self = .io("\(error)")
        }
    }

    private init(database error: DatabaseError) {
        let detail = error.message ?? "SQLite result \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: self = .noPermission(detail)
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy
        case .SQLITE_IOERR, .SQLITE_NOMEM: self = .io(detail)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_MISMATCH:
            self = .damaged("\(detail); \(adviceForDamage)")
        default: self = .fault("\(detail) (SQLite result \(error.extendedResultCode.rawValue))")
        }
    }
}

/// Runs `body`, and turns what it throws into a `StoreFailure`.
func translating<T>(_ body: () throws -> T) throws(StoreFailure) -> T {
    do {
        return try body()
    } catch {
        throw StoreFailure(error)
    }
}
