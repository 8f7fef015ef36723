//! Joins the framework's questions with their wording when the program is built, so that a mistake
//! in the data is a build error and no run of the program pays for reading it.

use std::{env, fs, path::Path};

/// The framework's own files, but for the one that includes what is made here.
#[allow(dead_code)]
#[path = "src/core/framework"]
mod framework {
    mod kinds;
    mod load;
    mod phrase;
    mod question;
    mod shapes;
    mod symptoms;

    pub use kinds::{Audience, FieldKind, Kind};
    pub use load::join;
    pub use phrase::Phrase;
    pub use question::{
        Area, Element, Example, Field, Framework, Item, LookAt, Pull, Question, Retired, Rhythm,
        Symptom, Word,
    };
}

fn main() {
    let folder = Path::new("src/core/framework");
    println!("cargo::rerun-if-changed={}", folder.display());
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()))
    };
    match framework::join(&read("questions.toml"), &read("text/en.toml")) {
        Ok(joined) => {
            let bytes = postcard::to_allocvec(&joined).expect("the framework is plain data");
            let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
            fs::write(Path::new(&out).join("framework.en"), bytes).expect("OUT_DIR is writable");
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
        }
    }
}
