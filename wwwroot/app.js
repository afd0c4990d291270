// The little that only a browser can do.
(() => {
  const text = (form, key, ...values) => values.reduce((words, value, i) => words.replace(`{${i}}`, value), form.dataset[key]);

  function show(form, ...nodes) {
    form.querySelector(".upload-state").replaceChildren(...nodes);
  }

  function say(form, words, kind) {
    const notice = document.createElement("p");
    notice.className = `notice ${kind}`;
    notice.textContent = words;
    return notice;
  }

  function send(form, file, again) {
    if (file.size > Number(form.dataset.limit)) {
      show(form, say(form, form.dataset.large, "notice-error"));
      return;
    }

    const data = new FormData();
    data.append("setup", "true");
    if (again) data.append("again", "true");
    data.append("file", file);

    const bar = document.createElement("progress");
    bar.max = 1;
    bar.ariaLabel = file.name;
    const words = document.createElement("span");
    words.className = "muted";
    words.textContent = text(form, "sending", 0);
    show(form, bar, words);
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.url);
    request.setRequestHeader("RequestVerificationToken", form.dataset.token);
    request.responseType = "json";
    request.upload.onprogress = event => {
      bar.value = event.loaded / event.total;
      words.textContent = text(form, event.loaded < event.total ? "sending" : "reading", Math.floor(100 * event.loaded / event.total));
    };
    request.onerror = () => show(form, say(form, form.dataset.failed, "notice-error"));
    request.onload = () => answered(form, file, request);
    request.send(data);
  }

  function answered(form, file, request) {
    const answer = request.response ?? {};
    if (request.status === 202) {
      Blazor.navigateTo(`/imports/${answer.id}`);
    } else if (request.status === 200 && answer.already_imported) {
      const again = document.createElement("button");
      again.type = "button";
      again.className = "btn";
      again.textContent = form.dataset.again;
      again.onclick = () => send(form, file, true);
      const see = document.createElement("a");
      see.className = "btn";
      see.href = `/imports/${answer.id}`;
      see.textContent = form.dataset.see;
      const both = document.createElement("div");
      both.className = "form-buttons";
      both.append(see, again);
      show(form, say(form, text(form, "known", answer.id), "notice-soon"), both);
    } else if (request.status === 413) {
      show(form, say(form, form.dataset.large, "notice-error"));
    } else {
      const why = Object.values(answer.errors ?? {}).flat()[0] ?? answer.title;
      show(form, say(form, why ?? form.dataset.failed, "notice-error"));
    }
  }

  // A form that is on its way is not sent again: the second answer would hide the first.
  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "true";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // As long as a second click may belong to the first.
  const doubleClick = 400;

  window.casedesk = {
    shown: () => new Promise(done => setTimeout(done, doubleClick)),
    upload(id) {
      const form = document.getElementById(id);
      if (!form || form.dataset.ready) return;
      form.dataset.ready = "true";
      const drop = form.querySelector(".drop");
      const input = form.querySelector("input[type=file]");
      input.onchange = () => { if (input.files[0]) send(form, input.files[0], false); input.value = ""; };
      drop.ondragover = event => { event.preventDefault(); drop.classList.add("is-over"); };
      drop.ondragleave = () => drop.classList.remove("is-over");
      drop.ondrop = event => {
        event.preventDefault();
        drop.classList.remove("is-over");
        if (event.dataTransfer.files[0]) send(form, event.dataTransfer.files[0], false);
      };
      form.onsubmit = event => event.preventDefault();
    },
  };
})();
