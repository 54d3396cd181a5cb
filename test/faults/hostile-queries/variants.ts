// Other spellings of one statement that mean the same to the engines: what a check of the words alone would miss.
import { lex } from "#guard/lexer";

type Variant = (statement: string) => string;

/** The statement's tokens with something between them that both engines skip. */
function joinedBy(separator: string): Variant {
  return (statement) => {
    const { tokens } = lex(statement);
    return tokens.map((token) => statement.slice(token.start, token.end)).join(separator);
  };
}

function alternateCase(statement: string): string {
  return statement.replaceAll(/\b[A-Z]{3,}\b/g, (word) =>
    word.replaceAll(/(.)(.?)/g, (_pair, first: string, second: string) => first.toLowerCase() + second),
  );
}

export const VARIANTS: Readonly<Record<string, Variant>> = {
  "in lower case": (statement) => statement.replaceAll(/\b[A-Z]{3,}\b/g, (word) => word.toLowerCase()),
  "in mixed case": alternateCase,
  "with line breaks": joinedBy("\n"),
  "with tabs": joinedBy("\t"),
  "with comments": joinedBy("/**/"),
  "with line comments": joinedBy(" // x\n"),
  "with comments that hold quotes": joinedBy(" /* ' \" ` */ "),
  "behind a comment": (statement) => `// '\n/* " */ ${statement}`,
  "in a subquery": (statement) => `CALL { ${statement} } RETURN 1 AS x`,
  "in a scoped subquery": (statement) => `MATCH (n) CALL (n) { ${statement} } RETURN n`,
  "behind a match": (statement) => `MATCH (n) WITH n LIMIT 1 ${statement}`,
  "behind UNION": (statement) => `RETURN 1 AS x UNION ${statement}`,
  "behind a semicolon": (statement) => `RETURN 1 AS x; ${statement}`,
};
