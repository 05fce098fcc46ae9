// Under svc run -w: shows on every page what the compiler says, as long as it says it.
"use strict";

async function showProblem() {
  const answer = await fetch("problem").catch(() => null);
  if (answer && answer.status === 404) return; // not in development
  const text = answer && answer.ok ? await answer.text() : "";
  const box = document.getElementById("problem") || document.createElement("pre");
  box.id = "problem";
  box.hidden = !text;
  box.textContent = text && `The sources do not compile; the code before them answers.\n\n${text}`;
  if (!box.parentNode) document.body.prepend(box);
  setTimeout(showProblem, 1000);
}

showProblem();
