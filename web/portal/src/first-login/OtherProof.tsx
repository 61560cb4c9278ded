import { Trans } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { Note } from "@portico/shared/components/Note";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
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

export function NoCode() {
  const pages = usePages();
  const { registration } = useClinic();
  return (
    <Note>
      <Trans>No code yet? The reception gives you one, when you are there with your papers.</Trans>{" "}
      {registration.mode !== "off" && (
        <>
          <a href={pages.register}>
            <Trans>Or register here</Trans>
          </a>
          .{" "}
        </>
      )}
      <CallClinic />
    </Note>
  );
}
