// A transport network as somebody else keeps it: no id of ours, no name on most nodes, no evidence, every kind of value.
import { createHash } from "node:crypto";
import type { Driver } from "neo4j-driver";
import type { SharedNeo4j } from "./global-setup.ts";
import { dropConstraints, emptyNeo4j, withDriver } from "./neo4j/fresh.ts";

const STATIONS = 16;
const TRAINS = 10;
const LINES = 4;
const NOTICES = 6;

/** One label with a blank and a back-tick, as people do write them. */
export const STRANGE_LABEL = "Rest `n' stop";
export const STRANGE_TYPE = "STOPS AT `NIGHT`";

/** What is in it, to be compared with what the product says. */
export const FOREIGN = {
  nodes: STATIONS + TRAINS + LINES + NOTICES + 6,
  /** The longest list of it: must be folded. */
  longList: 60,
  firstStation: "Alderton",
  lastStation: "Pellworm",
  bigNumber: "9223372036854775807",
} as const;

const PLACES = [
  "Alderton",
  "Brackwater",
  "Corve",
  "Dunmere",
  "Eastling",
  "Fennick",
  "Garrowby",
  "Holm",
  "Ivybridge",
  "Jarrow Sands",
  "Kelder",
  "Lowmoor",
  "Marlpit",
  "Northey",
  "Ottersea",
  "Pellworm",
];

const WRITES: readonly string[] = [
  `UNWIND range(0, size($places) - 1) AS i
   CREATE (:Station:Place {title: $places[i], code: 'S' + toString(100 + i), opened: date('1902-03-01') + duration({months: i}),
     at: point({latitude: 54.0 + i / 100.0, longitude: -1.5 - i / 50.0}), platforms: 2 + i % 5, step_free: i % 3 = 0})`,
  `UNWIND range(1, ${TRAINS}) AS i
   CREATE (:Train {callsign: 'Unit ' + toString(700 + i), operator: CASE i % 2 WHEN 0 THEN 'Moorline' ELSE 'Coastways' END,
     built: datetime({year: 2001 + i, month: 5, day: 4, hour: 9, minute: 30, timezone: 'Europe/London'}),
     run: duration({hours: i, minutes: 15}), odometer: 9223372036854775807 - i, speeds: [88.5, 90.25, 91.0],
     tags: [t IN range(1, 60) | 'tag ' + toString(t)]})`,
  `UNWIND range(1, ${LINES}) AS i
   CREATE (:Line {label: ['Coast', 'Moor', 'Valley', 'Night'][i - 1] + ' line', first: localtime('05:10') + duration({minutes: i}),
     total: CASE i WHEN 1 THEN 9223372036854775807 ELSE i END, blob: [1, 2, 3]})`,
  // Only numbers and times: nothing to be called by but the first property.
  `UNWIND range(1, ${NOTICES}) AS i
   CREATE (:Notice {issued: localdatetime('2024-02-03T04:05:06') + duration({days: i}), severity: i % 3,
     spot: point({x: i, y: 2.0 * i, z: 1.0})})`,
  "CREATE (:`Rest ``n' stop` {remark: 'Kiosk at Holm', id: 7}), (:`Rest ``n' stop` {remark: 'Kiosk at Corve', id: 7})",
  // Without any property, without any label, with many labels, named like one of our kinds but with other properties.
  "CREATE (:Empty), ({code: 'X1'}), (:Zulu:Alpha:Mike {caption: 'Three labels', id: 'three'}), (:Company {turnover: 12, title: 'Moorline Ltd', amount: 'plenty', notes: ['a', 'b']})",
  `MATCH (a:Station), (b:Station) WHERE toInteger(substring(b.code, 1)) = toInteger(substring(a.code, 1)) + 1
   CREATE (a)-[:NEXT_STOP {minutes: 7, length: duration('PT7M'), since: date('1950-01-01')}]->(b)`,
  // Parallel, the same direction and back.
  `MATCH (a:Station {code: 'S100'}), (b:Station {code: 'S101'})
   CREATE (a)-[:NEXT_STOP {minutes: 9}]->(b), (a)-[:NEXT_STOP]->(b), (b)-[:NEXT_STOP {minutes: 8}]->(a)`,
  "MATCH (a:Station {code: 'S105'}) CREATE (a)-[:LOOPS_TO {via: 'turning loop'}]->(a), (a)-[:LOOPS_TO]->(a)",
  `MATCH (t:Train) WITH t, toInteger(substring(t.callsign, 5)) AS n
   MATCH (s:Station {code: 'S' + toString(100 + n % ${STATIONS})}) CREATE (t)-[:STABLED_AT {bays: [1, 2, 3]}]->(s)`,
  `MATCH (t:Train), (l:Line) WHERE toInteger(substring(t.callsign, 5)) % ${LINES} = (l.first.minute - 11) % ${LINES}
   CREATE (t)-[:runsOn {from: datetime('2020-01-01T00:00:00Z')}]->(l)`,
  `MATCH (l:Line), (s:Station) WHERE (toInteger(substring(s.code, 1)) + l.first.minute) % 3 = 0 CREATE (l)-[:SERVES]->(s)`,
  "MATCH (n:Notice), (s:Station {code: 'S10' + toString(n.severity)}) CREATE (n)-[:CONCERNS {confidence: 3}]->(s)",
  "MATCH (r:`Rest ``n' stop`), (s:Station) WHERE r.remark ENDS WITH s.title CREATE (r)-[:`STOPS AT ``NIGHT``` {note: 'after ten'}]->(s)",
  "MATCH (c:Company), (t:Train {operator: 'Moorline'}) CREATE (c)-[:OWNS {at: point({latitude: 54.1, longitude: -1.2})}]->(t)",
  "MATCH (z:Zulu), (s:Station {code: 'S103'}) CREATE (z)-[:SEES]->(s)",
];

/** More than any sample and the index of names hold, every node of it linked; then two of a rare label, which are not. */
const LARGE_WRITES: readonly string[] = [
  "UNWIND range(1, 10400) AS i CREATE (:Address {number: i})-[:NEAR]->(:Address {number: -i})",
  "CREATE (a:Vessel {registration: 'VS-1', home: 'North harbour', tonnage: 9}), (b:Vessel {registration: 'VS-2', home: 'North harbour', tonnage: 9})",
  "MATCH (a:Vessel {registration: 'VS-1'}) CREATE (a)-[:SLEPT_AT {berth: 4}]->(a)",
];

/** Takes the place of everything that is in the database. */
export async function seedForeignGraph(shared: SharedNeo4j): Promise<void> {
  await seed(shared, WRITES);
}

/** Likewise. */
export async function seedLargeForeignGraph(shared: SharedNeo4j): Promise<void> {
  await seed(shared, LARGE_WRITES);
}

async function seed(shared: SharedNeo4j, writes: readonly string[]): Promise<void> {
  await emptyNeo4j(shared);
  await dropConstraints(shared);
  await withDriver(shared, async (driver) => {
    for (const cypher of writes) await driver.executeQuery(cypher, { places: PLACES });
  });
}

/** A hash of every node and relationship with every value in it, and of the schema: what a write would change. */
export async function checksumOf(shared: SharedNeo4j): Promise<string> {
  return withDriver(shared, async (driver) => {
    const hash = createHash("sha256");
    for (const text of await everything(driver)) hash.update(text);
    return hash.digest("hex");
  });
}

async function everything(driver: Driver): Promise<readonly string[]> {
  const asked = [
    "MATCH (n) RETURN elementId(n) AS key, labels(n) AS what, properties(n) AS properties ORDER BY key",
    "MATCH (a)-[r]->(b) RETURN elementId(r) AS key, [type(r), elementId(a), elementId(b)] AS what, properties(r) AS properties ORDER BY key",
    "SHOW CONSTRAINTS YIELD name RETURN name AS key, [] AS what, {} AS properties ORDER BY key",
    "SHOW INDEXES YIELD name RETURN name AS key, [] AS what, {} AS properties ORDER BY key",
    "CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey AS key, [] AS what, {} AS properties ORDER BY key",
  ];
  const found: string[] = [];
  for (const cypher of asked) {
    const { records } = await driver.executeQuery(cypher);
    for (const record of records) found.push(JSON.stringify(record.toObject()));
  }
  return found;
}
