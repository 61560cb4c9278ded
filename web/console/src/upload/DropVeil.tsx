import { Trans } from "@lingui/react/macro";
import { Upload } from "@portico/shared/icons";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import styles from "./DropVeil.module.css";

const bringsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** The whole record takes files; while some hang over it, it says whose they would become. */
export function DropVeil({
  onFiles,
  name,
  children,
}: {
  onFiles: (files: File[]) => void;
  name: string;
  children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  // Children fire enter and leave of their own: only when as many left as came is the pointer outside.
  const depth = useRef(0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a button of its own for keys
    <div
      className={styles.area}
      onDragEnter={(event) => {
        if (!bringsFiles(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!bringsFiles(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) setOver(false);
      }}
      onDragOver={(event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }}
      onDrop={(event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <div className={styles.veil}>
          <div className={styles.sign}>
            <Upload size={28} />
            <strong>
              <Trans>Drop to upload to {name}</Trans>
            </strong>
            <span>
              <Trans>PDF, JPG or PNG</Trans>
            </span>
          </div>
        </div>
      )}
    </div>
  );
}
