//! Makes documents of templates. The only file that names Tera. Only the templates of the documents
//! that are asked for are compiled, and each once.

use std::collections::HashMap;
use std::io::Write;

use tera::{Context, Kwargs, State, Tera, Value};

use super::documents::{Document, STYLE};
use super::format_engine::FormatEngine;
use super::markdown::unmarked;
use super::view::View;

/// What templates call the way from the document to the charter's folder.
const FOLDER: &str = "charter_folder";

/// What templates see.
pub(super) struct Data(Context);

impl Data {
    /// Turns a view into values, and lets templates find answers by id as well.
    pub(super) fn new(view: &View) -> Self {
        let mut context = Context::from_serialize(view).unwrap_or_default();
        let answers = by_id(context.get("elements"));
        context.insert_value("answers", answers);
        Self(context)
    }

    /// Takes back what [`Data::to_json`] gave.
    pub(super) fn from_json(json: &serde_json::Value) -> Self {
        Self(Context::from_serialize(json).unwrap_or_default())
    }

    /// The same as JSON.
    pub(super) fn to_json(&self) -> serde_json::Value {
        let names = [
            "form",
            "charter",
            "elements",
            "answers",
            "open",
            "unsettled",
            "pending",
            "reviews",
            "words",
            "audience",
            "credit",
        ];
        let value = |name: &str| serde_json::to_value(self.0.get(name)).unwrap_or_default();
        names.iter().map(|name| ((*name).to_owned(), value(name))).collect()
    }
}

/// The questions of all elements that have an answer, by id.
fn by_id(elements: Option<&Value>) -> Value {
    let all = elements.and_then(Value::as_array).unwrap_or_default();
    let inner = |value: &Value, key: &'static str| {
        value.as_map().and_then(|m| m.get(&key.into())).cloned().unwrap_or_else(Value::none)
    };
    let mut answers = tera::Map::default();
    for element in all {
        for area in inner(element, "areas").as_array().unwrap_or_default() {
            for question in inner(area, "questions").as_array().unwrap_or_default() {
                if let Some(id) = inner(question, "id").as_str()
                    && inner(question, "answered").is_truthy()
                {
                    answers.insert(id.to_owned().into(), question.clone());
                }
            }
        }
    }
    Value::from(answers)
}

/// What is made for templates in the format of the document.
pub(super) struct RenderedParts {
    /// The document itself, with its sections filled; null for one that is not built in.
    pub(super) document: serde_json::Value,
    /// The bodies of answers.
    pub(super) bodies: Vec<(String, String)>,
    /// The mobile; empty where there are no pictures.
    pub(super) mobile: String,
    /// The way from the document to the charter's folder.
    pub(super) folder: String,
}

/// How own templates are read.
pub(super) struct TemplateSettings<'a> {
    /// What the format of the document does.
    pub(super) engine: &'static dyn FormatEngine,
    /// The style sheet, for a format that has one.
    pub(super) style: &'a str,
    /// Where a template is looked for that is not there by its own name.
    pub(super) prefix: Option<&'static str>,
}

/// The built-in templates of a run. What several documents share is compiled for the first of them.
#[derive(Default)]
pub struct Engine {
    by_suffix: HashMap<&'static str, Tera>,
}

impl Engine {
    /// Makes one built-in document; an error is a report with file, line and caret.
    pub(super) fn print(
        &mut self,
        data: &Data,
        made: RenderedParts,
        document: &Document,
        engine: &'static dyn FormatEngine,
    ) -> Result<String, String> {
        let tera = self.by_suffix.entry(engine.suffix()).or_insert_with(|| empty(engine));
        let templates = engine.templates(document);
        let new = templates.iter().filter(|(name, _)| !tera.contains_template(name));
        let new: Vec<_> = new.copied().collect();
        tera.add_raw_templates(new).map_err(|e| e.to_string())?;
        let own = templates.first().map_or("", |(name, _)| name);
        let mut out = Vec::with_capacity(64 * 1024);
        let context = context(data, made, engine, STYLE);
        tera.render_to(own, &context, &mut out).map_err(|e| e.to_string())?;
        String::from_utf8(out).map_err(|e| e.to_string())
    }
}

/// Writes what the own template `root` makes of the data; an error is a report as above.
pub(super) fn render_to<'t>(
    data: &Data,
    made: RenderedParts,
    look: &TemplateSettings,
    templates: impl Iterator<Item = (&'t str, &'t str)>,
    root: &str,
    out: &mut impl Write,
) -> Result<(), String> {
    let mut tera = empty(look.engine);
    tera.set_fallback_prefixes(look.prefix).map_err(|e| e.to_string())?;
    tera.add_raw_templates(templates).map_err(|e| e.to_string())?;
    let context = context(data, made, look.engine, look.style);
    tera.render_to(root, &context, out).map_err(|e| e.to_string())
}

/// The data with what is made in the format of the document.
fn context(data: &Data, made: RenderedParts, engine: &dyn FormatEngine, style: &str) -> Context {
    let mut context = data.0.clone();
    context.insert("document", &made.document);
    context.insert(FOLDER, &made.folder);
    context.insert_value("bodies", safe(made.bodies));
    context.insert_value("mobile", Value::safe_string(&made.mobile));
    if engine.has_style() {
        context.insert_value("style", Value::safe_string(style));
    }
    context
}

/// Tera as templates of this format need it, without any template yet.
fn empty(engine: &'static dyn FormatEngine) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on([engine.suffix()]);
    tera.set_escape_fn(engine.escape());
    for &(name, filter) in engine.filters() {
        tera.register_filter(name, move |text: &str, _: Kwargs, state: &State| {
            let folder: Option<String> = state.get(FOLDER)?;
            tera::TeraResult::Ok(Value::safe_string(&filter(text, &folder.unwrap_or_default())))
        });
    }
    tera.register_filter("unmarked", |text: &str, _: Kwargs, _: &State| unmarked(text));
    tera
}

/// What is already in the format of the document.
fn safe(bodies: Vec<(String, String)>) -> Value {
    let bodies = bodies.into_iter().map(|(id, body)| (id, Value::safe_string(&body)));
    Value::from(bodies.map(|(id, body)| (id.into(), body)).collect::<tera::Map>())
}
