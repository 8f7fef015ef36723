//! The published examples in a real browser: on a phone and on a desk, nothing scrolls sideways.
//!
//! Without Chromium this says loudly what was not looked at; where `CI` is set, that is a failure.

use std::io::Write;
use std::process::Command;
use std::{env, fs};

const EXAMPLES: [&str; 6] = [
    "statistics-office/charter",
    "statistics-office/one-pager",
    "statistics-office/invitation",
    "statistics-office/overview",
    "open-source-accessibility/charter",
    "infection-control-nurses/charter",
];
const WIDTHS: [u16; 2] = [360, 1280];
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

fn browser() -> Option<&'static str> {
    let runs = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    BROWSERS.into_iter().find(runs)
}

#[test]
fn nothing_scrolls_sideways() {
    let Some(browser) = browser() else {
        let missing =
            "NOT CHECKED, for want of Chromium: tests/browser.rs nothing_scrolls_sideways";
        assert!(env::var_os("CI").is_none(), "{missing}");
        // Straight to the stream: what is printed in a test that passes is not shown.
        let _ = writeln!(std::io::stderr(), "\n{missing}\n");
        return;
    };
    for example in EXAMPLES {
        let page = fs::read_to_string(format!("examples/{example}.html")).unwrap();
        for width in WIDTHS {
            let (wide, shown) = widths(browser, &page, width);
            assert_eq!(shown, width, "{example}: the frame is as wide as it was asked to be");
            assert!(wide <= shown, "{example}: {wide} pixels wide in a window of {shown}");
        }
    }
}

#[test]
fn what_is_too_wide_is_noticed() {
    let Some(browser) = browser() else { return };
    let page = "<!doctype html><body style='margin:0'><div style='width:500px'>x</div>";
    assert_eq!(widths(browser, page, 360), (500, 360));
}

/// How wide the page is, and how wide the window, when it is opened in a frame of that width.
fn widths(browser: &str, page: &str, width: u16) -> (u16, u16) {
    let folder = tempfile::tempdir().expect("a folder");
    let quoted = serde_json::to_string(page)
        .expect("a text")
        .replace("</", "<\\/")
        .replace("<!", "<\\u0021");
    let wrapper = format!(
        "<!doctype html><meta charset=utf-8><iframe style='width:{width}px;height:800px;border:0'></iframe><script>
        const frame = document.querySelector('iframe');
        frame.onload = () => {{
          const root = frame.contentDocument.documentElement;
          const answer = `widths:${{root.scrollWidth}},${{root.clientWidth}};`;
          document.body.textContent = answer;
        }};
        frame.srcdoc = {quoted};
        </script>"
    );
    let file = folder.path().join("wrapper.html");
    fs::write(&file, wrapper).expect("a file");
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        .args(["--disable-dev-shm-usage", "--window-size=1400,900", "--virtual-time-budget=5000"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg("--dump-dom")
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("the browser answers");
    let dom = String::from_utf8_lossy(&output.stdout);
    let answer = dom.split("<body>widths:").nth(1).and_then(|rest| rest.split(';').next());
    let pair = answer.and_then(|text| text.split_once(','));
    let Some((wide, shown)) = pair else {
        panic!("no answer from {browser}: {dom}\n{}", String::from_utf8_lossy(&output.stderr));
    };
    (wide.parse().expect("the browser answers"), shown.parse().expect("the browser answers"))
}
