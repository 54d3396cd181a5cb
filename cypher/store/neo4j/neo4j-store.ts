// Neo4j through its driver: reads in read transactions with a deadline, a load in one write transaction.
import neo4j from "neo4j-driver";
import type { Driver, Plan as DriverPlan, Session } from "neo4j-driver";
import { RELATION_TYPES, keysOf } from "#model";
import { applySchema } from "#schema";
import { checkChange } from "../check-change.ts";
import { dataVersionOf } from "../data-version.ts";
import { DATASETS_CYPHER, datasetsFrom } from "../datasets.ts";
import type {
  DatasetDescription,
  GraphStore,
  LimitedRun,
  LiveSchema,
  Plan,
  PlanOperator,
  Rows,
  RunOptions,
  Statement,
  StoreDescription,
  StoreValue,
} from "../graph-store.ts";
import { StoreError, isNode, isRelationship } from "../graph-store.ts";
import { rowLimiter } from "../limit-rows.ts";
import type { Cut } from "../limit-rows.ts";
import { cellText } from "../tag-values.ts";
import { decodeValue, encodeParameters } from "./decode.ts";
import { toStoreError } from "./errors.ts";
import { readLiveSchema } from "./live-schema.ts";
import { inStep, stoppable } from "./stoppable.ts";
import { writeChange } from "./write-change.ts";

export interface Neo4jConfig {
  readonly engine: "neo4j";
  /** `neo4j://` (routed), `bolt://`, or either with `+s` for TLS. */
  readonly uri: string;
  /** Empty where the server asks for none. */
  readonly username: string;
  readonly password: string;
  readonly database?: string;
}

const CONNECT_MS = 5_000;
const RETRY_MS = 2_000;
const EXPLAIN_MS = 2_000;
/** How soon a load by another process is seen, while anybody listens. */
const VERSION_CHECK_MS = 2_000;
/** Rows asked for at a time: what is on its way when a limit cuts a result. */
const FETCH_ROWS = 500;

/** One branch a type: an index on relationships is of one type, and without a type every relationship is looked at. */
const RELATIONSHIPS_BY_ID = keysOf(RELATION_TYPES)
  .map(
    (type) =>
      `UNWIND $ids AS id MATCH (a)-[r:${type} {id: id}]->(b) RETURN id, r AS relationship, a AS source, b AS target`,
  )
  .join(" UNION ALL ");

/** Throws StoreError "unavailable" where nothing answers or the credentials are refused. */
export async function openNeo4jStore(config: Neo4jConfig): Promise<GraphStore> {
  const driver = openDriver(config);
  try {
    await driver.getServerInfo(databaseOf(config));
  } catch (error) {
    await driver.close();
    const { message } = toStoreError(error);
    throw new StoreError("unavailable", `Neo4j at ${config.uri} does not answer: ${message}`, { cause: error });
  }
  return storeOver(driver, config);
}

function openDriver(config: Neo4jConfig): Driver {
  const { uri, username, password } = config;
  const auth = username === "" ? undefined : neo4j.auth.basic(username, password);
  try {
    return neo4j.driver(uri, auth, {
      useBigInt: true,
      fetchSize: FETCH_ROWS,
      maxTransactionRetryTime: RETRY_MS,
      connectionTimeout: CONNECT_MS,
      connectionAcquisitionTimeout: CONNECT_MS,
      userAgent: "powerlines",
    });
  } catch (error) {
    throw new StoreError("unavailable", `"${uri}" is no address of a Neo4j (neo4j://host:7687).`, { cause: error });
  }
}

function databaseOf({ database }: Neo4jConfig): { database?: string } {
  return database === undefined || database === "" ? {} : { database };
}

function storeOver(driver: Driver, config: Neo4jConfig): GraphStore {
  // What one session has written, the next one reads, on whichever member of a cluster.
  const bookmarkManager = neo4j.bookmarkManager();
  let closed = false;
  const openSession = (mode: "READ" | "WRITE"): Session => {
    if (closed) throw closedError();
    return driver.session({ ...databaseOf(config), defaultAccessMode: mode, bookmarkManager });
  };
  const listeners = new Set<(dataVersion: string | null) => void>();
  let lastVersion: string | null | undefined;
  let timer: NodeJS.Timeout | undefined;

  const run = async (statement: Statement, options: RunOptions = {}): Promise<Rows> =>
    inStep(() =>
      stoppable(openSession("READ"), options, async (session) => {
        const { columns, records } = await session.executeRead(async (transaction) => {
          const result = transaction.run(statement.cypher, encodeParameters(statement.parameters));
          const columns = await result.keys();
          return { columns, records: (await result).records };
        }, transactionConfig(options.timeoutMs));
        return { columns, rows: records.map((record) => columns.map((key) => decodeValue(record.get(key)))) };
      }),
    );

  const runLimited: GraphStore["runLimited"] = async (statement, limits, sink, options = {}): Promise<LimitedRun> => {
    const timeoutMs = Math.min(limits.timeoutMs, options.timeoutMs ?? limits.timeoutMs);
    const started = performance.now();
    let isAnswering = false;
    const ask = () =>
      stoppable(openSession("READ"), { ...options, timeoutMs }, async (session): Promise<LimitedRun> => {
        const transaction = await session.beginTransaction(transactionConfig(timeoutMs));
        const result = transaction.run(statement.cypher, encodeParameters(statement.parameters));
        const columns = await result.keys();
        isAnswering = true;
        sink.columns(columns);
        const admit = rowLimiter(limits);
        let rows = 0;
        let cutBy: Cut | undefined;
        for await (const record of result) {
          const values = columns.map((key): StoreValue => decodeValue(record.get(key)));
          cutBy = admit(values);
          if (cutBy !== undefined) break;
          rows++;
          await sink.row(values);
        }
        const ms = Math.round(performance.now() - started);
        return { columns, rows, truncated: cutBy !== undefined, ms, ...(cutBy === undefined ? {} : { cutBy }) };
      });
    return inStep(ask, () => !isAnswering);
  };

  const explain = async (statement: Statement, options: RunOptions = {}): Promise<Plan> =>
    inStep(() =>
      stoppable(
        openSession("READ"),
        { timeoutMs: EXPLAIN_MS, ...options },
        async (session) => {
          const { summary } = await session.executeRead(
            (transaction) => transaction.run(`EXPLAIN\n${statement.cypher}`, encodeParameters(statement.parameters)),
            transactionConfig(options.timeoutMs ?? EXPLAIN_MS),
          );
          const operators = summary.plan === false ? [] : flattenPlan(summary.plan, 0);
          return {
            operators: operators.map(({ name, detail }) => ({ name, detail })),
            statementType: summary.queryType,
            text: operators
              .map(({ depth, name, detail }) => `${"  ".repeat(depth)}${name} ${detail}`.trimEnd())
              .join("\n"),
          };
        },
        1,
      ),
    );

  const datasets = async (): Promise<readonly DatasetDescription[]> =>
    datasetsFrom(await run({ cypher: DATASETS_CYPHER }));

  let described: StoreDescription | undefined;
  /** Every answer begins and ends with it: of a version that is known already only the datasets are asked for. */
  const describe: GraphStore["describe"] = async () => {
    const loaded = await datasets();
    const dataVersion = dataVersionOf(loaded);
    if (dataVersion !== null && described?.dataVersion === dataVersion) return described;
    const { agent } = await driver.getServerInfo(databaseOf(config)).catch((error: unknown) => {
      throw toStoreError(error);
    });
    described = {
      engine: "neo4j",
      version: (agent ?? "Neo4j").replace("/", " "),
      dataVersion,
      datasets: loaded,
      counts: {
        nodes: firstNumber(await run({ cypher: "MATCH (n) RETURN count(n) AS count" })),
        relationships: firstNumber(await run({ cypher: "MATCH ()-[r]->() RETURN count(r) AS count" })),
      },
    };
    return described;
  };

  /** Tells the listeners where the version is another one than last time. */
  const noteVersion = (dataVersion: string | null) => {
    const changed = lastVersion !== undefined && lastVersion !== dataVersion;
    lastVersion = dataVersion;
    if (changed) for (const listener of listeners) listener(dataVersion);
  };
  const look = async () => {
    try {
      noteVersion(dataVersionOf(await datasets()));
    } catch {
      // Not reachable just now: the next look tells, and every read says so itself.
    }
  };

  return {
    engine: "neo4j",
    ping: async () => {
      if (closed) throw closedError();
      try {
        await driver.verifyConnectivity(databaseOf(config));
      } catch (error) {
        throw new StoreError("unavailable", toStoreError(error).message, { cause: error });
      }
    },
    describe,
    liveSchema: (): Promise<LiveSchema> => readLiveSchema(run),
    run,
    runLimited,
    explain,
    nodesByKey: async (keys) => {
      const { rows } = await run({
        cypher: "MATCH (n) WHERE elementId(n) IN $keys RETURN n",
        parameters: { keys },
      });
      const found = new Map(rows.flatMap(([node]) => (isNode(node) ? [[node.key, node] as const] : [])));
      return keys.flatMap((key) => found.get(key) ?? []);
    },
    relationshipsById: async (ids, options = {}) => {
      const { rows } = await run({ cypher: RELATIONSHIPS_BY_ID, parameters: { ids } }, options);
      const found = new Map(
        rows.flatMap(([id, relationship, source, target]) =>
          isRelationship(relationship) && isNode(source) && isNode(target)
            ? [[id, { relationship, source, target }] as const]
            : [],
        ),
      );
      return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
    },
    // The origin is the embedded store's: a server rebuilds nothing, it has its own backups.
    apply: async (change, _origin, progress) => {
      checkChange(change);
      if (lastVersion === undefined) await look();
      await stoppable(openSession("WRITE"), {}, (session) =>
        applySchema(async (statement) => void (await session.run(statement))),
      );
      await stoppable(openSession("WRITE"), {}, (session) =>
        session.executeWrite((transaction) => writeChange(transaction, change, progress)),
      );
      // A change need not name a dataset: then the version is the same, and the counts are others.
      described = undefined;
      const description = await describe();
      noteVersion(description.dataVersion);
      return description;
    },
    onChange: (listener) => {
      listeners.add(listener);
      if (timer === undefined) {
        void look();
        timer = setInterval(() => void look(), VERSION_CHECK_MS);
        timer.unref();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      await driver.close();
    },
  };
}

function firstNumber({ rows }: Rows): number {
  return Number(rows[0]?.[0] ?? 0);
}

function closedError(): StoreError {
  return new StoreError("unavailable", "The store was closed.");
}

function transactionConfig(timeoutMs: number | undefined): { timeout?: number } {
  return timeoutMs === undefined ? {} : { timeout: timeoutMs };
}

function flattenPlan(plan: DriverPlan, depth: number): readonly (PlanOperator & { readonly depth: number })[] {
  const details: unknown = plan.arguments["Details"];
  return [
    // The database's name after the "@" is the same for every operator.
    { depth, name: plan.operatorType.replace(/@.*$/, ""), detail: cellText(decodeValue(details ?? "")) },
    ...plan.children.flatMap((child) => flattenPlan(child, depth + 1)),
  ];
}
