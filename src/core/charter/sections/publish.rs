//! `[publish]`: what is written where, and how it looks.

use serde_json::{Value, json};

use crate::core::charter::fields::Fields;
use crate::core::charter::model::{Charter, Output, Publish};
use crate::core::charter::section::{RowList, Section, SectionSource};
use crate::core::framework::{Audience, Framework};
use crate::core::output_format::OutputFormat;
use crate::core::schema::forms;

/// The formats that documents are written in.
const FORMATS: [OutputFormat; 2] = [OutputFormat::Html, OutputFormat::Markdown];

/// What is published.
pub const PUBLISH: Section = Section {
    key: "publish",
    read,
    schema,
    comparable,
    row_lists: &[RowList { path: &["publish", "outputs"], known_by: Some("path") }],
};

fn read(source: &SectionSource, charter: &mut Charter) {
    if let Some(mut fields) = source.table(PUBLISH.key) {
        charter.publish = read_publish(&mut fields);
        fields.finish();
    }
}

fn read_publish(fields: &mut Fields) -> Publish {
    let mut outputs = Vec::new();
    for mut inner in fields.inner("outputs") {
        let audience = inner.one_of("audience", &Audience::ALL, Audience::key);
        outputs.push(Output {
            document: inner.text("document").unwrap_or_else(|| "charter".to_owned()),
            format: inner.one_of("format", &FORMATS, OutputFormat::key),
            path: inner.text("path").unwrap_or_default(),
            audience,
            place: inner.place.clone(),
        });
        inner.finish();
    }
    Publish {
        outputs,
        no_credit: fields.truth("credit") == Some(false),
        templates: fields.text("templates"),
        logo: fields.text("logo"),
        accent: fields.colour("accent"),
        accent_dark: fields.colour("accent_dark"),
        footer: fields.text("footer"),
    }
}

fn comparable(charter: &Charter) -> Vec<(String, String)> {
    // Named one by one, so that the compiler asks after a new one.
    let Publish { outputs, no_credit, templates, logo, accent, accent_dark, footer } =
        &charter.publish;
    let output = |output: &Output| {
        let audience = output.audience.map(|audience| format!(" for {}", audience.key()));
        let format = output.format.map_or("", OutputFormat::key);
        let says = format!("{}, {format}{}", output.document, audience.unwrap_or_default());
        (output.path.clone(), says)
    };
    let settings = [
        ("credit", no_credit.then(|| "false".to_owned())),
        ("templates", templates.clone()),
        ("logo", logo.clone()),
        ("accent", accent.as_ref().map(|(colour, _)| colour.to_string())),
        ("accent_dark", accent_dark.as_ref().map(|(colour, _)| colour.to_string())),
        ("footer", footer.clone()),
    ];
    let settings = settings.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    outputs.iter().map(output).chain(settings).collect()
}

fn schema(_: &Framework) -> Value {
    let output = json!({
        "document": forms::text_schema("Which document, as `copcharter templates list` names it."),
        "format": forms::word_schema("In what form.", &FORMATS.map(OutputFormat::key)),
        "path": forms::text_schema("The file, from the folder of the charter."),
        "audience": forms::word_schema("For whom.", &Audience::ALL.map(Audience::key)),
    });
    json!({
        "title": "Publish",
        "description": "What `copcharter render` writes.",
        "type": "object",
        "properties": {
            "outputs": forms::table_list_schema("The documents to write.", output, &[]),
            "credit": {
                "description": "Whether the framework is credited in the footer.",
                "type": "boolean",
                "default": true,
            },
            "templates":
                forms::text_schema("The folder of your own templates, from the folder of the charter."),
            "logo": forms::text_schema(
                "A PNG, JPEG or SVG for the top of HTML documents, from the folder of the charter.",
            ),
            "accent": forms::colour_schema("The colour of titles and links."),
            "accent_dark":
                forms::colour_schema("The same in the dark; without it, a lighter one is found."),
            "footer": forms::text_schema("A line for the end of every document."),
        },
    })
}
