import { TryAgain } from "@portico/shared/components/TryAgain";
import { CallClinic } from "../shell/CallClinic.tsx";

/** A call that got no answer: once more, or by telephone, which needs no internet. */
export const NoAnswer = ({ error, onTryAgain }: { error: unknown; onTryAgain?: () => void }) => (
  <TryAgain error={error} onTryAgain={onTryAgain}>
    <CallClinic />
  </TryAgain>
);
