//! The shapes that hang in the mobile, one for each element, so that they can be told apart in grey.

use std::fmt::Write;

/// A place in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A shape as large as a circle of radius 1, which hangs from its tip at 0, 0.
struct Shape {
    /// Curves around it: two control points and an end each.
    outline: &'static [[(f64, f64); 3]],
    /// How far it reaches to either side, at most.
    half: f64,
    /// How far it reaches down.
    deep: f64,
}

const DISC: Shape = Shape {
    outline: &[
        [(0.552, 0.0), (1.0, 0.448), (1.0, 1.0)],
        [(1.0, 1.552), (0.552, 2.0), (0.0, 2.0)],
        [(-0.552, 2.0), (-1.0, 1.552), (-1.0, 1.0)],
        [(-1.0, 0.448), (-0.552, 0.0), (0.0, 0.0)],
    ],
    half: 1.0,
    deep: 2.0,
};
const LEAF: Shape = Shape {
    outline: &[
        [(0.368, 0.63), (1.103, 1.103), (0.998, 1.891)],
        [(0.903, 2.626), (-0.21, 2.889), (-0.735, 2.311)],
        [(-1.208, 1.786), (-0.263, 0.84), (0.0, 0.0)],
    ],
    half: 1.01,
    deep: 2.63,
};
const FIN: Shape = Shape {
    outline: &[
        [(0.499, 0.249), (1.347, 1.496), (1.347, 1.845)],
        [(1.347, 2.145), (0.748, 1.945), (0.249, 1.845)],
        [(-0.249, 1.746), (-0.998, 1.995), (-1.197, 1.746)],
        [(-1.397, 1.446), (-0.449, 0.2), (0.0, 0.0)],
    ],
    half: 1.35,
    deep: 2.01,
};
const SHAPES: [Shape; 3] = [DISC, LEAF, FIN];

/// How far the shape of an element, counted from 0, reaches to either side and down.
pub(super) fn svg_shape_reach(element: usize, radius: f64) -> (f64, f64) {
    let shape = &SHAPES[element % SHAPES.len()];
    (shape.half * radius, shape.deep * radius)
}

/// The path of the shape of an element, hanging from its tip. Turned over where a
/// neighbour of the same shape hangs.
pub(super) fn svg_shape_path(element: usize, turned: bool, tip: Point, radius: f64) -> String {
    let across = if turned { -radius } else { radius };
    let mut path = format!("M{:.1} {:.1}", tip.x, tip.y);
    for curve in SHAPES[element % SHAPES.len()].outline {
        for (i, (x, y)) in curve.iter().enumerate() {
            let before = if i == 0 { 'C' } else { ' ' };
            let _ = write!(path, "{before}{:.1} {:.1}", tip.x + across * x, tip.y + radius * y);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places around a shape, close to each other.
    fn around(shape: &Shape) -> Vec<(f64, f64)> {
        let mut places = Vec::new();
        let mut from = (0.0, 0.0);
        for [one, two, to] in shape.outline {
            for step in 0..100 {
                let t = f64::from(step) / 100.0;
                let u = 1.0 - t;
                let at = |from: f64, one: f64, two: f64, to: f64| {
                    u.powi(3) * from
                        + 3.0 * u * u * t * one
                        + 3.0 * u * t * t * two
                        + t.powi(3) * to
                };
                places.push((at(from.0, one.0, two.0, to.0), at(from.1, one.1, two.1, to.1)));
            }
            from = *to;
        }
        places
    }

    #[test]
    fn every_shape_is_as_large_as_a_circle_and_within_its_bounds() {
        for shape in &SHAPES {
            assert_eq!(shape.outline.last().map(|curve| curve[2]), Some((0.0, 0.0)), "it closes");
            let places = around(shape);
            let next = places.iter().cycle().skip(1);
            let twice: f64 = places.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
            assert!((twice.abs() / 2.0 - std::f64::consts::PI).abs() < 0.01, "{twice}");
            for (x, y) in places {
                let within = x.abs() <= shape.half && (-0.001..=shape.deep).contains(&y);
                assert!(within, "{x} {y}");
            }
        }
    }
}
