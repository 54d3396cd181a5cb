// Work that goes on in the background: what it is, how far it is once it takes long, and a button that stops it.
import { Square } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./Button.tsx";
import styles from "./RunningWork.module.css";

/** ms; before that a number is only a flicker. */
const NUMBER_AFTER = 2000;

export function RunningWork(props: {
  words: string;
  /** 0 to 1; absent where nobody knows. */
  progress?: number;
  onStop: () => void;
}) {
  const { words, progress, onStop } = props;
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), NUMBER_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.running}>
      <output>
        {words}
        {long && progress !== undefined ? ` ${Math.round(progress * 100)} %` : "…"}
      </output>
      <Button onClick={onStop}>
        <Square size={13} aria-hidden />
        Stop
      </Button>
    </div>
  );
}
