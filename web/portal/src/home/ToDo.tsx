import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { buttonClass } from "@portico/shared/components/Button";
import { Card, Row } from "@portico/shared/components/Card";
import { DocumentIcon } from "@portico/shared/components/documentType";
import { IconBox } from "@portico/shared/components/IconBox";
import { SkeletonBlock } from "@portico/shared/components/Skeleton";
import { fullDate } from "@portico/shared/dates";
import { CheckCircle } from "@portico/shared/icons";
import { usePages } from "../clinic/ClinicContext.ts";
import type { DocumentItem } from "../clinic/types.ts";
import styles from "./ToDo.module.css";

/** The one thing that needs doing, or that nothing does. */
export function ToDo({ documents }: { documents: DocumentItem[] | undefined }) {
  const pages = usePages();
  if (!documents) return <SkeletonBlock />;
  const unread = documents.find((document) => !document.viewed);
  if (!unread)
    return (
      <Card>
        <Row icon={<CheckCircle size={22} />} title={<Trans>Nothing needs doing</Trans>}>
          <Trans>New papers and reminders come here.</Trans>
        </Row>
      </Card>
    );
  return (
    <section className={styles.card} aria-labelledby="to-do">
      <IconBox tone="warning">
        <DocumentIcon type={unread.type} />
      </IconBox>
      <div className={styles.words}>
        <Badge tone="warning">
          <Trans>New for you</Trans>
        </Badge>
        <h2 className={styles.title} id="to-do">
          <Trans>Please read: {unread.title}</Trans>
        </h2>
        <p className={styles.meta}>{fullDate(unread.examination_date)}</p>
      </div>
      <a className={`${buttonClass({})} ${styles.button}`} href={pages.document(unread.id)}>
        <Trans>Read it</Trans>
      </a>
    </section>
  );
}
