//! What a text in quotes, a number, a date or a truth value says, and what the parser says where it
//! cannot be read.

use std::borrow::Cow;

use toml_parser::decoder::ScalarKind;
use toml_parser::{ErrorSink, Expected, ParseError, Raw, Span};

use crate::core::toml::syntax_error::SyntaxError;
use crate::core::toml::tree::Value;

/// The value as it is written; `error` takes what is wrong with it.
pub(super) fn decode_scalar(raw: Raw, span: Span, error: &mut dyn ErrorSink) -> Value {
    let mut decoded = Cow::Borrowed("");
    let kind = raw.decode_scalar(&mut decoded, error);
    let wrong = match kind {
        ScalarKind::String if decoded.contains('\r') => {
            return Value::Text(decoded.replace("\r\n", "\n"));
        }
        ScalarKind::String => return Value::Text(decoded.into_owned()),
        ScalarKind::DateTime => match decoded.parse::<toml_datetime::Datetime>() {
            Ok(_) => return Value::Moment(raw.as_str().to_owned()),
            Err(why) => Some(why.to_string()),
        },
        ScalarKind::Boolean(_) => None,
        ScalarKind::Float => match decoded.parse::<f64>() {
            Ok(number)
                if number.is_infinite() && decoded.contains(|c: char| c.is_ascii_digit()) =>
            {
                Some("floating-point number overflowed".to_owned())
            }
            Ok(_) => None,
            Err(_) => Some(kind.invalid_description().to_owned()),
        },
        ScalarKind::Integer(radix) => i64::from_str_radix(&decoded, radix.value())
            .is_err()
            .then(|| "integer number overflowed".to_owned()),
    };
    if let Some(wrong) = wrong {
        error.report_error(ParseError::new(wrong).with_unexpected(span));
    }
    Value::Plain(raw.as_str().to_owned())
}

/// What the parser says, where nothing plainer is known. `start` is where its text begins.
pub(super) fn unexplained_parse_error(error: &ParseError, start: usize) -> SyntaxError {
    let mut message = error.description().lines().next().unwrap_or_default().to_owned();
    if let Some(expected) = error.expected() {
        let expected: Vec<_> = expected.iter().map(describe_expected_token).collect();
        let expected = if expected.is_empty() { "nothing".to_owned() } else { expected.join(", ") };
        message += &format!(", expected {expected}");
    }
    let place = error.unexpected().map_or(0..0, |span| span.start()..span.end());
    SyntaxError::new(
        start + place.start..start + place.end,
        format!("this is not TOML: {message}"),
        "A line is a heading in brackets, or a key with = and its value, or a remark behind #.",
    )
}

fn describe_expected_token(expected: &Expected) -> String {
    match expected {
        Expected::Literal("\n") => "newline".to_owned(),
        Expected::Literal("`") => "'`'".to_owned(),
        Expected::Literal(literal) => format!("`{literal}`"),
        Expected::Description(description) => (*description).to_owned(),
        _ => "etc".to_owned(),
    }
}
