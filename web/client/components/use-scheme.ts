// Light or dark, as the page is shown now.
import { useComputedColorScheme } from "@mantine/core";
import type { Scheme } from "#view";

export function useScheme(): Scheme {
  return useComputedColorScheme("light", { getInitialValueInEffect: false });
}
