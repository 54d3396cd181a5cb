// The model's door: everything here is browser-safe and free of zod (the schema is apart, at #model/schema).
export * from "./vocabulary.ts";
export * from "./look.ts";
export * from "./graph.ts";
export * from "./properties.ts";
export * from "./confidence.ts";
export * from "./snapshot.ts";
export * from "./story.ts";
export * from "./saved-view.ts";
export * from "./publish-check.ts";
export * from "./nearest.ts";
export * from "./check.ts";
export * from "./calendar-days.ts";
export * from "./canonical-json.ts";
export * from "./compare-text.ts";
export * from "./is-record.ts";
