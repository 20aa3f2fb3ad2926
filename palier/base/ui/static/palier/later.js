// Forms that one fills where the network does not reach ([data-later]): what was sent without a
// connection is kept on this device, photos included, and leaves by itself when it comes back. What
// the server refuses stays, with its reason, until somebody has read it.
(() => {
  const who = document.body.dataset.user || "";
  const forms = [...document.querySelectorAll("form[data-later]")];
  const round = document.querySelector("[data-round]");
  // A page of one form sends it again by itself; several forms are sent one by one, by their side.
  const only = forms.length === 1 && !round && forms[0].dataset.later !== "each" ? forms[0] : null;
  if (!window.indexedDB) return;

  const open = () => new Promise((done, fail) => {
    const asked = indexedDB.open("palier-later", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept", { keyPath: "token" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const on = async (mode, act) => {
    const base = await open();
    return new Promise((done, fail) => {
      const asked = act(base.transaction("kept", mode).objectStore("kept"));
      asked.onsuccess = () => { base.close(); done(asked.result); };
      asked.onerror = () => { base.close(); fail(asked.error); };
    });
  };
  const all = () => on("readonly", (kept) => kept.getAll());
  const keep = (entry) => on("readwrite", (kept) => kept.put(entry));
  const forget = (token) => on("readwrite", (kept) => kept.delete(token));

  const box = () => document.querySelector("[data-later-box]") || forms[0] || document.querySelector("main");
  const say = (words, tone, form) => {
    const at = form || box();
    let note = at.querySelector(":scope > [data-later-note]");
    if (!note) {
      note = document.createElement("div");
      note.className = "note"; note.dataset.laterNote = "yes"; note.setAttribute("role", "status");
      at.prepend(note);
    }
    note.dataset.tone = tone;
    note.textContent = words;
  };
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button"; made.className = "button small quiet"; made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };
  // A refusal: what was sent, why it was refused, where to look, and a way to let it go.
  const told = new Set();
  const conflict = (entry) => {
    if (told.has(entry.token)) return;
    told.add(entry.token);
    const note = document.createElement("div");
    note.className = "note"; note.dataset.tone = "bad"; note.setAttribute("role", "alert");
    const words = document.createElement("p");
    words.textContent = `« ${entry.name || "Un envoi"} », gardé sur cet appareil, a été refusé : ${entry.refused}`;
    const typed = document.createElement("p");
    typed.textContent = entry.entries
      .filter(([name, value]) => typeof value === "string" && value && !name.startsWith("_") && name !== "csrfmiddlewaretoken")
      .map(([, value]) => value).join(" · ");
    const row = document.createElement("div");
    row.className = "row";
    const link = document.createElement("a");
    link.href = entry.url; link.className = "button small"; link.textContent = "Ouvrir sa page";
    row.append(link, button("Ne plus le garder", async () => { await forget(entry.token); note.remove(); }));
    note.append(words, typed, row);
    box().prepend(note);
  };
  const reachable = async () => {
    try {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(4000) });
      return answer.ok && !answer.redirected;
    } catch { return false; }
  };
  const entryOf = (form, sent) => {
    const data = new FormData(form);
    return {
      token: data.get("_token") || form.action, who, url: form.action, at: Date.now(), sent,
      name: form.dataset.laterName || document.querySelector("h1")?.textContent || "", entries: [...data.entries()],
    };
  };
  const reasonOf = (page) => {
    const alert = new DOMParser().parseFromString(page, "text/html").querySelector("#errors ul, [role=alert]");
    return alert ? alert.textContent.trim().replace(/\s+/g, " ") : "cette page ne répond plus.";
  };

  let busy = false;
  // Whether everything that could leave has left.
  const flush = async () => {
    if (busy || !who) return !who;
    busy = true;
    try {
      const waiting = (await all()).filter((entry) => entry.who === who);
      const refusedHere = document.querySelector("#errors");
      let sent = 0;
      for (const entry of waiting) {
        if (entry.refused) { conflict(entry); continue; }
        // Sent by its page and refused there, with its errors on the screen: the page says so itself.
        if (entry.sent && refusedHere && forms.some((form) => form.action === entry.url)) { await forget(entry.token); continue; }
        if (only && entry.url === only.action && !entry.sent) continue;
        // Sent again when nothing proves it was received: the server knows its token and counts once.
        const mark = await freshMark() || document.querySelector("[name=csrfmiddlewaretoken]");
        if (!mark) return false;
        const data = new FormData();
        entry.entries.forEach(([name, value]) => data.append(name, value));
        data.set("csrfmiddlewaretoken", mark.value);
        let answer;
        try { answer = await fetch(entry.url, { method: "POST", body: data }); } catch { return false; }
        if (answer.ok && answer.redirected) {
          if (/\/(entrer|associations)\//.test(new URL(answer.url).pathname)) return false;
          await forget(entry.token);
          if (!entry.sent) sent += 1;
          continue;
        }
        // Busy, down, or signed out: nothing was decided, one tries again later.
        if (answer.status >= 500 || [403, 408, 429].includes(answer.status)) return false;
        entry.refused = reasonOf(await answer.text());
        await keep(entry);
        conflict(entry);
      }
      if (sent) say(sent === 1 ? "Ce qui attendait sur cet appareil a été envoyé." : `${sent} envois qui attendaient sur cet appareil sont partis.`, "ok");
      return true;
    } finally { busy = false; }
  };
  // A page kept on the telephone may hold an old mark: the server gives a fresh one.
  const freshMark = async () => {
    try {
      const page = await (await fetch(location.href, { cache: "no-store" })).text();
      return new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrfmiddlewaretoken]");
    } catch { return null; }
  };

  // The network says once that it is back, sometimes before the server answers: one tries again,
  // ever more slowly, as long as something waits and the page is open.
  let waits = false, timer = 0, pause = 2000;
  const leave = async () => {
    clearTimeout(timer);
    if (await reachable()) {
      if (only && waits) { only.requestSubmit(); return; }
      if (await flush()) { pause = 2000; return; }
    }
    timer = setTimeout(leave, pause);
    pause = Math.min(pause * 2, 60000);
  };
  if (who) forms.forEach((form) => form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const pressed = form.querySelector("button[type=submit]");
    pressed.setAttribute("aria-busy", "true");
    if (await reachable()) {
      try { await keep(entryOf(form, true)); } catch { /* no room on this device: it is sent all the same */ }
      form.submit();
      return;
    }
    pressed.removeAttribute("aria-busy");
    try { await keep(entryOf(form, false)); } catch {
      say("Pas de connexion, et plus de place sur cet appareil : gardez cette page ouverte et réessayez.", "bad", form);
      return;
    }
    waits = true;
    // A form that notes one thing after another begins anew; one that fills a sheet stays as it is.
    if (only !== form) {
      form.reset();
      const token = form.querySelector("[name=_token]");
      if (token && crypto.randomUUID) token.value = crypto.randomUUID();
    }
    say("Pas de connexion. Tout est gardé sur cet appareil, photos comprises, et partira quand elle reviendra.", "wait", form);
  }, true));
  window.addEventListener("online", () => { pause = 2000; leave(); });
  if (round && who && navigator.serviceWorker) navigator.serviceWorker.register(round.dataset.round, { scope: "/travaux/" });
  if (!who && navigator.serviceWorker) caches.delete("palier-round-1");
  if (who) flush().then((done) => { if (!done) timer = setTimeout(leave, pause); });
})();
