// The processes that this one has started, as the system sees them (Linux).
import { readFileSync, readdirSync } from "node:fs";

/** Ids of the direct children of this process that hold an embedded store, built or from source. */
export function engineProcesses(): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === process.pid && /grafeo(-child\.js|\/child\.ts)/.test(commandOf(pid)));
}

/** Processor time a process has used so far, in clock ticks (usually 10 ms); 0 for one that is gone. */
export function processorTicks(pid: number): number {
  const fields = statFields(pid);
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

function parentOf(pid: number): number {
  return Number(statFields(pid)[1] ?? -1);
}

/** After the command in brackets, which may hold anything: state, parent, … */
function statFields(pid: number): readonly string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
