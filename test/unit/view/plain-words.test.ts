// Values of somebody else's graph, as they come out of the store, as a reader reads them.
import { expect, test } from "vitest";
import { familyStyle, kindStyle, plainWords } from "#view";

test.each([
  ["2024-03-12", "12 Mar 2024"],
  ["2002-05-04T09:30:00+01:00[Europe/London]", "4 May 2002, 09:30 (Europe/London)"],
  ["2024-02-03T04:05:06.5", "3 Feb 2024, 04:05:06"],
  ["2020-01-01T00:00:00Z", "1 Jan 2020, 00:00 (UTC)"],
  ["P0M0DT26100S", "7 hours 15 minutes"],
  ["P1Y2M3DT4H5M6.5S", "1 year 2 months 3 days 4 hours 5 minutes 6.5 seconds"],
  ["PT0S", "0 seconds"],
  ["P", "P"],
  ["Paris", "Paris"],
  ["2024-13-45", "2024-13-45"],
  ["9223372036854775807", "9223372036854775807"],
  [1234567.5, "1,234,567.5"],
  [true, "yes"],
  [null, ""],
  [["a", 1, false], "a, 1, no"],
  [{ srid: 4326, x: -1.5, y: 54 }, "54.0000° N, 1.5000° W"],
  [{ srid: 9157, x: 1, y: 2, z: 1 }, "1, 2, 1 (in space)"],
  [{ a: 1 }, '{"a":1}'],
])("%j reads as %s", (value, words) => {
  expect(plainWords(value)).toBe(words);
});

test("a chosen colour and shape take the place of the automatic ones, for that name only", () => {
  const styling = { kinds: { Stop: { colour: "wine", shape: "tag" } }, types: { NEXT: { colour: "teal" } } } as const;
  const stop = kindStyle("Stop", "light", styling);
  expect([stop.fill, stop.shape]).toEqual(["#882255", "tag"]);
  expect(stop.fill).not.toBe(kindStyle("Stop", "light").fill);
  expect(kindStyle("constructor", "dark", styling)).toEqual(kindStyle("constructor", "dark"));
  expect(familyStyle("NEXT", "dark", styling).stroke).toBe("#44AA99");
  expect(familyStyle("LAST", "dark", styling)).toEqual(familyStyle("LAST", "dark"));
});
