// Exports what is on screen: pick a format, see what it cannot hold, choose a picture's size, download.
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useId, useState } from "react";
import { EXPORT_FORMATS } from "#formats";
import { keysOf } from "#model";
import type { Scheme } from "#view";
import { Button } from "../../components/Button.tsx";
import { Dialog } from "../../components/Dialog.tsx";
import { SegmentedChoice } from "../../components/SegmentedChoice.tsx";
import { useScheme } from "../../components/use-scheme.ts";
import { explorer } from "../../state/explorer-store.ts";
import { counted } from "../../state/graph-words.ts";
import { closeSurface } from "../palette/surfaces.ts";
import { download } from "./download.ts";
import styles from "./ExportDialog.module.css";
import { exportInput } from "./export-subject.ts";
import type { FileKind } from "./make-file.ts";
import { makeFile, PICTURES } from "./make-file.ts";

const SCHEMES = { light: "Light", dark: "Dark" } as const;
const SCALES = { once: "1×", twice: "2×", thrice: "3×" } as const;
const FACTORS = { once: 1, twice: 2, thrice: 3 } as const satisfies Record<keyof typeof SCALES, number>;
const WIDTHS = [640, 960, 1280, 1920] as const;
const NARROWEST = 320;
const WIDEST = 4000;

export function ExportDialog() {
  const id = useId();
  const [kind, setKind] = useState<FileKind>("svg");
  const [title, setTitle] = useState(() =>
    explorer
      .getState()
      .graph.datasets.map((set) => set.title)
      .join(", "),
  );
  const [width, setWidth] = useState("960");
  const [scale, setScale] = useState<keyof typeof SCALES>("twice");
  const [scheme, setScheme] = useState<Scheme>(useScheme());
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  // The page behind the dialog is inert: what is on screen now is what is exported.
  const [{ input, sight }] = useState(() => exportInput(explorer.getState(), "", window.location.origin));
  const isPicture = kind === "svg" || kind === "png";
  const losses = useQuery({
    queryKey: ["losses", kind, input.about.permalink],
    queryFn: () => (isPicture ? [] : EXPORT_FORMATS[kind].losses(input.graph)),
    gcTime: 0,
  });
  const { entities, relations } = input.graph;
  const counts = `${counted(entities.length, "entity", "entities")} and ${counted(relations.length, "relation", "relations")}`;
  const px = Number(width);
  const sizeOk = Number.isInteger(px) && px >= NARROWEST && px <= WIDEST;

  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isPicture && !sizeOk) return;
    setBusy(true);
    setFailed(undefined);
    try {
      const named = { ...input, about: { ...input.about, title: title.trim() || "Network of relations" } };
      const { name, content } = await makeFile(kind, named, { width: px, scale: FACTORS[scale], scheme, sight });
      download(name, content);
      closeSurface();
    } catch {
      setFailed("The file could not be made. A smaller picture, or another format, may work.");
    }
    setBusy(false);
  };

  return (
    <Dialog title="Export what is on screen" onClose={closeSurface}>
      <form className={styles.form} onSubmit={(event) => void onSubmit(event)}>
        <div className={styles.scroller}>
          <p className={styles.what}>{counts}, with the evidence of each.</p>
          {sight.leftOut.length === 0 ? null : (
            <p className={styles.note}>
              This view is larger than an address can be (8 KB): the link in the file leaves out{" "}
              {sight.leftOut.join(" and ")}.
            </p>
          )}
          <fieldset className={styles.formats}>
            <legend>Picture</legend>
            {keysOf(PICTURES).map((name) => (
              <Choice key={name} name={name} {...PICTURES[name]} chosen={kind} onChoose={setKind} />
            ))}
          </fieldset>
          <fieldset className={styles.formats}>
            <legend>Data</legend>
            {keysOf(EXPORT_FORMATS).map((name) => (
              <Choice key={name} name={name} {...EXPORT_FORMATS[name]} chosen={kind} onChoose={setKind} />
            ))}
          </fieldset>
          <div className={styles.field}>
            <label htmlFor={`${id}-title`}>Title</label>
            <input id={`${id}-title`} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          </div>
          {isPicture ? (
            <div className={styles.size}>
              <div className={styles.field}>
                <label htmlFor={`${id}-width`}>Width in px</label>
                <input
                  id={`${id}-width`}
                  inputMode="numeric"
                  list={`${id}-widths`}
                  value={width}
                  aria-invalid={!sizeOk || undefined}
                  aria-describedby={`${id}-size`}
                  onChange={(event) => setWidth(event.currentTarget.value)}
                />
                <datalist id={`${id}-widths`}>
                  {WIDTHS.map((choice) => (
                    <option key={choice} value={String(choice)}>{`${choice} px`}</option>
                  ))}
                </datalist>
              </div>
              {kind === "png" ? (
                <SegmentedChoice label="Sharpness" options={SCALES} value={scale} onChange={setScale} />
              ) : null}
              <SegmentedChoice label="Colours" options={SCHEMES} value={scheme} onChange={setScheme} />
              <p id={`${id}-size`} className={styles.note}>
                {sizeOk
                  ? kind === "png"
                    ? `The file is ${(px * FACTORS[scale]).toLocaleString("en")} px wide.`
                    : "Text stays text; title, legend, date and the view are in it."
                  : `A whole number from ${NARROWEST} to ${WIDEST.toLocaleString("en")}.`}
              </p>
            </div>
          ) : (
            <section className={styles.losses} aria-live="polite">
              <h3>What this format cannot hold</h3>
              {losses.data === undefined ? null : losses.data.length === 0 ? (
                <p className={styles.note}>Nothing: all of it is in the file.</p>
              ) : (
                <ul>
                  {losses.data.map((loss) => (
                    <li key={loss}>{loss}</li>
                  ))}
                </ul>
              )}
            </section>
          )}
        </div>
        <footer className={styles.foot}>
          {failed === undefined ? null : (
            <p className={styles.failed} role="alert">
              {failed}
            </p>
          )}
          <Button type="submit" className={styles.go ?? ""} disabled={busy || (isPicture && !sizeOk)}>
            {busy ? "Making the file…" : "Download"}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function Choice(props: {
  name: FileKind;
  label: string;
  use: string;
  chosen: FileKind;
  onChoose: (kind: FileKind) => void;
}) {
  return (
    <label className={styles.choice}>
      <input
        type="radio"
        name="export-format"
        checked={props.name === props.chosen}
        onChange={() => props.onChoose(props.name)}
      />
      <span className={styles.label}>{props.label}</span>
      <span className={styles.use}>{props.use}</span>
    </label>
  );
}
