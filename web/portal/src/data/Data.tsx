import { Trans, useLingui } from "@lingui/react/macro";
import { SkeletonRows } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useClinic } from "../clinic/ClinicContext.ts";
import type { Patient } from "../clinic/types.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { useActedFor } from "../session/useActedFor.ts";
import { PageHead } from "../shell/PageHead.tsx";
import { AddressPart } from "./AddressPart.tsx";
import { Classes } from "./Classes.tsx";
import { ContactPart } from "./ContactPart.tsx";
import { EmergencyPart } from "./EmergencyPart.tsx";
import { EditingContext } from "./editing.ts";
import { PersonalPart } from "./PersonalPart.tsx";
import { patientQuery } from "./patient.ts";

/** What the clinic knows of a person, and the way to correct it. */
export default function Data() {
  const { t } = useLingui();
  const { suffix } = useClinic();
  const name = useActedFor();
  const patient = useQuery(patientQuery(usePatientPath(suffix)));
  return (
    <>
      <PageHead name={t`Data`}>
        {name ? (
          <Trans>What the clinic knows of {name}. Correct it here, without a call.</Trans>
        ) : (
          <Trans>What the clinic knows of you. Correct it here, without a call.</Trans>
        )}
      </PageHead>
      {patient.error && <TryAgain error={patient.error} onTryAgain={() => void patient.refetch()} />}
      {patient.data ? <Parts patient={patient.data} /> : !patient.error && <SkeletonRows rows={6} />}
    </>
  );
}

function Parts({ patient }: { patient: Patient }) {
  const [open, setOpen] = useState<string>();
  return (
    <EditingContext value={{ open, setOpen }}>
      <Classes patient={patient} />
      <AddressPart patient={patient} />
      <ContactPart patient={patient} />
      <PersonalPart patient={patient} />
      <EmergencyPart patient={patient} />
    </EditingContext>
  );
}
