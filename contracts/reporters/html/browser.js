// The page is complete without this script. The script adds a filter, opens the target of a link, and copies commands.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const filter = document.querySelector('.filter');
  const field = document.getElementById('filter');
  const toggles = all('[data-toggle]');
  const operations = all('[data-operation]');
  const texts = new Map(all('[data-case]').map((each) => [each, each.textContent.toLowerCase()]));

  function apply() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(toggles.filter((each) => each.ariaPressed === 'true').map((each) => each.dataset.toggle));
    let shown = 0;
    for (const operation of operations) {
      const name = operation.querySelector('summary').textContent.toLowerCase();
      let isAnyShown = false;
      for (const each of all('[data-case]', operation)) {
        const isShown =
          wanted.has(each.dataset.case) && words.every((word) => texts.get(each).includes(word) || name.includes(word));
        each.hidden = !isShown;
        isAnyShown ||= isShown;
        shown += isShown ? 1 : 0;
      }
      operation.hidden = !isAnyShown;
      const row = document.querySelector(`[data-row="${operation.id}"]`);
      if (row) row.hidden = !isAnyShown;
      if (words.length > 0 && isAnyShown) operation.open = true;
    }
    document.getElementById('shown').textContent = `${shown} of ${texts.size} cases`;
    document.getElementById('nothing').hidden = shown > 0;
  }

  if (filter) {
    filter.hidden = false;
    filter.addEventListener('submit', (event) => event.preventDefault());
    field.addEventListener('input', apply);
    for (const toggle of toggles) {
      toggle.addEventListener('click', () => {
        toggle.ariaPressed = String(toggle.ariaPressed !== 'true');
        apply();
      });
    }
    for (const button of all('[data-open]', filter)) {
      button.addEventListener('click', () => {
        for (const each of all('[data-operation], [data-case] > details')) each.open = button.dataset.open === 'true';
      });
    }
    apply();
  }

  function reveal() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.hidden || target.closest('[data-operation][hidden]')) {
      field.value = '';
      for (const toggle of toggles) toggle.ariaPressed = 'true';
      apply();
    }
    for (let each = target; each; each = each.parentElement) if (each.tagName === 'DETAILS') each.open = true;
    for (const each of all(':scope > details', target)) each.open = true;
    target.scrollIntoView();
    (target.querySelector('summary') ?? target).focus({ preventScroll: true });
  }
  addEventListener('hashchange', reveal);
  // A second click on the same link does not change the hash, so no hashchange event follows.
  document.addEventListener('click', (event) => {
    if (event.target.closest?.(`a[href="${location.hash || '#'}"]`)) reveal();
  });
  reveal();

  for (const button of all('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const code = button.parentElement.querySelector('code');
      const isCopied = await navigator.clipboard?.writeText(code.textContent).then(
        () => true,
        () => false,
      );
      if (!isCopied) getSelection().selectAllChildren(code);
      button.textContent = isCopied ? 'Copied' : 'Selected';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2000);
    });
  }

  // A printed page cannot be clicked, so everything is opened before printing.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])');
    for (const each of closed) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of closed) each.open = false;
  });
})();
