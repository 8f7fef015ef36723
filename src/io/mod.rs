//! What touches the machine: files, git, other processes, the network of this machine.

pub mod branding;
pub mod git;
pub mod live;
pub mod sandbox;
pub mod store;
pub mod workspace;
