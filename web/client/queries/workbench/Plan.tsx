// How the store would go about a query: its plan as the store writes it.
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { addresses } from "#contract";
import { IconButton } from "../../components/Button.tsx";
import { LoadingNotice } from "../../panels/LoadNotices.tsx";
import { parsePlan } from "../../read/parse-queries.ts";
import { askAnswer } from "../../read/read-answer.ts";
import { AskFailure } from "../AskFailure.tsx";
import type { SharedQuery } from "./share-link.ts";
import styles from "./Plan.module.css";

const LESS = "Ask for less in one query.";

export function Plan({ query, onClose }: { query: SharedQuery; onClose: () => void }) {
  const plan = useQuery({
    queryKey: ["plan", query.cypher, query.params],
    queryFn: ({ signal }) => askAnswer(addresses.explainQuery(), query, parsePlan, signal),
  });
  return (
    <section className={styles.plan} aria-label="Plan">
      <header>
        <h2>Plan</h2>
        <p>How the store would go about it. Nothing was run.</p>
        <IconButton name="Close the plan" quiet onClick={onClose}>
          <X size={15} aria-hidden />
        </IconButton>
      </header>
      {plan.isError ? (
        <AskFailure error={plan.error} asking={plan.isFetching} onAgain={() => void plan.refetch()} less={LESS} />
      ) : plan.data === undefined ? (
        <LoadingNotice />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable to be scrolled by keys
        <pre tabIndex={0}>{plan.data.plan}</pre>
      )}
    </section>
  );
}
