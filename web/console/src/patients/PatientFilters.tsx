import { useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useClinic } from "../session/clinic";
import { Choice } from "../ui/Choice";
import { type Browsing, type Order, orders } from "./browsing";
import styles from "./PatientFilters.module.css";

/** Who is listed, as chips, and in which order. Links, so that the address keeps the choice. */
export function PatientFilters({ browsing }: { browsing: Browsing }) {
  const { t } = useLingui();
  const { portal, double } = browsing;
  return (
    <div className={`${styles.bar} screen-only`}>
      <nav aria-label={t`Filter`}>
        <ul className={styles.chips}>
          <Chip to={{}} browsing={browsing} chosen={!portal && !double}>{t`All`}</Chip>
          <Chip to={{ portal: "active" }} browsing={browsing} chosen={portal === "active"}>
            {t`Active in the portal`}
          </Chip>
          <Chip to={{ portal: "not_activated" }} browsing={browsing} chosen={portal === "not_activated"}>
            {t`Not activated`}
          </Chip>
          <Chip to={{ portal: "no_access" }} browsing={browsing} chosen={portal === "no_access"}>
            {t`No access`}
          </Chip>
          <Chip to={{ double: true }} browsing={browsing} chosen={double === true}>
            {t`Maybe recorded twice`}
          </Chip>
        </ul>
      </nav>
      <OrderChoice browsing={browsing} />
    </div>
  );
}

type ChipProps = { to: Browsing; browsing: Browsing; chosen: boolean; children: ReactNode };

function Chip({ to, browsing, chosen, children }: ChipProps) {
  const { organization_id } = useClinic();
  const { sort } = browsing;
  return (
    <li>
      <Link
        to="/contracts/$contract/patients"
        params={{ contract: organization_id }}
        search={{ ...to, ...(sort ? { sort } : {}) }}
        replace
        preload={false}
        className={styles.chip}
        activeOptions={{ exact: true, includeSearch: true }}
        aria-current={chosen ? "true" : undefined}
      >
        {children}
      </Link>
    </li>
  );
}

function OrderChoice({ browsing }: { browsing: Browsing }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { organization_id } = useClinic();
  const words: Record<Order, string> = {
    name: t`By name`,
    "-name": t`By name, from the end`,
    "-created_at": t`Last added first`,
  };
  const choose = (sort: string) => {
    const { sort: _, ...rest } = browsing;
    void navigate({
      to: "/contracts/$contract/patients",
      params: { contract: organization_id },
      search: { ...rest, ...(sort === "name" ? {} : { sort: sort as Browsing["sort"] }) },
      replace: true,
    });
  };
  return (
    <Choice
      label={t`Order`}
      value={browsing.sort ?? "name"}
      options={orders.map((order) => ({ value: order, text: words[order] }))}
      onChoose={choose}
    />
  );
}
