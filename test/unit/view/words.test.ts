// What people read about a fact: money, dates, places, sentences, receipts.
import { describe, expect, test } from "vitest";
import type { WireGraph, WireRelation } from "#contract";
import { RELATION_TYPES } from "#model";
import type { Money, Properties } from "#model";
import { AIP_GRAPH } from "#test/support/aip-graph";
import {
  agree,
  altText,
  confidenceWords,
  dateWords,
  isPlural,
  locatorWords,
  metricWords,
  moneyPhrase,
  moneyWords,
  namesOf,
  receiptOf,
  relationLabel,
  inPast,
  relationSentence,
  roleWords,
} from "#view";
import { asOfWords } from "#web/embed/page/words";

const money = (amount: number, currency = "USD"): Money => ({
  amount,
  currency,
  qualifier: "exact",
  status: "planned",
});

const range = (amountMin: number, amountMax: number): Money => ({
  amountMin,
  amountMax,
  currency: "EUR",
  qualifier: "range",
  status: "planned",
});

describe("money", () => {
  test.each([
    [13e9, "USD", "$13B"],
    [1.58e12, "USD", "$1.58T"],
    [999.6e6, "USD", "$1B"],
    [999.4e6, "USD", "$999M"],
    [450e6, "AED", "AED 450M"],
    [2.5e6, "GBP", "£2.5M"],
    [12_500, "EUR", "€12.5K"],
    [12, "EUR", "€12"],
    [0, "USD", "$0"],
    [-4e9, "USD", "$-4B"],
  ])("%d %s is %s", (amount, currency, words) => {
    expect(moneyWords(money(amount, currency)).short).toBe(words);
  });

  test("status and qualifier always stand beside the amount", () => {
    expect(moneyPhrase({ amount: 13e9, currency: "USD", qualifier: "approximate", status: "disbursed" })).toBe(
      "$13B approx., disbursed",
    );
    expect(moneyPhrase({ amount: 1e11, currency: "USD", qualifier: "upTo", status: "potential" })).toBe(
      "up to $100B, potential",
    );
    expect(moneyPhrase(money(30e9))).toBe("$30B planned");
    expect(moneyPhrase({ qualifier: "undisclosed", status: "committed" })).toBe("undisclosed amount committed");
  });

  test("ranges say their unit once where both ends have it", () => {
    expect(moneyWords(range(2e9, 3e9))).toEqual({
      short: "€2–3B",
      qualifier: "",
      status: "planned",
      exact: "2,000,000,000 to 3,000,000,000 EUR",
    });
    expect(moneyWords(range(500e6, 1.2e9)).short).toBe("€500M–1.2B");
  });
});

test.each([
  [undefined, "undated"],
  ["2025", "2025"],
  ["2025-09", "September 2025"],
  ["2025-09-07", "7 September 2025"],
  ["2025-09-07T10:00:00Z", "7 September 2025"],
  ["2025~", "about 2025"],
  ["2025-09?", "September 2025 (uncertain)"],
  ["202X", "2020s"],
  ["2025-21", "spring 2025"],
  ["2024/2025-03", "2024 to March 2025"],
  ["2024/..", "2024 or later"],
  ["../2024", "2024 or earlier"],
  ["../..", "undated"],
  ["somewhen", "somewhen"],
])("the date %s is said as %s", (written, words) => {
  expect(dateWords(written)).toBe(words);
});

/** Every form that the ingest takes (parse-date.ts), alone and in a sentence. */
test.each([
  ["2025", "2025", "announced 2025, from 2025 until 2025"],
  ["2025-09-07", "7 September 2025", "announced 7 September 2025, from 7 September 2025 until 7 September 2025"],
  ["2025~", "about 2025", "announced about 2025, from about 2025 until about 2025"],
  ["?2025-09", "September 2025 (uncertain)", ""],
  ["2025-~09", "about September 2025", ""],
  ["2025%", "about 2025 (uncertain)", ""],
  ["1950S2", "about 1950", ""],
  ["2025-XX", "2025", ""],
  ["2025-09-XX", "September 2025", ""],
  ["2025-27", "northern autumn 2025", ""],
  [
    "2025-33",
    "first quarter of 2025",
    "announced in the first quarter of 2025, from the first quarter of 2025 until the first quarter of 2025",
  ],
  ["202X", "2020s", "announced in the 2020s, from the 2020s until the 2020s"],
  [
    "19XX",
    "1900 to 1999",
    "announced between 1900 and 1999, from some time between 1900 and 1999 until some time between 1900 and 1999",
  ],
  [
    "2025-09-1X",
    "10 September 2025 to 19 September 2025",
    "announced between 10 September 2025 and 19 September 2025, from some time between 10 September 2025 and 19 September 2025 until some time between 10 September 2025 and 19 September 2025",
  ],
  ["2025-09-3X", "30 September 2025", ""],
  [
    "1999-XX-25",
    "25 January 1999 to 25 December 1999",
    "announced between 25 January 1999 and 25 December 1999, from some time between 25 January 1999 and 25 December 1999 until some time between 25 January 1999 and 25 December 1999",
  ],
  [
    "2024/2026",
    "2024 to 2026",
    "announced between 2024 and 2026, from some time between 2024 and 2026 until some time between 2024 and 2026",
  ],
  ["2024/2024", "2024", ""],
  [
    "2024~/2026?",
    "about 2024 to 2026 (uncertain)",
    "announced between about 2024 and 2026 (uncertain), from some time between about 2024 and 2026 (uncertain) until some time between about 2024 and 2026 (uncertain)",
  ],
  ["2031/..", "2031 or later", "announced 2031 or later, from 2031 or later until 2031 or later"],
  ["2031/", "2031 or later", ""],
  [
    "../2024-03",
    "March 2024 or earlier",
    "announced March 2024 or earlier, from March 2024 or earlier until March 2024 or earlier",
  ],
  ["/2024", "2024 or earlier", ""],
  ["20XX/..", "2000 or later", ""],
  ["[2024,2025]", "2024 or 2025", "announced 2024 or 2025, from 2024 or 2025 until 2024 or 2025"],
  ["{2024, 2025-03, 2026}", "2024, March 2025 and 2026", ""],
  [
    "[2024..2026]",
    "2024 to 2026",
    "announced between 2024 and 2026, from some time between 2024 and 2026 until some time between 2024 and 2026",
  ],
  ["[..2024]", "2024 or earlier", ""],
  ["[2019, 2024..]", "2019 or 2024 or later", ""],
])("the date %s alone is %s, on a receipt %s", (written, alone, when) => {
  expect(dateWords(written)).toBe(alone);
  const dates = { announcedDate: written, startDate: written, endDate: written };
  const said = receiptOf(made("OWNS", dates), AIP_GRAPH).when;
  expect(said).toBe(when === "" ? `announced ${alone}, from ${alone} until ${alone}` : when);
  expect(said).not.toMatch(/since|until until|from until|from since|undated|XX|\.\.|[[{~%/]/);
});

test("a date has its own words behind others", () => {
  expect(metricWords({ value: 5, unit: "GW", targetDate: "2030/2035" })).toBe(
    "5 GW by some time between 2030 and 2035",
  );
  expect(asOfWords({ asOf: { date: "2024/..", from: "sources" } })).toBe("As of 2024 or later");
});

test("figures, places and confidence", () => {
  expect(metricWords({ value: 1580, unit: "TWh", qualifier: "atLeast", targetDate: "2034" })).toBe(
    "at least 1,580 TWh by 2034",
  );
  expect(metricWords({ value: 1e11, unit: "USD", qualifier: "upTo" })).toBe("up to $100B");
  expect(metricWords({})).toBeUndefined();
  expect(locatorWords("P6 S1")).toBe("paragraph 6, sentence 1");
  expect(locatorWords("P3")).toBe("paragraph 3");
  expect(locatorWords("p. 12")).toBe("p. 12");
  expect(confidenceWords("reported", { basis: "inference" }).why).toMatch(/inferred/i);
  expect(confidenceWords("disputed", { basis: "inference" }).why).toMatch(/disputes/);
  expect(confidenceWords("reported", { reason: "Seen by us" })).toEqual({ label: "Reported", why: "Seen by us" });
});

const nameOf = namesOf(AIP_GRAPH);
function byId(id: string): WireRelation {
  const relation = AIP_GRAPH.relations.find((each) => each.id === id);
  if (relation === undefined) throw new Error(`no relation ${id}`);
  return relation;
}
function made(type: string, properties: Properties = {}): WireRelation {
  return { id: "made", type, source: "aip", target: "xai", properties, evidence: [] };
}

describe("sentences", () => {
  test.each([
    ["microsoft-invested_in-openai", undefined, "Microsoft invested in OpenAI: $13B approx., disbursed"],
    ["microsoft-invested_in-openai", "openai", "OpenAI received investment from Microsoft: $13B approx., disbursed"],
    ["sam-altman-holds_position-openai", undefined, "Sam Altman is CEO of OpenAI"],
    ["sam-altman-holds_position-openai", "openai", "OpenAI has Sam Altman as CEO"],
    ["elon-musk-founded-openai", undefined, "Elon Musk co-founded OpenAI"],
    ["elon-musk-founded-openai", "openai", "OpenAI was co-founded by Elon Musk"],
    ["nvidia-advises-aip", undefined, "Nvidia advises AI Infrastructure Partnership (technology advisor)"],
    ["pension-funds-demands-long-term", undefined, "Pension funds ask for Long-term infrastructure investment"],
    ["ai-data-centres-affects-demand", undefined, "AI data centres affect Data-centre electricity demand"],
    [
      "aip-commits_capital-ai-data-centres",
      "ai-data-centres",
      "AI data centres are to receive capital from AI Infrastructure Partnership: $30B planned",
    ],
    ["elon-musk-in_tension_with-sam-altman", "sam-altman", "Sam Altman is in tension with Elon Musk"],
  ])("%s seen from %s", (id, perspective, sentence) => {
    expect(relationSentence(byId(id), nameOf, perspective)).toBe(sentence);
  });

  test.each([
    ["sam-altman-holds_position-openai", undefined, "Sam Altman was CEO of OpenAI"],
    ["sam-altman-holds_position-openai", "openai", "OpenAI had Sam Altman as CEO"],
    ["pension-funds-demands-long-term", undefined, "Pension funds asked for Long-term infrastructure investment"],
    ["microsoft-invested_in-openai", undefined, "Microsoft invested in OpenAI: $13B approx., disbursed"],
  ])("%s, once it is over, seen from %s", (id, perspective, sentence) => {
    const over = { ...byId(id), properties: { ...byId(id).properties, isCurrent: false } };
    expect(relationSentence(over, nameOf, perspective)).toBe(sentence);
  });

  test("no verb of the vocabulary tells of the present once it is over", () => {
    const verbs = Object.values(RELATION_TYPES).flatMap(({ verb, reverseVerb }) => [verb, reverseVerb]);
    const first = (verb: string) => inPast(verb).split(" ")[0] ?? "";
    expect(verbs.filter((verb) => first(verb).endsWith("s") && first(verb) !== "was")).toEqual([]);
  });

  test("a type that is nobody's keeps its direction", () => {
    expect(relationSentence(made("WORKS_FOR"), nameOf, "xai")).toBe("AI Infrastructure Partnership works for xAI");
    expect(relationLabel(made("WORKS_FOR"))).toBe("works for");
  });

  test("roles and numbers", () => {
    expect(["coFounder", "CEO", "technology advisor", "BOARD_MEMBER"].map(roleWords)).toEqual([
      "co-founder",
      "CEO",
      "technology advisor",
      "board member",
    ]);
    expect(["Pension funds", "Data centres worldwide", "AI data centres"].map(isPlural)).toEqual([true, true, true]);
    expect(["GE Vernova", "Global Infrastructure Partners", "Business", "xAI"].map(isPlural)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(["supplies", "focuses on", "has as its forecast", "invested in", "owns"].map((v) => agree(v, true))).toEqual(
      ["supply", "focus on", "have as their forecast", "invested in", "own"],
    );
    expect(agree("asks for", false)).toBe("asks for");
    expect(agree("asks for", true)).toBe("ask for");
  });
});

test("an amount that several relations share says so wherever it stands, and with whom in its receipt", () => {
  const shared = (id: string, source: string): WireRelation => ({
    id,
    type: "COMMITS_CAPITAL",
    source,
    target: "openai",
    properties: {
      amount: 7e9,
      currency: "USD",
      moneyStatus: "committed",
      amountQualifier: "exact",
      sharedTotalId: "first-phase",
    },
    evidence: [],
  });
  const relations = [shared("r:1", "blackrock"), shared("r:2", "mgx"), shared("r:3", "nvidia")];
  const [first] = relations;
  if (first === undefined) throw new Error("no relation");
  const receipt = receiptOf(first, { ...AIP_GRAPH, relations });
  expect(receipt.amount).toMatchObject({ short: "$7B", status: "committed, shared" });
  expect(receipt.details).toEqual([{ label: "Shared amount", words: "one sum together with MGX and Nvidia" }]);
  expect(receiptOf(first, { ...AIP_GRAPH, relations: [first] }).details).toEqual([
    { label: "Shared amount", words: "one sum for several relations" },
  ]);
  expect(relationSentence(first, namesOf(AIP_GRAPH))).toContain("$7B committed, shared");
});

test("a receipt holds the claim, the amount and every piece of evidence", () => {
  const receipt = receiptOf(byId("microsoft-invested_in-openai"), AIP_GRAPH);
  expect(receipt).toMatchObject({
    claim: "Microsoft invested in OpenAI",
    amount: { short: "$13B", qualifier: "approx.", status: "disbursed", exact: "13,000,000,000 USD" },
    basis: "Reporting",
    inferred: false,
    current: "not stated",
    evidence: [
      { title: "News article on AIP", locator: "paragraph 6, sentence 1", stance: "supports", date: "undated" },
    ],
  });
  expect(receiptOf(byId("pension-funds-demands-long-term"), AIP_GRAPH).attributedTo).toBe("Larry Fink");
  expect(receiptOf(byId("elon-musk-in_tension_with-sam-altman"), AIP_GRAPH).attributedTo).toBe("News article on AIP");
});

test("whoever a fact is attributed to has a name and never an id, in the graph or not", () => {
  const fact = byId("pension-funds-demands-long-term");
  const entities = AIP_GRAPH.entities.filter(({ id }) => id !== "larry-fink");
  const said = (graph: WireGraph) => receiptOf(fact, graph).attributedTo;
  expect(said({ ...AIP_GRAPH, entities, names: { "larry-fink": "Laurence D. Fink" } })).toBe("Laurence D. Fink");
  // A picture that was kept before names were.
  expect(said({ ...AIP_GRAPH, entities })).toBe("Larry Fink");
  const byOthers = (attributedTo: string) => receiptOf(made("DEMANDS", { attributedTo }), AIP_GRAPH).attributedTo;
  expect(["constructor", "Reuters UK", "zoë-2", "a_b"].map(byOthers)).toEqual([
    "Constructor",
    "Reuters UK",
    "Zoë 2",
    "A B",
  ]);
});

const withUrl = (url: string) => ({
  ...AIP_GRAPH,
  sources: AIP_GRAPH.sources.map((source) => ({ ...source, properties: { ...source.properties, url } })),
});

test("a source's address that a reader must not follow is left out", () => {
  const relation = byId("blackrock-owns-gip");
  expect(receiptOf(relation, withUrl("https://example.org/a")).evidence[0]?.url).toBe("https://example.org/a");
  expect(receiptOf(relation, withUrl("javascript:alert(1)")).evidence[0]?.url).toBeUndefined();
});

test("alt text counts, then tells the largest amounts and the quarrels", () => {
  expect(altText(AIP_GRAPH)).toBe(
    "Network of 27 entities and 38 relations. AI Infrastructure Partnership seeks capital from AIP's potential total " +
      "investment: up to $100B, potential. AI Infrastructure Partnership commits capital to AI data centres: $30B " +
      "planned. AI Infrastructure Partnership seeks capital from Private equity capital: $30B target. Elon Musk is in " +
      "tension with Sam Altman.",
  );
});
