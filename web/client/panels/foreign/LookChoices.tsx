// What can be chosen for one row of the legend: what its nodes are called by, its colour, its shape.
import { Settings2 } from "lucide-react";
import type { ReactNode } from "react";
import { useId, useMemo, useState } from "react";
import { LOOK_COLOURS, LOOK_SHAPES, keysOf, kindLookOf, typeLookOf } from "#model";
import type { LookColour } from "#model";
import { kindStyle } from "#view";
import { ShapeMark } from "../../components/KindSwatch.tsx";
import { useScheme } from "../../components/use-scheme.ts";
import { captionCandidates } from "../../state/choices/captions.ts";
import { useChoices, useChosen, useStyling } from "../../state/choices/choices-store.ts";
import { useExplorer } from "../../state/explorer-store.ts";
import styles from "./foreign.module.css";

/** The button of a row, and what it opens under the row. */
function RowMenu({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={styles.menu}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`How ${label} is shown`}
        title="Caption, colour and shape"
        onClick={() => setOpen(!open)}
      >
        <Settings2 size={14} aria-hidden />
      </button>
      {open ? (
        <fieldset id={id} className={styles.choices} aria-label={`How ${label} is shown`}>
          {children}
        </fieldset>
      ) : null}
    </>
  );
}

export function KindChoices({ kind, label }: { kind: string; label: string }) {
  return (
    <RowMenu label={label}>
      <CaptionChoice kind={kind} />
      <KindLookChoice kind={kind} />
    </RowMenu>
  );
}

export function TypeChoices({ type, label }: { type: string; label: string }) {
  const look = typeLookOf(useChosen(), type);
  const typeLookChosen = useChoices((state) => state.typeLookChosen);
  return (
    <RowMenu label={label}>
      <ColourChoice
        value={look.colour}
        onChoose={(colour) => typeLookChosen(type, colour === undefined ? {} : { colour })}
      />
    </RowMenu>
  );
}

function CaptionChoice({ kind }: { kind: string }) {
  const entities = useExplorer((state) => state.graph.entities);
  const candidates = useMemo(() => captionCandidates(entities.values(), kind), [entities, kind]);
  const value = useChoices(({ choices }) => choices.captions[kind]) ?? "";
  const captionChosen = useChoices((state) => state.captionChosen);
  return (
    <label className={styles.field}>
      <span>Called by</span>
      <select value={value} onChange={(event) => captionChosen(kind, event.target.value || undefined)}>
        <option value="">Automatic</option>
        {[...new Set([...candidates, ...(value === "" ? [] : [value])])].map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function KindLookChoice({ kind }: { kind: string }) {
  const styling = useStyling();
  const scheme = useScheme();
  const look = kindLookOf(useChosen(), kind);
  const kindLookChosen = useChoices((state) => state.kindLookChosen);
  const { fill, outline } = kindStyle(kind, scheme, styling);
  const { colour: _colour, ...withoutColour } = look;
  const { shape: _shape, ...withoutShape } = look;
  return (
    <>
      <ColourChoice
        value={look.colour}
        onChoose={(colour) => kindLookChosen(kind, colour === undefined ? withoutColour : { ...look, colour })}
      />
      <fieldset className={styles.swatches} aria-label="Shape">
        <Automatic pressed={look.shape === undefined} onChoose={() => kindLookChosen(kind, withoutShape)} />
        {LOOK_SHAPES.map((shape) => (
          <button
            key={shape}
            type="button"
            aria-label={shape.replaceAll("-", " ")}
            title={shape.replaceAll("-", " ")}
            aria-pressed={look.shape === shape}
            onClick={() => kindLookChosen(kind, { ...look, shape })}
          >
            <ShapeMark shape={shape} fill={fill} outline={outline} size={16} />
          </button>
        ))}
      </fieldset>
    </>
  );
}

function ColourChoice(props: { value: LookColour | undefined; onChoose: (colour: LookColour | undefined) => void }) {
  const scheme = useScheme();
  return (
    <fieldset className={styles.swatches} aria-label="Colour">
      <Automatic pressed={props.value === undefined} onChoose={() => props.onChoose(undefined)} />
      {COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          aria-label={colour}
          title={colour}
          aria-pressed={props.value === colour}
          onClick={() => props.onChoose(colour)}
        >
          <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden>
            <circle cx={8} cy={8} r={7} fill={LOOK_COLOURS[colour][scheme]} />
          </svg>
        </button>
      ))}
    </fieldset>
  );
}

function Automatic({ pressed, onChoose }: { pressed: boolean; onChoose: () => void }) {
  return (
    <button type="button" className={styles.automatic} aria-pressed={pressed} onClick={onChoose}>
      Auto
    </button>
  );
}

const COLOURS = keysOf(LOOK_COLOURS);
