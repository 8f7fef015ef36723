//! Colours: how well one can be read on another, and the nearest that can.
//!
//! Contrast is that of WCAG 2, from 1 (none) to 21 (black on white).

/// A colour of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// The least contrast at which ordinary text can be read by nearly everyone.
pub const READABLE: f64 = 4.5;

/// The page of the built-in look by day and in print.
pub const DAY: Colour = Colour::new(0xfd, 0xfc, 0xf9);

/// The page of the built-in look in the dark.
pub const NIGHT: Colour = Colour::new(0x17, 0x19, 0x1b);

impl Colour {
    const BLACK: Self = Self::new(0, 0, 0);
    const WHITE: Self = Self::new(255, 255, 255);

    const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#0b5fa5` or `#fa0`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        match digits.len() {
            6 => Some(Self { red, green, blue }),
            3 => {
                let twice = |shift: u32| u8::try_from((number >> shift & 0xf) * 0x11).ok();
                Some(Self { red: twice(8)?, green: twice(4)?, blue: twice(0)? })
            }
            _ => None,
        }
    }

    /// How well this can be read on the other.
    #[must_use]
    pub fn contrast(self, on: Self) -> f64 {
        let (a, b) = (self.luminance(), on.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Whether text in this colour can be read on the other.
    #[must_use]
    pub fn can_be_read(self, on: Self) -> bool {
        self.contrast(on) >= READABLE
    }

    /// This colour where it can be read, else the nearest on the way to black or white that can.
    #[must_use]
    pub fn readable(self, on: Self) -> Self {
        let end = if on.luminance() > 0.18 { Self::BLACK } else { Self::WHITE };
        let steps = (0..=255).map(|step| self.towards(end, step));
        steps.into_iter().find(|mixed| mixed.can_be_read(on)).unwrap_or(end)
    }

    /// This many of 255 parts of the other, the rest of this.
    fn towards(self, other: Self, step: u32) -> Self {
        let mix = |from: u8, to: u8| {
            let sum = u32::from(from) * (255 - step) + u32::from(to) * step;
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap_or_else(|| panic!("{text} is a colour"))
    }

    #[test]
    fn colours_are_read_as_style_sheets_write_them() {
        assert_eq!(colour("#0B5fa5").to_string(), "#0b5fa5");
        assert_eq!(colour("#fa0"), colour("#ffaa00"));
        for wrong in ["", "#", "0b5fa5", "#0b5fa", "#0b5fa5f", "#+12345", "#12 456", "red", "#é00"]
        {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    /// The values are those of the WCAG contrast checkers.
    #[test]
    fn contrast_is_that_of_wcag() {
        let on_white = |text: &str| (colour(text).contrast(colour("#fff")) * 100.0).floor() / 100.0;
        assert_eq!(on_white("#000").to_string(), "21");
        assert_eq!(on_white("#fff").to_string(), "1");
        assert_eq!(on_white("#777").to_string(), "4.47");
        assert_eq!(on_white("#767676").to_string(), "4.54");
        assert_eq!(on_white("#f00").to_string(), "3.99");
    }

    #[test]
    fn the_pages_are_those_of_the_style_sheet() {
        let style = include_str!("../../templates/style.css");
        assert!(style.contains(&format!("--page: {DAY}")), "the page by day is {DAY}");
        assert!(style.contains(&format!("--page: {NIGHT}")), "the page by night is {NIGHT}");
    }

    proptest! {
        #[test]
        fn the_nearest_readable_can_be_read(red: u8, green: u8, blue: u8) {
            let colour = Colour::new(red, green, blue);
            for page in [DAY, NIGHT] {
                let near = colour.readable(page);
                prop_assert!(near.can_be_read(page), "{colour} became {near} on {page}");
                prop_assert!(!colour.can_be_read(page) || near == colour);
                prop_assert_eq!(Colour::parse(&near.to_string()), Some(near));
            }
        }
    }
}
