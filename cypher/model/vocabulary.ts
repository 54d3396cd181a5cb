// The one table of what a Powerlines graph may hold. Types, checks, constraints, colours, legend, filters and docs
// derive from it: a new kind or relation type is one entry here and nothing anywhere else.

/** A pair of CSS colours, one for each ground, each at least 3:1 against it (asserted in test/unit/view). */
export interface SchemeColour {
  readonly light: string;
  readonly dark: string;
}

export type ShapeName =
  | "ellipse"
  | "round-rectangle"
  | "rectangle"
  | "hexagon"
  | "diamond"
  | "octagon"
  | "triangle"
  | "pentagon"
  | "rhomboid"
  | "tag";

interface KindSpec {
  readonly label: string;
  readonly plural: string;
  /** Name of a lucide icon. */
  readonly icon: string;
  readonly shape: ShapeName;
  readonly colour: SchemeColour;
  /** Properties of the kind worth a line in the panel, beside the ones every entity has. */
  readonly shown: readonly string[];
  /** The FollowTheMoney schema it maps to; not an abstract one, which its readers drop (Thing, Asset). */
  readonly ftm: string;
}

export const KINDS = {
  Person: {
    label: "Person",
    plural: "People",
    icon: "user-round",
    shape: "ellipse",
    colour: { light: "#D2572F", dark: "#EE8866" },
    shown: ["country"],
    ftm: "Person",
  },
  Company: {
    label: "Company",
    plural: "Companies",
    icon: "building-2",
    shape: "round-rectangle",
    colour: { light: "#4477AA", dark: "#6C9BCB" },
    shown: ["sector", "country"],
    ftm: "Company",
  },
  Consortium: {
    label: "Consortium",
    plural: "Consortia",
    icon: "network",
    shape: "hexagon",
    colour: { light: "#AA3377", dark: "#D66BA5" },
    shown: ["sector", "country"],
    ftm: "Organization",
  },
  InvestorClass: {
    label: "Investor class",
    plural: "Investor classes",
    icon: "landmark",
    shape: "diamond",
    colour: { light: "#80802A", dark: "#B5B548" },
    shown: [],
    ftm: "Organization",
  },
  PublicBody: {
    label: "Public body",
    plural: "Public bodies",
    icon: "scale",
    shape: "rhomboid",
    colour: { light: "#4B3FA0", dark: "#9A92E6" },
    shown: ["country"],
    ftm: "PublicBody",
  },
  Country: {
    label: "Country",
    plural: "Countries",
    icon: "flag",
    shape: "rectangle",
    colour: { light: "#707070", dark: "#A8A8A8" },
    shown: [],
    ftm: "LegalEntity",
  },
  Infrastructure: {
    label: "Infrastructure",
    plural: "Infrastructure",
    icon: "server",
    shape: "octagon",
    colour: { light: "#228833", dark: "#4DB35E" },
    shown: ["sector", "country"],
    ftm: "Project",
  },
  Technology: {
    label: "Technology",
    plural: "Technologies",
    icon: "cpu",
    shape: "triangle",
    colour: { light: "#1B87A6", dark: "#66CCEE" },
    shown: ["sector"],
    ftm: "Project",
  },
  Statement: {
    label: "Statement",
    plural: "Statements",
    icon: "quote",
    shape: "tag",
    colour: { light: "#8A5A3C", dark: "#C99A78" },
    shown: [],
    ftm: "Document",
  },
  Metric: {
    label: "Metric",
    plural: "Metrics",
    icon: "gauge",
    shape: "pentagon",
    colour: { light: "#9A7F00", dark: "#DDCC55" },
    shown: ["value", "unit", "qualifier", "targetDate"],
    ftm: "Note",
  },
} as const satisfies Record<string, KindSpec>;

export type Kind = keyof typeof KINDS;

/** How a family of relations is drawn: hue and line together (look.md). Certainty of time is opacity, never a dash. */
interface FamilySpec {
  readonly label: string;
  /** The one letter at the middle of a line when near, so that no family rests on its dash alone. */
  readonly letter: string;
  readonly colour: SchemeColour;
  readonly line: "solid" | "dashed" | "dotted";
  /** Dash lengths in px at zoom 1; empty for a solid line. */
  readonly dash: readonly number[];
  /** Width in px at zoom 1, where no amount widens it. */
  readonly width: number;
}

export const FAMILIES = {
  capital: {
    label: "Capital",
    letter: "C",
    colour: { light: "#0B7D5C", dark: "#2BB98E" },
    line: "solid",
    dash: [],
    width: 1.5,
  },
  control: {
    label: "Control",
    letter: "O",
    colour: { light: "#3A3F47", dark: "#D4D7DC" },
    line: "solid",
    dash: [],
    width: 1.8,
  },
  collaboration: {
    label: "Collaboration",
    letter: "P",
    colour: { light: "#6E7A88", dark: "#8C97A5" },
    line: "solid",
    dash: [],
    width: 1.4,
  },
  conflict: {
    label: "Conflict",
    letter: "X",
    colour: { light: "#C4314B", dark: "#F06A7E" },
    line: "dashed",
    dash: [6, 4],
    width: 2,
  },
  supply: {
    label: "Supply",
    letter: "S",
    colour: { light: "#8A6A12", dark: "#D0AE4E" },
    line: "dashed",
    dash: [14, 6],
    width: 1.6,
  },
  place: {
    label: "Place",
    letter: "L",
    colour: { light: "#767676", dark: "#949494" },
    line: "dotted",
    dash: [1.5, 4],
    width: 1.4,
  },
  statement: {
    label: "Statement",
    letter: "T",
    colour: { light: "#8A5A3C", dark: "#C99A78" },
    line: "dotted",
    dash: [1.5, 4],
    width: 1.4,
  },
  forecast: {
    label: "Forecast",
    letter: "F",
    colour: { light: "#7357B5", dark: "#A893E0" },
    line: "dotted",
    dash: [2, 3],
    width: 1.4,
  },
} as const satisfies Record<string, FamilySpec>;

export type Family = keyof typeof FAMILIES;

interface RelationTypeSpec {
  readonly family: Family;
  readonly label: string;
  readonly directed: boolean;
  readonly from: readonly Kind[];
  readonly to: readonly Kind[];
  /** "<from> <verb> <to>". */
  readonly verb: string;
  /** "<to> <reverseVerb> <from>"; the same as verb where the relation has no direction. */
  readonly reverseVerb: string;
  /** Properties of the type worth a line in the receipt, beside the ones every relation has. */
  readonly shown: readonly string[];
  /** May carry an amount of money. */
  readonly money: boolean;
  /** The FollowTheMoney schema it maps to. */
  readonly ftm: string;
}

const ORGANISATIONS = ["Company", "Consortium", "PublicBody"] as const satisfies readonly Kind[];
const ACTORS = [...ORGANISATIONS, "Person", "InvestorClass", "Country"] as const satisfies readonly Kind[];
const THINGS = ["Infrastructure", "Technology"] as const satisfies readonly Kind[];
const ALL: readonly Kind[] = Object.keys(KINDS) as Kind[]; // a named door: the keys of the table above

export const RELATION_TYPES = {
  INVESTED_IN: {
    family: "capital",
    label: "Invested in",
    directed: true,
    from: ACTORS,
    to: [...ORGANISATIONS, ...THINGS],
    verb: "invested in",
    reverseVerb: "received investment from",
    shown: ["instrument", "share"],
    money: true,
    ftm: "Ownership",
  },
  COMMITS_CAPITAL: {
    family: "capital",
    label: "Commits capital",
    directed: true,
    from: ACTORS,
    to: [...ORGANISATIONS, ...THINGS, "Country"],
    verb: "commits capital to",
    reverseVerb: "is to receive capital from",
    shown: [],
    money: true,
    ftm: "Payment",
  },
  SEEKS_CAPITAL: {
    family: "capital",
    label: "Seeks capital",
    directed: true,
    from: ORGANISATIONS,
    to: [...ACTORS, "Metric"],
    verb: "seeks capital from",
    reverseVerb: "is sought as capital by",
    shown: [],
    money: true,
    ftm: "UnknownLink",
  },
  DEMANDS: {
    family: "capital",
    label: "Demands",
    directed: true,
    from: ACTORS,
    to: [...THINGS, ...ORGANISATIONS],
    verb: "asks for",
    reverseVerb: "is asked for by",
    shown: [],
    money: true,
    ftm: "UnknownLink",
  },
  OWNS: {
    family: "control",
    label: "Owns",
    directed: true,
    from: ACTORS,
    to: [...ORGANISATIONS, ...THINGS],
    verb: "owns",
    reverseVerb: "is owned by",
    shown: ["share", "form"],
    money: true,
    ftm: "Ownership",
  },
  HOLDS_POSITION: {
    family: "control",
    label: "Holds position",
    directed: true,
    from: ["Person"],
    to: ORGANISATIONS,
    verb: "holds a position at",
    reverseVerb: "has in a position",
    shown: ["role"],
    money: false,
    ftm: "Employment",
  },
  FOUNDED: {
    family: "control",
    label: "Founded",
    directed: true,
    from: ACTORS,
    to: ORGANISATIONS,
    verb: "founded",
    reverseVerb: "was founded by",
    shown: ["role"],
    money: false,
    ftm: "Directorship",
  },
  LINKED_TO: {
    family: "control",
    label: "Linked to (role not stated)",
    directed: true,
    from: ACTORS,
    to: [...ORGANISATIONS, ...THINGS],
    verb: "is linked to",
    reverseVerb: "is linked to",
    shown: ["role"],
    money: false,
    ftm: "UnknownLink",
  },
  LAUNCHED: {
    family: "collaboration",
    label: "Launched",
    directed: true,
    from: ACTORS,
    to: ["Consortium", ...THINGS],
    verb: "launched",
    reverseVerb: "was launched by",
    shown: ["role"],
    money: false,
    ftm: "Membership",
  },
  MEMBER_OF: {
    family: "collaboration",
    label: "Member of",
    directed: true,
    from: ACTORS,
    to: ["Consortium", "PublicBody"],
    verb: "is a member of",
    reverseVerb: "has as a member",
    shown: ["role"],
    money: false,
    ftm: "Membership",
  },
  ADVISES: {
    family: "collaboration",
    label: "Advises",
    directed: true,
    from: ["Person", ...ORGANISATIONS],
    to: ACTORS,
    verb: "advises",
    reverseVerb: "is advised by",
    shown: ["role"],
    money: false,
    ftm: "UnknownLink",
  },
  PARTNER_OF: {
    family: "collaboration",
    label: "Partners",
    directed: false,
    from: ACTORS,
    to: ACTORS,
    verb: "partners with",
    reverseVerb: "partners with",
    shown: ["role"],
    money: true,
    ftm: "UnknownLink",
  },
  IN_TENSION_WITH: {
    family: "conflict",
    label: "In tension",
    directed: false,
    from: ACTORS,
    to: ACTORS,
    verb: "is in tension with",
    reverseVerb: "is in tension with",
    shown: [],
    money: false,
    ftm: "UnknownLink",
  },
  COMPETES_WITH: {
    family: "conflict",
    label: "Competes",
    directed: false,
    from: ACTORS,
    to: ACTORS,
    verb: "competes with",
    reverseVerb: "competes with",
    shown: [],
    money: false,
    ftm: "UnknownLink",
  },
  SUPPLIES: {
    family: "supply",
    label: "Supplies",
    directed: true,
    from: ORGANISATIONS,
    to: [...ORGANISATIONS, ...THINGS, "Country"],
    verb: "supplies",
    reverseVerb: "is supplied by",
    shown: ["role"],
    money: true,
    ftm: "UnknownLink",
  },
  DEVELOPS: {
    family: "supply",
    label: "Develops",
    directed: true,
    from: ["Person", ...ORGANISATIONS],
    to: THINGS,
    verb: "develops",
    reverseVerb: "is developed by",
    shown: [],
    money: true,
    ftm: "UnknownLink",
  },
  FOCUSES_ON: {
    family: "supply",
    label: "Focuses on",
    directed: true,
    from: ORGANISATIONS,
    to: [...THINGS, "Metric", "Country"],
    verb: "focuses on",
    reverseVerb: "is a focus of",
    shown: [],
    money: false,
    ftm: "UnknownLink",
  },
  BASED_IN: {
    family: "place",
    label: "Based in",
    directed: true,
    from: ["Person", ...ORGANISATIONS, "InvestorClass", "Infrastructure"],
    to: ["Country"],
    verb: "is based in",
    reverseVerb: "is home to",
    shown: [],
    money: false,
    ftm: "UnknownLink",
  },
  STATED: {
    family: "statement",
    label: "Stated",
    directed: true,
    from: ["Person", ...ORGANISATIONS],
    to: ["Statement"],
    verb: "stated",
    reverseVerb: "was stated by",
    shown: ["role"],
    money: false,
    ftm: "Documentation",
  },
  ABOUT: {
    family: "statement",
    label: "About",
    directed: true,
    from: ["Statement", "Metric"],
    to: ALL,
    verb: "is about",
    reverseVerb: "is the subject of",
    shown: [],
    money: false,
    ftm: "Documentation",
  },
  EXPECTS: {
    family: "statement",
    label: "Expects",
    directed: true,
    from: ACTORS,
    to: [...THINGS, "Metric", ...ORGANISATIONS],
    verb: "expects",
    reverseVerb: "is expected by",
    shown: [],
    money: false,
    ftm: "UnknownLink",
  },
  FORECASTS: {
    family: "forecast",
    label: "Forecasts",
    directed: true,
    from: [...ACTORS, ...THINGS, "Statement"],
    to: ["Metric"],
    verb: "has as its forecast",
    reverseVerb: "is the forecast for",
    shown: [],
    money: false,
    ftm: "UnknownLink",
  },
  COMPARED_WITH: {
    family: "forecast",
    label: "Compared with",
    directed: true,
    from: ["Metric"],
    to: ["Metric"],
    verb: "is compared with",
    reverseVerb: "is the comparison for",
    shown: ["role"],
    money: false,
    ftm: "UnknownLink",
  },
  AFFECTS: {
    family: "forecast",
    label: "Affects",
    directed: true,
    from: [...ACTORS, ...THINGS],
    to: [...THINGS, "Metric", ...ACTORS],
    verb: "affects",
    reverseVerb: "is affected by",
    shown: [],
    money: false,
    ftm: "UnknownLink",
  },
} as const satisfies Record<string, RelationTypeSpec>;

export type RelationType = keyof typeof RELATION_TYPES;

/** What a claim rests on. `inference` is ours, not the source's: drawn dash-dot with an open arrow. */
export const BASES = {
  filing: "Filing",
  contract: "Contract",
  officialStatement: "Official statement",
  reporting: "Reporting",
  analysis: "Analysis",
  inference: "Inference",
} as const;
export type Basis = keyof typeof BASES;

/** Derived (confidence.ts); an override needs a reason. Strongest first. */
export const CONFIDENCES = {
  confirmed: "Confirmed",
  probable: "Probable",
  reported: "Reported",
  disputed: "Disputed",
  retracted: "Retracted",
} as const;
export type Confidence = keyof typeof CONFIDENCES;

export const STANCES = { supports: "Supports", disputes: "Disputes" } as const;
export type Stance = keyof typeof STANCES;

export const AMOUNT_QUALIFIERS = {
  exact: "",
  approximate: "approx.",
  atLeast: "at least",
  upTo: "up to",
  range: "range",
  undisclosed: "undisclosed",
} as const;
export type AmountQualifier = keyof typeof AMOUNT_QUALIFIERS;

/** Where the money stands. Totals never mix two of them. */
export const MONEY_STATUSES = {
  potential: "potential",
  planned: "planned",
  target: "target",
  committed: "committed",
  disbursed: "disbursed",
  equityPurchased: "equity purchased",
  guaranteed: "guaranteed",
  cancelled: "cancelled",
} as const;
export type MoneyStatus = keyof typeof MONEY_STATUSES;

export const SOURCE_TYPES = {
  newsArticle: "News article",
  pressRelease: "Press release",
  filing: "Filing",
  contract: "Contract",
  report: "Report",
  interview: "Interview",
  database: "Database",
  website: "Website",
  dataset: "Dataset",
  editorial: "Editorial note",
} as const;
export type SourceType = keyof typeof SOURCE_TYPES;

/** The qualifiers of a metric's value are the ones of an amount that is one figure. */
export const METRIC_QUALIFIERS = [
  "exact",
  "approximate",
  "atLeast",
  "upTo",
] as const satisfies readonly AmountQualifier[];
export type MetricQualifier = (typeof METRIC_QUALIFIERS)[number];

/** Labels that are not kinds: every fact node, provenance, and the datasets themselves. */
export const ENTITY_LABEL = "Entity";
export const SOURCE_LABEL = "Source";
export const DATASET_LABEL = "Dataset";

function has<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

export function isKind(name: string): name is Kind {
  return has(KINDS, name);
}

export function isRelationType(name: string): name is RelationType {
  return has(RELATION_TYPES, name);
}

export function isFamily(name: string): name is Family {
  return has(FAMILIES, name);
}

/** The keys of one of the tables above, typed; the one place where Object.keys is narrowed. */
export function keysOf<T extends object>(table: T): readonly Extract<keyof T, string>[] {
  return Object.keys(table) as Extract<keyof T, string>[]; // a named door: the tables are closed constants
}

/** The family of a relation type, or undefined for a type that is not ours. */
export function familyOf(type: string): Family | undefined {
  return isRelationType(type) ? RELATION_TYPES[type].family : undefined;
}

/** The kind among a node's labels, or undefined where none is ours. */
export function kindOf(labels: readonly string[]): Kind | undefined {
  return labels.find(isKind);
}
