// Copies the address of this very view; where none can hold it, opens the dialog that offers to keep it.
import { Check, Link2 } from "lucide-react";
import { IconButton } from "../components/Button.tsx";
import { useCopy } from "../components/use-copy.ts";
import { openSurface } from "../panels/palette/surfaces.ts";
import { useExplorerStore } from "../state/explorer-store.ts";
import { viewLink } from "./view-link.ts";

export function CopyLink() {
  const { copied, copy } = useCopy();
  const explorer = useExplorerStore();
  const onClick = (): void => {
    const { address, leftOut } = viewLink(explorer.getState(), window.location);
    if (leftOut.length === 0) copy(address);
    else openSurface("link");
  };
  return (
    <IconButton name={copied ? "Link copied" : "Copy link to this view"} onClick={onClick}>
      {copied ? <Check size={16} aria-hidden /> : <Link2 size={16} aria-hidden />}
    </IconButton>
  );
}
