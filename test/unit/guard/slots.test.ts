// Slots, shares, queue and breaker, with a clock moved by hand.
// oxlint-disable vitest/no-standalone-expect -- test.prop is a test, which the rule does not know
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { createSlots, type Lease } from "#guard/slots";
import { failureOf, handClock, settle } from "./hand-clock.ts";

const LIMITS = { slots: 4, slotsPerAddress: 2, queue: 3, queuePerAddress: 2, waitMs: 2_000 };

function open() {
  const clock = handClock();
  const slots = createSlots(LIMITS, clock);
  const take = (address: string, options: { saved?: boolean; signal?: AbortSignal } = {}) =>
    slots.take({ address, saved: options.saved ?? false, signal: options.signal });
  return { clock, slots, take };
}

async function fill(take: (address: string) => Promise<Lease>): Promise<readonly Lease[]> {
  return [await take("a"), await take("a"), await take("b"), await take("b")];
}

describe("slots", () => {
  it("give an address no more than its share", async () => {
    const { slots, take } = open();
    const [first] = [await take("a"), await take("a")];
    const third = take("a");
    await take("b");
    expect(slots.counts()).toEqual({ running: 3, waiting: 1, stuck: 0 });
    first?.release();
    await third;
    expect(slots.counts()).toEqual({ running: 3, waiting: 0, stuck: 0 });
  });

  it("go to whoever has waited longest and may run", async () => {
    const { take } = open();
    const [a] = await fill(take);
    const order: string[] = [];
    void take("b").then(() => order.push("b"));
    void take("c").then(() => order.push("c"));
    a?.release();
    await settle();
    expect(order).toEqual(["c"]);
  });

  it("refuse after the wait, saying when to come back", async () => {
    const { clock, slots, take } = open();
    await fill(take);
    const waiting = failureOf(take("c"));
    await clock.pass(2_000);
    expect(await waiting).toMatchObject({ code: "busy", retryAfterSeconds: 2 });
    expect(slots.counts().waiting).toBe(0);
  });

  it("go to a saved query before a free one that waits longer", async () => {
    const { take } = open();
    const [a] = await fill(take);
    const order: string[] = [];
    void take("c").then(() => order.push("free"));
    void take("d", { saved: true }).then(() => order.push("saved"));
    a?.release();
    await settle();
    expect(order).toEqual(["saved"]);
  });

  it("keep room in the queue for others than one address", async () => {
    const { clock, slots, take } = open();
    await fill(take);
    const waiting = [take("c"), take("c")].map(failureOf);
    await expect(take("c")).rejects.toMatchObject({ code: "busy" });
    waiting.push(failureOf(take("d")));
    expect(slots.counts().waiting).toBe(3);
    await clock.pass(2_000);
    await Promise.all(waiting);
  });

  it("refuse at once when the queue is full", async () => {
    const { clock, take } = open();
    await fill(take);
    const waiting = [take("c"), take("d"), take("e")].map(failureOf);
    await expect(take("f")).rejects.toMatchObject({ code: "busy" });
    await clock.pass(2_000);
    await Promise.all(waiting);
  });

  it("forget whoever leaves the queue", async () => {
    const { slots, take } = open();
    await fill(take);
    const leaving = new AbortController();
    const waiting = failureOf(take("c", { signal: leaving.signal }));
    leaving.abort();
    expect(await waiting).toMatchObject({ code: "cancelled" });
    expect(slots.counts().waiting).toBe(0);
    await expect(take("d", { signal: leaving.signal })).rejects.toMatchObject({ code: "cancelled" });
  });

  it("are released once, however often it is said", async () => {
    const { slots, take } = open();
    const lease = await take("a");
    lease.release();
    lease.release();
    expect(slots.counts().running).toBe(0);
  });
});

describe("the breaker", () => {
  it("turns free queries off when half of the slots are stuck, and on again", async () => {
    const { take } = open();
    const [first, second] = [await take("a"), await take("b")];
    first?.markStuck();
    (await take("c")).release();
    second?.markStuck();
    await expect(take("c")).rejects.toMatchObject({ code: "free-queries-off" });
    (await take("c", { saved: true })).release();
    second?.release();
    (await take("c")).release();
  });

  it("sends strangers in the queue away and keeps saved queries", async () => {
    const { slots, take } = open();
    const leases = await fill(take);
    const stranger = failureOf(take("c"));
    const saved = take("d", { saved: true });
    leases[0]?.markStuck();
    leases[2]?.markStuck();
    expect(await stranger).toMatchObject({ code: "free-queries-off" });
    leases[1]?.release();
    await saved;
    expect(slots.counts()).toEqual({ running: 4, waiting: 0, stuck: 2 });
  });
});

describe("whatever happens", () => {
  const action = fc.record({
    kind: fc.constantFrom("take", "release", "stick", "wait"),
    address: fc.constantFrom("a", "b", "c", "d"),
    at: fc.nat(20),
  });

  test.prop([fc.array(action, { maxLength: 60 })])("no share and no total is ever exceeded", async (actions) => {
    const { clock, slots, take } = open();
    const held: { address: string; lease: Lease }[] = [];
    for (const { kind, address, at } of actions) {
      const chosen = held[at % Math.max(1, held.length)];
      if (kind === "take") {
        void take(address).then(
          (lease) => held.push({ address, lease }),
          () => undefined,
        );
      }
      if (kind === "release" && chosen !== undefined) {
        chosen.lease.release();
        held.splice(held.indexOf(chosen), 1);
      }
      if (kind === "stick") chosen?.lease.markStuck();
      if (kind === "wait") await clock.pass(500);
      await settle();
      expect(held).toHaveLength(slots.counts().running);
      expect(held.length).toBeLessThanOrEqual(LIMITS.slots);
      expect(slots.counts().waiting).toBeLessThanOrEqual(LIMITS.queue);
      for (const name of ["a", "b", "c", "d"]) {
        expect(held.filter((entry) => entry.address === name).length).toBeLessThanOrEqual(LIMITS.slotsPerAddress);
      }
    }
    for (const { lease } of held) lease.release();
    await clock.pass(LIMITS.waitMs);
    expect(slots.counts().waiting).toBe(0);
    expect(slots.counts().stuck).toBe(0);
  });
});
