// Fills the overview from the merged OpenAPI document. Texts go in as text, never as markup.
"use strict";

const VERBS = ["get", "post", "put", "patch", "delete"];

function cell(row, content, className) {
  const cell = row.insertCell();
  cell.className = className || "";
  cell.append(content);
}

function verb(name) {
  const tag = document.createElement("span");
  tag.className = `verb ${name}`;
  tag.textContent = name.toUpperCase();
  return tag;
}

function link(operation) {
  const anchor = document.createElement("a");
  anchor.href = "doc#/" + encodeURIComponent(operation.module) + "/" + encodeURIComponent(operation.id);
  anchor.textContent = operation.path;
  return anchor;
}

function operationsOf(document_) {
  const operations = [];
  for (const [path, item] of Object.entries(document_.paths)) {
    for (const name of VERBS.filter((name) => item[name])) {
      const module = (item[name].tags || [path.split("/")[1]])[0];
      const text = item[name].summary || item[name].description || "";
      operations.push({ path, name, module, text, id: item[name].operationId || "" });
    }
  }
  return operations.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function show() {
  const document_ = await (await fetch("openapi.json")).json();
  const operations = operationsOf(document_);
  document.getElementById("title").textContent = document_.info.title;
  document.getElementById("summary").textContent = [
    `Version ${document_.info.version}`,
    `${operations.length} operations`,
    document_.info.description,
  ].filter(Boolean).join(" · ");
  const body = document.getElementById("operations");
  for (const operation of operations) {
    const row = body.insertRow();
    cell(row, verb(operation.name));
    cell(row, link(operation), "code");
    cell(row, operation.module);
    cell(row, operation.text);
  }
}

show();
