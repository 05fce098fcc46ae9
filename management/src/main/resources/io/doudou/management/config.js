// Fills the table from config.json. Values go in as text, never as markup.
"use strict";

async function show() {
  const options = await (await fetch("config.json")).json();
  const body = document.getElementById("options");
  for (const option of options) {
    const row = body.insertRow();
    row.className = option.origin === "the default" ? "" : "chosen";
    for (const name of ["key", "value", "origin", "rule"]) {
      const cell = row.insertCell();
      cell.textContent = option[name];
      cell.className = name === "rule" || name === "origin" ? "" : "code";
    }
  }
}

show();
