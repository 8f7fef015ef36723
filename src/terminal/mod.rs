//! The terminal: the only room that knows streams, colours and keys.
//!
//! `Screen` owns the two streams. Whoever asks does so through the trait `Prompter`, which a real
//! terminal (`Rich`), a pipe or a screen reader (`Plain`) and a test (`Scripted`) keep in their own
//! way. What can be pure is pure: the text being typed, its rows, the keys behind the bytes.

mod canvas;
mod card;
mod editor;
mod key_hint;
mod keyboard;
mod keys;
mod layout;
mod menu_look;
mod menu_state;
mod plain;
mod plain_input;
mod prompter;
mod reply;
#[cfg(unix)]
mod rescue;
mod rich;
mod rich_field;
mod rich_menu;
mod screen;
mod scripted;
mod signals;
mod style;
mod text_field;
mod typed_choice;
mod typing;

pub use editor::{EditorError, open_file_in_editor};
pub use key_hint::KeyHint;
pub use keys::{Decoder, Key};
pub use layout::{Layout, Row};
pub use plain::{Echo, Plain};
pub use prompter::{Card, Choice, Commands, Entry, Field, Lines, Menu, Prompter, Reply};
pub use reply::Command;
pub use rich::Rich;
pub use screen::{Captured, Screen, is_closed_pipe};
pub use scripted::{Prepared, Scripted, Shown};
pub use signals::{Signal, on_signal, take_signal};
pub use style::Colour;
pub use text_field::TextField;
pub use typing::{Draft, Pressed, Typing};
