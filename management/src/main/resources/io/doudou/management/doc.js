// Shows one OpenAPI document in the viewer: all services together, one of them, or with
// ?docUrl=ADDRESS the document of another service; user:password in that address is sent along.
"use strict";

function docUrl() {
  const search = new URLSearchParams(location.search);
  const hash = new URLSearchParams(location.hash.split("?")[1] || "");
  const given = search.get("docUrl") || hash.get("docUrl");
  if (!given) return null;
  const url = new URL(given, location.href);
  return url.protocol === "http:" || url.protocol === "https:" ? url : null;
}

// A browser refuses to fetch an address with a password in it, so that becomes a header, which goes
// to that server only.
function withPassword(url) {
  if (!url.username) return { address: url.href, interceptor: (request) => request };
  const secret = btoa(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`);
  const origin = url.origin;
  url.username = "";
  url.password = "";
  const interceptor = (request) => {
    if (new URL(request.url, location.href).origin === origin) {
      request.headers.Authorization = `Basic ${secret}`;
    }
    return request;
  };
  return { address: url.href, interceptor };
}

function show(address, interceptor) {
  window.ui = SwaggerUIBundle({
    url: address,
    domNode: document.getElementById("viewer"),
    deepLinking: true,
    displayOperationId: false,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    filter: true,
    defaultModelExpandDepth: 2,
    validatorUrl: null,
    requestInterceptor: interceptor || ((request) => request),
  });
}

async function menu() {
  const select = document.getElementById("document");
  const services = await (await fetch("services.json")).json();
  const choices = [["All services", "openapi.json"]].concat(
    services.map((service) => [service.name, "openapi/" + service.file]),
  );
  for (const [name, address] of choices) select.append(new Option(name, address));
  select.hidden = services.length < 2;
  select.onchange = () => show(select.value);
}

// The viewer does not ask what the reader prefers; it looks for this class.
function followColors() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", apply);
  apply();
}

followColors();
const foreign = docUrl();
if (foreign) {
  document.getElementById("document").hidden = true;
  const { address, interceptor } = withPassword(foreign);
  show(address, interceptor);
} else {
  menu();
  show("openapi.json");
}
