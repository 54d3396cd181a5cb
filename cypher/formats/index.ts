// The formats' door: browser-safe writers of a graph.
export * from "./csv.ts";
export * from "./export-formats.ts";
