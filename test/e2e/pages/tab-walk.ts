import type { Page } from '@playwright/test';

/** More stops than any page may ask of somebody who has no mouse. */
const MOST_STOPS = 400;
/** Between two looks at how far the focus has come. */
const AT_ONCE = 10;

interface TabWalk {
  readonly stops: ReadonlySet<Element>;
  /** What was there when it began. */
  readonly present: ReadonlySet<Element>;
  /** Outside what is walked, or where it began. */
  readonly isOver: boolean;
  readonly watching: AbortController;
  /** Of each stop: why it cannot be seen there. */
  readonly faults: readonly string[];
}

declare global {
  interface Window {
    tabWalk?: TabWalk;
  }
}

/**
 * Walks the page, or the dialog that is open, by Tab from its title to its end. Gives what somebody without a mouse
 * could not reach, would lose sight of or be held by; nothing is an empty list.
 */
export async function tabBarriers(page: Page, place: string): Promise<string[]> {
  // What closes slowly would lie over the next stop.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(watchFocus);
  let stops = 0;
  for (; stops < MOST_STOPS; stops += AT_ONCE) {
    for (let press = 0; press < AT_ONCE; press += 1) await page.keyboard.press('Tab');
    if (await page.evaluate(() => window.tabWalk?.isOver ?? false)) break;
  }
  const found = await page.evaluate(findUnreached);
  if (stops >= MOST_STOPS) found.push(`Tab does not come to an end within ${MOST_STOPS} stops`);
  return found.map((fault) => `${place}: ${fault}`);
}

/** Runs in the page: begins at the title, and notes each element that the focus comes to, and how it looks there. */
function watchFocus(): void {
  const dialog = document.querySelector<HTMLElement>('[aria-modal="true"]');
  const within = (element: Element) => (dialog ?? document.querySelector('#root'))?.contains(element) ?? false;
  const rail = [...document.querySelectorAll('nav')].find((each) => !each.closest('main'));
  const stops = new Set<Element>();
  const looks = new Map<Element, string>();
  const faults: string[] = [];
  const watching = new AbortController();
  const present = new Set(document.querySelectorAll('*'));
  const walk = { stops, faults, present, isOver: false, watching };
  window.tabWalk?.watching.abort();
  window.tabWalk = walk;

  const told = (element: Element) => element.outerHTML.replaceAll(/\s+/gu, ' ').slice(0, 140);
  /** Everything around the element that could show that it has the focus. */
  function look(element: Element): string {
    const parent = element.parentElement;
    const around = [element, ...element.children, element.nextElementSibling, parent, parent?.parentElement];
    const styles = around.flatMap((each) =>
      each ? [null, '::before', '::after'].map((part) => getComputedStyle(each, part)) : [],
    );
    return styles
      .map(({ outline, boxShadow, borderColor, backgroundColor, stroke, strokeWidth, content }) =>
        [outline, boxShadow, borderColor, backgroundColor, stroke, strokeWidth, content].join(),
      )
      .join('|');
  }

  function isSeen(element: Element): boolean {
    // A choice of a switch is seen by its words.
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    const box = (label ?? element).getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) return false;
    const points = [0.5, 0.1, 0.9].map((part) => [left + (right - left) * part, top + (bottom - top) * part] as const);
    return points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest('label') !== null);
    });
  }

  // At the next key, so that what scrolls or moves with the focus has come to rest.
  const onKey = () => {
    const element = document.activeElement;
    if (!element || !stops.has(element) || looks.has(element)) return;
    looks.set(element, look(element));
    if (!isSeen(element)) faults.push(`has the focus out of sight: ${told(element)}`);
  };
  const onBlur = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || !looks.has(target)) return;
    const before = looks.get(target);
    requestAnimationFrame(() => {
      if (document.activeElement !== target && target.isConnected && look(target) === before) {
        faults.push(`does not show that it has the focus: ${told(target)}`);
      }
    });
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    if (!within(target) || (rail?.contains(target) ?? false) || stops.has(target)) walk.isOver = true;
    else stops.add(target);
  };
  const listening = { capture: true, signal: watching.signal };
  document.addEventListener('keydown', onKey, listening);
  document.addEventListener('focusout', onBlur, listening);
  document.addEventListener('focusin', onFocus, listening);
  const last = [...(rail?.querySelectorAll<HTMLElement>('a[href]') ?? [])].at(-1);
  // A frame half drawn is not yet a frame.
  const calm = new CSSStyleSheet();
  calm.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; }');
  document.adoptedStyleSheets = [calm];
  if (!dialog) last?.focus();
  stops.clear();
  walk.isOver = false;
}

/** Runs in the page: what can be used by mouse, and was not among the stops. */
function findUnreached(): string[] {
  const { stops = new Set<Element>(), present = new Set<Element>(), faults = [] } = window.tabWalk ?? {};
  const dialog = document.querySelector('[aria-modal="true"]');
  const roots = dialog ? [dialog] : [...document.querySelectorAll('main, header, aside')];
  const composite =
    '[role=grid], [role=tree], [role=tablist], [role=menu], [role=listbox], [role=radiogroup], [role=application]';
  const control = 'a[href], button, input, select, textarea, summary, [role=button], [role=link], [tabindex="0"]';
  const told = (element: Element) => element.outerHTML.replaceAll(/\s+/gu, ' ').slice(0, 140);
  // What came in the meantime the focus may have passed already.
  const isInUse = (element: Element) =>
    present.has(element) &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getClientRects().length > 0 &&
    !element.closest('[inert], [aria-hidden=true], :disabled, [aria-disabled=true]');
  const holdsStop = (group: Element | null) =>
    group !== null &&
    [...stops].some((stop) => group.contains(stop) || stop.getAttribute('aria-controls') === group.id);
  /** Arrows move inside it, or it only shortens what the keys do in the row or the field beside it. */
  const isInGroup = (element: HTMLElement) =>
    holdsStop(element.closest(composite)) ||
    (element.tabIndex < 0 && holdsStop(element.closest('.mantine-InputWrapper-root, .mantine-Input-wrapper'))) ||
    (element instanceof HTMLInputElement &&
      element.type === 'radio' &&
      [...stops].some((stop) => stop instanceof HTMLInputElement && stop.name === element.name));

  const unreached = roots.flatMap((root) =>
    [...root.querySelectorAll<HTMLElement>(control)].filter(
      (element) => isInUse(element) && !stops.has(element) && !isInGroup(element),
    ),
  );
  const byMouse = roots.flatMap((root) =>
    [...root.querySelectorAll('*')].filter((element) => {
      if (getComputedStyle(element).cursor !== 'pointer' || !isInUse(element)) return false;
      const inherits = element.parentElement && getComputedStyle(element.parentElement).cursor === 'pointer';
      return (
        !inherits &&
        !element.closest(`label, ${control}, ${composite}`) &&
        !element.querySelector(control) &&
        !element.closest('.mantine-Checkbox-body, .mantine-Switch-body, .mantine-Radio-body')
      );
    }),
  );
  return [
    ...new Set([
      ...faults,
      ...unreached.map((element) => `is not reached by Tab: ${told(element)}`),
      ...byMouse.map((element) => `answers the mouse alone: ${told(element)}`),
    ]),
  ];
}
