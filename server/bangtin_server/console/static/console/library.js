// Uploads from the library's page: several files, one after the other, each going on by itself where it was cut.
"use strict";
(() => {
  const decimals = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const megabytes = (bytes) => decimals.format(bytes / 1e6); // 13,8 in Vietnamese, 13.8 in English
  const box = document.getElementById("uploads");
  const input = document.getElementById("upload-files");
  const place = document.getElementById("upload-place");
  const list = box.querySelector(".coming");
  const say = box.dataset;
  const waiting = [];
  let busy = false;

  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  async function ask(to, fields) {
    const answer = await fetch(to, {
      method: "POST",
      headers: { "X-CSRFToken": say.token },
      body: new URLSearchParams(fields),
    });
    if (answer.redirected) location.reload();
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(told.error || say.refused);
    return told;
  }

  function row(file) {
    const line = document.createElement("li");
    const make = (kind, name, text) => {
      const one = document.createElement(kind);
      one.className = name;
      one.textContent = text || "";
      line.append(one);
      return one;
    };
    make("span", "name", file.name);
    const bar = make("progress", "bar");
    bar.max = 1;
    bar.value = 0;
    const said = make("span", "said", say.waits);
    const does = make("span", "does");
    list.append(line);
    return { line, bar, said, does };
  }

  function button(seen, text, deed) {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = text;
    one.addEventListener("click", deed);
    seen.does.replaceChildren(one);
  }

  function links(seen, told) {
    const open = document.createElement("a");
    open.className = "button";
    open.href = told.to;
    open.textContent = say.open;
    seen.does.replaceChildren(open);
  }

  function fail(one, error) {
    one.seen.line.className = "bad";
    one.seen.said.textContent = error.message;
    one.seen.does.replaceChildren();
    if (error.final) return;
    button(one.seen, say.again, () => { one.seen.line.className = ""; waiting.push(one); next(); });
  }

  // A ticket lasts minutes and an upload hours: another is fetched for the old one, whatever became of the login.
  async function renew(one) {
    one.told = { ...one.told, ...(await ask(say.renew, { ticket: one.told.ticket })) };
  }

  function words(error) {
    try { return JSON.parse(error.originalResponse.getBody())[document.documentElement.lang] || ""; } catch { return ""; }
  }

  function send(one) {
    return new Promise((resolve, reject) => {
      const begun = Date.now();
      let tries = 0;
      one.upload = new tus.Upload(one.file, {
        endpoint: one.told.at,
        uploadUrl: one.url || null,
        retryDelays: [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000],
        storeFingerprintForResuming: false,
        onBeforeRequest: async (request) => {
          if (Date.now() - one.ticketAt > (one.told.lasts_s * 1000) / 2) {
            await renew(one).then(() => { one.ticketAt = Date.now(); }, () => {});
          }
          request.setHeader("Authorization", "Bearer " + one.told.ticket);
        },
        onShouldRetry: (error) => {
          const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
          if (status === 401) { one.ticketAt = 0; return tries++ < 3; }
          one.seen.said.textContent = say.cut;
          return status === 0 || status === 408 || status === 409 || status === 423 || (status >= 500 && status !== 507);
        },
        onUploadUrlAvailable: () => { one.url = one.upload.url; },
        onProgress: (sent, size) => {
          const seconds = (Date.now() - begun) / 1000;
          one.seen.bar.value = sent / size;
          one.seen.said.textContent =
            say.goes + " " + Math.floor((100 * sent) / size) + " % · " + megabytes(sent) + " / " + megabytes(size) + " MB" +
            (seconds > 2 ? " · " + megabytes(sent / seconds) + " MB/s" : "");
        },
        onSuccess: () => resolve(),
        onError: (error) => {
          const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
          if (status === 410) one.told = one.url = null; // it was swept: begun anew
          reject(Object.assign(new Error(words(error) || say.cut), { final: status === 415 || status === 413 }));
        },
      });
      button(one.seen, say.cancel, () => { one.upload.abort(true).catch(() => {}); resolve("cancelled"); });
      one.upload.start();
    });
  }

  async function settled(one) {
    one.seen.does.replaceChildren();
    one.seen.said.textContent = say.taking;
    for (let wait = 300; ; wait = Math.min(wait * 1.5, 5000)) {
      const told = await fetch(one.told.state)
        .then((answer) => (answer.redirected ? { state: "signed-out" } : answer.json()))
        .catch(() => ({ state: "coming" }));
      if (told.state !== "coming") return told;
      await pause(wait);
    }
  }

  async function bring(one) {
    if (!one.told) {
      one.told = await ask(say.promise, { name: one.file.name, size: one.file.size, place: place.value });
      one.ticketAt = Date.now();
    }
    if ((await send(one)) === "cancelled") {
      one.seen.said.textContent = say.cancelled;
      one.seen.does.replaceChildren();
      return;
    }
    const told = await settled(one);
    if (told.state === "signed-out") { one.seen.bar.value = 1; one.seen.said.textContent = say.signedOut; return; }
    if (told.state !== "taken" && told.state !== "known") throw Object.assign(new Error(told.error || say.refused), { final: true });
    one.seen.bar.value = 1;
    one.seen.line.className = "good";
    one.seen.said.textContent = told.state === "known" ? say.known + (told.name === one.file.name ? "" : " (" + told.name + ")") : say.taken;
    if (told.to) links(one.seen, told);
  }

  async function next() {
    if (busy) return;
    busy = true;
    for (let one; (one = waiting.shift()); ) await bring(one).catch((error) => fail(one, error));
    busy = false;
  }

  function take(files) {
    for (const file of files) waiting.push({ file, seen: row(file) });
    next();
  }

  input.addEventListener("change", () => { take(input.files); input.value = ""; });
  for (const name of ["dragenter", "dragover"]) {
    box.addEventListener(name, (event) => { event.preventDefault(); box.classList.add("over"); });
  }
  box.addEventListener("dragleave", (event) => { if (!box.contains(event.relatedTarget)) box.classList.remove("over"); });
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    take(event.dataTransfer.files);
  });
  addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
})();
