// Names typed on the canvas: which signs belong to one, and which entity is meant by its beginning.
import type { WireEntity, WireRelation } from "#contract";

function beginning(entities: readonly WireEntity[], start: string): readonly WireEntity[] {
  const wanted = start.toLocaleLowerCase();
  return entities.filter(({ name }) => name.toLocaleLowerCase().startsWith(wanted));
}

/**
 * Letters, digits but 0, and blanks begin or continue any name. Another sign is a key of its own, unless a name is being
 * typed that has it there, or one that nobody has: then nothing should happen that was not meant.
 */
export function belongsToName(key: string, typed: string, entities: readonly WireEntity[]): boolean {
  if (Array.from(key).length !== 1) return false;
  if (key !== "0" && /[\p{L}\p{N} ]/u.test(key)) return true;
  return typed !== "" && (beginning(entities, typed + key).length > 0 || beginning(entities, typed).length === 0);
}

/** The shortest name that begins so, of several the one with the most relations. */
export function named(
  entities: readonly WireEntity[],
  start: string,
  relations: readonly WireRelation[],
): string | undefined {
  const degree = (id: string): number =>
    relations.filter(({ source, target }) => source === id || target === id).length;
  let best: WireEntity | undefined;
  for (const one of beginning(entities, start)) {
    const by = best === undefined ? -1 : one.name.length - best.name.length;
    if (by < 0 || (by === 0 && best !== undefined && degree(one.id) > degree(best.id))) best = one;
  }
  return best?.id;
}
