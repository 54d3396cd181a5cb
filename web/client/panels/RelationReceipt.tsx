// A relation's receipt: the claim, the amount with its status and qualifier, and who says so, where.
import type { Receipt, ReceiptEvidence } from "#view";
import { familyName, familyStyle, receiptOf, safeUrl } from "#view";
import { FamilySwatch } from "../components/FamilySwatch.tsx";
import { RefRow } from "../components/RefRow.tsx";
import { AskNext } from "../queries/AskNext.tsx";
import { alsoBetween } from "../state/graph-questions.ts";
import { counted, qualifiedAmount } from "../state/graph-words.ts";
import { wireGraphOf } from "../state/graph/transitions.ts";
import { useExplorer } from "../state/explorer-store.ts";
import { useChoices } from "../state/choices/choices-store.ts";
import { ForeignReceipt } from "./foreign/ForeignReceipt.tsx";
import styles from "./panel.module.css";

export function RelationReceipt({ id }: { id: string }) {
  const graph = useExplorer((state) => state.graph);
  const relation = graph.relations.get(id);
  const foreign = useChoices(({ database }) => database !== undefined);
  if (relation === undefined) return null;
  if (foreign) return <ForeignReceipt relation={relation} />;
  const receipt = receiptOf(relation, wireGraphOf(graph));
  const family = familyName(relation.type);
  const from = graph.entities.get(relation.source);
  const others = alsoBetween(graph, relation);
  return (
    <article className={styles.panel}>
      <header>
        <p className={styles.kicker}>
          <FamilySwatch family={family} inferred={receipt.inferred} />
          Relation · {familyStyle(family, "light").label.toLowerCase()}
        </p>
        <h2 className={styles.title}>{receipt.claim}</h2>
      </header>
      <Amount receipt={receipt} />
      {receipt.inferred ? (
        <p className={styles.caution}>Inferred from what the source says; the source does not state it.</p>
      ) : null}
      <section>
        <h3 className={styles.heading}>Says who</h3>
        {receipt.evidence.length === 0 ? <p className={styles.quiet}>No source is given for it.</p> : null}
        <ul className={styles.cards}>
          {receipt.evidence.map((item, index) => (
            <li key={`${item.sourceId} ${item.locator} ${item.stance}`}>
              <EvidenceCard item={item} {...(index === 0 && receipt.summary ? { summary: receipt.summary } : {})} />
            </li>
          ))}
        </ul>
      </section>
      <ul className={styles.chips} aria-label="How sure">
        <li title={receipt.confidence.why}>{receipt.confidence.label}</li>
        <li>Basis: {receipt.basis.toLowerCase()}</li>
        <li>{counted(new Set(receipt.evidence.map((e) => e.sourceId)).size, "source", "sources")}</li>
      </ul>
      <p className={styles.quiet}>{receipt.confidence.why}.</p>
      <Details receipt={receipt} />
      {others.length === 0 ? null : (
        <section>
          <h3 className={styles.heading}>Also between these two</h3>
          <ul>
            {others.map((other) => (
              <li key={other.id}>
                <RefRow item={{ kind: "relation", id: other.id }} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Ends source={relation.source} target={relation.target} />
      {from === undefined ? null : <AskNext entity={from} relationTypes={[relation.type]} />}
    </article>
  );
}

function Amount({ receipt }: { receipt: Receipt }) {
  const { amount, when = "undated" } = receipt;
  if (amount === undefined) return <p className={styles.exact}>{when}</p>;
  // "up to $100B", but "$13B approx."
  const [before, after] = qualifiedAmount(amount).split(amount.short);
  return (
    <div>
      <p className={styles.amount}>
        {before} <strong>{amount.short}</strong> {[after?.trim(), amount.status].filter(Boolean).join(" · ")}
      </p>
      <p className={styles.exact}>
        {amount.exact} · {when}
      </p>
    </div>
  );
}

function EvidenceCard({ item, summary }: { item: ReceiptEvidence; summary?: string }) {
  const url = safeUrl(item.url);
  return (
    <div className={styles.card} data-disputes={item.stance === "disputes" || undefined}>
      {summary === undefined ? null : <p>{summary}</p>}
      {item.note === undefined ? null : <p>{item.note}</p>}
      <p className={styles.quiet}>
        {item.stance === "disputes" ? <strong className={styles.against}>{item.stanceWords} · </strong> : null}
        {url === undefined ? (
          item.title
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {item.title}
          </a>
        )}
        {item.publisher === undefined ? "" : `, ${item.publisher}`} · {item.locator} · {item.date}
        {item.withdrawn ? " · withdrawn" : ""}
      </p>
    </div>
  );
}

function Details({ receipt }: { receipt: Receipt }) {
  const lines = [
    ...(receipt.attributedTo === undefined ? [] : [{ label: "Attributed to", words: receipt.attributedTo }]),
    ...receipt.details,
    ...(receipt.current === "not stated" ? [] : [{ label: "Current", words: receipt.current }]),
    ...(receipt.reviewedDate === "undated" ? [] : [{ label: "Reviewed", words: receipt.reviewedDate }]),
  ];
  if (lines.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {lines.map(({ label, words }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Ends({ source, target }: { source: string; target: string }) {
  return (
    <section>
      <h3 className={styles.heading}>Between</h3>
      <ul>
        {[...new Set([source, target])].map((id) => (
          <li key={id}>
            <RefRow item={{ kind: "entity", id }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
