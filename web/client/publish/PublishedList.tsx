// What this server has published, newest first: look at it, open its view, correct it with a new version, withdraw it.
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SnapshotListItem } from "#contract";
import { addresses } from "#contract";
import { dateWords } from "#view";
import { Button } from "../components/Button.tsx";
import { OpenFileButton } from "../reopen/OpenFileButton.tsx";
import { AnswerError } from "../read/answer-error.ts";
import { parseSnapshot, parseSnapshotList } from "../read/parse-snapshots.ts";
import { readAnswer } from "../read/read-answer.ts";
import { site, siteHref } from "../site.ts";
import styles from "./PublishedList.module.css";
import { publishing } from "./publish-store.ts";
import { WithdrawForm } from "./WithdrawForm.tsx";

const PAGE = 50;
const KEY = ["snapshots"];

export function PublishedList() {
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: KEY,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      readAnswer(
        site.isStatic ? addresses.snapshots() : addresses.snapshots({ limit: PAGE, offset: pageParam }),
        parseSnapshotList,
        signal,
      ),
    getNextPageParam: (last, pages) => (last.truncated ? pages.length * PAGE : undefined),
    // Somebody may have published since.
    staleTime: 0,
  });
  const changed = (): void => void queries.invalidateQueries({ queryKey: KEY });
  if (list.isError) return <Unanswered error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <div className={styles.list} aria-busy />;
  const items = list.data.pages.flatMap((page) => page.snapshots);
  const damaged = list.data.pages[0]?.damaged ?? [];
  return (
    <div className={styles.list}>
      <p className={styles.open}>
        <OpenFileButton onOpened={publishing.close} />
        <span className={styles.when}>
          An SVG, PNG or JSON file of a published picture knows its view; it can also be dropped on the page.
        </span>
      </p>
      {items.length === 0 ? <p className={styles.none}>Nothing is published here yet.</p> : null}
      <ul>
        {items.map((item) => (
          <Row key={item.id} item={item} onChanged={changed} />
        ))}
      </ul>
      {damaged.length === 0 ? null : (
        <p className={styles.warn}>The files of {damaged.join(", ")} cannot be read; look at the server’s log.</p>
      )}
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </div>
  );
}

function Unanswered({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div className={styles.list} role="alert">
      <p>
        <strong>{error.message}.</strong> {error instanceof AnswerError ? `${error.why} ${error.advice}` : ""}
      </p>
      <p>
        <Button onClick={onRetry}>Try again</Button>
      </p>
    </div>
  );
}

function Row({ item, onChanged }: { item: SnapshotListItem; onChanged: () => void }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const [failure, setFailure] = useState("");
  const correct = (): void => {
    readAnswer(addresses.snapshot(item.id, ".json"), parseSnapshot).then(publishing.newVersionOf, (error: unknown) =>
      setFailure(error instanceof Error ? error.message : "It could not be read"),
    );
  };
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <a href={site.isStatic ? siteHref(addresses.snapshot(item.id)) : item.url} target="_blank" rel="noopener">
          {item.title}
        </a>
        <span className={styles.when}>
          {dateWords(item.createdAt.slice(0, 10))}
          {item.withdrawn ? " · withdrawn" : ""}
          {item.replacedBy === undefined ? "" : " · replaced by a newer version"}
        </span>
      </div>
      {item.withdrawn || withdrawing || site.isStatic ? null : (
        <div className={styles.acts}>
          {item.replacedBy === undefined ? (
            <Button aria-label={`New version of ${item.title}`} onClick={correct}>
              New version
            </Button>
          ) : null}
          <Button aria-label={`Withdraw ${item.title}`} onClick={() => setWithdrawing(true)}>
            Withdraw
          </Button>
        </div>
      )}
      {failure === "" ? null : (
        <p className={styles.warn} role="alert">
          {failure}.
        </p>
      )}
      {withdrawing ? (
        <WithdrawForm
          id={item.id}
          onKept={() => setWithdrawing(false)}
          onWithdrawn={() => {
            setWithdrawing(false);
            onChanged();
          }}
        />
      ) : null}
    </li>
  );
}
