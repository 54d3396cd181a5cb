// The catalogue of saved questions and the graph's schema, asked for once.
import { useQuery } from "@tanstack/react-query";
import { addresses } from "#contract";
import { parseCatalogue, parseSchema } from "../read/parse-queries.ts";
import { readAnswer } from "../read/read-answer.ts";

/** Looked at again after this many ms: files may come and go while the page is open. */
const FRESH_MS = 30_000;

export function useCatalogue() {
  return useQuery({
    queryKey: ["catalogue"],
    queryFn: ({ signal }) => readAnswer(addresses.queries(), parseCatalogue, signal),
    staleTime: FRESH_MS,
  });
}

export function useSchema() {
  return useQuery({
    queryKey: ["schema"],
    queryFn: ({ signal }) => readAnswer(addresses.schema(), parseSchema, signal),
  });
}
