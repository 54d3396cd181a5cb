// The guard's door: what the server needs to let strangers ask.
export { createGuard } from "./guard.ts";
export type { Guard, GuardDependencies, GuardedQuery } from "./guard.ts";
export { FUNCTION_NAMES } from "./words.ts";
export { GuardRefusal } from "./refusal.ts";
export type { Position, RefusalCode, Violation } from "./refusal.ts";
export { DEFAULT_LIMITS } from "./limits.ts";
export type { GuardLimits } from "./limits.ts";
export { systemClock } from "./clock.ts";
export type { Clock } from "./clock.ts";
