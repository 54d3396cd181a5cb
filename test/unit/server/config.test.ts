// The environment: defaults, every variable read, every mistake told at once, no secret repeated.
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "#web/server/config";
import type { Environment } from "#web/server/config";

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env, "/project");
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("readConfig", () => {
  it("has a default for everything", () => {
    expect(readConfig({}, "/project")).toEqual({
      port: 4321,
      host: "127.0.0.1",
      publicUrl: null,
      trustedProxy: false,
      dataDir: "/project/.data",
      neo4j: null,
      queriesDir: null,
      publishToken: null,
      freeQueries: true,
      logLevel: "info",
    });
  });

  it("reads every variable", () => {
    const env = {
      PORT: "0",
      HOST: "::1",
      PUBLIC_URL: "https://powerlines.example/",
      TRUSTED_PROXY: "127.0.0.1, 10.0.0.0/8,loopback",
      DATA_DIR: "/data",
      NEO4J_URI: "neo4j+s://graph.example:7687",
      NEO4J_USERNAME: "reader",
      NEO4J_PASSWORD: "a password",
      NEO4J_DATABASE: "powerlines",
      QUERIES_DIR: "mine",
      PUBLISH_TOKEN: "0123456789abcdef",
      FREE_QUERIES: "OFF",
      LOG_LEVEL: "Debug",
    };
    expect(readConfig(env, "/project")).toEqual({
      port: 0,
      host: "::1",
      publicUrl: "https://powerlines.example",
      trustedProxy: "127.0.0.1,10.0.0.0/8,loopback",
      dataDir: "/data",
      neo4j: {
        uri: "neo4j+s://graph.example:7687",
        username: "reader",
        password: "a password",
        database: "powerlines",
      },
      queriesDir: "/project/mine",
      publishToken: "0123456789abcdef",
      freeQueries: false,
      logLevel: "debug",
    });
  });

  it("takes a variable that is set but empty as not set", () => {
    expect(readConfig({ PORT: "", NEO4J_URI: " ", FREE_QUERIES: "" }, "/p")).toEqual(readConfig({}, "/p"));
  });

  it("tells every mistake at once, each with its variable in front", () => {
    const problems = problemsOf({
      PORT: "65536",
      HOST: "http://x",
      PUBLIC_URL: "https://powerlines.example/app",
      TRUSTED_PROXY: "10.0.0.0/33",
      NEO4J_URI: "http://localhost:7474",
      PUBLISH_TOKEN: "short",
      FREE_QUERIES: "perhaps",
      LOG_LEVEL: "loud",
    });
    const variables = problems.map((problem) => problem.split(" ", 1)[0]);
    expect(new Set(variables)).toEqual(
      new Set([
        "PORT",
        "HOST",
        "PUBLIC_URL",
        "TRUSTED_PROXY",
        "NEO4J_URI",
        "PUBLISH_TOKEN",
        "FREE_QUERIES",
        "LOG_LEVEL",
      ]),
    );
  });

  it.each(["-1", "80.5", "0x50", "1e3", "port", "99999"])("refuses PORT=%s", (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it.each(["ftp://x", "powerlines.example", "https://u:p@x", "https://x?y=1", "https://x/#z"])(
    "refuses PUBLIC_URL=%s",
    (PUBLIC_URL) => {
      expect(problemsOf({ PUBLIC_URL })).toHaveLength(1);
    },
  );

  it("refuses credentials without an address, and never repeats a secret", () => {
    expect(problemsOf({ NEO4J_PASSWORD: "hush-hush" }).join()).toContain("NEO4J_URI");
    const told = problemsOf({ NEO4J_PASSWORD: "hush-hush", PUBLISH_TOKEN: "tiny" }).join();
    expect(told).not.toContain("hush-hush");
    expect(told).not.toContain("tiny");
    expect(problemsOf({ NEO4J_URI: "neo4j://me:secret@host:7687" }).join()).not.toContain("secret");
  });
});
