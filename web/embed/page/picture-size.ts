// How large the pictures of a snapshot are, px.
import type { Aspect, Snapshot } from "#model";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Narrower columns than this get the picture that is drawn for a telephone. */
export const NARROW_BELOW = 480;
/** A telephone's column: letters keep at least 12 px at 320. */
export const NARROW_WIDTH = 320;

/** Wide pictures run over the column, tall ones do not fill a screen; letters are as large in all. */
const SIZES: Readonly<Record<Aspect, Size>> = {
  "16:9": { width: 800, height: 450 },
  "4:3": { width: 640, height: 480 },
  "1:1": { width: 640, height: 640 },
  "9:16": { width: 480, height: 853 },
};

export function pictureSize({ view }: Pick<Snapshot, "view">): Size {
  return SIZES[view.aspect];
}

/** Where there is room a picture is shown larger: not wider than a page's text, not higher than the highest is drawn. */
const MOST: Size = { width: 1_000, height: 853 };

/** How large a picture is shown at most, in its own shape. */
export function largestSize(snapshot: Pick<Snapshot, "view">): Size {
  const { width, height } = pictureSize(snapshot);
  const scale = Math.min(MOST.width / width, MOST.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Previews of links are 1200 by 630; drawn smaller and scaled up, because they are shown small. */
export const CARD: { readonly drawn: Size; readonly scale: number } = {
  drawn: { width: 800, height: 420 },
  scale: 1.5,
};
