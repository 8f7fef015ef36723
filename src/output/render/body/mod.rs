//! The bodies of answers: what stands under the heading of an answer, in the format of the document.
//! They are made here and not in templates, so that there is one door for what people wrote, and
//! every document says an answer in the same way.

mod bodies;
pub(super) mod html;
pub(super) mod markdown;
mod parts;

pub(super) use bodies::bodies;
pub(super) use parts::has_own_headings;
