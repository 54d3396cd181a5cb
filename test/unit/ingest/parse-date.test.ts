// Proves that a date keeps what was written, gets the days it can stand for, and that an impossible one is refused.
import { expect, test } from "vitest";
import { parseDate } from "#ingest/parse-date";

test.each([
  ["2025", "2025-01-01", "2025-12-31"],
  ["2025-09", "2025-09-01", "2025-09-30"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2025-09-15", "2025-09-15", "2025-09-15"],
  ["2025~", "2025-01-01", "2025-12-31"],
  ["2025-06?", "2025-06-01", "2025-06-30"],
  ["201X", "2010-01-01", "2019-12-31"],
  ["2024/2026-03", "2024-01-01", "2026-03-31"],
  ["2024/..", "2024-01-01", "9999-12-31"],
  ["../2024", "0000-01-01", "2024-12-31"],
  ["2025-05-02T09:30:00Z", "2025-05-02", "2025-05-02"],
])("%s stands for %s to %s", (written, earliest, latest) => {
  expect(parseDate(written)).toEqual({ written, earliest, latest });
});

test.each(["2025-02-30", "2025-13", "2025-9", "20", "soon", "June 2026", "2026/2024", "Y170000002", ""])(
  "%j is no date",
  (written) => {
    expect(parseDate(written)).toBeUndefined();
  },
);
