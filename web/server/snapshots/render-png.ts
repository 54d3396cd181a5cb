// An SVG of ours as PNG. Inter where its files are installed (the package has TrueType; the web package's WOFF2 cannot
// be read here), else the machine's own fonts.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import type { ResvgRenderOptions } from "@resvg/resvg-js";

const FONT_PACKAGE = "@expo-google-fonts/inter";
const FONT_FILES = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"];

/** Absolute paths of the fonts that come with the project; empty where the package is not installed. */
function installedFonts(): readonly string[] {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${FONT_PACKAGE}/package.json`));
    return FONT_FILES.map((file) => join(folder, file)).filter((path) => existsSync(path));
  } catch {
    return [];
  }
}

const fonts: NonNullable<ResvgRenderOptions["font"]> = {
  fontFiles: [...installedFonts()],
  // Names may be in any script: what Inter has no letters for, the machine may have.
  loadSystemFonts: true,
  defaultFontFamily: "Inter",
  sansSerifFamily: "Inter",
};

/** resvg knows the nine hundreds alone, and draws any other weight as the regular one. */
function withKnownWeights(svg: string): string {
  return svg.replaceAll(/ font-weight="(\d)\d\d"/g, ' font-weight="$100"');
}

/** @param scale px of the PNG for a px of the SVG */
export async function renderPng(svg: string, scale: number): Promise<Buffer> {
  const image = await renderAsync(withKnownWeights(svg), { font: fonts, fitTo: { mode: "zoom", value: scale } });
  return image.asPng();
}
