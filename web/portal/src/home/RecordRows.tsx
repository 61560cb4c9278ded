import { Trans } from "@lingui/react/macro";
import { Row } from "@portico/shared/components/Card";
import { History, IdCard, Shield } from "@portico/shared/icons";
import { usePages } from "../clinic/ClinicContext.ts";
import { useMay } from "../session/SessionContext.ts";

/** The ways into a person's record that have no tab on a phone. */
export function RecordRows() {
  const pages = usePages();
  const maySeeVisits = useMay("appointments");
  const maySeeData = useMay("profile");
  return (
    <>
      {maySeeVisits && (
        <li>
          <Row href={pages.history} icon={<History size={22} />} title={<Trans>History</Trans>}>
            <Trans>Visits so far</Trans>
          </Row>
        </li>
      )}
      {maySeeData && (
        <>
          <li>
            <Row href={pages.data} icon={<IdCard size={22} />} title={<Trans>Data</Trans>}>
              <Trans>Address, phone, contacts</Trans>
            </Row>
          </li>
          <li>
            <Row href={pages.accessLog} icon={<Shield size={22} />} title={<Trans>Access log</Trans>}>
              <Trans>Who saw or changed what</Trans>
            </Row>
          </li>
        </>
      )}
    </>
  );
}
