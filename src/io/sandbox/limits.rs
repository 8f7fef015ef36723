//! What a process may use of the machine.

use std::os::unix::process::ExitStatusExt as _;
use std::process::ExitStatus;

use rustix::process::{Resource, Rlimit, Signal, setrlimit};

/// From now on this process ends when it asks for more memory (bytes) or work (seconds), and leaves
/// no picture of its memory behind.
pub(super) fn limit_process(memory: u64, seconds: u64) {
    let limits = [
        #[cfg(not(target_os = "openbsd"))]
        (Resource::As, memory, memory),
        (Resource::Cpu, seconds, seconds + 1),
        (Resource::Core, 0, 0),
    ];
    for (resource, current, maximum) in limits {
        let limit = Rlimit { current: Some(current), maximum: Some(maximum) };
        // Where the system has no such limit, the one who waits has a clock.
        let _ = setrlimit(resource, limit);
    }
}

/// Whether a process was ended because its work took too long.
pub(super) fn is_out_of_cpu_time(status: ExitStatus) -> bool {
    let over = [Signal::XCPU.as_raw(), Signal::KILL.as_raw()];
    status.signal().is_some_and(|signal| over.contains(&signal))
}
