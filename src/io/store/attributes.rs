//! What a system keeps beside a file: access lists and labels, as extended attributes.

use std::fs::File;
use std::io;

use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};
use rustix::io::Errno;

/// Maximum size in bytes of the names together, and of each value, as Linux has it.
const MAX_ATTRIBUTE_BYTES: usize = 64 * 1024;

/// Gives `to` what is kept beside `from`.
///
/// # Errors
/// When some of it cannot be given.
pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
    let mut names = vec![0; MAX_ATTRIBUTE_BYTES];
    let length = match flistxattr(from, &mut names[..]) {
        Err(Errno::NOTSUP | Errno::NOSYS) => return Ok(()),
        listed => listed?,
    };
    let mut value = vec![0; MAX_ATTRIBUTE_BYTES];
    for name in names[..length].split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let length = fgetxattr(from, name, &mut value[..])?;
        if !has(to, name, &value[..length]) {
            fsetxattr(to, name, &value[..length], XattrFlags::empty())?;
        }
    }
    Ok(())
}

/// A label that the system gives by itself is there already, and is not ours to set.
fn has(file: &File, name: &[u8], value: &[u8]) -> bool {
    let mut there = vec![0; MAX_ATTRIBUTE_BYTES];
    fgetxattr(file, name, &mut there[..]).is_ok_and(|length| &there[..length] == value)
}
