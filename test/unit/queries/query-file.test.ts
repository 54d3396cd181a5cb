// Query files: what a good one becomes, and that a bad one tells everything that is wrong with it, where it is.
import { describe, expect, it } from "vitest";
import { exampleOf, formatQueryProblem, parametersToQuery, parseParameters, parseQueryFile, toWords } from "#queries";
import type { SavedQuery } from "#queries";

const GOOD = `/*---
title: Ties of one
question: What is one tied to?
asked: What is {entity} tied to in {status}, within {steps} steps?
params:
  - { name: entity, label: Entity, type: entity, required: true, example: microsoft, picker: { kinds: [Company] } }
  - { name: steps, label: Steps, type: integer, min: 1, max: 4, default: 2 }
  - { name: status, label: Status, type: choice, choices: [planned, { value: equityPurchased, label: equity purchased }] }
  - { name: types, label: Types, type: relationType, many: true }
  - { name: after, label: After, type: date }
  - { name: inferred, label: Inferred too, type: boolean, default: true }
  - { name: least, label: At least, type: number }
  - { name: words, label: Words, type: text, many: true }
result: both
columns: [name, { name: moneyStatus, label: Stage }, relationIds]
---*/
// A comment with $nothing in it.
MATCH (n {id: $entity})-[r]-(m)
WHERE $steps > 0 AND $status IS NULL AND $types IS NULL AND $after IS NULL AND $inferred AND $least IS NULL AND $words IS NULL
RETURN m.name AS name, r.moneyStatus AS moneyStatus, [r.id] AS relationIds
ORDER BY name;
`;

function good(): SavedQuery {
  const parsed = parseQueryFile("ties-of-one", "ties-of-one.cypher", GOOD);
  if (!parsed.ok) throw new Error(parsed.problems.map(formatQueryProblem).join("\n"));
  return parsed.query;
}

function problemsOf(text: string, name = "bad"): readonly string[] {
  const parsed = parseQueryFile(name, `${name}.cypher`, text);
  return parsed.ok ? [] : parsed.problems.map(formatQueryProblem);
}

describe("a good file", () => {
  it("becomes a query", () => {
    const query = good();
    expect(query).toMatchObject({
      name: "ties-of-one",
      title: "Ties of one",
      result: "both",
      minRows: 1,
      featured: null,
    });
    expect(query.columns).toEqual([
      { name: "name", label: "Name" },
      { name: "moneyStatus", label: "Stage" },
      { name: "relationIds", label: "Relation ids" },
    ]);
    expect(query.params[0]).toMatchObject({ name: "entity", example: "microsoft", picker: { kinds: ["Company"] } });
    expect(query.cypher.startsWith("// A comment")).toBe(true);
    expect(query.cypher.endsWith("ORDER BY name")).toBe(true);
    expect(GOOD.split("\n")[query.cypherLine - 1]).toBe("// A comment with $nothing in it.");
  });

  it("gives its example with every parameter", () => {
    expect(exampleOf(good())).toEqual({
      entity: "microsoft",
      steps: 2,
      status: null,
      types: null,
      after: null,
      inferred: true,
      least: null,
      words: null,
    });
  });

  it("is read with carriage returns and a byte order mark", () => {
    const parsed = parseQueryFile("ties-of-one", "f", `\uFEFF${GOOD.replaceAll("\n", "\r\n")}`);
    expect(parsed.ok).toBe(true);
  });
});

describe("a bad file", () => {
  it("tells everything at once, with line and column", () => {
    const text = GOOD.replace("title: Ties of one", "titel: Ties of one")
      .replace("type: integer", "type: intger")
      .replace("MATCH (n {id: $entity})", "MATCH (n {id: $entty WHERE 1 = 1})")
      .replace("ORDER BY name", "ORDER BY name SKIP id(n)");
    const problems = problemsOf(text);
    expect(problems).toEqual([
      expect.stringMatching(/^bad\.cypher:2:1: title is missing$/),
      expect.stringMatching(/^bad\.cypher:2:1: titel is not a field of the header; did you mean title\?$/),
      expect.stringMatching(/^bad\.cypher:7:34: params\.1\.type: /),
      expect.stringMatching(/^bad\.cypher:21:20: id\(\) is good inside one store only/),
    ]);
  });

  it("tells of parameters on one side only, wrong defaults and examples, doubles and unknown placeholders", () => {
    const text = GOOD.replace("$least", "$most")
      .replace("default: 2", "default: 9")
      .replace("example: microsoft, ", "")
      .replace("{status}, within", "{stage}, within")
      .replace("columns: [name, ", "columns: [name, name, ");
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/:4:1: \{stage\} is not a parameter/),
      expect.stringMatching(/:6:5: entity is required, so it needs an example/),
      expect.stringMatching(/:7:65: the default of steps: 9 is too large: at most 4/),
      expect.stringMatching(/:12:7: least is declared and never used/),
      expect.stringMatching(/:15:17: name is there twice/),
      expect.stringMatching(/:19:94: \$most is used here and not declared/),
    ]);
  });

  it.each([
    ["RETURN 1 AS x", /:1:1: the file must begin with/],
    ["/*---\ntitle: [\n---*/\nRETURN 1 AS x", /:\d+:\d+: /],
    [GOOD.slice(0, GOOD.indexOf("---*/") + 5), /there is no Cypher after the header/],
    [GOOD.replace(", relationIds]", "]"), /:15:1: a result that is drawn needs a column of ids/],
    [GOOD.replace("MATCH (n", "MATCH (n) DETACH DELETE n WITH n MATCH (n"), /writes, and a saved query only reads/],
    [GOOD.replace("title:", "title: a\ntitle:"), /:3:1: .*unique/],
  ])("%#: %s", (text, expected) => {
    expect(problemsOf(text).join("\n")).toMatch(expected);
  });

  it("is refused under a name that is no address", () => {
    expect(problemsOf(GOOD, "Ties of One")).toEqual([expect.stringContaining("its address")]);
  });
});

describe("values", () => {
  it("come typed out of a URL, defaults filled in, strangers told", () => {
    const parsed = parseParameters(good(), {
      entity: " openai ",
      status: "equityPurchased",
      types: "OWNS, INVESTED_IN",
      after: "2024-02-29",
      inferred: "no",
      least: "-2.5e3",
      words: "a\\,b,c",
      utm_source: "x",
    });
    expect(parsed).toEqual({
      ok: true,
      ignored: ["utm_source"],
      values: {
        entity: "openai",
        steps: 2,
        status: "equityPurchased",
        types: ["OWNS", "INVESTED_IN"],
        after: "2024-02-29",
        inferred: false,
        least: -2500,
        words: ["a,b", "c"],
      },
    });
  });

  it("are all refused at once, with what would do", () => {
    const parsed = parseParameters(good(), {
      steps: "7",
      status: "planed",
      types: "OWNS,INVESTED,OWN",
      after: "2025-02-30",
      inferred: "perhaps",
      least: "0x10",
      words: "a\u0000b",
    });
    expect(parsed).toEqual({
      ok: false,
      problems: [
        { field: "entity", message: "a value is needed" },
        { field: "steps", message: "7 is too large: at most 4" },
        { field: "status", message: expect.stringContaining("did you mean planned?") },
        { field: "types", message: expect.stringMatching(/"INVESTED" is not one of .*; "OWN" is not one of /) },
        { field: "after", message: "there is no 2025-02-30 in the calendar" },
        { field: "inferred", message: '"perhaps" is neither true nor false' },
        { field: "least", message: '"0x10" is not a number' },
        { field: "words", message: "control characters are not allowed" },
      ],
    });
  });

  it.each(["2025", "2025-09", "2025-09-30", "2024-02-29"])("takes the date %s as written", (after) => {
    expect(parseParameters(good(), { entity: "a", after })).toMatchObject({ ok: true, values: { after } });
  });

  it.each(["25", "2025-13", "2025-9", "2025-02-29", "2025-09-30T10:00", "last year"])(
    "refuses the date %s",
    (after) => {
      expect(parseParameters(good(), { entity: "a", after })).toMatchObject({ ok: false });
    },
  );

  it("lose a default that a form cleared only where they may", () => {
    expect(parseParameters(good(), { entity: "a", steps: "" })).toMatchObject({ ok: true, values: { steps: null } });
    expect(parseParameters(good(), { entity: "" })).toMatchObject({ ok: false });
  });

  it("of a list are none where there are only commas", () => {
    expect(parseParameters(good(), { entity: "a", words: " , ,," })).toMatchObject({
      ok: true,
      values: { words: null },
    });
  });

  it("go back to one canonical text, and survive the way", () => {
    const query = good();
    const raw = { words: "a\\,b,c", steps: "2", entity: "openai", inferred: "off", after: "2024" };
    const parsed = parseParameters(query, raw);
    if (!parsed.ok) throw new Error("refused");
    const canonical = parametersToQuery(query, parsed.values);
    expect(canonical).toEqual({ entity: "openai", after: "2024", inferred: "false", words: "a\\,b,c" });
    expect(Object.keys(canonical)).toEqual(["entity", "after", "inferred", "words"]);
    expect(parseParameters(query, canonical)).toEqual(parsed);
  });

  it("are said in words", () => {
    const values = { ...exampleOf(good()), status: "equityPurchased" };
    const words = toWords(good(), values, (id) => (id === "microsoft" ? "Microsoft" : undefined));
    expect(words).toBe("What is Microsoft tied to in equity purchased, within 2 steps?");
    expect(toWords(good(), exampleOf(good()), () => undefined)).toBe(
      "What is microsoft tied to in any, within 2 steps?",
    );
  });

  it("leave out what stands in brackets where none of its values is given", () => {
    const query = { ...good(), asked: "Who is tied (within {steps} steps) to whom? (Since {after}, in {status}.)" };
    const none = { ...exampleOf(good()), after: null, status: null };
    expect(toWords(query, none, () => undefined)).toBe("Who is tied (within 2 steps) to whom?");
    expect(toWords(query, { ...none, after: "2024" }, () => undefined)).toBe(
      "Who is tied (within 2 steps) to whom? (Since 2024, in any.)",
    );
  });
});
