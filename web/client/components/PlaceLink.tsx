// A link to an address of this page: a plain click moves without loading it again, everything else is the browser's.
import type { ComponentProps } from "react";
import { goTo } from "../place.ts";
import { siteHref } from "../site.ts";

export function PlaceLink({ href, children, ...props }: ComponentProps<"a"> & { href: string }) {
  return (
    <a
      {...props}
      href={siteHref(href)}
      onClick={(event) => {
        props.onClick?.(event);
        const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        if (!plain || event.defaultPrevented) return;
        event.preventDefault();
        goTo(href);
      }}
    >
      {children}
    </a>
  );
}
