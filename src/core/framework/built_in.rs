//! The questions that come with the program, joined when it was built (`build.rs`).

use super::Framework;

impl Framework {
    /// The built-in framework in English.
    ///
    /// # Panics
    /// Never: the bytes were made from this very type when the program was built.
    #[must_use]
    #[allow(clippy::expect_used)]
    pub fn built_in() -> Self {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/framework.en"));
        postcard::from_bytes(bytes).expect("made by build.rs from the same type")
    }
}
