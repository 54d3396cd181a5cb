// Takes a published picture back, with the reason that readers will see in its place.
import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import { Button } from "../components/Button.tsx";
import type { AnswerError } from "../read/answer-error.ts";
import field from "./field.module.css";
import { asAnswerError } from "./as-answer-error.ts";
import styles from "./PublishedList.module.css";
import { usePublishing } from "./publish-store.ts";
import { withdraw } from "./send.ts";
import { TokenField } from "./TokenField.tsx";
import { wantsToken } from "./token.ts";

export function WithdrawForm(props: { id: string; onKept: () => void; onWithdrawn: () => void }) {
  const id = useId();
  const token = usePublishing((state) => state.token);
  const [reason, setReason] = useState("");
  const [failure, setFailure] = useState<AnswerError>();
  const [sending, setSending] = useState(false);
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    setSending(true);
    setFailure(undefined);
    withdraw(props.id, reason.trim(), token).then(props.onWithdrawn, (error: unknown) => {
      setSending(false);
      setFailure(asAnswerError(error));
    });
  };
  return (
    <form className={styles.withdraw} onSubmit={onSubmit}>
      <div className={field.field}>
        <label htmlFor={id}>Why it is withdrawn, as readers will see it</label>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for this field */}
        <textarea id={id} autoFocus required rows={2} value={reason} onChange={(e) => setReason(e.target.value)} />
      </div>
      {failure === undefined ? null : (
        <p className={styles.warn} role="alert">
          <strong>{failure.message}.</strong> {failure.why}
        </p>
      )}
      {wantsToken(failure) || token !== "" ? <TokenField wrong={wantsToken(failure)} /> : null}
      <p className={styles.acts}>
        <Button type="submit" disabled={sending || reason.trim() === ""}>
          {sending ? "Withdrawing…" : "Withdraw for good"}
        </Button>
        <Button onClick={props.onKept}>Keep it</Button>
      </p>
    </form>
  );
}
