// Sends each answer as it is given. The form works without this: Save and continue posts the same answers again.
// What could not be sent waits in this page's memory only, never in the browser's storage: the machine may be shared.
const form = document.querySelector('form[data-autosave]');
if (form) watch(form);

function watch(form) {
  const status = form.querySelector('[data-autosave-status]');
  const token = form.elements.__RequestVerificationToken.value;
  const waiting = [];
  let sending = false;
  let again = 0;
  let goesOn = false;

  form.addEventListener('change', (event) => {
    const item = event.target.closest('[data-item]')?.dataset.item;
    if (!item) return;
    waiting.push({ key: newKey(), item, value: Number(event.target.value) });
    flush();
  });
  // Sent without a connection the form would end on the browser's own error page and take with it what still waits here.
  form.addEventListener('submit', (event) => {
    if (!waiting.length && navigator.onLine) return;
    event.preventDefault();
    goesOn = true;
    flush();
  });
  addEventListener('online', flush);
  addEventListener('beforeunload', (event) => { if (waiting.length && !form.hasAttribute('aria-busy')) event.preventDefault(); });

  async function flush() {
    if (sending) return;
    clearTimeout(again);
    sending = true;
    while (waiting.length) {
      const outcome = await send(waiting[0]);
      if (outcome === 'saved') waiting.shift();
      else if (outcome === 'later') { again = setTimeout(flush, 3000); break; }
      else { waiting.length = 0; say(outcome, true); sending = false; goOn(); return; }
    }
    sending = false;
    if (waiting.length) say('Not saved yet: there is no connection. This is tried again by itself; please keep the page open.', true);
    else if (goesOn && !navigator.onLine) say('There is no connection. The page goes on by itself once it is back.', true);
    else { say('Saved.', false); goOn(); }
  }

  function goOn() {
    if (!goesOn) return;
    goesOn = false;
    form.requestSubmit();
  }

  function say(sentence, isWaiting) {
    status.dataset.autosaveStatus = isWaiting ? 'waiting' : 'saved';
    if (status.textContent !== sentence) status.textContent = sentence;
  }

  // Below the statements, so that nothing moves under the thumb.
  function offerHelp(isCalledFor) {
    const box = form.querySelector('[data-help]');
    if (box) box.hidden = !isCalledFor;
    return 'saved';
  }

  async function send(answer) {
    try {
      const reply = await fetch(form.dataset.autosave, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', RequestVerificationToken: token },
        body: JSON.stringify(answer),
      });
      if (reply.status === 204) return 'saved';
      if (reply.status === 200) return offerHelp((await reply.json()).help);
      if (reply.status === 409) return (await reply.json()).sentence;
      return reply.status >= 500 || reply.status === 429 ? 'later' : 'Answers are not being saved as you go. Save and continue still saves them.';
    } catch {
      return 'later';
    }
  }
}

// crypto.randomUUID is missing on an address without TLS; this is not.
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
