// The pre-check by the API alone. The portal's server passes /elenchos/ on and adds its key.
"use strict";

const api = "/elenchos/v1";
const language = document.documentElement.lang;
const byId = (id) => document.getElementById(id);
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

async function answer(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail || body.title);
  return body;
}

async function listProcedures() {
  const procedures = await answer(await fetch(`${api}/procedures`));
  for (const { id, name } of procedures.items || procedures) {
    byId("procedure").append(Object.assign(element("option", name[language]), { value: id }));
  }
}

function show(report) {
  const wrong = report.requirements.filter((r) => !["met", "not_applicable"].includes(r.status));
  const list = document.createElement("ul");
  for (const requirement of wrong) {
    const entry = element("li", `${requirement.name[language]}: ${requirement.message[language]}`);
    const findings = report.findings.filter((f) => f.requirement === requirement.id);
    const why = document.createElement("ul");
    why.append(...findings.map((f) => element("li", f.message[language])));
    entry.append(why);
    list.append(entry);
  }
  byId("result").replaceChildren(element("h2", `Result: ${report.triage}`), list);
}

byId("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = new FormData();
  const application = {
    procedure: byId("procedure").value,
    applicant: { surname: byId("surname").value, given_names: byId("given").value },
  };
  body.append("application", JSON.stringify(application));
  for (const file of byId("files").files) body.append("files", file);
  byId("state").textContent = "Your files are being read…";
  try {
    show(await answer(await fetch(`${api}/precheck`, { method: "POST", body })));
    byId("state").textContent = "This check is a help and no decision.";
  } catch (error) {
    byId("state").textContent = error.message;
  }
});

listProcedures().catch((error) => { byId("state").textContent = error.message; });
