// Makes, wraps and uses the keys of notes. Nothing in here talks to the network; what may leave the browser is what `seal` returns.
//
//   master (32 random bytes)         one a person; wrapped by the recovery code and by each passkey's PRF output
//   own note    HKDF(master, id)     AES-256-GCM; pair, kind, id and version are authenticated with it
//   ECDH P-256  private half sealed under the master, public half at the server
//   pair key    (32 random bytes)    sealed to the public key of each of the two
//   shared note HKDF(pair key, id)
const utf8 = new TextEncoder();
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base 32: no I, L, O, U
const BLOCK = 512; // texts are padded to this, so that a length says little
const IV = 12;
const DATABASE = 'confrere-notes';
const HALF_AN_HOUR = 30 * 60 * 1000;
const A_QUARTER = 90 * 24 * 60 * 60 * 1000;

export const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/* ---- sealing ---- */

const asMaterial = (bytes) => crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);

const derive = (material, salt, info) => crypto.subtle.deriveKey(
  { name: 'HKDF', hash: 'SHA-256', salt, info: utf8.encode(info) }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

const NO_SALT = new Uint8Array(32);

async function encrypt(key, bytes, context) {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(context) }, key, bytes);
  const joined = new Uint8Array(IV + sealed.byteLength);
  joined.set(iv);
  joined.set(new Uint8Array(sealed), IV);
  return base64(joined);
}

async function decrypt(key, sealed, context) {
  const bytes = bytesOf(sealed);
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.subarray(0, IV), additionalData: utf8.encode(context) }, key, bytes.subarray(IV));
  return new Uint8Array(opened);
}

function padded(text) {
  const words = utf8.encode(text);
  const bytes = new Uint8Array(Math.ceil((words.length + 4) / BLOCK) * BLOCK);
  new DataView(bytes.buffer).setUint32(0, words.length);
  bytes.set(words, 4);
  return bytes;
}

const unpadded = (bytes) => new TextDecoder().decode(bytes.subarray(4, 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)));

const contextOf = (note) => `note|${note.pair}|${note.kind}|${note.id}|${note.version}`;

/** @param material the master, or the pair key for what is shared. */
export async function sealNote(material, note, text) {
  return encrypt(await derive(material, NO_SALT, `note|${note.id}`), padded(text), contextOf(note));
}

export async function openNote(material, note) {
  return unpadded(await decrypt(await derive(material, NO_SALT, `note|${note.id}`), note.sealed, contextOf(note)));
}

/* ---- recovery code: 160 bits in eight groups of four ---- */

export function newRecoveryCode() {
  const bits = Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{5}/g).map((five) => ALPHABET[parseInt(five, 2)]).join('').match(/.{4}/g).join('-');
}

function bytesOfCode(code) {
  const letters = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (letters.length !== 32 || [...letters].some((letter) => !ALPHABET.includes(letter))) return null;
  const bits = [...letters].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g), (eight) => parseInt(eight, 2));
}

/* ---- the master and what wraps it ---- */

const lockContext = (person, lock) => `master|${person}|${lock.kind}|${lock.credential ?? ''}`;

async function wrap(person, lock, secret, master) {
  const key = await derive(await asMaterial(secret), bytesOf(lock.salt), `wrap|${lock.kind}`);
  return { ...lock, sealedMaster: await encrypt(key, master, lockContext(person, lock)) };
}

async function unwrap(person, lock, secret) {
  const key = await derive(await asMaterial(secret), bytesOf(lock.salt), `wrap|${lock.kind}`);
  try { return await decrypt(key, lock.sealedMaster, lockContext(person, lock)); } catch { return null; }
}

const newSalt = () => base64(crypto.getRandomValues(new Uint8Array(32)));

/** Everything that a person needs, made here. The caller shows the code, posts `keys`, and forgets `master`. */
export async function makeKeys(person, code) {
  const master = crypto.getRandomValues(new Uint8Array(32));
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const publicKey = base64(await crypto.subtle.exportKey('raw', pair.publicKey));
  const own = await derive(await asMaterial(master), NO_SALT, 'ecdh');
  const sealedPrivateKey = await encrypt(own, new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)), `ecdh|${person}|${publicKey}`);
  const recovery = await wrap(person, { kind: 'recovery', salt: newSalt() }, bytesOfCode(code), master);
  return { master, keys: { publicKey, sealedPrivateKey, recovery } };
}

/** @returns the master's bytes; null when the code is not this person's. */
export function masterByCode(person, lock, code) {
  const secret = bytesOfCode(code);
  return secret ? unwrap(person, lock, secret) : Promise.resolve(null);
}

/* ---- passkeys: used for their PRF output alone, which stays in here ---- */

export const hasPasskeys = () => Boolean(globalThis.PublicKeyCredential && navigator.credentials);

/**
 * Makes a passkey and wraps the master by its PRF output. Only the fields named here are ever posted: a credential's toJSON() would hold the
 * output itself.
 * @returns the lock to post; null when this authenticator has no PRF.
 */
export async function newPasskeyLock(person, master) {
  const salt = newSalt();
  const credential = await navigator.credentials.create({ publicKey: {
    rp: { name: 'Confrere' }, challenge: crypto.getRandomValues(new Uint8Array(32)),
    user: { id: crypto.getRandomValues(new Uint8Array(16)), name: 'Notes', displayName: 'Notes' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
    authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
    extensions: { prf: { eval: { first: bytesOf(salt) } } },
  } });
  const made = credential.getClientExtensionResults().prf;
  if (!made?.enabled && !made?.results) return null;
  const lock = { kind: 'passkey', credential: base64(credential.rawId), salt };
  // Some authenticators give the output on use only.
  const secret = made.results?.first ?? await prfOf([lock]).then((found) => found?.secret);
  return secret ? wrap(person, lock, secret, master) : null;
}

async function prfOf(locks) {
  const credential = await navigator.credentials.get({ publicKey: {
    challenge: crypto.getRandomValues(new Uint8Array(32)), userVerification: 'required',
    allowCredentials: locks.map((lock) => ({ type: 'public-key', id: bytesOf(lock.credential) })),
    extensions: { prf: { evalByCredential: Object.fromEntries(locks.map((lock) => [lock.credential, { first: bytesOf(lock.salt) }])) } },
  } });
  const secret = credential.getClientExtensionResults().prf?.results?.first;
  return secret ? { secret, lock: locks.find((lock) => lock.credential === base64(credential.rawId)) } : null;
}

export async function masterByPasskey(person, locks) {
  const found = await prfOf(locks);
  return found?.lock ? unwrap(person, found.lock, found.secret) : null;
}

/* ---- what stays open on this device: keys that script can use and cannot read ---- */

/** Opens the notes from the master's bytes, which are overwritten. */
export async function open(person, keys, master, stays) {
  const material = await asMaterial(master);
  const own = await derive(material, NO_SALT, 'ecdh');
  const pkcs8 = await decrypt(own, keys.sealedPrivateKey, `ecdh|${person}|${keys.publicKey}`);
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  master.fill(0);
  pkcs8.fill(0);
  const vault = { person, publicKey: keys.publicKey, material, privateKey, stays };
  await touch(vault);
  return vault;
}

const touch = (vault) => store('open', 'readwrite', (rows) =>
  rows.put({ ...vault, until: Date.now() + (vault.stays ? A_QUARTER : HALF_AN_HOUR) }, vault.person));

/** @returns what is open on this device for this person under these keys, or null. */
export async function opened(person, publicKey) {
  const vault = await store('open', 'readonly', (rows) => rows.get(person));
  if (!vault) return null;
  if (vault.until < Date.now() || vault.publicKey !== publicKey) { await lock(person); return null; }
  await touch(vault);
  return vault;
}

export const lock = (person) => store('open', 'readwrite', (rows) => rows.delete(person));

/* ---- pair keys ---- */

async function agreed(privateKey, publicKey, salt, info) {
  const other = await crypto.subtle.importKey('raw', bytesOf(publicKey), { name: 'ECDH', namedCurve: 'P-256' }, false, []);
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, 256);
  return derive(await asMaterial(bits), salt, info);
}

const pairContext = (pair, publicKey) => `pair|${pair}|${publicKey}`;

/** Seals the pair's key to a public key, by a key pair made for this once. */
export async function sealPairKey(pair, publicKey, pairKey) {
  const once = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const half = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
  const context = pairContext(pair, publicKey);
  return `${base64(half)}.${await encrypt(await agreed(once.privateKey, publicKey, half, context), pairKey, context)}`;
}

export async function openPairKey(pair, vault, sealed) {
  const [half, body] = sealed.split('.');
  const context = pairContext(pair, vault.publicKey);
  return decrypt(await agreed(vault.privateKey, half, bytesOf(half), context), body, context);
}

export const newPairKey = () => crypto.getRandomValues(new Uint8Array(32));

export const material = asMaterial;

/* ---- drafts: sealed like notes, for as long as they have not arrived ---- */

export const keepDraft = (key, draft) => store('drafts', 'readwrite', (rows) => rows.put(draft, key));

export const draftOf = (key) => store('drafts', 'readonly', (rows) => rows.get(key));

export const dropDraft = (key) => store('drafts', 'readwrite', (rows) => rows.delete(key));

function store(name, mode, act) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => { asked.result.createObjectStore('open'); asked.result.createObjectStore('drafts'); };
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const work = asked.result.transaction(name, mode);
      const request = act(work.objectStore(name));
      work.oncomplete = () => { asked.result.close(); resolve(request.result); };
      work.onerror = () => { asked.result.close(); reject(work.error); };
    };
  });
}
