// Icons of kinds as path data on a 24 x 24 grid, stroked, 2 wide: drawn into nodes and into pictures without React.
// Path data from Lucide (https://lucide.dev), ISC License, Copyright (c) Lucide Contributors.

const rect = (x: number, y: number, width: number, height: number, r: number) =>
  `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
  `h${-(width - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(height - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}z`;

const PATHS: Readonly<Record<string, string>> = {
  "user-round": "M12 3a5 5 0 0 1 0 10a5 5 0 0 1 0-10zM20 21a8 8 0 0 0-16 0",
  "building-2":
    "M10 12h4M10 8h4M14 21v-3a2 2 0 0 0-4 0v3M6 10H4a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V9a2 2 0 0 0-2-2h-2" +
    "M6 21V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v16",
  network: `${rect(16, 16, 6, 6, 1)}${rect(2, 16, 6, 6, 1)}${rect(9, 2, 6, 6, 1)}M5 16v-3a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v3M12 12V8`,
  landmark:
    "M10 18v-7M11.119 2.205a2 2 0 0 1 1.762 0l7.84 3.846A.5.5 0 0 1 20.5 7h-17a.5.5 0 0 1-.22-.949zM14 18v-7M18 18v-7M3 22h18M6 18v-7",
  scale: "M12 3v18M19 8l3 8a5 5 0 0 1-6 0zV7M3 7h1a17 17 0 0 0 8-2 17 17 0 0 0 8 2h1M5 8l3 8a5 5 0 0 1-6 0zV7M7 21h10",
  flag:
    "M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.333 2q2 0 3.067-.8A1 1 0 0 1 20 4v10a1 1 0 0 1-.4.8" +
    "A6 6 0 0 1 16 16c-3 0-5-2-8-2a6 6 0 0 0-4 1.528",
  server: `${rect(2, 2, 20, 8, 2)}${rect(2, 14, 20, 8, 2)}M6 6h.01M6 18h.01`,
  cpu: `M12 20v2M12 2v2M17 20v2M17 2v2M2 12h2M2 17h2M2 7h2M20 12h2M20 17h2M20 7h2M7 20v2M7 2v2${rect(4, 4, 16, 16, 2)}${rect(8, 8, 8, 8, 1)}`,
  quote:
    "M16 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2z" +
    "M5 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2z",
  gauge: "M12 14l4-4M3.34 19a10 10 0 1 1 17.32 0",
  // For labels that are nobody's: a plain ring.
  circle: "M12 5a7 7 0 0 1 0 14a7 7 0 0 1 0-14z",
};

/** The path data of an icon by its Lucide name; a plain ring for a name without one here. */
export function iconPath(name: string): string {
  return PATHS[name] ?? PATHS["circle"] ?? "";
}
