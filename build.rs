//! Joins the framework's questions with their wording, and turns the table of documents into a constant,
//! when the program is built: a mistake in the data is a build error, and no run of the program pays
//! for reading it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;

/// The framework's own files, but for the one that includes what is made here.
#[allow(dead_code)]
#[path = "src/core/framework"]
mod framework {
    mod id;
    mod kinds;
    mod load;
    mod problems;
    mod question;
    mod shapes;
    mod symptoms;
    mod wording;

    pub use id::{IdPath, QuestionId};
    pub use kinds::{Audience, CharterStatus, FieldKind, Kind, Need, Rhythm};
    pub use load::join;
    pub use question::{
        Area, Element, Example, Field, Framework, Item, LookAt, NamedRhythm, Pull, Question,
        Retired, Symptom, Word,
    };
    pub use wording::Wording;
}

use framework::{Audience, Framework};

/// `templates/documents.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Documents {
    documents: Vec<Document>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    key: String,
    about: String,
    audience: Audience,
    heading_level: u8,
    #[serde(default)]
    name: String,
    #[serde(default)]
    class: String,
    #[serde(default)]
    people: People,
    #[serde(default)]
    sections: Vec<Section>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct People {
    answer: String,
    fields: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    heading: String,
    element: String,
    #[serde(default)]
    columns: bool,
    #[serde(default)]
    answers: Vec<String>,
    #[serde(default)]
    sentences: Vec<String>,
}

fn main() {
    let folder = Path::new("src/core/framework");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=templates/documents.toml");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let made =
        framework::join(&read(&folder.join("questions.toml")), &read(&folder.join("text/en.toml")))
            .and_then(|joined| {
                let table = documents(&joined, &read(Path::new("templates/documents.toml")))?;
                fs::write(out.join("documents.rs"), table).expect("OUT_DIR is writable");
                let bytes = postcard::to_allocvec(&joined).expect("the framework is plain data");
                fs::write(out.join("framework.en"), bytes).expect("OUT_DIR is writable");
                Ok(())
            });
    for problem in made.err().into_iter().flatten() {
        println!("cargo::error={problem}");
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()))
}

/// The table of documents as a Rust constant, or every mistake in it.
fn documents(framework: &Framework, text: &str) -> Result<String, Vec<String>> {
    let table: Documents = toml::from_str(text).map_err(|e| vec![e.to_string()])?;
    let problems: Vec<_> = table.documents.iter().flat_map(|d| mistakes(framework, d)).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut made = "&[".to_owned();
    for Document { key, about, audience, heading_level, name, class, people, sections } in
        &table.documents
    {
        let (answer, fields) = (&people.answer, &people.fields);
        write!(
            made,
            "Document {{ key: {key:?}, about: {about:?}, audience: Audience::{audience:?}, \
             heading_level: {heading_level}, name: {name:?}, class: {class:?}, \
             people: People {{ answer: {answer:?}, fields: &{fields:?} }}, \
             template_names: (\"{key}.html\", \"{key}.md\"), sections: &["
        )
        .expect("a string can be written");
        for Section { heading, element, columns, answers, sentences } in sections {
            write!(
                made,
                "Section {{ heading: {heading:?}, element: {element:?}, columns: {columns}, \
                 answers: &{answers:?}, sentences: &{sentences:?} }},"
            )
            .expect("a string can be written");
        }
        made.push_str("] },");
    }
    Ok(made + "]")
}

fn mistakes(framework: &Framework, document: &Document) -> Vec<String> {
    let sections = &document.sections;
    let ids = sections.iter().flat_map(|s| s.answers.iter().chain(&s.sentences));
    let unknown = ids.filter(|id| framework.find(id).is_none());
    let mut problems: Vec<_> =
        unknown.map(|id| format!("documents.toml names `{id}`, which is no question")).collect();
    let names = Some(&document.name).filter(|name| !name.is_empty());
    for word in sections.iter().map(|s| &s.heading).chain(names) {
        if framework.word(word) == word {
            problems.push(format!("documents.toml names `{word}`, which has no wording"));
        }
    }
    problems
}
