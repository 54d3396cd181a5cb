// Numbers for Prometheus, in its text format: requests and how long they took, and whatever gauge a route brings.
import { compareText } from "#model";

/** Upper bounds in seconds. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10];

interface Series {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  count: number;
  seconds: number;
  /** Requests at or under each bound. */
  readonly buckets: number[];
}

export interface Metrics {
  /** `route` is the pattern ("/api/entities/:id"), never the address: one series a route. */
  observe(method: string, route: string, status: number, seconds: number): void;
  /** A number that is read when somebody asks (slots in use, a queue's length). @param name snake case, no prefix */
  gauge(name: string, help: string, read: () => number): void;
  text(): string;
}

export function createMetrics(): Metrics {
  const series = new Map<string, Series>();
  const gauges = new Map<string, { readonly help: string; readonly read: () => number }>();
  return {
    observe(method, route, status, seconds) {
      const key = `${method} ${route} ${status}`;
      const entry = series.get(key) ?? { method, route, status, count: 0, seconds: 0, buckets: BUCKETS.map(() => 0) };
      entry.count += 1;
      entry.seconds += seconds;
      for (const [index, bound] of BUCKETS.entries()) {
        if (seconds <= bound) entry.buckets[index] = (entry.buckets[index] ?? 0) + 1;
      }
      series.set(key, entry);
    },
    gauge(name, help, read) {
      gauges.set(`powerlines_${name}`, { help, read });
    },
    text: () => {
      const sorted = [...series].toSorted(([a], [b]) => compareText(a, b)).map(([, entry]) => entry);
      return [
        "# HELP powerlines_http_request_seconds How long requests took, by route and status.",
        "# TYPE powerlines_http_request_seconds histogram",
        ...sorted.flatMap(histogramLines),
        ...[...gauges].flatMap(([name, { help, read }]) => [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} gauge`,
          `${name} ${read()}`,
        ]),
        "",
      ].join("\n");
    },
  };
}

function histogramLines({ method, route, status, count, seconds, buckets }: Series): readonly string[] {
  const name = "powerlines_http_request_seconds";
  const labels = `method="${escapeLabel(method)}",route="${escapeLabel(route)}",status="${status}"`;
  return [
    ...BUCKETS.map((bound, index) => `${name}_bucket{${labels},le="${bound}"} ${buckets[index] ?? 0}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${seconds}`,
    `${name}_count{${labels}} ${count}`,
  ];
}

function escapeLabel(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', String.raw`\"`)
    .replaceAll("\n", String.raw`\n`);
}
