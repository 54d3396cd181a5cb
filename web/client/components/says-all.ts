// Whether something says every word that was typed, however either writes its letters: what short lists are searched by.
import { foldText } from "#web/contract/search-names";

export function saysAll(said: string, typed: string): boolean {
  const folded = foldText(said);
  return foldText(typed)
    .split(" ")
    .every((word) => folded.includes(word));
}
