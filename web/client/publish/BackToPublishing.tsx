// Over the canvas while a finding of the publish check is looked at: what it is, and the way back to the form.
import type { Finding } from "#model";
import { Button, IconButton } from "../components/Button.tsx";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { publishing } from "./publish-store.ts";
import styles from "./BackToPublishing.module.css";

export function BackToPublishing({ finding }: { finding: Finding }) {
  const strip = useRef<HTMLElement>(null);
  // The dialog that had the focus is gone; without this the keyboard would begin at the top of the page.
  useEffect(() => strip.current?.querySelector("button")?.focus(), []);
  return (
    <section ref={strip} className={styles.strip} aria-label="Publishing is paused">
      <p>{finding.message}</p>
      <Button onClick={publishing.resume}>Back to publishing</Button>
      <IconButton name="Stop publishing" quiet onClick={publishing.close}>
        <X size={15} aria-hidden />
      </IconButton>
    </section>
  );
}
