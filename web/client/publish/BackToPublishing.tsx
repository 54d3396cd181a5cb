// Over the canvas while a finding of the publish check or a step of the story is looked at, and the way back to the form.
import { Button, IconButton } from "../components/Button.tsx";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { publishing } from "./publish-store.ts";
import styles from "./BackToPublishing.module.css";

export function BackToPublishing({ words }: { words: string }) {
  const strip = useRef<HTMLElement>(null);
  // The dialog that had the focus is gone; without this the keyboard would begin at the top of the page.
  useEffect(() => strip.current?.querySelector("button")?.focus(), []);
  return (
    <section ref={strip} className={styles.strip} aria-label="Publishing is paused">
      <p>{words}</p>
      <Button onClick={publishing.resume}>Back to publishing</Button>
      <IconButton name="Stop publishing" quiet onClick={publishing.close}>
        <X size={15} aria-hidden />
      </IconButton>
    </section>
  );
}
