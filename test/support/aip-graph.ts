// The article's graph as a server would answer it, small enough to read: what drawing is tried on without a server.
import type { WireEntity, WireGraph, WireRelation } from "#contract";
import type { Positions, Properties } from "#model";

const SOURCE = "news-article-aip";
const evidence = (locator: string) => [{ source: SOURCE, locator, stance: "supports" as const }];

function entity(id: string, kind: string, name: string, properties: Properties = {}): WireEntity {
  return { id, kind, name, labels: ["Entity", kind].toSorted(), properties: { id, name, ...properties }, evidence: [] };
}

function relation(
  source: string,
  type: string,
  target: string,
  locator: string,
  properties: Properties = {},
): WireRelation {
  return {
    id: `${source}-${type.toLowerCase()}-${target}`,
    type,
    source,
    target,
    properties: { basis: "reporting", confidence: "reported", ...properties },
    evidence: evidence(locator),
  };
}

const dollars = (amount: number, amountQualifier: string, moneyStatus: string): Properties => ({
  amount,
  amountQualifier,
  moneyStatus,
  currency: "USD",
});

export const AIP_GRAPH: WireGraph = {
  entities: [
    entity("aip", "Consortium", "AI Infrastructure Partnership"),
    entity("blackrock", "Company", "BlackRock"),
    entity("gip", "Company", "Global Infrastructure Partners"),
    entity("microsoft", "Company", "Microsoft"),
    entity("mgx", "Company", "MGX"),
    entity("xai", "Company", "xAI"),
    entity("nvidia", "Company", "Nvidia"),
    entity("nextera", "Company", "NextEra Energy Inc."),
    entity("ge-vernova", "Company", "GE Vernova Inc."),
    entity("openai", "Company", "OpenAI"),
    entity("midjourney", "Company", "Midjourney"),
    entity("elon-musk", "Person", "Elon Musk"),
    entity("sam-altman", "Person", "Sam Altman"),
    entity("larry-fink", "Person", "Larry Fink"),
    entity("pension-funds", "InvestorClass", "Pension funds"),
    entity("insurers", "InvestorClass", "Insurance companies"),
    entity("private-equity", "InvestorClass", "Private equity capital"),
    entity("ai-data-centres", "Infrastructure", "AI data centres"),
    entity("data-centres", "Infrastructure", "Data centres worldwide"),
    entity("long-term", "Infrastructure", "Long-term infrastructure investment"),
    entity("total", "Metric", "AIP's potential total investment", { value: 100e9, unit: "USD", qualifier: "upTo" }),
    entity("own-models", "Technology", "Microsoft's own AI models"),
    entity("demand", "Metric", "Data-centre electricity demand", {
      value: 1580,
      unit: "TWh",
      qualifier: "atLeast",
      targetDate: "2034",
    }),
    entity("india-use", "Metric", "India's current annual electricity consumption"),
    entity("uae", "Country", "United Arab Emirates"),
    entity("india", "Country", "India"),
    entity("fink-statement", "Statement", "Fink's statement"),
  ],
  relations: [
    ...["blackrock", "gip", "microsoft", "mgx"].map((id) => relation(id, "LAUNCHED", "aip", "P2 S1")),
    relation("xai", "MEMBER_OF", "aip", "P2 S3"),
    relation("nvidia", "ADVISES", "aip", "P1 S2", { role: "technology advisor" }),
    relation("blackrock", "OWNS", "gip", "P2 S1"),
    relation("mgx", "BASED_IN", "uae", "P2 S1"),
    relation("elon-musk", "LINKED_TO", "xai", "P1 S1"),
    relation("elon-musk", "FOUNDED", "openai", "P6 S3", { role: "coFounder" }),
    relation("sam-altman", "HOLDS_POSITION", "openai", "P6 S3", { role: "CEO", isCurrent: true }),
    relation("larry-fink", "HOLDS_POSITION", "blackrock", "P4 S1", { role: "CEO" }),
    relation("elon-musk", "IN_TENSION_WITH", "sam-altman", "P6 S3", { attributedTo: SOURCE }),
    relation("microsoft", "INVESTED_IN", "openai", "P6 S1", dollars(13e9, "approximate", "disbursed")),
    relation("microsoft", "PARTNER_OF", "openai", "P6 S1"),
    relation("microsoft", "DEVELOPS", "own-models", "P6 S2"),
    relation("microsoft", "COMPETES_WITH", "openai", "P6 S2", { basis: "inference", attributedTo: SOURCE }),
    relation("microsoft", "PARTNER_OF", "xai", "P1 S1"),
    relation("blackrock", "PARTNER_OF", "xai", "P1 S1"),
    relation("aip", "COMMITS_CAPITAL", "ai-data-centres", "P1 S2", dollars(30e9, "exact", "planned")),
    relation("aip", "SEEKS_CAPITAL", "private-equity", "P2 S2", dollars(30e9, "exact", "target")),
    relation("aip", "SEEKS_CAPITAL", "total", "P2 S2", dollars(100e9, "upTo", "potential")),
    relation("aip", "PARTNER_OF", "nextera", "P5 S2"),
    relation("aip", "PARTNER_OF", "ge-vernova", "P5 S2"),
    relation("nextera", "SUPPLIES", "ai-data-centres", "P5 S2", { basis: "inference" }),
    relation("ge-vernova", "SUPPLIES", "ai-data-centres", "P5 S2", { basis: "inference" }),
    relation("pension-funds", "DEMANDS", "long-term", "P4 S1", { attributedTo: "larry-fink" }),
    relation("insurers", "DEMANDS", "long-term", "P4 S1", { attributedTo: "larry-fink" }),
    relation("larry-fink", "STATED", "fink-statement", "P4 S1"),
    relation("fink-statement", "ABOUT", "long-term", "P4 S1"),
    relation("aip", "EXPECTS", "long-term", "P4 S2"),
    relation("aip", "FOCUSES_ON", "demand", "P5 S1"),
    relation("xai", "AFFECTS", "long-term", "P2 S3"),
    relation("data-centres", "FORECASTS", "demand", "P7 S2"),
    relation("demand", "COMPARED_WITH", "india-use", "P7 S2"),
    relation("india-use", "ABOUT", "india", "P7 S2"),
    relation("ai-data-centres", "AFFECTS", "demand", "P7 S1"),
    relation("aip", "AFFECTS", "demand", "P7 S3"),
  ],
  sources: [{ id: SOURCE, title: "News article on AIP", properties: { id: SOURCE, sourceType: "newsArticle" } }],
};

export const AIP_POSITIONS: Positions = {
  aip: [0, 0],
  blackrock: [-300, -90],
  gip: [-270, 60],
  microsoft: [-40, -230],
  mgx: [-180, 190],
  xai: [160, -140],
  nvidia: [-40, 210],
  nextera: [230, 90],
  "ge-vernova": [310, 0],
  openai: [190, -290],
  midjourney: [430, 330],
  "elon-musk": [330, -210],
  "sam-altman": [400, -330],
  "larry-fink": [-430, -190],
  "pension-funds": [-460, 20],
  insurers: [-440, 130],
  "private-equity": [-310, 280],
  "ai-data-centres": [150, 200],
  "data-centres": [430, 180],
  "long-term": [-330, -270],
  total: [20, 340],
  "own-models": [-190, -330],
  demand: [320, 250],
  "india-use": [250, 370],
  uae: [-330, 180],
  india: [130, 400],
  "fink-statement": [-480, -290],
};
