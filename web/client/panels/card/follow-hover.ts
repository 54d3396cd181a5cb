// When the card of what the pointer is on comes, stays and goes: not while the pointer crosses something, not before a
// pointer on its way to the card has reached it, and not again once it was dismissed (WCAG 1.4.13).

/** ms on something until its card comes; on something else while another card is there; on nothing until it goes. */
const COME_MS = 110;
const CHANGE_MS = 220;
const GO_MS = 300;

export interface HoverCard<Item> {
  /** What the pointer is on now. */
  readonly over: (item: Item | undefined) => void;
  /** Whether the pointer is on the card itself. */
  readonly onCard: (on: boolean) => void;
  /** Away until the pointer has been on something else. */
  readonly dismiss: () => void;
  readonly stop: () => void;
}

/** `keyOf`: items of one key have one card. */
export function followHover<Item>(
  keyOf: (item: Item) => string,
  show: (item: Item | undefined) => void,
): HoverCard<Item> {
  let shown: string | undefined;
  let under: string | undefined;
  let dismissed: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const change = (item: Item | undefined): void => {
    shown = item === undefined ? undefined : keyOf(item);
    show(item);
  };
  const later = (item: Item | undefined, ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => change(item), ms);
  };
  return {
    over(item) {
      under = item === undefined ? undefined : keyOf(item);
      if (under !== dismissed) dismissed = undefined;
      if (under === shown) clearTimeout(timer);
      else if (under !== dismissed || item === undefined)
        later(item, item === undefined ? GO_MS : shown === undefined ? COME_MS : CHANGE_MS);
    },
    onCard(on) {
      clearTimeout(timer);
      if (!on) later(undefined, GO_MS);
    },
    dismiss() {
      clearTimeout(timer);
      dismissed = under ?? shown;
      change(undefined);
    },
    stop: () => clearTimeout(timer),
  };
}
