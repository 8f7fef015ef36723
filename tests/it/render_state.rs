//! What every document says about itself: how settled the charter is, when it was last looked at, what
//! in it is contested, put off or to be done, and what is not there yet.

use copcharter::core::charter::{Charter, read};
use copcharter::core::framework::{Audience, Framework};
use copcharter::core::toml::Document;
use copcharter::output::render::{DOCUMENTS, Options, OutputFormat, render};

fn charter(text: &str) -> (Framework, Charter) {
    let framework = Framework::built_in();
    let charter = read(&Document::parse(text.to_owned()).unwrap(), &framework);
    assert_eq!(charter.errors().count(), 0, "{text}");
    (framework, charter)
}

/// Every document for every audience in both formats, with a word that says which it is.
fn all_of(framework: &Framework, charter: &Charter) -> Vec<(String, OutputFormat, String)> {
    let mut all = Vec::new();
    for document in DOCUMENTS {
        for audience in Audience::ALL {
            for format in OutputFormat::ALL {
                let options = Options { document: document.key, format, audience };
                let which = format!("{} for {}, {}", document.key, audience.key(), format.key());
                all.push((which, format, render(framework, charter, &options).unwrap()));
            }
        }
    }
    all
}

const JOINING: &str = "[people.members]\njoining = \"open\"\n";

#[test]
fn status_and_last_review_stand_at_the_top() {
    for (status, sentence) in [
        ("draft", "This charter is a draft."),
        ("agreed", "This charter has been agreed."),
        ("retired", "This charter is retired and no longer in force."),
    ] {
        let reviews = "[[reviews]]\ndate = 2026-03-01\nversion = \"0.9\"\n\
                       [[reviews]]\ndate = 2026-09-15\nversion = \"1.0\"\n";
        for (reviews, said) in
            [(reviews, "Last reviewed 15 September 2026"), ("", "Not reviewed yet")]
        {
            let head =
                format!("[charter]\nname = \"Wards\"\nstatus = \"{status}\"\nversion = \"1.0\"\n");
            let (framework, charter) = charter(&format!("{head}{JOINING}{reviews}"));
            for (which, format, text) in all_of(&framework, &charter) {
                let top = match format {
                    OutputFormat::Html => text.split("<main").next().unwrap(),
                    OutputFormat::Markdown => text.split("\n## ").next().unwrap(),
                };
                assert!(top.contains(sentence), "{which}: {top}");
                assert!(top.contains("Version 1.0"), "{which}: {top}");
                assert!(top.contains(said), "{which}: {top}");
            }
        }
    }
}

#[test]
fn what_is_not_in_force_says_so_on_every_printed_page() {
    for (status, sentence) in [
        ("draft", Some("This charter is a draft.")),
        ("agreed", None),
        ("retired", Some("This charter is retired and no longer in force.")),
    ] {
        let head = format!("[charter]\nname = \"Wards\"\nstatus = \"{status}\"\n{JOINING}");
        let (framework, charter) = charter(&head);
        for (which, _, html) in
            all_of(&framework, &charter).iter().filter(|d| d.1 == OutputFormat::Html)
        {
            let page = html.split("\n@page { ").nth(1).unwrap().split("</style>").next().unwrap();
            assert!(page.starts_with("@top-left { content: \"Wards\"; }"), "{which}: {page}");
            let running = page.split("@top-right { content: \"").nth(1);
            let running = running.map(|rest| rest.split('"').next().unwrap());
            assert_eq!(running, sentence, "{which}");
        }
    }
}

#[test]
fn what_is_not_settled_is_marked_in_every_document_that_says_it() {
    for (state, said) in [
        ("contested", "We do not agree yet."),
        ("todo", "Somebody is seeing to it."),
        ("parked", "Put off on purpose."),
    ] {
        let pending =
            format!("[[pending]]\nquestion = \"people.members.joining\"\nstate = \"{state}\"\n");
        let (framework, charter) =
            charter(&format!("[charter]\nname = \"Wards\"\n{JOINING}{pending}"));
        for (which, format, text) in all_of(&framework, &charter) {
            let joining = text.contains("Joining is open");
            // The whole charter has a place of its own for it, and a link to that beside the answer.
            let linked = text.contains("<p class=\"aside\"><a href=\"#pending-1\">");
            let marked = text.contains(&format!("How does somebody become a member? {said}"));
            let whole = which.starts_with("charter") && format == OutputFormat::Html;
            assert_eq!(if whole { linked } else { marked }, joining, "{which}: {text}");
        }
    }
}

#[test]
fn what_a_brief_document_cannot_say_yet_is_named() {
    let (framework, charter) = charter(&format!("[charter]\nname = \"Wards\"\n{JOINING}"));
    let of = |document, audience| {
        let options = Options { document, format: OutputFormat::Markdown, audience };
        render(&framework, &charter, &options).unwrap()
    };
    let invitation = of("invitation", Audience::Public);
    let expected = "## How to join\n\nJoining is open, and nobody's approval is needed.\n\n\
                    **Not settled yet:** What it is about · What is in it for you · Who it is for · \
                    When and where · How we treat one another · Whom to ask\n";
    assert!(invitation.contains(expected), "{invitation}");
    let mut with_why = charter.clone();
    let (_, why) = self::charter("[purpose.goals]\nwhy = \"We want to.\"\n");
    with_why.answers.extend(why.answers);
    // What the public may not read is not called unsettled.
    let options = Options {
        document: "one-pager",
        format: OutputFormat::Markdown,
        audience: Audience::Public,
    };
    let one_pager = render(&framework, &with_why, &options).unwrap();
    assert!(one_pager.contains("**Not settled yet:** What we want"), "{one_pager}");
    assert!(!one_pager.contains("What it needs"), "{one_pager}");
}
