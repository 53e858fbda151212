import BulletinRPC
import Foundation
import Settings
import TestSupport
import Testing

@testable import ManualWriter

@Suite("Manual pages")
struct PageTests {
    @Test("every setting is on its page with its variable")
    func settings() {
        let page = SettingsPage.text(date: "May 16, 2024")
        for setting in Setting.all {
            #expect(page.contains("\n.It Li \(setting.key)\n"))
            #expect(page.contains("\\fB\(setting.environmentName)\\fP"))
        }
    }

    @Test("the configuration file of the package says nothing yet, and names every setting")
    func commentedFile() throws {
        let text = SettingsPage.commentedFile
        #expect(try ConfigurationFile(path: "config.yaml", text: text).entries.isEmpty)
        for setting in Setting.all {
            let name = setting.key.split(separator: ".").last ?? ""
            #expect(text.contains("\(name):"))
        }
    }

    @Test("without its comment signs it is YAML with every key in its place")
    func uncommented() throws {
        let lines = SettingsPage.commentedFile.split(separator: "\n")
            .filter { !$0.hasPrefix("##") }.map { String($0.dropFirst()) }
        let file = try ConfigurationFile(path: "config.yaml", text: lines.joined(separator: "\n"))
        #expect(Set(file.entries.keys) == Set(Setting.all.map(\.key)))
    }

    @Test("every method is on its page with its example")
    func methods() {
        let page = MethodsPage.text(date: "May 16, 2024")
        for name in MethodCatalog.names { #expect(page.contains("\n.Ss \(name)\n")) }
        #expect(page.contains("The most hits to answer.\nA whole number from 0 to 1000; by default \\fB10\\fP.\n"))
        #expect(page.contains("\nOne of relevance, newest, oldest; by default \\fBrelevance\\fP.\n"))
    }

    @Test("a program's page has its options, its subcommands and their defaults")
    func program() throws {
        let help = """
            {"command": {"commandName": "bulletinctl", "abstract": "Asks.", "arguments": [
              {"kind": "flag", "names": [{"kind": "long", "name": "version"}], "valueName": "version", "abstract": "V."}],
             "subcommands": [{"commandName": "search", "abstract": "Finds.", "discussion": ".dot\\n'quote", "arguments": [
              {"kind": "positional", "valueName": "query", "isRepeating": true, "abstract": "What."},
              {"kind": "option", "names": [{"kind": "short", "name": "n"}, {"kind": "long", "name": "limit"}],
               "valueName": "n", "defaultValue": "10", "abstract": "Most."}]}]}}
            """
        let appendix = try #require(ProgramPage.appendices["bulletinctl"])
        let page = ProgramPage.text(
            help: try JSONParser.parse(Array(help.utf8)), appendix: appendix, date: "May 16, 2024")
        #expect(page.contains(".Op Fl \\-version\n"))
        #expect(page.contains(".Ss bulletinctl search\n"))
        #expect(page.contains(".It Li \"\\-n, \\-\\-limit n\"\nMost.\nThe default is \\fB10\\fP.\n"))
        #expect(page.contains("\n\\&.dot\n\\&'quote\n"))
    }
}
