// A part of the page whose code comes when it is asked for. Offline, or after the page was updated on its server, a note
// stands where the part would be, with a way to try again; the rest of the page and what was done on it stay.
import type { ComponentType, LazyExoticComponent, ReactNode } from "react";
import { Component, lazy, Suspense, useState } from "react";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import styles from "./later.module.css";

export interface MissingProps {
  readonly onAgain: () => void;
}

export interface LaterOptions<Props> {
  /** While the code is on its way. */
  readonly coming?: ReactNode;
  /** Instead of the part where it could not be had, or broke; it is given the part's own properties, too. */
  readonly missing?: ComponentType<Props & MissingProps>;
}

/** `load` is asked once, and again only after it failed. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { coming = null, missing: Missing = MissingPart }: LaterOptions<Props> = {},
): ComponentType<Props> {
  const ask = (again: boolean): LazyExoticComponent<ComponentType<Props>> =>
    lazy(async () => {
      try {
        if (again) await fetchFailedStyles();
        return { default: await load() };
      } catch (reason) {
        // This one stays failed; whoever wants the part from now on has it fetched anew.
        current = ask(true);
        throw reason;
      }
    });
  let current = ask(false);

  return function Later(props: Props) {
    const [{ Part, tries }, setTry] = useState(() => ({ Part: current, tries: 0 }));
    const onAgain = (): void => setTry((before) => ({ Part: current, tries: before.tries + 1 }));
    return (
      <Boundary key={tries} instead={<Missing {...props} onAgain={onAgain} />}>
        <Suspense fallback={coming}>
          <Part {...props} />
        </Suspense>
      </Boundary>
    );
  };
}

/** What breaks inside is replaced; React has no other way than a class. */
export class Boundary extends Component<{ instead: ReactNode; children: ReactNode }, { broken: boolean }> {
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override state = { broken: false };

  override render(): ReactNode {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}

function MissingPart({ onAgain }: MissingProps) {
  return (
    <section className={styles.missing} role="alert">
      <p>This part of the page could not be loaded. See whether you are online; nothing else is lost.</p>
      <Button onClick={onAgain}>Try again</Button>
    </section>
  );
}

/** For a part that is a dialog, or a menu. */
export function missingDialog<Props>(title: string, closeOf: (props: Props) => () => void) {
  return function MissingDialog(props: Props & MissingProps) {
    return (
      <Dialog title={title} onClose={closeOf(props)}>
        <MissingPart onAgain={props.onAgain} />
      </Dialog>
    );
  };
}

/** For what nobody asked for: it stays away. */
export const missingQuietly = (): null => null;

/** Style sheets that did not come: the browser keeps them as they are, and Vite asks for each only once. */
const failedStyles = new Set<HTMLLinkElement>();
window.addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") failedStyles.add(target);
  },
  // Such an error does not bubble.
  { capture: true },
);

async function fetchFailedStyles(): Promise<void> {
  const failed = [...failedStyles];
  failedStyles.clear();
  await Promise.all(
    failed.map((link) => {
      const anew = document.createElement("link");
      anew.rel = "stylesheet";
      anew.href = link.href;
      return new Promise((resolve, reject) => {
        anew.addEventListener("load", resolve);
        anew.addEventListener("error", () => reject(new Error(`${link.href} could not be loaded`)));
        link.replaceWith(anew);
      });
    }),
  );
}
