// How to cite an answer: the question as it was asked, where, of which data, and when.
import type { WireDataset } from "#contract";
import { dateWords } from "#view";

export interface Cited {
  /** The question in words, with its values. */
  readonly asked: string;
  /** Absolute, canonical. */
  readonly url: string;
  readonly datasets: readonly Pick<WireDataset, "title" | "reviewedDate">[];
  readonly dataVersion: string | null;
  /** ISO date of the reader's day. */
  readonly today: string;
}

/** “Who put in what?” Powerlines, query of AI Infrastructure Partnership (reviewed …), data version …. URL (accessed …). */
export function citationOf({ asked, url, datasets, dataVersion, today }: Cited): string {
  const data = datasets
    .map(({ title, reviewedDate }) => (reviewedDate === "" ? title : `${title} (reviewed ${dateWords(reviewedDate)})`))
    .join("; ");
  const of = data === "" ? "Query" : `Query of the dataset ${data}`;
  const version = dataVersion === null ? "" : `, data version ${dataVersion}`;
  return `“${asked}” Powerlines. ${of}${version}. ${url} (accessed ${dateWords(today)}).`;
}
