// The values of a question between its form and its address: canonical text, defaults left out. The server decides
// what is a good value; here only what is written where.
import { addresses } from "#contract";
import type { WireQueryParameter, WireSavedQuery } from "#contract";
import type { Plain } from "#model";

type Texts = Readonly<Record<string, string>>;
type Asked = Pick<WireSavedQuery, "name" | "params">;

/** A value as it stands in an address: a list with commas, `\,` for one in an item. */
export function toText(value: Plain): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((item: Plain) => toText(item).replaceAll(",", "\\,")).join(",");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What every field of the form holds at an address: what is written there, else the default. */
export function formTexts({ params }: Asked, search: string): Texts {
  const written = new URLSearchParams(search);
  return Object.fromEntries(params.map(({ name, default: value }) => [name, written.get(name) ?? toText(value)]));
}

/** The address of a question: declared order, nothing that says what is the default anyway. */
export function addressOfQuestion(query: Asked, texts: Texts, format: "" | ".json" | ".csv" = ""): string {
  const kept = query.params.flatMap((parameter): [string, string][] => {
    const text = (texts[parameter.name] ?? "").trim();
    return text === toText(parameter.default) ? [] : [[parameter.name, text]];
  });
  return addresses.query(query.name, Object.fromEntries(kept), format);
}

/** The fields that must have a value and have none. */
export function missingFields({ params }: Asked, texts: Texts): readonly WireQueryParameter[] {
  return params.filter(({ name, required }) => required && (texts[name] ?? "").trim() === "");
}

/** An example's address: it may leave out what is the default. */
export function addressOfExample(query: WireSavedQuery): string {
  return addresses.query(query.name, query.example);
}

/** The items of a list as it stands in an address; `\,` is a comma in an item. */
export function fromList(text: string): readonly string[] {
  const items = text.match(/(?:\\.|[^,\\])+/g) ?? [];
  return items.map((item) => item.replaceAll(/\\(.)/g, "$1").trim()).filter((item) => item !== "");
}

export function toList(items: readonly string[]): string {
  return toText(items);
}
