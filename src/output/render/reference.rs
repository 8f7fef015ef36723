//! What each name that templates see stands for: for the page of templates, and for the notes in
//! the templates that are copied. A test holds it against what they see in truth.

use std::fmt::Write as _;

use super::built_in::{built_in_template, template_names};
use super::documents::DOCUMENTS;

/// Every name with what it stands for. `[]` is every item of a list, and a word in capitals is the
/// key of a map.
pub const REFERENCE: &[(&str, &str)] = &[
    ("form", "The form of all this, 1; raised when a name changes its meaning or goes."),
    ("audience", "Who reads: `team`, `sponsors` or `public`. What they may not read is not here."),
    ("charter", "What the charter is called and how far it is; what is not known is empty."),
    ("charter.name", "What the community is called."),
    ("charter.title", "The name, or the word for a charter where there is none."),
    ("charter.summary", "One sentence on what it is."),
    ("charter.host", "Where it has its home."),
    ("charter.language", "The language, such as `en`."),
    ("charter.direction", "`ltr` or `rtl`."),
    ("charter.status", "`draft`, `agreed` or `retired`."),
    ("charter.status_sentence", "The status as a sentence."),
    ("charter.version", "Such as `0.3`."),
    ("charter.last_review", "The day of the last review in words, or none."),
    ("charter.phrases", "Version, last review and host as short phrases, those that there are."),
    ("charter.published", "What `[publish]` says of the look; what is not set is empty."),
    ("charter.published.logo", "The logo, as an address that has the picture in itself."),
    ("charter.published.accent", "The colour of titles and links, such as `#0b5fa5`."),
    ("charter.published.accent_dark", "The same in the dark; there whenever the first is."),
    ("charter.published.footer", "The line for the end."),
    ("elements", "Purpose, People and Practice, also those without an answer."),
    ("elements[].id", "Such as `purpose`."),
    ("elements[].name", "Such as Purpose."),
    ("elements[].answered", "How many of its questions are answered."),
    ("elements[].asked", "How many questions it has for these readers."),
    ("elements[].areas", "Its areas, also those without an answer."),
    ("elements[].areas[].id", "Such as `purpose.domain`."),
    ("elements[].areas[].anchor", "The id in a form for addresses: `purpose-domain`."),
    ("elements[].areas[].name", "Such as Domain."),
    ("elements[].areas[].heading", "A heading for readers."),
    ("elements[].areas[].answered", "How many of its questions are answered."),
    ("elements[].areas[].asked", "How many questions it has for these readers."),
    ("elements[].areas[].open", "How many are open, as a phrase; empty when none is."),
    ("elements[].areas[].questions", "Its questions, the open ones too."),
    ("elements[].areas[].questions[].id", "Its id, as `copcharter questions` shows it."),
    ("elements[].areas[].questions[].anchor", "The id in a form for addresses."),
    (
        "elements[].areas[].questions[].kind",
        "`text`, `paragraph`, `list`, `choice`, `records` or `rhythm`.",
    ),
    (
        "elements[].areas[].questions[].core",
        "Whether it must be answered before members are invited.",
    ),
    ("elements[].areas[].questions[].heading", "A heading for the answer."),
    ("elements[].areas[].questions[].answered", "Whether there is an answer."),
    (
        "elements[].areas[].questions[].leads",
        "Whether the answer stands under its own heading, and so has a body; a sentence may go on in \
         the paragraph of the sentence before it.",
    ),
    (
        "elements[].areas[].questions[].text",
        "A text or paragraph as it was written; a choice or rhythm as a sentence.",
    ),
    ("elements[].areas[].questions[].value", "The key of a choice or rhythm."),
    ("elements[].areas[].questions[].note", "The remark beside a choice or rhythm."),
    ("elements[].areas[].questions[].items", "The items of a list."),
    (
        "elements[].areas[].questions[].columns",
        "The fields of its records that have a value in any of them; the first names the record.",
    ),
    ("elements[].areas[].questions[].columns[].key", "Such as `measure`."),
    ("elements[].areas[].questions[].columns[].label", "Such as Measure."),
    (
        "elements[].areas[].questions[].columns[].kind",
        "`text`, `choice`, `date`, `datetime`, `timezone`, `rhythm` or `url`.",
    ),
    ("elements[].areas[].questions[].records", "Its records."),
    (
        "elements[].areas[].questions[].records[].FIELD",
        "The value of a field in words; empty when there is none.",
    ),
    ("elements[].areas[].questions[].pending", "What is not settled about it."),
    (
        "elements[].areas[].questions[].pending[].anchor",
        "Where that is told: the anchor in `pending`.",
    ),
    ("elements[].areas[].questions[].pending[].state", "`contested`, `todo` or `parked`."),
    (
        "elements[].areas[].questions[].pending[].question",
        "The question that it is about, as one would ask it.",
    ),
    (
        "answers.ID",
        "A question that is answered, by its id, with all that stands under \
         `elements[].areas[].questions[]`: `answers[\"ID\"].text`.",
    ),
    (
        "bodies.ID",
        "The body of an answer that leads, by the id of its question, ready made in the format of \
         the document.",
    ),
    ("document", "The document that is made, where it is built in or has the name of one that is."),
    ("document.name", "What it is called; empty for the charter itself."),
    ("document.class", "How its page is laid out, for the style sheet."),
    (
        "document.sections",
        "Its sections that have something to say; none where its template lays it out.",
    ),
    ("document.sections[].heading", "The heading over it."),
    ("document.sections[].element", "The id of the element whose colour it has."),
    (
        "document.sections[].anchor",
        "Where links to its first answer lead; none where that has a heading of its own.",
    ),
    (
        "document.sections[].begins_columns",
        "Whether the sections from here on may stand beside one another.",
    ),
    ("document.sections[].answers", "The answers under it, in order."),
    ("document.sections[].answers[].id", "The id of the question; `bodies` has what it says."),
    ("document.sections[].answers[].anchor", "The id in a form for addresses."),
    ("document.sections[].answers[].heading", "A heading of its own, where it needs one."),
    (
        "document.sections[].answers[].people",
        "The people that it names, each as what is said of them; then the body is not needed.",
    ),
    ("document.sections[].answers[].people[][].text", "A name, or what stands behind it."),
    ("document.sections[].answers[].people[][].is_name", "Whether it is the name."),
    (
        "document.sections[].answers[].people[][].is_literal",
        "Whether it is a name or an address, which hold no Markdown.",
    ),
    ("document.sections[].sentences", "Choices that are joined into a paragraph."),
    ("document.sections[].sentences[].text", "The choice as a sentence."),
    ("document.sections[].sentences[].note", "The remark beside it, or none."),
    (
        "document.sections[].said",
        "The sentences with their remarks, ready made in the format of the document: print it with \
         the filter `safe`.",
    ),
    ("document.sections[].pending", "What is not settled about its answers."),
    ("document.sections[].pending[].state", "`contested`, `todo` or `parked`."),
    ("document.sections[].pending[].question", "The question as one would ask it."),
    (
        "document.has_columns",
        "Whether some sections may stand beside one another; they are the last ones.",
    ),
    ("document.missing", "The headings of the sections whose answers are still to come."),
    ("open", "The open questions about which nothing is pending, in groups; no group is empty."),
    ("open[].core", "Whether those must be answered before members are invited."),
    ("open[].heading", "A heading for the group."),
    ("open[].questions", "Its questions."),
    ("open[].questions[].id", "The id of the question."),
    ("open[].questions[].question", "The question as one would ask it."),
    ("open[].questions[].element", "The id of its element."),
    ("open[].questions[].area", "The name of its area."),
    ("pending", "What is contested, to do or parked."),
    ("pending[].anchor", "Such as `pending-1`."),
    ("pending[].state", "`contested`, `todo` or `parked`."),
    ("pending[].id", "The id of the question."),
    ("pending[].answer", "The anchor of the answer, or none."),
    ("pending[].heading", "The heading of the answer."),
    ("pending[].question", "The question as one would ask it."),
    ("pending[].element", "The id of its element."),
    ("pending[].owner", "Who sees to it, or none."),
    ("pending[].by", "Until when, in words, or none."),
    ("pending[].care", "Both as a phrase; empty when there is neither."),
    ("pending[].note", "What is to be done or decided; may be empty."),
    ("pending[].positions", "Who holds what; for the team only."),
    ("pending[].positions[].who", "Who."),
    ("pending[].positions[].says", "What they say."),
    ("unsettled", "Whether anything is open or pending."),
    ("reviews", "The versions, oldest first."),
    ("reviews[].date", "The day, in words."),
    ("reviews[].version", "Such as `0.3`."),
    ("reviews[].approved_by", "Who approved it."),
    ("reviews[].note", "What changed; for the team only."),
    ("reviews[].about", "What was looked at and by whom, in sentences; for the team only."),
    ("words.KEY", "The fixed words of documents, such as `words.contents`."),
    ("credit", "Whether the framework is credited."),
    (
        "charter_folder",
        "The way from the document to the charter's folder, such as `../`; empty beside it.",
    ),
    ("mobile", "In HTML, the picture of the three elements, ready made; empty in Markdown."),
    ("style", "In HTML only: the style sheet, `style.css`."),
];

/// The page that describes templates, as Markdown.
#[must_use]
pub fn templates_reference_page() -> String {
    let mut page = include_str!("templates_page.md").to_owned();
    page.push_str("## The built-in templates\n\n| document | its templates |\n| --- | --- |\n");
    for document in DOCUMENTS {
        let names: Vec<_> = template_names(document).map(|name| format!("`{name}`")).collect();
        let _ = writeln!(page, "| `{}` | {} |", document.key, names.join(", "));
    }
    let _ = writeln!(
        page,
        "\n`style.css` is the look of all HTML documents. {} files in all.",
        built_in_template().len()
    );
    page.push_str("\n## The data\n\n| name | what it stands for |\n| --- | --- |\n");
    for (name, says) in REFERENCE {
        let _ = writeln!(page, "| `{name}` | {says} |");
    }
    page
}
