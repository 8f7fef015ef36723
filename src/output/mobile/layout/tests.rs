//! Nothing in the mobile touches anything else or leaves the picture, whatever is answered; and it
//! hangs as it would.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::drawing::{LINE_HEIGHT, MobileDrawing};
use super::horizontal::{QUESTION_RADIUS, half_width_of_name};
use super::{Primitive, mobile_drawing};
use crate::output::mobile::balance::{MAX_SLOPE, question_count};
use crate::output::mobile::shapes::{Point, svg_shape_reach};
use crate::output::render::view::{Area, Element};

/// The name of an area, how many questions are asked in it, and how many are answered.
type Asked = (&'static str, usize, usize);

fn elements(of: &[(&'static str, Vec<Asked>)]) -> Vec<Element<'static>> {
    let area = |(name, asked, answered): &Asked| Area {
        id: name,
        anchor: String::new(),
        name,
        heading: name,
        answered: *answered,
        asked: *asked,
        open: String::new(),
        questions: Vec::new(),
    };
    let element = |(name, areas): &(&'static str, Vec<_>)| {
        let areas: Vec<_> = areas.iter().map(area).collect();
        let (answered, asked) =
            (areas.iter().map(|a| a.answered).sum(), areas.iter().map(|a| a.asked).sum());
        Element { id: name, name, answered, asked, areas }
    };
    of.iter().map(element).collect()
}

/// The framework's own elements, each area answered as far as this says, in order.
fn ours(answered: [usize; 8]) -> Vec<Element<'static>> {
    let [domain, goals, members, stakeholders, what, how, r#where, when] = answered;
    elements(&[
        ("Purpose", vec![("Domain", 9, domain), ("Goals", 7, goals)]),
        ("People", vec![("Members", 14, members), ("Stakeholders", 5, stakeholders)]),
        (
            "Practice",
            vec![("What", 4, what), ("How", 11, how), ("Where", 3, r#where), ("When", 5, when)],
        ),
    ])
}

const ALL: [usize; 8] = [9, 7, 14, 5, 4, 11, 3, 5];

/// Left, top, right, bottom.
type Rectangle = [f64; 4];

fn rectangle(part: &Primitive) -> Option<Rectangle> {
    match part {
        Primitive::Name { at, text, of_element } => {
            let half = half_width_of_name(text, *of_element);
            Some([at.x - half, at.y - LINE_HEIGHT / 2.0, at.x + half, at.y + LINE_HEIGHT / 2.0])
        }
        Primitive::AreaShape { tip, element, radius, .. } => {
            let (half, deep) = svg_shape_reach(*element, *radius);
            Some([tip.x - half, tip.y, tip.x + half, tip.y + deep])
        }
        Primitive::Thread { .. } | Primitive::Beam { .. } => None,
    }
}

/// Places along a line, close to each other.
fn along(part: &Primitive) -> Vec<Point> {
    match part {
        Primitive::Thread { from, length } => {
            let at = |i: i32| Point { y: from.y + length * f64::from(i) / 40.0, ..*from };
            (0..=40).map(at).collect()
        }
        Primitive::Beam { left, pivot, right } => {
            let slope = (right.y - left.y) / (right.x - left.x).max(0.001);
            let half = |end: &Point, i: i32| {
                let t = f64::from(i) / 40.0;
                let arm = (end.x - pivot.x) * t;
                let bend = end.y - pivot.y - (end.x - pivot.x) * slope;
                Point { x: pivot.x + arm, y: pivot.y + arm * slope + bend * t * t }
            };
            (0..=40).flat_map(|i| [half(left, i), half(right, i)]).collect()
        }
        _ => Vec::new(),
    }
}

/// What touches or is outside.
fn wrong(mobile: &MobileDrawing) -> Vec<String> {
    let parts: Vec<_> = mobile.primitives().collect();
    let mut wrong = Vec::new();
    let solid: Vec<_> = parts.iter().filter_map(|p| Some((*p, rectangle(p)?))).collect();
    for (i, (one, a)) in solid.iter().enumerate() {
        if a[0] < -0.01 || a[1] < 0.0 || a[2] > mobile.width + 0.01 || a[3] > mobile.height + 0.01 {
            wrong.push(format!("{one:?} leaves the picture"));
        }
        for (other, b) in &solid[i + 1..] {
            if a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3] {
                wrong.push(format!("{one:?} touches {other:?}"));
            }
        }
        for line in &parts {
            let inside = |p: &Point| {
                p.x > a[0] + 0.1 && p.x < a[2] - 0.1 && p.y > a[1] + 0.1 && p.y < a[3] - 0.1
            };
            if along(line).iter().any(inside) {
                wrong.push(format!("{line:?} crosses {one:?}"));
            }
        }
    }
    let outside = |p: &Point| p.x < 0.0 || p.x > mobile.width || p.y < 0.0 || p.y > mobile.height;
    wrong.extend(
        parts
            .iter()
            .filter(|p| along(p).iter().any(outside))
            .map(|p| format!("{p:?} leaves the picture")),
    );
    let beams: Vec<_> = parts.iter().filter(|p| matches!(p, Primitive::Beam { .. })).collect();
    for (i, one) in beams.iter().enumerate() {
        for other in &beams[i + 1..] {
            let near = |a: &Point, b: &Point| (a.x - b.x).abs() < 2.0 && (a.y - b.y).abs() < 2.0;
            if along(one).iter().any(|a| along(other).iter().any(|b| near(a, b))) {
                wrong.push(format!("{one:?} crosses {other:?}"));
            }
        }
    }
    wrong
}

/// How steep each beam hangs, in the order in which they are hung: those of the elements last.
fn slopes(mobile: &MobileDrawing) -> Vec<f64> {
    let beam = |part: &Primitive| match part {
        Primitive::Beam { left, right, .. } => Some((right.y - left.y) / (right.x - left.x)),
        _ => None,
    };
    mobile.primitives().filter_map(beam).collect()
}

#[test]
fn what_is_answered_alike_hangs_level() {
    for share in [0, 1] {
        let elements = ours(ALL.map(|asked| asked * share));
        let mobile = mobile_drawing(&elements);
        let slopes = slopes(&mobile);
        assert_eq!(slopes.len(), 5);
        assert!(slopes.iter().all(|s| s.abs() < 1e-9), "{slopes:?}");
    }
    let half = elements(&[
        ("Purpose", vec![("Domain", 8, 4), ("Goals", 6, 3)]),
        ("People", vec![("Members", 2, 1), ("Stakeholders", 20, 10)]),
    ]);
    assert!(slopes(&mobile_drawing(&half)).iter().all(|s| s.abs() < 1e-9));
}

#[test]
fn what_outweighs_the_rest_goes_down() {
    // Only Purpose, which hangs on the left.
    let elements = ours([9, 7, 0, 0, 0, 0, 0, 0]);
    let purpose = slopes(&mobile_drawing(&elements));
    assert!((purpose[0] + MAX_SLOPE).abs() < 1e-9, "{purpose:?}");
    assert!(purpose[1..].iter().all(|s| s.abs() < 1e-9), "{purpose:?}");
    // All but Purpose; of People only the stakeholders, on the right.
    let elements = ours([0, 0, 0, 5, 4, 11, 3, 5]);
    let others = slopes(&mobile_drawing(&elements));
    assert!((others[0]) > 0.1, "{others:?}");
    assert!((others[1]) > 0.1, "Practice outweighs People: {others:?}");
    assert!((others[3] - MAX_SLOPE).abs() < 1e-9, "{others:?}");
    // The more the one outweighs the other, the steeper.
    let mut before = -1.0;
    for answered in 0..=5 {
        let steeper = slopes(&mobile_drawing(&ours([9, 7, 0, answered, 4, 11, 3, 5])))[3];
        assert!(steeper > before, "{answered}: {steeper} after {before}");
        before = steeper;
    }
}

#[test]
fn shapes_are_as_large_as_what_is_asked() {
    let elements = ours(ALL);
    let mobile = mobile_drawing(&elements);
    let parts: Vec<_> = mobile.primitives().collect();
    let areas = elements.iter().flat_map(|e| &e.areas);
    let radii = parts.iter().filter_map(|p| match p {
        Primitive::AreaShape { radius, answered, .. } => Some((*radius, *answered)),
        _ => None,
    });
    for (area, (radius, answered)) in areas.zip(radii) {
        assert!(
            (radius * radius / question_count(area.asked) - QUESTION_RADIUS * QUESTION_RADIUS)
                .abs()
                < 1e-9,
            "{}",
            area.name
        );
        assert!((answered - 1.0).abs() < 1e-9, "{}", area.name);
    }
}

#[test]
fn threads_hang_on_wires() {
    let elements = ours([9, 1, 3, 5, 0, 11, 1, 0]);
    let mobile = mobile_drawing(&elements);
    let parts: Vec<_> = mobile.primitives().collect();
    let wires: Vec<_> = parts.iter().filter(|p| matches!(p, Primitive::Beam { .. })).collect();
    let threads = parts.iter().filter_map(|p| match p {
        Primitive::Thread { from, .. } => Some(from),
        _ => None,
    });
    let names = parts.iter().filter_map(|p| match p {
        Primitive::Name { at, of_element: true, .. } => Some(at),
        _ => None,
    });
    let below: Vec<_> = names.collect();
    for from in threads.filter(|from| from.y > 0.0) {
        let name = below
            .iter()
            .any(|n| (n.x - from.x).abs() < 0.01 && from.y > n.y && from.y < n.y + LINE_HEIGHT);
        let near = |p: &Point| (p.x - from.x).abs() < 4.0 && (p.y - from.y).abs() < 2.0;
        let wire = wires.iter().any(|w| along(w).iter().any(near));
        assert!(name || wire, "a thread at {from:?} hangs on nothing");
    }
}

#[test]
fn less_than_a_mobile_is_drawn_too() {
    assert!(mobile_drawing(&[]).elements.iter().all(|e| e.primitives.is_empty()));
    let one = elements(&[("Purpose", vec![("Domain", 1, 0)])]);
    assert_eq!(wrong(&mobile_drawing(&one)), Vec::<String>::new());
    let unasked =
        elements(&[("Purpose", vec![("Domain", 0, 0)]), ("People", vec![("Members", 3, 1)])]);
    let mobile = mobile_drawing(&unasked);
    assert_eq!(mobile.elements.len(), 2);
    assert_eq!(wrong(&mobile), Vec::<String>::new());
}

#[test]
fn many_long_names_beside_a_small_area_do_not_touch() {
    let of = elements(&[(
        "A longer name",
        vec![
            ("Interested parties", 9, 9),
            ("Interested parties", 14, 14),
            ("Domain", 1, 1),
            ("Interested parties", 5, 0),
            ("Interested parties", 5, 0),
        ],
    )]);
    assert_eq!(wrong(&mobile_drawing(&of)), Vec::<String>::new());
}

proptest! {
    #[test]
    fn nothing_touches_in_ours(shares in prop::array::uniform8(0.0_f64..=1.0)) {
        let mut answered = ALL;
        for (asked, share) in answered.iter_mut().zip(shares) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            { *asked = (question_count(*asked) * share).round() as usize; }
        }
        prop_assert_eq!(wrong(&mobile_drawing(&ours(answered))), Vec::<String>::new());
    }

    #[test]
    fn nothing_touches_in_those_of_others(
        of in prop::collection::vec(
            (prop::sample::select(&["Purpose", "X", "A longer name"][..]), prop::collection::vec(
                (prop::sample::select(&["Domain", "I", "Interested parties", "目的と領域"][..]),
                 0_usize..40, 0_usize..40), 0..7)),
            0..5)
    ) {
        let of: Vec<_> = of.into_iter().map(|(name, areas)| {
            let areas = areas.into_iter().map(|(n, asked, a)| (n, asked, a.min(asked))).collect();
            (name, areas)
        }).collect();
        prop_assert_eq!(wrong(&mobile_drawing(&elements(&of))), Vec::<String>::new());
    }
}
