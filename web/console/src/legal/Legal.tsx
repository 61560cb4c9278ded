import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { legalQuery, portalQuery, settingsQuery } from "../api/queries";
import { SettingsHead, SettingsTitle } from "../portal-settings/SettingsHead";
import { useMay } from "../session/session";
import page from "../theme/page.module.css";
import { InForce } from "./InForce";
import styles from "./Legal.module.css";
import { NewVersion } from "./NewVersion";

const route = getRouteApi("/inside/contracts/$contract/portal-settings/legal");

/** Contracts → a contracting partner → Patient Portal Settings → Privacy notice and terms. */
export function Legal() {
  const { t } = useLingui();
  const { contract } = route.useParams();
  const legal = useSuspenseQuery(legalQuery(contract)).data;
  const settings = useSuspenseQuery(settingsQuery(contract)).data;
  const { name, language, time_zone } = useSuspenseQuery(portalQuery(settings.suffix)).data;
  const mayWrite = useMay(contract)("settings_write");
  const title = t`Privacy notice and terms`;
  return (
    <>
      <SettingsHead contract={contract} name={name} title={title} />
      <div className={`${page.page} ${styles.page}`}>
        <SettingsTitle name={name} title={title} portalUrl={settings.portal_url} />
        <p className={styles.lead}>
          <Trans>
            Every patient reads and accepts both once at sign-in, and again when you publish a new version.
            Kept are who accepted which version, in which language and when.
          </Trans>
        </p>
        <div className={styles.parts}>
          <InForce legal={legal} zone={time_zone} />
          {mayWrite && (
            <NewVersion key={contract} contract={contract} clinic={name} own={language} legal={legal} />
          )}
        </div>
      </div>
    </>
  );
}
