import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { CallClinic } from "../shell/CallClinic.tsx";

export type Proof = "code" | "birth_date";

/** The other way to prove who one is. */
export function OtherProof({ proof, onChoose }: { proof: Proof; onChoose: (proof: Proof) => void }) {
  return (
    <Button look="plain" width="full" onClick={() => onChoose(proof === "code" ? "birth_date" : "code")}>
      {proof === "code" ? (
        <Trans>I have no code from the clinic</Trans>
      ) : (
        <Trans>I have a code from the clinic</Trans>
      )}
    </Button>
  );
}

export const NoCode = () => (
  <Note>
    <Trans>No code yet? The reception gives you one, when you are there with your papers.</Trans>{" "}
    <CallClinic />
  </Note>
);
