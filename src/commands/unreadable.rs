//! What in a charter cannot be read, told beside the result of a command.

use crate::context::Context;
use crate::core::check::{Group, Report, check};
use crate::io::workspace::LoadedCharter;
use crate::output::report::{self, Source};

/// Tells what in the file cannot be read.
pub(super) fn tell_unreadable(context: &Context, seen: &LoadedCharter) -> std::io::Result<()> {
    let mut findings = check(&seen.framework, &seen.charter, context.today).findings;
    findings.retain(|finding| finding.group() == Some(Group::Reading));
    let path = context.shown(&seen.path);
    let source = Source::new(&path, seen.document.text());
    let report = Report { findings, ..Report::default() };
    for line in report::findings_human(&source, &report, context.screen.width()) {
        context.screen.narrate(line)?;
    }
    Ok(())
}
