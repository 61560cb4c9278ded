import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Upload as UploadIcon } from "@portico/shared/icons";
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useRef } from "react";
import type { PatientRecord } from "../api/types";
import { DropVeil } from "./DropVeil";
import { useUploadQueue } from "./useUploadQueue";

const UploadDrawer = lazy(() =>
  import("./UploadDrawer").then((module) => ({ default: module.UploadDrawer })),
);

interface UploadAccess {
  /** The button that opens the file chooser. */
  chooseButton: ReactNode;
  choose: () => void;
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
  const input = useRef<HTMLInputElement>(null);
  const access = useMemo<UploadAccess>(() => {
    const choose = () => input.current?.click();
    return {
      choose,
      chooseButton: (
        <Button look="plain" size="staff" icon={<UploadIcon size={16} />} onClick={choose}>
          <Trans>Upload documents</Trans>
        </Button>
      ),
    };
  }, []);
  return (
    <Context value={access}>
      <DropVeil onFiles={queue.add} name={record.name}>
        {children}
      </DropVeil>
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
          <UploadDrawer record={record} queue={queue} onChoose={access.choose} />
        </Suspense>
      )}
    </Context>
  );
}
