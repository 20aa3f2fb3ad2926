// A form that one fills where the network does not reach ([data-later]): what was sent without a
// connection is kept on this device, photos included, and leaves by itself when it comes back.
(() => {
  const who = document.body.dataset.user || "";
  const form = document.querySelector("form[data-later]");
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

  const say = (words, tone) => {
    let note = document.querySelector("[data-later-note]");
    if (!note) {
      note = document.createElement("div");
      note.className = "note"; note.dataset.laterNote = "yes"; note.setAttribute("role", "status");
      (form || document.querySelector("main")).prepend(note);
    }
    note.dataset.tone = tone;
    note.textContent = words;
  };
  const reachable = async () => {
    try {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(4000) });
      return answer.ok && !answer.redirected;
    } catch { return false; }
  };
  const entryOf = (sent) => {
    const data = new FormData(form);
    return { token: data.get("_token") || form.action, who, url: form.action, at: Date.now(), sent, entries: [...data.entries()] };
  };

  // What this page holds is sent by the page itself; what was left by another page goes by its side.
  const flush = async () => {
    const waiting = (await all()).filter((entry) => entry.who === who);
    const received = document.querySelector("[role=status] [data-tone=ok]");
    for (const entry of waiting) {
      if (entry.sent && received) { await forget(entry.token); continue; }
      if (form && entry.url === form.action) continue;
      const data = new FormData();
      entry.entries.forEach(([name, value]) => data.append(name, value));
      const mark = document.querySelector("[name=csrfmiddlewaretoken]");
      if (!mark) continue;
      data.set("csrfmiddlewaretoken", mark.value);
      try {
        const answer = await fetch(entry.url, { method: "POST", body: data });
        if (answer.ok && answer.redirected) {
          await forget(entry.token);
          say("Ce qui attendait sur cet appareil a été envoyé.", "ok");
        } else say("Un envoi gardé sur cet appareil a été refusé : rouvrez sa page pour le corriger.", "wait");
      } catch { return; }
    }
  };

  if (form && who) {
    let waits = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = form.querySelector("button[type=submit]");
      button.setAttribute("aria-busy", "true");
      if (await reachable()) {
        await keep(entryOf(true));
        form.submit();
        return;
      }
      button.removeAttribute("aria-busy");
      await keep(entryOf(false));
      waits = true;
      say("Pas de connexion. Tout est gardé sur cet appareil, photos comprises, et partira quand elle reviendra.", "wait");
    }, true);
    window.addEventListener("online", async () => { if (waits && await reachable()) form.requestSubmit(); });
  }
  window.addEventListener("online", () => { if (who) flush(); });
  if (who) flush();
})();
