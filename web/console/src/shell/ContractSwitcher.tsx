import { useLingui } from "@lingui/react/macro";
import { Building, Check, Down } from "@portico/shared/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { portalQuery } from "../api/queries";
import { useContract } from "../session/contract";
import { useSession } from "../session/session";
import styles from "./ContractSwitcher.module.css";
import { useDisclosure } from "./useDisclosure";

/** Whose patients these are. A button only for staff who work for several contracts. */
export function ContractSwitcher() {
  const { contracts } = useSession();
  const contract = useContract();
  if (!contract) return <Product />;
  if (contracts.length === 1)
    return (
      <div className={styles.clinic}>
        <Clinic suffix={contract.suffix} name={contract.name} />
      </div>
    );
  return <Switcher />;
}

function Switcher() {
  const { t } = useLingui();
  const { contracts } = useSession();
  const contract = useContract();
  const { open, close, frame, button, panel } = useDisclosure();
  if (!contract) return null;
  return (
    <div ref={frame}>
      <button type="button" className={styles.clinic} {...button} title={t`Change contract`}>
        <Clinic suffix={contract.suffix} name={contract.name} />
        <span className={styles.arrow}>
          <Down size={16} />
        </span>
      </button>
      {open && (
        <ul {...panel} className={styles.panel}>
          {contracts.map((one) => (
            <li key={one.organization_id}>
              <Link
                to="/contracts/$contract/patients"
                params={{ contract: one.organization_id }}
                className={styles.choice}
                activeOptions={{ exact: true }}
                aria-current={one === contract ? "true" : undefined}
                onClick={close}
              >
                <span>{one.name}</span>
                {one === contract && <Check size={16} />}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Clinic({ suffix, name }: { suffix: string; name: string }) {
  const logo = useQuery(portalQuery(suffix)).data?.branding.logo;
  return (
    <>
      {logo ? (
        <img className={styles.logo} src={logo} alt="" />
      ) : (
        <span className={styles.mark} aria-hidden="true">
          <span />
        </span>
      )}
      <span className={styles.name}>{name}</span>
    </>
  );
}

/** The platform's administrator belongs to no clinic. */
const Product = () => (
  <div className={styles.clinic}>
    <span className={styles.sign} aria-hidden="true">
      <Building size={18} />
    </span>
    <span className={styles.name}>Portico</span>
  </div>
);
