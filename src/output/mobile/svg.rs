//! The charter as a hanging mobile, drawn as SVG: what is answered has weight, and what outweighs the
//! rest pulls its side of the beam down. `layout` computes where everything is, `shapes` has
//! the outlines.

use std::fmt::Write;

use super::layout::{Primitive, mobile_drawing};
use super::shapes::{self, Point};
use crate::output::render::escape::html;
use crate::output::render::view::View;

/// The mobile of a charter as an SVG element.
pub(crate) fn mobile_svg(view: &View) -> String {
    let mobile = mobile_drawing(&view.elements);
    let word = |key| view.words.get(key).copied().unwrap_or_default();
    let mut out = format!(
        "<svg class=\"mobile\" viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" \
         aria-labelledby=\"mobile-title mobile-text\"><title id=\"mobile-title\">{}</title>\
         <desc id=\"mobile-text\">{}</desc>\n",
        mobile.width.ceil(),
        mobile.height.ceil(),
        html(word("mobile")),
        html(&svg_text_alternative(view, word("mobile_about"), word("answered_of"))),
    );
    for drawing in &mobile.elements {
        let id = drawing.element.map_or("frame", |e| e.id);
        let _ = writeln!(out, "<g class=\"{}\">", html(id));
        for primitive in &drawing.primitives {
            push_svg_primitive(&mut out, primitive);
        }
        out.push_str("</g>\n");
    }
    out + "</svg>"
}

/// The picture in words, for those who hear it.
fn svg_text_alternative(view: &View, about: &str, of: &str) -> String {
    let mut text = about.to_owned();
    let share = |answered: usize, asked: usize| {
        of.replace("{answered}", &answered.to_string()).replace("{asked}", &asked.to_string())
    };
    for element in view.elements.iter().filter(|e| e.asked > 0) {
        let areas = element.areas.iter().filter(|a| a.asked > 0);
        let areas: Vec<_> =
            areas.map(|a| format!("{} {}", a.name, share(a.answered, a.asked))).collect();
        let all = share(element.answered, element.asked);
        let _ = write!(text, " {}: {all} ({}).", element.name, areas.join(", "));
    }
    text
}

/// Adds a line, shape or name to the picture.
fn push_svg_primitive(out: &mut String, primitive: &Primitive) {
    match primitive {
        Primitive::Thread { from, length } => {
            let _ = writeln!(out, "<path d=\"M{:.1} {:.1}v{length:.1}\"/>", from.x, from.y);
        }
        Primitive::Beam { left, pivot, right } => push_svg_beam(out, *left, *pivot, *right),
        Primitive::AreaShape { tip, element, radius, answered, turned } => {
            let outline = shapes::svg_shape_path(*element, *turned, *tip, *radius);
            let _ = writeln!(out, "<path class=\"asked\" d=\"{outline}\"/>");
            if *answered > 0.0 {
                let inside =
                    shapes::svg_shape_path(*element, *turned, *tip, radius * answered.sqrt());
                let _ = writeln!(out, "<path class=\"blade\" d=\"{inside}\"/>");
            }
        }
        Primitive::Name { at, text, of_element } => {
            let class = if *of_element { " class=\"part\"" } else { "" };
            // Letters stand on a line below their middle.
            let (x, y) = (at.x, at.y + 3.5);
            let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\"{class}>{}</text>", html(text));
        }
    }
}

/// A wire from its left end over the pivot to its right one, with the loops in which threads hang.
fn push_svg_beam(out: &mut String, left: Point, pivot: Point, right: Point) {
    // Each half is a parabola, at the pivot as steep as the whole wire.
    let (run, fall) = (right.x - left.x, right.y - left.y);
    if run <= 0.0 {
        return;
    }
    let control = |end: Point| {
        let half = (end.x - pivot.x) / 2.0;
        format!("{:.1} {:.1}", pivot.x + half, pivot.y + half * fall / run)
    };
    let _ = writeln!(
        out,
        "<path class=\"beam\" d=\"M{:.1} {:.1}Q{} {:.1} {:.1}Q{} {:.1} {:.1}\"/>",
        left.x,
        left.y,
        control(left),
        pivot.x,
        pivot.y,
        control(right),
        right.x,
        right.y
    );
    for loop_at in [left, pivot, right] {
        let _ =
            writeln!(out, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"1.5\"/>", loop_at.x, loop_at.y);
    }
}
