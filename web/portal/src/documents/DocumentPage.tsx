import { Trans } from "@lingui/react/macro";
import { Unsuccessful } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { SkeletonBlock } from "@portico/shared/components/Skeleton";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import { usePlace } from "../routing/place.ts";
import { usePatientPath } from "../session/SessionContext.ts";
import { NotHere } from "../shell/NotHere.tsx";
import { documentQuery } from "./documents.ts";
import { Elsewhere } from "./Elsewhere.tsx";
import { Reading } from "./Reading.tsx";

/** One document, to read, save and print. */
export default function DocumentPage() {
  const { suffix } = useClinic();
  const pages = usePages();
  const path = usePatientPath(suffix);
  const documentId = usePlace().page.split("/")[1] ?? "";
  const document = useQuery(documentQuery(path, documentId));
  useSeenInLists(path.patient_id, document.data?.id);
  const missing =
    document.error instanceof Unsuccessful &&
    document.error.outcome.kind === "refused" &&
    document.error.outcome.problem.status === 404;
  return (
    <>
      <BackLink href={pages.documents()}>
        <Trans>Documents</Trans>
      </BackLink>
      {document.data && <Reading document={document.data} />}
      {missing && (
        <NotHere
          detail={<Trans>The clinic may have withdrawn it, or it belongs to another person’s page.</Trans>}
        >
          <Elsewhere documentId={documentId} />
        </NotHere>
      )}
      {document.error && !missing && (
        <TryAgain error={document.error} onTryAgain={() => void document.refetch()} />
      )}
      {document.isPending && <SkeletonBlock tall />}
    </>
  );
}

/** Once opened, a document is no longer new: the lists ask again when they show next. */
function useSeenInLists(patientId: string, id: string | undefined) {
  const client = useQueryClient();
  useEffect(() => {
    if (!id) return;
    for (const part of ["list", "latest", "search"])
      void client.invalidateQueries({ queryKey: ["documents", patientId, part] });
  }, [client, patientId, id]);
}
