// Database time for each address, and who counts as one address.
// oxlint-disable vitest/no-standalone-expect -- test.prop is a test, which the rule does not know
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { groupAddress } from "#guard/address";
import { createBudget, refill } from "#guard/budget";

const OPTIONS = { budgetMs: 60_000, windowMs: 60_000 };

describe("the budget", () => {
  it("is used up, comes back continuously, and is nobody else's", () => {
    const budget = createBudget(OPTIONS);
    expect(budget.waitMs("a", 0)).toBe(0);
    budget.charge("a", 61_000, 0);
    expect(budget.waitMs("a", 0)).toBe(1_001);
    expect(budget.waitMs("a", 500)).toBe(501);
    expect(budget.waitMs("a", 1_001)).toBe(0);
    expect(budget.waitMs("b", 0)).toBe(0);
  });

  it("is never saved up beyond a full share", () => {
    const budget = createBudget(OPTIONS);
    budget.charge("a", 10, 0);
    budget.charge("a", 61_000, 1_000_000);
    expect(budget.waitMs("a", 1_000_000)).toBe(1_001);
  });

  it("forgets addresses whose share is full again", () => {
    const budget = createBudget(OPTIONS);
    for (let index = 0; index < 1_500; index++) budget.charge(`old ${index}`, 10, index);
    for (let index = 0; index < 2_000; index++) budget.charge(`new ${index}`, 10, 1_000_000);
    expect(budget.size).toBeLessThanOrEqual(2_001);
  });

  test.prop([fc.array(fc.record({ ms: fc.nat(20_000), pause: fc.nat(20_000) }), { maxLength: 50 })])(
    "never gives more time than a full share and what has come back",
    (uses) => {
      const budget = createBudget(OPTIONS);
      let now = 0;
      let used = 0;
      for (const { ms, pause } of uses) {
        now += pause;
        if (budget.waitMs("a", now) > 0) continue;
        // Before the last use there was something left, so everything before it fits.
        expect(used).toBeLessThan(OPTIONS.budgetMs + now);
        used += ms;
        budget.charge("a", ms, now);
      }
    },
  );

  test.prop([fc.integer({ min: -100_000, max: 60_000 }), fc.nat(100_000), fc.nat(100_000)])(
    "comes back the same in one step as in two",
    (balance, first, second) => {
      const inTwo = refill(refill(balance, first, OPTIONS), second, OPTIONS);
      expect(inTwo).toBeCloseTo(refill(balance, first + second, OPTIONS), 6);
    },
  );

  test.prop([fc.integer({ min: 1, max: 500_000 })])("is open again after the wait it names", (ms) => {
    const budget = createBudget(OPTIONS);
    budget.charge("a", ms, 0);
    expect(budget.waitMs("a", budget.waitMs("a", 0))).toBe(0);
  });
});

/** The one way to write an IPv6 address, as the URL standard has it, in brackets. */
function bits(address: string): string {
  return new URL(`http://[${address}]/`).hostname;
}

describe("an address", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:c000:207", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
    ["unknown", "unknown"],
  ])("%s counts as %s", (address, group) => {
    expect(groupAddress(address)).toBe(group);
  });

  test.prop([fc.ipV6(), fc.ipV6()])("is one with another exactly where the first 64 bits are one", (a, b) => {
    fc.pre(!a.includes(".") && !b.includes("."));
    if (bits(a) === bits(b)) expect(groupAddress(a)).toBe(groupAddress(b));
    expect(groupAddress(a)).toBe(groupAddress(bits(a).slice(1, -1)));
  });
});
