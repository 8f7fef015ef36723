//! The examples' published files are what the program makes of them.

use std::fs;

use crate::common::golden::Golden;
use copcharter::core::charter::{Charter, read};
use copcharter::core::framework::Framework;
use copcharter::core::toml::Document;
use copcharter::io::workspace::framework_beside_file;
use copcharter::output::render::{DOCUMENTS, Options, OutputFormat, render};

const EXAMPLES: [&str; 3] =
    ["statistics-office", "open-source-accessibility", "infection-control-nurses"];

fn example(framework: &Framework, name: &str) -> Charter {
    let text = fs::read_to_string(format!("examples/{name}/charter.toml")).expect("an example");
    read(&Document::parse(text).expect("TOML"), framework)
}

#[test]
fn the_examples_are_published_as_they_are_made() {
    let mut golden = Golden::default();
    for name in EXAMPLES {
        let framework =
            framework_beside_file(format!("examples/{name}/charter.toml").as_ref()).unwrap();
        let charter = example(&framework, name);
        for document in DOCUMENTS {
            if document.key != "charter" && name != EXAMPLES[0] {
                continue;
            }
            for format in OutputFormat::ALL {
                let (key, audience) = (document.key, document.audience);
                let options = Options { document: key, format, audience };
                let made = render(&framework, &charter, &options).unwrap();
                let again = render(&framework, &charter, &options).unwrap();
                assert_eq!(made, again, "{name}: the same charter gives the same bytes");
                assert!(made.len() < 60 * 1024, "{name}: {} bytes", made.len());
                golden.compare(format!("examples/{name}/{key}.{}", format.extension()), &made);
            }
        }
    }
    golden.finish();
}
