import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Picture, Upload } from "@portico/shared/icons";
import { useRef, useState } from "react";
import { useSession } from "../session/session";
import { mediaTypeOf } from "../upload/transfer";
import styles from "./parts.module.css";
import { sendImage } from "./sendImage";

interface Props {
  kind: "logo" | "favicon";
  contract: string;
  url?: string;
  label: string;
  onSaved: (url: string) => void;
}

/** Logo and favicon hold as soon as they are chosen; what is no picture is refused with the server's reason. */
export function BrandImage({ kind, contract, url, label, onSaved }: Props) {
  const { t, i18n } = useLingui();
  const { csrf_token } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setFault(undefined);
    const end = await sendImage(
      `/api/console/contracts/${contract}/branding/${kind}`,
      file,
      mediaTypeOf(file),
      csrf_token,
      i18n.locale,
    );
    setBusy(false);
    if (end.url) onSaved(end.url);
    else setFault(end.detail ?? t`The server cannot be reached. Please try again.`);
  };

  return (
    <div className={styles.image}>
      <span className={styles.shown}>{url ? <img src={url} alt={label} /> : <Picture />}</span>
      <strong>{label}</strong>
      <span>
        <Button
          look="plain"
          size="small"
          busy={busy}
          icon={<Upload size={14} />}
          aria-label={url ? t`Replace: ${label}` : t`Choose picture: ${label}`}
          onClick={() => input.current?.click()}
        >
          {url ? <Trans>Replace</Trans> : <Trans>Choose picture</Trans>}
        </Button>
      </span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".png,.jpg,.jpeg,image/png,image/jpeg"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
