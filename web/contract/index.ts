// The contract's door: wire types and addresses that server and client share.
export * from "./wire.ts";
export * from "./addresses.ts";
export * from "./snapshots.ts";
export * from "./views.ts";
export * from "./queries.ts";
export * from "./static-site.ts";
