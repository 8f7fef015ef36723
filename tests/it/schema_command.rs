//! The schema gets to where editors look: printed, written, and named by the charter when asked.

use crate::common::Folder;
use copcharter::core::framework::Framework;
use copcharter::core::schema::schema;
use serde_json::Value;

#[test]
fn the_command_prints_it_and_writes_it() {
    let folder = Folder::new();
    let printed = folder.result(&["schema"]);
    let value: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(value, schema(&Framework::built_in()));
    let ran = folder.run(&["schema", "--out"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "charter.schema.json written\n"));
    assert_eq!(folder.read("charter.schema.json"), printed);
    let again = folder.run(&["schema", "--out", "charter.schema.json"]);
    assert_eq!(again.err, "charter.schema.json is up to date\n");
    assert_eq!(folder.names(), ["charter.schema.json"]);
}

#[test]
fn only_a_schema_is_replaced_by_a_schema() {
    let folder = Folder::with_answers("");
    folder.write("questions.toml", "");
    let charter = folder.read("charter.toml");
    folder.write("data.json", "{\"title\": \"Data\"}");
    folder.write("charter.schema.json", "[1]");
    for arguments in [
        &["schema", "--out", "charter.toml"][..],
        &["schema", "--questions", "--out", "charter.toml"],
        &["schema", "--out", "data.json"],
        &["schema", "--out"],
    ] {
        let name = arguments.last().filter(|last| last.contains('.'));
        let name = name.unwrap_or(&"charter.schema.json");
        let said = format!(
            "error: `{name}` was not made by `copcharter schema`\nhelp: It was left as it is. \
             Move it elsewhere, or name another file with\n`--out`.\n"
        );
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.err), (2, said));
    }
    assert_eq!(folder.read("charter.toml"), charter);
    assert_eq!(folder.read("data.json"), "{\"title\": \"Data\"}");
    // One of an earlier version is taken for what it is.
    folder.write("charter.schema.json", folder.result(&["schema"]).replace("draft", "older"));
    assert_eq!(folder.run(&["schema", "--out"]).err, "charter.schema.json written\n");
}

#[test]
fn init_names_the_schema_only_when_asked() {
    let line = "#:schema ./charter.schema.json\n\n[charter]\n";
    let folder = Folder::new();
    assert_eq!(folder.run(&["init", "--no-input", "--name", "N"]).code, 0);
    assert_eq!(folder.names(), ["charter.toml"]);
    let before = folder.read("charter.toml");
    assert!(!before.contains("#:schema"));
    for _ in 0..2 {
        assert_eq!(folder.run(&["init", "--no-input", "--schema"]).code, 0);
        let now = folder.read("charter.toml");
        assert!(now.starts_with(line), "{now}");
        assert!(now.ends_with(&before), "{now}");
        assert_eq!(folder.names(), ["charter.schema.json", "charter.toml"]);
    }
    let new = Folder::new();
    assert_eq!(new.run(&["init", "--blank", "--schema", "--name", "N"]).code, 0);
    assert!(new.read("charter.toml").starts_with(line));
    assert_eq!(new.read("charter.schema.json"), new.result(&["schema"]));
}

#[test]
fn the_line_goes_behind_a_byte_order_mark_and_ends_as_the_others() {
    let folder = Folder::new();
    let text = "[charter]\r\nname = \"N\"\r\n";
    folder.write("charter.toml", format!("\u{feff}{text}"));
    assert_eq!(folder.run(&["init", "--no-input", "--schema"]).code, 0);
    let named = format!("\u{feff}#:schema ./charter.schema.json\r\n\r\n{text}");
    assert_eq!(folder.read("charter.toml"), named);
}
