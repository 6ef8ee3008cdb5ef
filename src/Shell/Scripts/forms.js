// Forms work without this. With it, a second press while the first is under way sends nothing, and a refusal is read out first.
const sending = new WeakSet();

document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.method === 'get') return;
  if (sending.has(event.target)) return event.preventDefault();
  sending.add(event.target);
  event.target.setAttribute('aria-busy', 'true');
});

// The second half of a double press can land on the page that came in between, on whatever stands at that place. Nobody has read it yet.
const tooSoonForAThumb = 300;
const shown = performance.now();
let isUntouched = true;

document.addEventListener('click', (event) => {
  if (!isUntouched) return;
  if (event.detail > 1 || (event.pointerType === 'touch' && event.timeStamp - shown < tooSoonForAThumb)) {
    event.preventDefault();
    event.stopPropagation();
  } else isUntouched = false;
}, true);

// A page that comes back from the browser's history must be able to send again.
addEventListener('pageshow', () => {
  for (const form of document.forms) {
    sending.delete(form);
    form.removeAttribute('aria-busy');
  }
});

const refusal = document.querySelector('[data-refusal]');
refusal?.focus();
// A refused form is the answer to a post. Coming back to it later must ask for the page again, not warn about sending twice.
if (refusal) history.replaceState(history.state, '', location.href);
