// A link to this very view: as an address, or kept on the server where it is too long for one.
import { useId, useState } from "react";
import { Button } from "../components/Button.tsx";
import { Dialog } from "../components/Dialog.tsx";
import { useCopy } from "../components/use-copy.ts";
import { closeSurface } from "../panels/palette/surfaces.ts";
import { asAnswerError } from "../publish/as-answer-error.ts";
import { usePublishing } from "../publish/publish-store.ts";
import { TokenField } from "../publish/TokenField.tsx";
import { wantsToken } from "../publish/token.ts";
import type { AnswerError } from "../read/answer-error.ts";
import { site } from "../site.ts";
import { explorer } from "../state/explorer-store.ts";
import styles from "./LinkDialog.module.css";
import { saveView } from "./saved-views.ts";
import { viewLink } from "./view-link.ts";

export function LinkDialog() {
  // As it is when the dialog opens: the page behind it is inert.
  const [link] = useState(() => viewLink(explorer.getState(), window.location));
  const [kept, setKept] = useState<string>();
  const whole = kept ?? (link.leftOut.length === 0 ? link.address : undefined);
  return (
    <Dialog title="Link to this view" onClose={closeSurface}>
      <div className={styles.body}>
        {whole === undefined ? (
          <TooLong {...link} onKept={setKept} />
        ) : (
          <>
            <LinkField text={whole} />
            <p className={styles.help}>
              {kept === undefined
                ? "It opens exactly this: filters, what is on the canvas and where, selection and camera."
                : "It opens exactly this view on any machine that reaches this server. It is in no list: who has the link can open it."}
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
}

function TooLong(props: { leftOut: readonly string[]; address: string; view: string; onKept: (url: string) => void }) {
  const token = usePublishing((state) => state.token);
  const { copied, copy } = useCopy();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<AnswerError>();
  const send = async (): Promise<void> => {
    setSending(true);
    setFailure(undefined);
    try {
      const { id, url } = await saveView(props.view, token);
      // Under the address that the reader came by, which need not be the server's own name for itself.
      const { origin, pathname } = window.location;
      props.onKept(url.endsWith(id) ? `${origin}${pathname}${new URL(url).search}` : url);
    } catch (error) {
      setFailure(asAnswerError(error));
      setSending(false);
    }
  };
  const closed = failure?.problem?.code === "publishing-closed";
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>
        This view is larger than an address can be (8 KB).{" "}
        {site.isStatic
          ? "This copy of the explorer has no server that could keep it."
          : "The server can keep it under a short link. It is in no list: who has the link can open it, and nobody can change it."}
      </p>
      {failure === undefined ? null : (
        <p className={styles.failure} role="alert">
          <strong>{failure.message}.</strong> {failure.why}
          {failure.problem === undefined ? ` ${failure.advice}` : ""}
        </p>
      )}
      {wantsToken(failure) || token !== "" ? <TokenField wrong={wantsToken(failure)} /> : null}
      <p className={styles.help}>
        A link without keeping anything leaves out {props.leftOut.join(" and ")}.
        {site.isStatic || closed ? " To hand over all of what is drawn, export it as a file." : ""}
      </p>
      <div className={styles.foot}>
        <Button onClick={() => copy(props.address)}>{copied ? "Copied" : "Copy the shorter link"}</Button>
        {site.isStatic || closed ? null : (
          <Button type="submit" className={styles.keep ?? ""} disabled={sending}>
            {sending ? "Keeping it…" : "Keep it and get a link"}
          </Button>
        )}
      </div>
    </form>
  );
}

function LinkField({ text }: { text: string }) {
  const id = useId();
  const { copied, copy } = useCopy();
  return (
    <div className={styles.link}>
      <label htmlFor={id}>Link</label>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is this link */}
      <input id={id} readOnly value={text} autoFocus onFocus={(event) => event.currentTarget.select()} />
      <Button className={styles.keep ?? ""} onClick={() => copy(text)}>
        {copied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
