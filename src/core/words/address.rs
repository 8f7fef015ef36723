//! Paths in web addresses. The only file that names `percent_encoding`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stands in percent signs in a path that begins an address or stands alone: all but plain
/// characters and the slash.
const RELATIVE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The same behind a scheme, where a colon means nothing any more.
const ABSOLUTE: &AsciiSet = &RELATIVE.remove(b':');

/// A whole path as it stands in an address behind its scheme: `/my%20charter`.
#[must_use]
pub fn percent_encoded(path: &str) -> String {
    utf8_percent_encode(path, ABSOLUTE).to_string()
}

/// A path as a reference of its own, which no colon may make look like a scheme: `a%3Ab.toml`.
#[must_use]
pub fn percent_encoded_reference(path: &str) -> String {
    utf8_percent_encode(path, RELATIVE).to_string()
}

/// The path that an address names; none where a percent sign stands alone or it is not UTF-8.
#[must_use]
pub fn percent_decoded(path: &str) -> Option<String> {
    let is_code = |code: &str| {
        code.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    if !path.split('%').skip(1).all(is_code) {
        return None;
    }
    percent_decode_str(path).decode_utf8().ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_plain_stands_in_percent_signs() {
        assert_eq!(percent_encoded("/my charter/é#1.html"), "/my%20charter/%C3%A9%231.html");
        assert_eq!(percent_encoded("C:/a-b_c.~"), "C:/a-b_c.~");
        assert_eq!(percent_encoded_reference("a:b"), "a%3Ab");
        for not in ["%", "%2", "%zz", "%+1", "%ff", "%é"] {
            assert_eq!(percent_decoded(not), None, "{not}");
        }
    }

    proptest! {
        #[test]
        fn what_was_encoded_is_decoded(path in any::<String>()) {
            prop_assert_eq!(percent_decoded(&percent_encoded(&path)), Some(path.clone()));
            prop_assert_eq!(percent_decoded(&percent_encoded_reference(&path)), Some(path));
        }
    }
}
