// Notes and goals of one pair: opened, written and sealed in here. The server is handed what `seal` returned and nothing else.
const LOST = 'This was sealed under a key that is lost; nobody can open it any more. It can be deleted or written anew.';

for (const root of document.querySelectorAll('[data-notes]')) start(root);

async function start(root) {
  const vault = await import(root.dataset.vault);
  const { pair, session } = root.dataset;
  const status = root.querySelector('[data-notes-status]');
  const token = document.querySelector('input[name=__RequestVerificationToken]').value;
  let box;
  let mine;
  let shared;
  root.hidden = false;
  if (!globalThis.crypto?.subtle) return say('This browser can encrypt only over a secure connection (https).');

  root.addEventListener('click', (event) => {
    const act = event.target.closest('[data-do]')?.dataset.do;
    if (act) run(() => acts[act](event.target));
  });
  addEventListener('online', () => run(sendAll));

  const acts = {
    byCode: () => openWith(async () => vault.masterByCode(box.person, box.locks.find((lock) => lock.kind === 'recovery'), field('recovery-code').value)),
    byPasskey: () => openWith(async () => vault.masterByPasskey(box.person, box.locks.filter((lock) => lock.kind === 'passkey'))),
    keep: (button) => keep(button.closest('[data-kind]')),
    erase: (button) => erase(button.closest('[data-kind]')),
    newGoal: () => addGoal(),
  };
  await run(load);

  async function run(act) {
    try { await act(); } catch (trouble) {
      say(trouble instanceof TypeError ? 'There is no connection. Nothing was lost.' : trouble.name === 'NotAllowedError' ? 'Nothing was done: the request was cancelled or took too long.' : 'That did not work. Nothing was changed.');
    }
  }

  function field(name) { return root.querySelector(`[name=${name}]`); }

  function part(name) { return root.querySelector(`[data-part=${name}]`); }

  async function openWith(find) {
    const master = await find();
    if (!master) return say('That does not open your notes. The recovery code has eight groups of four characters.');
    await vault.open(box.person, box.keys, master, field('stays').checked);
    field('recovery-code').value = '';
    await load();
  }

  async function fetchBox() {
    box = await (await fetch(`/notes/${pair}${session ? `?session=${session}` : ''}`)).json();
  }

  async function load() {
    await fetchBox();
    mine = box.keys && await vault.opened(box.person, box.keys.publicKey);
    part('unmade').hidden = Boolean(box.keys);
    part('closed').hidden = !box.keys || Boolean(mine);
    root.querySelector('[data-do=byPasskey]').hidden = !vault.hasPasskeys() || !box.locks.some((lock) => lock.kind === 'passkey');
    if (!mine) { part('open').hidden = true; return; }
    say('');
    shared = await sharedKey();
    for (const place of root.querySelectorAll('section[data-kind]')) await fill(place);
    await fillGoals();
    // Shown once everything is in it: what somebody typed before would be written over.
    part('open').hidden = false;
  }

  /* ---- the key of the two ---- */

  async function sharedKey() {
    if (!root.querySelector('[data-kind=shared], [data-goals]')) return null;
    if (box.pairKey) return settle(await vault.openPairKey(pair, mine, box.pairKey));
    if (!box.partnerKey || box.partnerHasPairKey) return null;
    const key = vault.newPairKey();
    const sealed = [await vault.sealPairKey(pair, mine.publicKey, key), await vault.sealPairKey(pair, box.partnerKey, key)];
    const reply = await post('PairKey', { mine: sealed[0], theirs: sealed[1], publicKey: mine.publicKey, theirPublicKey: box.partnerKey });
    if (reply.status === 409) return null; // The other side was quicker; the next load has it.
    return settle(key);
  }

  // Whoever has the key hands it on when the other side has made a new key of their own.
  async function settle(key) {
    if (box.partnerKey && box.partnerPairKeyFor !== box.partnerKey && box.pairKey)
      await post('HandOn', { theirs: await vault.sealPairKey(pair, box.partnerKey, key), theirPublicKey: box.partnerKey });
    return vault.material(key);
  }

  function keyFor(kind) { return kind === 'shared' || kind === 'goal' ? shared : mine.material; }

  /* ---- one note ---- */

  async function fill(place) {
    const kind = place.dataset.kind;
    const words = place.querySelector('textarea');
    const key = keyFor(kind);
    part(`wait-${kind}`)?.toggleAttribute('hidden', Boolean(key));
    place.querySelector('[data-words]').hidden = !key;
    if (!key) return;
    const stored = box.notes.find((note) => note.kind === kind);
    place.note = stored ?? { id: vault.newId(), pair, session, kind, version: 0 };
    place.querySelector('[data-do=erase]').hidden = !stored;
    const known = stored ? await opened(key, stored) : '';
    words.value = known ?? '';
    place.querySelector('[data-state]').textContent = known === null ? LOST : '';
    const draft = await vault.draftOf(draftKey(kind));
    if (draft) await showDraft(place, words, draft, key);
    words.readOnly = !box.kinds.includes(kind);
    words.oninput = () => { clearTimeout(place.drafting); place.drafting = setTimeout(() => run(() => keepDraft(place)), 400); };
  }

  /** @returns null when it was sealed under a key that both sides have lost since. */
  async function opened(key, note) {
    try { return await vault.openNote(key, note); } catch { return null; }
  }

  async function showDraft(place, words, draft, key) {
    const mineOnly = await opened(key, draft);
    if (mineOnly === null) return;
    const isOlder = draft.base !== place.note.version;
    if (!isOlder) place.note.id = draft.id;
    words.value = isOlder ? `${words.value}\n\n— your draft, begun before the words above —\n${mineOnly}` : mineOnly;
    place.querySelector('[data-state]').textContent = 'This holds your draft from this device; it is not kept yet.';
  }

  function draftKey(kind) { return `${box.person}|${pair}|${session}|${kind}`; }

  async function keepDraft(place) {
    const { note } = place;
    const draft = { ...note, version: -1, base: note.version };
    draft.sealed = await vault.sealNote(keyFor(note.kind), draft, place.querySelector('textarea').value);
    await vault.keepDraft(draftKey(note.kind), draft);
    place.querySelector('[data-state]').textContent = 'Not kept yet. A draft, encrypted, is on this device.';
  }

  async function keep(place) {
    clearTimeout(place.drafting);
    const words = place.querySelector('textarea').value;
    if (!words.trim()) return erase(place);
    await keepDraft(place);
    place.waits = true;
    await send(place);
  }

  async function send(place) {
    const next = { ...place.note, version: place.note.version + 1 };
    next.sealed = await vault.sealNote(keyFor(next.kind), next, place.querySelector('textarea').value);
    let reply;
    try { reply = await post('Keep', next); } catch {
      place.querySelector('[data-state]').textContent = 'There is no connection. Your words are on this device, encrypted, and are sent once it is back.';
      return;
    }
    place.waits = false;
    if (!reply.ok) { place.querySelector('[data-state]').textContent = await sentenceOf(reply); return; }
    place.note = next;
    await vault.dropDraft(draftKey(next.kind));
    place.querySelector('[data-do=erase]').hidden = false;
    place.querySelector('[data-state]').textContent = 'Kept, encrypted.';
  }

  async function sendAll() {
    for (const place of root.querySelectorAll('section[data-kind]')) if (place.waits) await send(place);
  }

  async function erase(place) {
    if (place.note.version > 0) {
      const reply = await post('Erase', { id: place.note.id });
      if (!reply.ok) { place.querySelector('[data-state]').textContent = await sentenceOf(reply); return; }
    }
    await vault.dropDraft(draftKey(place.dataset.kind));
    await fetchBox();
    await fill(place);
    place.querySelector('[data-state]').textContent = 'There is no note.';
  }

  /* ---- goals: a sentence, a scale in the participant's own words, where one stands and where one wants to be ---- */

  async function fillGoals() {
    const list = root.querySelector('[data-goals]');
    if (!list) return;
    part('wait-goal')?.toggleAttribute('hidden', Boolean(shared));
    root.querySelector('[data-goal-room]').hidden = !shared;
    if (!shared) return;
    list.replaceChildren();
    for (const note of box.notes.filter((one) => one.kind === 'goal')) await showGoal(list, note);
  }

  async function showGoal(list, note) {
    const text = await opened(shared, note);
    const row = root.querySelector('template[data-goal]').content.cloneNode(true).firstElementChild;
    row.querySelector('[data-erase-goal]').onclick = () => run(async () => { await post('Erase', { id: note.id }); await fetchBox(); await fillGoals(); });
    list.append(row);
    if (text === null) { row.querySelector('[data-goal-words]').textContent = LOST; row.querySelector('label').hidden = true; return; }
    const goal = JSON.parse(text);
    row.note = note;
    row.goal = goal;
    row.querySelector('[data-goal-words]').textContent = goal.words;
    row.querySelector('[data-goal-scale]').textContent = `0 is “${goal.low}”, 10 is “${goal.high}”. To be reached: ${goal.aim}.`;
    const now = goal.marks.at(-1);
    row.querySelector('[data-goal-marks]').textContent = goal.marks.map((mark) => `${mark.on}: ${mark.value}`).join(' · ');
    const mark = row.querySelector('select');
    mark.value = now.value;
    mark.onchange = () => run(() => markGoal(row, Number(mark.value)));
  }

  async function markGoal(row, value) {
    const on = new Date().toISOString().slice(0, 10);
    const goal = { ...row.goal, marks: [...row.goal.marks.filter((mark) => mark.on !== on), { on, value }] };
    await keepGoal({ ...row.note, version: row.note.version + 1 }, goal);
  }

  async function addGoal() {
    const value = (name) => field(name).value.trim();
    const goal = { words: value('goal'), low: value('goal-low'), high: value('goal-high'), aim: Number(value('goal-aim')), marks: [{ on: new Date().toISOString().slice(0, 10), value: Number(value('goal-now')) }] };
    if (!goal.words || !goal.low || !goal.high) return say('A goal needs its words and the two ends of its scale.');
    await keepGoal({ id: vault.newId(), pair, kind: 'goal', version: 1 }, goal);
    for (const name of ['goal', 'goal-low', 'goal-high']) field(name).value = '';
  }

  async function keepGoal(note, goal) {
    note.sealed = await vault.sealNote(shared, note, JSON.stringify(goal));
    const reply = await post('Keep', note);
    if (!reply.ok) return say(await sentenceOf(reply));
    await fetchBox();
    await fillGoals();
    say('The goal is kept, encrypted.');
  }

  /* ---- talking to the server ---- */

  function post(handler, body) {
    return fetch(`/notes/${pair}?handler=${handler}`, { method: 'POST', headers: { 'Content-Type': 'application/json', RequestVerificationToken: token }, body: JSON.stringify(body) });
  }

  async function sentenceOf(reply) {
    return reply.status === 409 ? (await reply.json()).sentence : 'That was not kept. Please load the page again; your draft is on this device.';
  }

  function say(sentence) { status.textContent = sentence; }
}
