import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@portico/shared/components/Button";
import { documentTypes as words } from "@portico/shared/components/documentType";
import { Empty } from "@portico/shared/components/Empty";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { Page, Upload } from "@portico/shared/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { documentsQuery } from "../api/queries";
import { KeyHint, KeyHints } from "../keys/KeyHints";
import { useKey } from "../keys/useKey";
import { usePatientPath } from "../record/Record";
import { Choice } from "../ui/Choice";
import { useUpload } from "../upload/UploadProvider";
import styles from "./Documents.module.css";
import { DocumentTable } from "./DocumentTable";
import { documentTypeOf, documentTypes } from "./types";

const route = getRouteApi("/inside/contracts/$contract/patients/$patient/documents");

/** What is on record, newest examination first; whether the patient may see it and has. */
export function Documents() {
  const { t, i18n } = useLingui();
  const { type } = route.useSearch();
  const navigate = useNavigate({ from: "/contracts/$contract/patients/$patient/documents" });
  const { choose, chooseButton } = useUpload();
  const documents = useInfiniteQuery(documentsQuery(usePatientPath(), type));
  const items = documents.data?.pages.flatMap((one) => one.items);
  useKey("u", () => choose?.(), choose !== undefined);

  return (
    <div className={styles.page}>
      <div className={`${styles.tools} screen-only`}>
        <Choice
          label={t`Type`}
          value={type ?? ""}
          options={[
            { value: "", text: t`All types` },
            ...documentTypes.map((one) => ({ value: one, text: i18n._(words[one]) })),
          ]}
          onChoose={(chosen) => navigate({ search: { type: documentTypeOf(chosen) }, replace: true })}
        />
        <div className={styles.upload}>{chooseButton}</div>
        {choose && (
          <p className={styles.hint}>
            <Trans>Drop files anywhere on this record to upload them.</Trans>
          </p>
        )}
      </div>
      {documents.error && !items && (
        <TryAgain error={documents.error} onTryAgain={() => documents.refetch()} />
      )}
      {items?.length === 0 ? (
        <None
          type={type !== undefined}
          onUpload={choose}
          onAll={() => navigate({ search: {}, replace: true })}
        />
      ) : (
        !(documents.error && !items) && (
          <DocumentTable
            documents={items}
            more={
              documents.hasNextPage
                ? { load: () => void documents.fetchNextPage(), busy: documents.isFetchingNextPage }
                : undefined
            }
          />
        )
      )}
      <KeyHints>
        {choose && <KeyHint keys={["U"]}>{t`upload`}</KeyHint>}
        <KeyHint keys={["↑", "↓"]}>{t`move`}</KeyHint>
        <KeyHint keys={["↵"]}>{t`open`}</KeyHint>
      </KeyHints>
    </div>
  );
}

function None({ type, onUpload, onAll }: { type: boolean; onUpload?: () => void; onAll: () => void }) {
  if (type)
    return (
      <Empty
        icon={<Page size={28} />}
        title={<Trans>No document of this type</Trans>}
        action={
          <Button look="plain" size="staff" onClick={onAll}>
            <Trans>Show all types</Trans>
          </Button>
        }
      >
        <Trans>Others may be on record.</Trans>
      </Empty>
    );
  return (
    <Empty
      icon={<Page size={28} />}
      title={<Trans>No documents yet</Trans>}
      action={
        onUpload && (
          <Button size="staff" icon={<Upload size={16} />} onClick={onUpload}>
            <Trans>Upload documents</Trans>
          </Button>
        )
      }
    >
      {onUpload && <Trans>Drop PDF, JPG or PNG files anywhere on this record, or choose them.</Trans>}
    </Empty>
  );
}
