// Work that goes on in the background: what it is, how far it is once it takes long, and a button that stops it.
import { Square } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./Button.tsx";
import styles from "./RunningWork.module.css";

/** ms; before that a number is only a flicker. */
const NUMBER_AFTER = 2000;

export function RunningWork({ words, progress, onStop }: { words: string; progress: number; onStop: () => void }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), NUMBER_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.running}>
      <output>
        {words}
        {long ? ` ${Math.round(progress * 100)} %` : "…"}
      </output>
      <Button onClick={onStop}>
        <Square size={13} aria-hidden />
        Stop
      </Button>
    </div>
  );
}
