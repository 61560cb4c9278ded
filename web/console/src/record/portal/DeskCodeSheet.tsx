import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { fullDateAt, timeAt } from "@portico/shared/dates";
import { Print } from "@portico/shared/icons";
import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import type { DeskCode, PatientRecord } from "../../api/types";
import { groupedCode } from "../../format/deskCode";
import { useClinic } from "../../session/clinic";
import card from "../../theme/card.module.css";
import styles from "./DeskCodeSheet.module.css";
import { Leaflet } from "./Leaflet";

/** The code, large, with its end; and the leaflet to take home. */
export function DeskCodeSheet({ record, code }: { record: PatientRecord; code: DeskCode }) {
  const { t } = useLingui();
  const { zone } = useClinic();
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), []);
  const groups = groupedCode(code.code);
  const spelled = [...groups.join("")].join(" ");
  const until = `${fullDateAt(code.expires_at, zone)}, ${timeAt(code.expires_at, zone)}`;
  return (
    <>
      <p className={styles.code} tabIndex={-1} ref={box}>
        <span className="visually-hidden">{t`Desk code: ${spelled}`}</span>
        {groups.map((group, place) => (
          <span key={place} aria-hidden="true">
            {group}
          </span>
        ))}
      </p>
      <p className={card.quiet}>
        <Trans>
          Valid until {until}, works once. It is shown only now: hand it over or print the leaflet.
        </Trans>
      </p>
      <div className={styles.actions}>
        <Button size="staff" icon={<Print size={16} />} data-next onClick={() => window.print()}>
          <Trans>Print leaflet</Trans>
        </Button>
      </div>
      {createPortal(<Leaflet record={record} code={code} />, document.body)}
    </>
  );
}
