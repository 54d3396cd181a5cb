// Host names that are answered, and those that a rebinding page would come with.
import { expect, it } from "vitest";
import { hostCheck } from "#web/server/host-check";

it.each(["localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.1.2.3", "[::1]", "::1"])("answers %s", (name) => {
  expect(hostCheck({ host: "127.0.0.1", publicUrl: null })(name)).toBe(true);
});

it.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.1.5", "", "powerlines.example"])(
  "refuses %s",
  (name) => {
    expect(hostCheck({ host: "127.0.0.1", publicUrl: null })(name)).toBe(false);
  },
);

it("answers the name of PUBLIC_URL and the one it listens on", () => {
  const check = hostCheck({ host: "box.local", publicUrl: "https://Powerlines.example:8443" });
  expect(check("powerlines.example")).toBe(true);
  expect(check("box.local")).toBe(true);
  expect(check("other.example")).toBe(false);
});

it("answers any address but no foreign name when it listens on all of them", () => {
  for (const host of ["0.0.0.0", "::"]) {
    const check = hostCheck({ host, publicUrl: null });
    expect(check("192.168.1.5")).toBe(true);
    expect(check("[fd00::1]")).toBe(true);
    expect(check("evil.example")).toBe(false);
  }
});
