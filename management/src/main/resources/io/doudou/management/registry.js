// Keeps the table of nodes as the server tells it. Everything comes from other machines and goes in as text, never as markup.
"use strict";

const COLUMNS = ["No.", "Service", "Hostname", "BaseUrl", "Status", "Uptime", "Runtime Ver.", "Doudou Ver.",
  "Build User", "Build Time", "Note"];
const CODE = ["Hostname", "BaseUrl", "Note"];
const STATUSES = ["up", "suspect", "left", "dead"];
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

// What stands above the table, with the words of people; the rest is in the list below it.
const HEAD = [
  ["doudou_gossip_health_score", "Own health score", "0 is healthy; a node that hears too few answers doubts itself and waits longer"],
  ["doudou_gossip_suspicions_total", "Suspicions", ""],
  ["doudou_gossip_refutations_total", "Refutations", ""],
  ["doudou_gossip_queued", "News to send", ""],
];

const byId = (id) => document.getElementById(id);
const rows = new Map();

/** The two largest units: 2 minutes 1 second. */
function uptime(seconds) {
  let first = UNITS.findIndex(([, size]) => seconds >= size);
  first = first < 0 ? UNITS.length - 1 : first;
  let left = Math.floor(seconds);
  const parts = [];
  for (const [name, size] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count || !parts.length) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
  }
  return parts.join(" ");
}

/** Only what a browser can open without running it. */
function documentation(address) {
  try {
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) ? address.replace(/\/+$/, "") + "/go-doudou/doc" : "";
  } catch {
    return "";
  }
}

function values(node) {
  return { "Service": node.service, "Hostname": node.node, "BaseUrl": node.address, "Status": node.status,
    "Uptime": node.born === undefined ? "" : uptime((performance.now() - node.born) / 1000),
    "Runtime Ver.": node.runtime, "Doudou Ver.": node.framework, "Build User": node.buildUser,
    "Build Time": node.buildTime, "Note": node.note };
}

function newRow() {
  const row = document.createElement("tr");
  for (const title of COLUMNS) {
    const cell = row.insertCell();
    cell.dataset.title = title;
    cell.className = CODE.includes(title) ? "code" : "";
  }
  const link = document.createElement("a");
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  row.cells[COLUMNS.indexOf("BaseUrl")].append(link);
  const badge = document.createElement("span");
  row.cells[COLUMNS.indexOf("Status")].append(badge);
  row.addEventListener("click", (event) => {
    const isText = getSelection().toString() !== "";
    if (event.target !== link && link.hasAttribute("href") && !isText) link.click();
  });
  return row;
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function fill(row, node) {
  const texts = values(node);
  COLUMNS.slice(1).forEach((title, at) => {
    const cell = row.cells[at + 1];
    setText(cell.firstElementChild || cell, texts[title]);
    cell.classList.toggle("empty", !texts[title]);
  });
  const badge = row.cells[COLUMNS.indexOf("Status")].firstElementChild;
  badge.className = STATUSES.includes(node.status) ? `status ${node.status}` : "status";
  const link = row.cells[COLUMNS.indexOf("BaseUrl")].firstElementChild;
  const target = documentation(node.address);
  if (target) link.href = target;
  else link.removeAttribute("href");
  row.classList.toggle("opens", !!target);
  row.title = target ? "Opens the documentation of this node" : "";
}

function mark(row) {
  row.classList.remove("changed");
  void row.offsetWidth; // Without this, the browser sees no change and does not begin anew.
  row.classList.add("changed");
}

function showNodes(state) {
  const seen = new Set();
  const isFirst = rows.size === 0;
  state.nodes.forEach((node, at) => {
    if (node.uptimeSeconds !== undefined) node.born = performance.now() - node.uptimeSeconds * 1000;
    const key = JSON.stringify([node.service, node.node, node.address]);
    seen.add(key);
    const known = rows.get(key);
    const row = known ? known.row : newRow();
    rows.set(key, { row, node });
    setText(row.cells[0], String(at + 1));
    fill(row, node);
    if (byId("nodes").rows[at] !== row) byId("nodes").insertBefore(row, byId("nodes").rows[at] || null);
    if (!isFirst && (!known || known.node.status !== node.status)) mark(row);
  });
  for (const [key, { row }] of rows) {
    if (!seen.has(key)) {
      row.remove();
      rows.delete(key);
    }
  }
  summarise(state);
}

function summarise(state) {
  const counts = STATUSES.map((status) => [status, state.nodes.filter((node) => node.status === status).length]);
  const total = state.nodes.length === 1 ? "1 node" : `${state.nodes.length} nodes`;
  const parts = [total, ...counts.filter(([, count]) => count).map(([status, count]) => `${count} ${status}`)];
  const cluster = state.cluster ? "" :
    " No cluster is joined: these are the nodes that this process knows by itself.";
  setText(byId("summary"), parts.join(" · ") + cluster);
}

function number(figure) {
  const value = figure.value;
  if (figure.name.endsWith("_seconds")) return `${(value * 1000).toFixed(1)} ms`;
  return Number(value).toLocaleString("en");
}

function add(parent, tag, text, className) {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className || "";
  parent.append(element);
  return element;
}

function showFigures({ figures }) {
  byId("health").replaceChildren();
  for (const [name, title, help] of HEAD) {
    const figure = figures.find((each) => each.name === name);
    if (!figure) continue;
    const card = add(byId("health"), "div", "", name.endsWith("score") && figure.value > 0 ? "unwell" : "");
    card.title = help || figure.help;
    add(card, "dt", title);
    add(card, "dd", number(figure));
  }
  byId("more").hidden = figures.length === 0;
  byId("figures").replaceChildren();
  for (const figure of figures) {
    const row = byId("figures").insertRow();
    const labels = Object.entries(figure.labels).map(([name, value]) => `${name}="${value}"`).join(",");
    add(row, "td", labels ? `${figure.name}{${labels}}` : figure.name, "code");
    add(row, "td", number(figure), "number");
    add(row, "td", figure.help);
  }
}

function live(state, text) {
  byId("live").className = `live ${state}`;
  setText(byId("live"), text);
}

function watch() {
  const events = new EventSource("registry/events");
  const on = (name, take) => events.addEventListener(name, (event) => {
    take(JSON.parse(event.data));
    if (name !== "problem") live("on", "live");
  });
  on("nodes", showNodes);
  on("figures", showFigures);
  on("problem", (problem) => live("off", `the registry does not answer: ${problem.detail}`));
  events.onerror = () => {
    live("off", "this node does not answer; what you see is what it said last");
    if (events.readyState === EventSource.CLOSED) setTimeout(watch, 5000);
  };
}

for (const title of COLUMNS) add(byId("titles"), "th", title).scope = "col";
setInterval(() => rows.forEach(({ row, node }) => fill(row, node)), 1000);
watch();
