import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Upload as UploadIcon } from "@portico/shared/icons";
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useRef,
} from "react";
import type { PatientRecord } from "../api/types";
import { useClinic } from "../session/clinic";
import { DropVeil } from "./DropVeil";
import { useUploadQueue } from "./useUploadQueue";

const UploadDrawer = lazy(() =>
  import("./UploadDrawer").then((module) => ({ default: module.UploadDrawer })),
);

interface UploadAccess {
  /** The button that opens the file chooser; nothing for whoever may not upload. */
  chooseButton: ReactNode;
  choose?: () => void;
}

const Context = createContext<UploadAccess | undefined>(undefined);

export function useUpload(): UploadAccess {
  const found = useContext(Context);
  if (!found) throw new Error("useUpload outside of a record");
  return found;
}

const ACCEPTED = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

/** Files for one patient: dropped anywhere on the record or chosen; the drawer goes on working while tabs change. */
export function UploadProvider({ record, children }: { record: PatientRecord; children: ReactNode }) {
  const queue = useUploadQueue(record);
  const mayUpload = useClinic().may("documents_write");
  const input = useRef<HTMLInputElement>(null);
  const choose = useCallback(() => input.current?.click(), []);
  const access = useMemo<UploadAccess>(() => {
    if (!mayUpload) return { chooseButton: null };
    return {
      choose,
      chooseButton: (
        <Button look="plain" size="staff" icon={<UploadIcon size={16} />} onClick={choose}>
          <Trans>Upload documents</Trans>
        </Button>
      ),
    };
  }, [mayUpload, choose]);
  return (
    <Context value={access}>
      {mayUpload ? (
        <DropVeil onFiles={queue.add} name={record.name}>
          {children}
        </DropVeil>
      ) : (
        children
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        onChange={(event) => {
          queue.add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {queue.cards.length > 0 && (
        <Suspense>
          <UploadDrawer record={record} queue={queue} onChoose={choose} />
        </Suspense>
      )}
    </Context>
  );
}
