// A receipt as HTML: what a line claims and what it rests on; and what a node is and which lines it has.
import type { Snapshot, SnapshotEntity, SnapshotRelation } from "#model";
import { textOf } from "#model";
import { evidenceOf, kindStyle, metricWords, receiptOf } from "#view";
import type { Receipt, ReceiptEvidence } from "#view";
import { anchorOf, headingOf } from "./anchors.ts";
import { markup } from "./html.ts";
import type { Markup } from "./html.ts";
import type { TwinLine } from "./text-twin.ts";

/** One section for a relation; a fragment names it, so that it opens without any script. */
function relationReceipt(relation: SnapshotRelation, snapshot: Snapshot, back: string): Markup {
  const receipt = receiptOf(relation, snapshot.graph);
  const [anchor, heading] = [anchorOf("relation", relation.id), headingOf("relation", relation.id)];
  return markup`<section class="receipt" id="${anchor}" tabindex="-1" aria-labelledby="${heading}">
    <h3 id="${heading}">${receipt.claim}</h3>
    ${amountLine(receipt)}${receipt.summary !== undefined && markup`<p>${receipt.summary}</p>`}
    <ul class="evidence">
      ${receipt.evidence.length === 0 ? markup`<li>No source supports this.</li>` : receipt.evidence.map(evidenceItem)}
    </ul>
    <p class="facts">${factsOf(receipt).join(" · ")}</p>
    <a class="close" href="#${back}">Close</a>
  </section> `;
}

function amountLine({ amount }: Receipt): Markup | false {
  if (amount === undefined) return false;
  const short =
    amount.qualifier === "approx." ? `${amount.short} approx.` : `${amount.qualifier} ${amount.short}`.trim();
  return markup`<p class="amount"><b>${short}</b> ${amount.status} <span class="exact">${amount.exact}</span></p>`;
}

function factsOf(receipt: Receipt): readonly string[] {
  return [
    receipt.when ?? "undated",
    ...(receipt.current === "no" ? ["no longer so"] : []),
    ...receipt.details.map(({ label, words }) => `${label}: ${words}`),
    ...(receipt.attributedTo === undefined ? [] : [`According to ${receipt.attributedTo}`]),
    receipt.inferred ? "Inferred, not stated by the source" : `Basis: ${receipt.basis}`,
    `${receipt.confidence.label}: ${receipt.confidence.why}`,
  ];
}

function evidenceItem(item: ReceiptEvidence): Markup {
  const title =
    item.url === undefined
      ? markup`${item.title}`
      : markup`<a href="${item.url}" rel="noopener" target="_blank">${item.title}</a>`;
  const from = ["", item.publisher, item.date, item.locator].filter((part) => part !== undefined).join(", ");
  const disputes = item.stance === "disputes" && markup`<b>Disputes:</b> `;
  const withdrawn = item.withdrawn && markup` <b>(withdrawn)</b>`;
  const note = item.note !== undefined && markup`<br><span class="quiet">${item.note}</span>`;
  return markup`<li>${disputes}${title}${from}${withdrawn}${note}</li>`;
}

/** One section for an entity, with links to the receipts of its lines. */
function entityReceipt(entity: SnapshotEntity, lines: readonly TwinLine[], snapshot: Snapshot, back: string): Markup {
  const [anchor, heading] = [anchorOf("entity", entity.id), headingOf("entity", entity.id)];
  const touching = new Set(
    snapshot.graph.relations.filter((r) => r.source === entity.id || r.target === entity.id).map((r) => r.id),
  );
  const facts = [
    kindStyle(entity.kind, "light").label,
    textOf(entity.properties, "sector"),
    textOf(entity.properties, "country"),
    metricWords(entity.properties),
  ].filter((fact) => fact !== undefined);
  const summary = textOf(entity.properties, "summary");
  const described = evidenceOf(entity, snapshot.graph);
  return markup`<section class="receipt" id="${anchor}" tabindex="-1" aria-labelledby="${heading}">
    <h3 id="${heading}">${entity.name}</h3>
    <p class="facts">${facts.join(" · ")}</p>
    ${summary !== undefined && markup`<p>${summary}</p>`}
    <ul>
      ${lines.filter((line) => touching.has(line.relationId)).map(twinLink)}
    </ul>
    ${
      described.length > 0 &&
      markup`<p class="facts">What is said here rests on</p>
        <ul class="evidence">
          ${described.map(evidenceItem)}
        </ul>`
    }
    <a class="close" href="#${back}">Close</a>
  </section> `;
}

function twinLink(line: TwinLine): Markup {
  return markup`<li><a href="#${anchorOf("relation", line.relationId)}">${line.sentence}</a></li>`;
}

/** Every relation as a sentence with its source; each links to its receipt where there is one. */
export function textTwinList(lines: readonly TwinLine[], linked: boolean): Markup {
  return markup`<ul class="twin">
    ${lines.map(
      (line) =>
        markup`<li>
          ${linked ? markup`<a href="#${anchorOf("relation", line.relationId)}">${line.sentence}</a>` : line.sentence}
          <span class="quiet">Source: ${line.sources}.</span>
        </li>`,
    )}
  </ul>`;
}

/** The receipts of all that may be opened, as one block. */
export function receipts(snapshot: Snapshot, lines: readonly TwinLine[], back: string): Markup {
  const { clickable } = snapshot.view;
  if (clickable === "none") return markup``;
  return markup`<div class="receipts">${clickable === "all" && snapshot.graph.entities.map((entity) => entityReceipt(entity, lines, snapshot, back))}${snapshot.graph.relations.map((relation) => relationReceipt(relation, snapshot, back))}</div>`;
}
