import { Trans, useLingui } from "@lingui/react/macro";
import page from "../../theme/page.module.css";
import { SetupHead, useSetupContract } from "../SetupHead";
import { MissedVisitRule } from "./MissedVisitRule";

/** What holds for every service. */
export function BookingRules() {
  const { t } = useLingui();
  const contract = useSetupContract();
  return (
    <>
      <SetupHead title={t`Booking rules`} />
      <div className={page.page}>
        <div className={page.head}>
          <h1>
            <Trans>Booking rules</Trans>
          </h1>
        </div>
        <MissedVisitRule contract={contract} />
      </div>
    </>
  );
}
