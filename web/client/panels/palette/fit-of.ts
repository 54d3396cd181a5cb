// How well words fit what was typed: what orders the palette's groups, and says whether Enter may be in a hurry.
import { foldText } from "#web/contract/search-names";

/** Nothing fits better. */
export const WHOLE = 3;

/** 3: they are the same. 2: they begin with those words. 1: they begin so. 0: they hold them somewhere, at best. */
export function fitOf(words: string, typed: string): 0 | 1 | 2 | 3 {
  const [said, wanted] = [foldText(words), foldText(typed)];
  if (wanted === "" || !said.startsWith(wanted)) return 0;
  if (said === wanted) return WHOLE;
  return /^[\p{L}\p{N}]/u.test(said.slice(wanted.length)) ? 1 : 2;
}
