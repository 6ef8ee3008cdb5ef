// The page of one's own key: make it, print the recovery code, add passkeys, close the notes on this device.
const root = document.querySelector('[data-note-keys]');
if (root) start(root);

async function start(root) {
  const vault = await import(root.dataset.vault);
  const status = root.querySelector('[role=status]');
  const token = document.querySelector('input[name=__RequestVerificationToken]').value;
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const field = (name) => root.querySelector(`[name=${name}]`);
  let mine;
  let made;
  root.hidden = false;
  if (!globalThis.crypto?.subtle) return say('This browser can encrypt only over a secure connection (https).');
  await load();

  root.addEventListener('click', async (event) => {
    const act = event.target.closest('[data-do]')?.dataset.do;
    if (!act) return;
    try { await acts[act](event.target.closest('[data-do]')); }
    catch (trouble) { say(trouble.name === 'NotAllowedError' ? 'Nothing was done: the request was cancelled or took too long.' : 'That did not work. Nothing was changed; please try again.'); }
  });

  const acts = {
    async begin() {
      const code = vault.newRecoveryCode();
      made = { code, ...await vault.makeKeys(mine.person, code) };
      part('code').querySelector('[data-code]').textContent = code;
      show('code');
      say('');
    },
    async print() { print(); },
    async finish() {
      const typed = field('last-four').value.trim().toUpperCase();
      if (typed !== made.code.slice(-4)) return say('Those are not the last four characters. Please write the whole code down first: nobody can give it to you again.');
      if (!await post('SetUp', made.keys)) return;
      const master = made.master.slice();
      await vault.open(mine.person, made.keys, master, false);
      part('code').querySelector('[data-code]').textContent = '';
      await load();
      say('Your key is made. The notes are open on this device for half an hour after you last used them.');
    },
    async passkey() {
      const master = made?.master?.slice() ?? await masterByCode();
      if (!master) return;
      const lock = await vault.newPasskeyLock(mine.person, master);
      master.fill(0);
      if (!lock) return say('This passkey cannot keep a key for notes (it has no PRF). Use the recovery code on this device instead. Nothing was stored.');
      if (!await post('AddPasskey', lock)) return;
      await load();
      say('The passkey opens your notes from now on.');
    },
    async open() {
      const master = await masterByCode();
      if (!master) return;
      await vault.open(mine.person, mine.keys, master, field('stays').checked);
      field('recovery-code').value = '';
      await load();
      say('The notes are open on this device.');
    },
    async withPasskey() {
      const master = await vault.masterByPasskey(mine.person, passkeys());
      if (!master) return say('That passkey does not open your notes. Please use the recovery code.');
      await vault.open(mine.person, mine.keys, master, field('stays').checked);
      await load();
      say('The notes are open on this device.');
    },
    async lock() {
      await vault.lock(mine.person);
      made?.master?.fill(0);
      made = undefined;
      await load();
      say('The notes are closed on this device.');
    },
    async remove(button) {
      if (await post('RemovePasskey', { id: button.dataset.lock })) { await load(); say('That passkey does not open your notes any more.'); }
    },
  };

  async function masterByCode() {
    const master = await vault.masterByCode(mine.person, mine.locks.find((lock) => lock.kind === 'recovery'), field('recovery-code').value);
    if (!master) say('That is not your recovery code. It has eight groups of four characters.');
    return master;
  }

  function passkeys() { return mine.locks.filter((lock) => lock.kind === 'passkey'); }

  async function load() {
    mine = await (await fetch('/notes?handler=Keys')).json();
    const isOpen = mine.keys && await vault.opened(mine.person, mine.keys.publicKey);
    show(!mine.keys ? 'none' : 'made');
    part('opened').hidden = !isOpen;
    part('closed').hidden = !mine.keys || Boolean(isOpen);
    part('ask').hidden = !mine.keys || Boolean(made?.master);
    for (const element of root.querySelectorAll('[data-needs=passkeys]')) element.hidden = !vault.hasPasskeys();
    root.querySelector('[data-do=withPasskey]').hidden = !vault.hasPasskeys() || !passkeys().length;
    list(passkeys());
  }

  function list(locks) {
    const rows = root.querySelector('[data-passkeys]');
    rows.replaceChildren(...locks.map((lock) => {
      const row = root.querySelector('template').content.cloneNode(true);
      row.querySelector('[data-added]').textContent = lock.addedOn;
      row.querySelector('[data-do=remove]').dataset.lock = lock.id;
      return row;
    }));
  }

  function show(name) {
    for (const one of ['none', 'code', 'made']) part(one).hidden = one !== name;
  }

  async function post(handler, body) {
    const reply = await fetch(`/notes?handler=${handler}`, { method: 'POST', headers: { 'Content-Type': 'application/json', RequestVerificationToken: token }, body: JSON.stringify(body) });
    if (reply.ok) return true;
    say(reply.status === 409 ? (await reply.json()).sentence : 'That was not stored. Please load the page again.');
    return false;
  }

  function say(sentence) { status.textContent = sentence; }
}
