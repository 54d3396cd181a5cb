// Copies a text and says for two seconds that it did.
import { useEffect, useState } from "react";

const SAID_FOR_MS = 2000;

export function useCopy(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // Without permission the reader still gets the text where it can be copied by hand.
      () => window.prompt("Copy", text),
    );
  };
  return { copied, copy };
}
