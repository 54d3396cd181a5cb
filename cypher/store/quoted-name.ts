// A label, type or property as Cypher takes it, whatever is in it.

export function quotedName(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
