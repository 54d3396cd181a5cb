// Where the page is a phone's, upright or on its side: the rail is a sheet, the bar is short. The style sheets say the same.
import { useMediaQuery } from "@mantine/hooks";

const NARROW = "(max-width: 719px), (max-height: 500px)";

export function useNarrow(): boolean {
  return useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
}
