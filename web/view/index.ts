// The view's door: words and drawing that client, embed and server share. No React, no store, no Node.
export * from "./scene.ts";
export * from "./words.ts";
export * from "./sentences.ts";
export * from "./receipt.ts";
export * from "./human.ts";
export * from "./styles.ts";
export * from "./stylesheet.ts";
export * from "./shapes.ts";
export * from "./icons.ts";
export * from "./amounts.ts";
export * from "./to-elements.ts";
export * from "./place.ts";
export * from "./measure.ts";
export * from "./geometry.ts";
export * from "./labels.ts";
export * from "./label-wishes.ts";
export * from "./to-svg.ts";
