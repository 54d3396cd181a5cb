// Takes a picture's file that is dropped anywhere on the page; what reads it is loaded when one is.
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "../components/Button.tsx";
import styles from "./PictureDrop.module.css";
import { problemTold, useReopened } from "./reopened.ts";

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;

export async function openPicture(file: File): Promise<void> {
  const reader = await import("./open-picture.ts").catch(() => undefined);
  if (reader === undefined) {
    problemTold("A part of this page could not be loaded; it may have been updated. Reload it, then try again.");
  } else {
    await reader.openPictureFile(file);
  }
}

export function PictureDrop() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      // Without this the browser would leave the page for the file.
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void openPicture(file);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, []);
  return (
    <>
      {over ? (
        <div className={styles.target}>
          <p>Drop a published picture (SVG, PNG or JSON) to open its view</p>
        </div>
      ) : null}
      <Problem />
    </>
  );
}

/** Why the last file could not be opened. */
function Problem() {
  const problem = useReopened((state) => state.problem);
  if (problem === undefined) return null;
  return (
    <div className={styles.problem} role="alert">
      <p>{problem}</p>
      <IconButton name="Dismiss" quiet onClick={() => problemTold(undefined)}>
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
