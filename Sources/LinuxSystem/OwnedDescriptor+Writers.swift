import CLinux

extension OwnedDescriptor {
    /// Whether somebody has this file open for writing, or mapped so. It must be open for reading alone.
    ///
    /// The kernel grants a read lease only where nobody has (`man 2 fcntl`, F_SETLEASE); the lease is given back at once, and
    /// who opens the file in that microsecond waits for no longer. It is granted for files of this process' user, or with
    /// CAP_LEASE. Where it may not be asked for, and on file systems where a refusal says nothing, the answer is false.
    package var isBeingWritten: Bool {
        do throws(Errno) {
            let file = rawValue
            try retrying { clinux_try_read_lease(file) }
            return false
        } catch .wouldBlock {
            // NFS and CIFS refuse so whenever the server has not lent them the file.
            return (try? FileSystem(holding: self).tellsOfEveryChange) ?? false
        } catch {
            return false
        }
    }
}
