//! `[reviewing]` and `[[reviews]]`: the review under way, and those that were held.

use serde_json::{Value, json};

use crate::core::charter::located::Located;
use crate::core::charter::model::{Charter, Review, ReviewInProgress};
use crate::core::charter::section::{RowList, Section, SectionSource, not_compared};
use crate::core::framework::Framework;
use crate::core::schema::forms;

/// The review under way.
pub const REVIEWING: Section = Section {
    key: "reviewing",
    read: read_reviewing,
    schema: reviewing_schema,
    comparable: not_compared,
    row_lists: &[],
};

/// The reviews, oldest first.
pub const REVIEWS: Section = Section {
    key: "reviews",
    read: read_reviews,
    schema: reviews_schema,
    comparable,
    row_lists: &[RowList { path: &["reviews"], known_by: None }],
};

fn read_reviewing(source: &SectionSource, charter: &mut Charter) {
    if let Some(mut fields) = source.table(REVIEWING.key) {
        charter.reviewing = Some(ReviewInProgress {
            begun: fields.day("begun"),
            by: fields.texts("by"),
            approved_by: fields.text("approved_by"),
            reviewed: fields.texts("reviewed"),
            note: fields.text("note"),
        });
        fields.finish();
    }
}

fn read_reviews(source: &SectionSource, charter: &mut Charter) {
    for mut fields in source.rows(REVIEWS.key) {
        let review = Review {
            date: fields.day("date"),
            version: fields.text("version"),
            by: fields.texts("by"),
            approved_by: fields.text("approved_by"),
            reviewed: fields.texts("reviewed"),
            note: fields.text("note"),
        };
        charter.reviews.push(Located { value: review, place: fields.place.clone() });
        fields.finish();
    }
}

fn comparable(charter: &Charter) -> Vec<(String, String)> {
    let row = |review: &Review| {
        let date = review.date.map_or("no date".to_owned(), |day| day.to_string());
        let version = review.version.iter().map(|version| format!("version {version}"));
        let by = (!review.by.is_empty()).then(|| format!("by {}", review.by.join(", ")));
        let approved = review.approved_by.iter().map(|who| format!("approved by {who}"));
        let parts: Vec<_> = version.chain(by).chain(approved).chain(review.note.clone()).collect();
        (date, parts.join("; "))
    };
    charter.reviews.iter().map(|review| row(review)).collect()
}

fn reviewing_schema(_: &Framework) -> Value {
    let properties = json!({
        "begun": forms::day_schema("When it was begun."),
        "by": forms::text_list_schema("Who takes part."),
        "approved_by": forms::text_schema("Who approves it."),
        "reviewed": forms::text_list_schema("The elements, areas or questions that were looked at so far."),
        "note": forms::text_schema("What changed."),
    });
    json!({
        "title": "The review under way",
        "description": "Written by `copcharter review`, which goes on here and makes it a row of \
                        [[reviews]] when it is finished.",
        "type": "object",
        "properties": properties,
    })
}

fn reviews_schema(_: &Framework) -> Value {
    let properties = json!({
        "date": forms::day_schema("When it was held."),
        "version": forms::text_schema("The version that came out of it."),
        "by": forms::text_list_schema("Who took part."),
        "approved_by": forms::text_schema("Who approved it."),
        "reviewed": forms::text_list_schema("The elements, areas or questions that were looked at."),
        "note": forms::text_schema("What changed."),
    });
    forms::table_list_schema("The reviews, oldest first.", properties, &[])
}
