import Glibc
import LinuxSystem
import Settings

/// Finds the configuration file and puts the layers together.
enum SettingsLoader {
    /// - Parameter explicitFile: has to be there where it is named; the default one need not.
    static func load(
        arguments: [String: String], explicitFile: String?, environment: [String: String]
    ) throws(StartFailure) -> Settings {
        let isRoot = geteuid() == 0
        let named = explicitFile ?? environment["BULLETIND_CONFIG"]
        let path = named ?? DefaultPlaces(environment: environment, isRoot: isRoot).configurationFile
        do throws(SettingFailure) {
            var file: ConfigurationFile?
            if let path, let text = try read(path, mustExist: named != nil) {
                file = try ConfigurationFile(path: path, text: text)
            }
            return try Settings(arguments: arguments, environment: environment, file: file, isRoot: isRoot)
        } catch {
            throw StartFailure(error)
        }
    }

    private static func read(_ path: String, mustExist: Bool) throws(SettingFailure) -> String? {
        do throws(Errno) {
            let file = try OwnedDescriptor.open(path: path, .readOnlyFollowingLinks)
            // A configuration is a page of text; a megabyte of it is a mistake.
            let bytes = try file.read(exactly: 1 << 20)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Errno.invalidArgument
            }
            return text
        } catch .noEntry where !mustExist {
            return nil
        } catch .invalidArgument {
            throw SettingFailure(description: "\(path): not UTF-8 text")
        } catch {
            throw SettingFailure(description: "\(path): cannot be read: \(error)")
        }
    }
}

/// The process's environment.
enum Environment {
    static var all: [String: String] {
        var found: [String: String] = [:]
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            let line = unsafe String(cString: text)
            if let equals = line.firstIndex(of: "=") {
                found[String(line[..<equals])] = String(line[line.index(after: equals)...])
            }
            unsafe entry += 1
        }
        return found
    }
}
