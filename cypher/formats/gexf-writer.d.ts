// Types of graphology-gexf's writer alone: its browser door also loads a parser, which Node has no DOM for.
declare module "graphology-gexf/common/writer.js" {
  export { write as default } from "graphology-gexf/browser";
}
