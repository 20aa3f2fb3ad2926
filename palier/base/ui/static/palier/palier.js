// The few behaviours of Palier. Every page works without them.
(() => {
  "use strict";

  // A ticked box or tile takes no letter: only what is written in counts as typing.
  const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  const go = { j: "/", m: "/menages/", c: "/contrats/", q: "/quittancement/" };
  let going = false;

  // Errors come first: after a refused form, the summary takes the focus.
  document.querySelector("[data-focus]")?.focus();

  // On a phone the tabs scroll: the one we are on is in sight.
  document.querySelector(".tabs [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form") || document.querySelector("form[data-once]");
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    // In a field that picks among many rows, Enter goes to what corresponds; it sends nothing.
    if (event.key === "Enter" && event.target.matches(".pick > [type=search]")) {
      event.preventDefault();
      event.target.parentElement.querySelector(".found input")?.focus();
      return;
    }
    // Under the search box: Escape closes what was found while one typed, the arrow goes into it.
    const found = document.getElementById("found");
    if (found && event.target.closest(".searchbox")) {
      if (event.key === "Escape") {
        if (found.contains(document.activeElement)) document.getElementById("search").focus();
        found.replaceChildren();
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const links = [...found.querySelectorAll("a")];
        const next = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
        if (links.length) { event.preventDefault(); (links[next] || document.getElementById("search")).focus(); }
        return;
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.body.hasAttribute("data-no-keys")) return;
    if (going) {
      going = false;
      if (go[event.key]) { event.preventDefault(); location.assign(go[event.key]); }
      return;
    }
    if (event.key === "/") { event.preventDefault(); document.getElementById("search")?.focus(); }
    if (event.key === "?") { document.getElementById("keys")?.showModal(); }
    if (event.key === "g") { going = true; setTimeout(() => { going = false; }, 1500); }
    if (event.key === "n") { document.querySelector("[data-key=n]")?.click(); }
    const tiles = document.querySelectorAll("[data-digits] input");
    if (/^[1-9]$/.test(event.key) && tiles[event.key - 1]) {
      event.preventDefault(); tiles[event.key - 1].click(); tiles[event.key - 1].focus();
    }
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens)?.showModal();
    if (!event.target.closest(".searchbox")) document.getElementById("found")?.replaceChildren();
    const printer = event.target.closest("[data-print]");
    if (printer) window.print();
  });

  // A form is sent once; the server also refuses the second time.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-once]");
    if (!form) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    form.querySelectorAll("button[type=submit]").forEach((button) => button.setAttribute("aria-busy", "true"));
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
    document.querySelectorAll("[aria-busy=true]").forEach((button) => button.removeAttribute("aria-busy"));
  });

  // A lost connection loses no word: what is typed in [data-draft] is kept in this browser for a
  // day, sealed by a key that only a session of this user is given, and forgotten when it was
  // received or when one signs out oneself: a session that ends alone takes nothing away. Where the
  // browser cannot seal, nothing is kept.
  const who = document.body.dataset.user || "";
  const DAY = 24 * 3600 * 1000;
  const name = (path) => `palier:${who}:${path}`;
  const drafts = (of) => Object.keys(localStorage).filter((key) => key.startsWith(of || "palier:"));
  const fields = (form) => [...form.elements].filter((field) => field.name && field.name[0] !== "_"
    && !["hidden", "submit", "button", "file", "password"].includes(field.type) && field.name !== "csrfmiddlewaretoken");

  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; } };
  drafts().forEach((key) => {
    const draft = read(key);
    const received = who && draft.sent && document.querySelector("[role=status] [data-tone=ok]");
    if (received || !draft.box || Date.now() - draft.at > DAY) localStorage.removeItem(key);
  });

  const bytes = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const given = (document.body.dataset.seal || "").match(/../g);
  const seal = given && window.crypto && crypto.subtle
    ? crypto.subtle.importKey("raw", Uint8Array.from(given, (pair) => parseInt(pair, 16)), "AES-GCM", false, ["encrypt", "decrypt"])
    : null;
  const close = async (values) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const told = new TextEncoder().encode(JSON.stringify(values));
    const box = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await seal, told));
    return btoa(Array.from([...iv, ...box], (each) => String.fromCharCode(each)).join(""));
  };
  const unseal = async (text) => {
    const told = bytes(atob(text));
    const box = await crypto.subtle.decrypt({ name: "AES-GCM", iv: told.slice(0, 12) }, await seal, told.slice(12));
    return JSON.parse(new TextDecoder().decode(box));
  };

  const place = document.querySelector("[data-draft]");
  if (place && who && seal) {
    const form = place.closest("form");
    const key = name(place.dataset.draft);
    const show = (words, again) => {
      let note = form.querySelector("[data-draft-note]");
      if (!note) {
        note = document.createElement("div");
        note.className = "note"; note.dataset.tone = "info"; note.dataset.draftNote = "yes"; note.setAttribute("role", "status");
        form.prepend(note);
      }
      const text = document.createElement("div");
      text.textContent = words;
      note.replaceChildren(text);
      if (again) {
        const button = document.createElement("button");
        button.type = "button"; button.className = "button small"; button.textContent = "Effacer ce brouillon";
        button.addEventListener("click", () => { localStorage.removeItem(key); location.reload(); });
        note.append(button);
      }
    };
    const give = async (draft) => {
      let values;
      try { values = await unseal(draft.box); } catch { localStorage.removeItem(key); return; }
      fields(form).forEach((field) => {
        const value = values[field.name];
        if (value === undefined) return;
        if (field.type === "checkbox" || field.type === "radio") field.checked = value.includes(field.value);
        else field.value = value;
      });
      const at = new Date(draft.at).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
      show(`Brouillon de ${at} retrouvé sur cet appareil : rien n’est perdu, rien n’est encore enregistré.`, true);
    };
    const kept = read(key);
    if (kept.box && !document.getElementById("errors")) give(kept);
    let last = 0;
    const keep = async () => {
      const mine = ++last;
      const values = {};
      fields(form).forEach((field) => {
        if (field.type === "checkbox" || field.type === "radio") {
          values[field.name] = values[field.name] || [];
          if (field.checked) values[field.name].push(field.value);
        } else values[field.name] = field.value;
      });
      const box = await close(values);
      if (mine === last) localStorage.setItem(key, JSON.stringify({ at: Date.now(), sent: false, box }));
    };
    form.addEventListener("input", keep);
    form.addEventListener("submit", (event) => {
      if (navigator.onLine || "later" in form.dataset) {
        last += 1;
        const draft = read(key);
        if (draft.box) localStorage.setItem(key, JSON.stringify({ ...draft, sent: true }));
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      keep();
      show("Pas de connexion. Votre texte est gardé sur cet appareil : enregistrez de nouveau quand elle revient.", false);
    }, true);
  }

  // One leaves without losing a word unawares: what is kept here and not recorded is told first.
  document.querySelectorAll("form[data-leaves]").forEach((form) => form.addEventListener("submit", (event) => {
    const mine = drafts(name(""));
    const left = mine.filter((key) => read(key).box && !read(key).sent).length;
    const words = left === 1 ? "Un texte n’est pas enregistré : il sera effacé" : `${left} textes ne sont pas enregistrés : ils seront effacés`;
    if (left && !window.confirm(`${words} de cet appareil. Se déconnecter quand même ?`)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    mine.forEach((key) => localStorage.removeItem(key));
  }, true));

  // What is chosen in a note becomes secret: [[ … ]] around it.
  document.querySelectorAll("textarea[data-secrets]").forEach((area) => {
    const button = document.createElement("button");
    button.type = "button"; button.className = "button quiet small"; button.textContent = "Rendre secrète la phrase choisie";
    button.addEventListener("click", () => {
      const { selectionStart: from, selectionEnd: to, value } = area;
      if (from === to) { area.focus(); return; }
      area.setRangeText(`[[${value.slice(from, to)}]]`, from, to, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
      area.focus();
    });
    area.after(button);
  });
})();
