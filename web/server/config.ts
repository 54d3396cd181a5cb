// The one reader of the environment: text to a Config, all problems at once.
import { isIP } from "node:net";
import { resolve } from "node:path";

export type LogLevel = (typeof LOG_LEVELS)[number];

const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;
const NEO4J_SCHEMES = ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"];

interface Neo4jConfig {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

export interface Config {
  /** 0 asks the system for a free port. */
  readonly port: number;
  readonly host: string;
  /** Origin of every absolute link, without a trailing slash; null is the listening address. */
  readonly publicUrl: string | null;
  /** Addresses and networks whose X-Forwarded-* headers are believed, commas between; false is nobody's. */
  readonly trustedProxy: false | string;
  /** Absolute. */
  readonly dataDir: string;
  /** Null is the embedded store. */
  readonly neo4j: Neo4jConfig | null;
  /** A folder of the user's own saved queries, absolute. */
  readonly queriesDir: string | null;
  readonly publishToken: string | null;
  readonly freeQueries: boolean;
  readonly logLevel: LogLevel;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with the environment: one plain sentence each, with the name of the variable in front. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/**
 * Reads and checks the environment. A variable that is set but empty counts as not set.
 * @param cwd folder that relative paths start from
 * @throws ConfigError with every problem
 */
export function readConfig(env: Environment, cwd: string = process.cwd()): Config {
  const problems: string[] = [];
  const text = (name: string): string | null => env[name]?.trim() || null;
  const checked = <T>(name: string, fallback: T, parse: (value: string) => T | undefined, expected: string): T => {
    const value = text(name);
    if (value === null) return fallback;
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    // A secret is never printed, so only variables that hold none come through here.
    problems.push(`${name} is "${value}"; it must be ${expected}.`);
    return fallback;
  };

  const config: Config = {
    port: checked("PORT", 4321, parsePort, "a whole number from 0 to 65535"),
    host: checked("HOST", "127.0.0.1", parseHost, "an IP address or a host name to listen on, such as 127.0.0.1"),
    publicUrl: checked<string | null>(
      "PUBLIC_URL",
      null,
      parseOrigin,
      "an origin such as https://powerlines.example, without a path",
    ),
    trustedProxy: checked<false | string>(
      "TRUSTED_PROXY",
      false,
      parseProxies,
      "addresses or networks of your proxies, such as 127.0.0.1 or 10.0.0.0/8 (commas between)",
    ),
    dataDir: resolve(cwd, text("DATA_DIR") ?? ".data"),
    neo4j: readNeo4j(text, problems),
    queriesDir: text("QUERIES_DIR") === null ? null : resolve(cwd, text("QUERIES_DIR") ?? ""),
    publishToken: text("PUBLISH_TOKEN"),
    freeQueries: checked("FREE_QUERIES", true, parseSwitch, "on or off"),
    logLevel: checked("LOG_LEVEL", "info", parseLogLevel, `one of ${LOG_LEVELS.join(", ")}`),
  };
  if (config.publishToken !== null && config.publishToken.length < 16) {
    problems.push("PUBLISH_TOKEN is too short to be a secret; use at least 16 characters.");
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function readNeo4j(text: (name: string) => string | null, problems: string[]): Neo4jConfig | null {
  const uri = text("NEO4J_URI");
  if (uri === null) {
    const stray = ["NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"].filter((name) => text(name) !== null);
    if (stray.length > 0) {
      problems.push(`${stray.join(", ")} set without NEO4J_URI; set NEO4J_URI too, or remove them.`);
    }
    return null;
  }
  const parsed = parseUrl(uri);
  if (parsed === undefined || !NEO4J_SCHEMES.includes(parsed.protocol.slice(0, -1)) || parsed.hostname === "") {
    problems.push(`NEO4J_URI must look like neo4j://host:7687 (${NEO4J_SCHEMES.join(", ")} are known).`);
  } else if (parsed.username !== "" || parsed.password !== "") {
    problems.push("NEO4J_URI must not hold a user or a password; use NEO4J_USERNAME and NEO4J_PASSWORD.");
  }
  return {
    uri,
    username: text("NEO4J_USERNAME") ?? "neo4j",
    password: text("NEO4J_PASSWORD") ?? "",
    database: text("NEO4J_DATABASE") ?? "neo4j",
  };
}

function parsePort(value: string): number | undefined {
  const port = Number(value);
  return /^\d{1,5}$/.test(value) && port <= 65_535 ? port : undefined;
}

function parseHost(value: string): string | undefined {
  return isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value) ? value : undefined;
}

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

function parseOrigin(value: string): string | undefined {
  const url = parseUrl(value);
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) return undefined;
  const bare = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
  return bare ? url.origin : undefined;
}

function parseProxies(value: string): string | undefined {
  const proxies = value.split(",").map((proxy) => proxy.trim());
  const known = proxies.every((proxy) => {
    const [address = "", bits, ...rest] = proxy.split("/");
    if (["loopback", "linklocal", "uniquelocal"].includes(proxy)) return true;
    const version = isIP(address);
    if (version === 0 || rest.length > 0) return false;
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
  });
  return known ? proxies.join(",") : undefined;
}

function parseSwitch(value: string): boolean | undefined {
  if (["on", "true", "1", "yes"].includes(value.toLowerCase())) return true;
  if (["off", "false", "0", "no"].includes(value.toLowerCase())) return false;
  return undefined;
}

function parseLogLevel(value: string): LogLevel | undefined {
  return LOG_LEVELS.find((level) => level === value.toLowerCase());
}
