// The formats' door: browser-safe writers of a graph.
export * from "./csv.ts";
