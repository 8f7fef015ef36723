//! The community meets in person only, and has a room for video calls.

use crate::core::check::holders::comparable;
use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};

const FORMAT: &str = "practice.where.format";
const PLATFORMS: &str = "practice.where.platforms";
const VENUES: &str = "practice.where.venues";
const MEETINGS: &str = "practice.when.meetings";

/// The words for a video call, and the programs that are for nothing else.
const VIDEO: [&str; 13] = [
    "video",
    "videoconference",
    "videocall",
    "webinar",
    "webinars",
    "zoom",
    "webex",
    "jitsi",
    "bigbluebutton",
    "bbb",
    "skype",
    "gotomeeting",
    "whereby",
];

pub(super) const RULE: Rule = Rule {
    code: "video-room-in-person",
    group: Group::Fit,
    severity: Severity::Advice,
    title: "meeting in person only, and a video room",
    why: "Members who cannot travel read that there is nothing for them, though there is a room they could join.",
    help: "Let the format say `both`, or take the video room out.",
    explanation: "When the format is `face-to-face`, nobody meets online. This speaks up when a \
        platform or a meeting is about video calls all the same, by its name, its address, its \
        place or what it is used for. A remark beside the format explains it, and then nothing is \
        said.",
    trips: "[practice.where]\nformat = \"face-to-face\"\nplatforms = [{ name = \"Agency video room\", \
        used_for = \"Monthly call\" }]\nvenues = [{ name = \"Training yard\" }]\n",
    passes: "[practice.where]\nformat = \"both\"\nplatforms = [{ name = \"Agency video room\", \
        used_for = \"Monthly call\" }]\nvenues = [{ name = \"Training yard\" }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    // Where there is no venue, another rule says that the format or the places were left behind.
    if !look.is(FORMAT, &["face-to-face"]) || look.note(FORMAT).is_some() || look.left_open(VENUES)
    {
        return Vec::new();
    }
    let mut spots = vec![look.spot(FORMAT)];
    for (id, fields) in
        [(PLATFORMS, &["name", "used_for", "url"][..]), (MEETINGS, &["name", "place"])]
    {
        spots.extend(video_rooms(look, id, fields));
    }
    if spots.len() == 1 {
        return Vec::new();
    }
    vec![Notice::new(
        spots,
        "the community meets in person only, and there is a room for video calls",
    )]
}

/// Where the records stand that are about video calls by one of these fields.
fn video_rooms<'a>(
    look: &'a CheckInput,
    id: &'a str,
    fields: &'a [&str],
) -> impl Iterator<Item = Location> + 'a {
    let records = look.records(id).iter().enumerate();
    let is_video = |text: &str| {
        let text = comparable(text);
        text.split(' ').any(|word| VIDEO.contains(&word)) || text.contains("online meeting")
    };
    let shows = records.filter(move |(_, record)| {
        fields.iter().filter_map(|field| record.get(field)).any(is_video)
    });
    shows.map(move |(n, _)| look.part(id, n))
}
