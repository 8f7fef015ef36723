"use strict";
const events = new EventSource("/-/changes?after=" + document.currentScript.dataset.number);
events.addEventListener("changed", () => location.reload());
events.addEventListener("trouble", (event) => {
  const old = document.getElementById("copcharter-trouble");
  const box = old || document.createElement("pre");
  box.id = "copcharter-trouble";
  box.setAttribute("role", "status");
  box.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:9;margin:0;padding:1rem;max-height:50vh;overflow:auto;white-space:pre-wrap;font:14px/1.4 ui-monospace,monospace;background:#201f1c;color:#fdfcf9;border-top:3px solid #e1ad52";
  box.textContent = event.data;
  if (!old) document.body.append(box);
});
