//! What `render` does alike once and while it watches: refuses what is not whole, writes, and opens
//! the browser.

use super::jobs::RenderedDocument;
use crate::commands::unreadable::tell_unreadable;
use crate::context::Context;
use crate::failure::Failure;
use crate::io::live::browser;
use crate::io::store;
use crate::io::workspace::Workspace;

/// What cannot be read would be missing in the documents.
pub(super) fn refuse_unreadable_charter(
    context: &Context,
    workspace: &Workspace,
) -> anyhow::Result<()> {
    if workspace.charter.errors().next().is_none() {
        return Ok(());
    }
    tell_unreadable(context, workspace)?;
    let path = context.shown(&workspace.path);
    let message = format!("{path} cannot be read whole");
    Err(Failure::to_mend(message, "what is shown above", "Nothing was written.").into())
}

/// A colour that can hardly be read is used as it is wished for, and said.
pub(super) fn warn_of_accent(context: &Context, workspace: &Workspace) -> std::io::Result<()> {
    let publish = &workspace.charter.publish;
    if publish.accent.is_none() && publish.accent_dark.is_none() {
        return Ok(());
    }
    let report = crate::core::check::check(&workspace.framework, &workspace.charter, context.today);
    for finding in report.findings.iter().filter(|f| f.code == "contrast") {
        context.screen.warning(&format!("{}. {}", finding.message, finding.help))?;
    }
    Ok(())
}

/// Writes a document; returns whether anything had to change.
pub(super) fn write_document(made: &RenderedDocument) -> Result<bool, Failure> {
    Ok(store::publish(&made.job.path, &made.text)?)
}

/// Opens an address, and whether that went well; it is said when it did not.
pub(super) fn open_in_browser(context: &Context, address: &str) -> anyhow::Result<bool> {
    if browser::open_in_browser(address, context.browser.as_deref()) {
        return Ok(true);
    }
    context.screen.warning(&format!(
        "no browser could be started; open {address} yourself, or name one in `BROWSER`"
    ))?;
    Ok(false)
}
