// Opens the view of a picture's file that a person picks: what dropping it on the page does.
import { useRef } from "react";
import { Button } from "../components/Button.tsx";
import { openPicture } from "./PictureDrop.tsx";

export function OpenFileButton({ onOpened }: { onOpened: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const opened = (file: File | undefined): void => {
    if (file !== undefined) void openPicture(file).then(onOpened);
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>Open a picture’s file…</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".svg,.png,.json,image/svg+xml,image/png,application/json"
        aria-label="A picture’s file (SVG, PNG or JSON)"
        onChange={({ target }) => opened(target.files?.[0])}
      />
    </>
  );
}
