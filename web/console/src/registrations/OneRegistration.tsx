import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import { Note } from "@portico/shared/components/Note";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { dateTimeAt, fullDate } from "@portico/shared/dates";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Approved, Registration } from "../api/types";
import { groupedNationalId } from "../format/nationalId";
import { spacedPhone } from "../format/phone";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import page from "../theme/page.module.css";
import { Crumbs } from "../ui/Crumbs";
import { Facts } from "../ui/Facts";
import { PageTitle } from "../ui/PageTitle";
import { SkeletonLine } from "../ui/SkeletonRows";
import { Deciding } from "./Deciding";
import styles from "./OneRegistration.module.css";
import { Outcome } from "./Outcome";
import { registrationQuery } from "./queries";
import { useFieldNames, useStatusWords } from "./words";

const route = getRouteApi("/inside/contracts/$contract/registrations/$registration");

/** One registration: what was typed, beside the records that may be this person's. */
export function OneRegistration() {
  const { t } = useLingui();
  const { organization_id } = useClinic();
  const { registration: id } = route.useParams();
  const found = useQuery(registrationQuery(organization_id, id));
  const [approved, setApproved] = useState<Approved>();
  const name = found.data?.name ?? "";
  return (
    <>
      <PageTitle>{name || t`Registration`}</PageTitle>
      <Crumbs
        links={[
          <Link key="list" to="/contracts/$contract/registrations" params={{ contract: organization_id }}>
            <Trans>Registrations</Trans>
          </Link>,
        ]}
        here={name}
      />
      <div className={`${page.page} ${styles.page}`}>
        {found.error && <TryAgain error={found.error} onTryAgain={() => void found.refetch()} />}
        {found.isPending && <SkeletonLine />}
        {found.data && (
          <>
            <Head registration={found.data} />
            {approved ? (
              <Outcome approved={approved} />
            ) : found.data.status === "waiting" ? (
              <Deciding key={id} registration={found.data} onApproved={setApproved} />
            ) : (
              <Decided registration={found.data} />
            )}
          </>
        )}
      </div>
    </>
  );
}

function Head({ registration }: { registration: Registration }) {
  const { zone } = useClinic();
  const names = useFieldNames();
  const words = useStatusWords();
  const { birth_date, national_id, national_id_kind, phone, email } = registration;
  const sent = dateTimeAt(registration.created_at, zone);
  return (
    <>
      <div className={page.head}>
        <h1>{registration.name}</h1>
        <Badge tone={registration.status === "waiting" ? "warning" : "plain"}>
          {words[registration.status]}
        </Badge>
        <span className={page.aside}>
          <Trans>sent {sent}</Trans>
        </span>
      </div>
      <section className={`${card.card} ${card.part}`} aria-labelledby="typed">
        <h2 id="typed" className={styles.title}>
          <Trans>What was typed</Trans>
        </h2>
        <Facts
          facts={[
            [names.birth_date, birth_date ? fullDate(birth_date) : "–"],
            [names.national_id, national_id ? groupedNationalId(national_id_kind, national_id) : "–"],
            [names.phone, spacedPhone(phone)],
            [
              names.email,
              <span key="email" className={styles.email}>
                {email ?? "–"}{" "}
                {email &&
                  (registration.email_confirmed ? (
                    <Badge>
                      <Trans>confirmed</Trans>
                    </Badge>
                  ) : (
                    <Badge tone="plain">
                      <Trans>not confirmed</Trans>
                    </Badge>
                  ))}
              </span>,
            ],
          ]}
        />
        {registration.phone_proved && (
          <Note tone="done">
            <Trans>The code that went to the phone on record was typed.</Trans>
          </Note>
        )}
      </section>
      <Others registration={registration} />
    </>
  );
}

/** Somebody else may try it with the same person's details. */
function Others({ registration }: { registration: Registration }) {
  const { zone } = useClinic();
  const { others, phone, email } = registration;
  const elsewhere = others.filter((one) => one.phone !== phone || one.email !== (email ?? ""));
  if (elsewhere.length === 0) return null;
  return (
    <Note tone="warning">
      <p>
        <Trans>
          The same person was registered with another contact, too. Ask which is right before you approve:
        </Trans>
      </p>
      <ul>
        {elsewhere.map((one) => (
          <li key={one.created_at} className={styles.other}>
            {dateTimeAt(one.created_at, zone)}: {spacedPhone(one.phone)}
            {one.email && `, ${one.email}`}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Decided({ registration }: { registration: Registration }) {
  const { organization_id, zone } = useClinic();
  const { decided_at, decided_by, patient_id } = registration;
  const when = decided_at ? dateTimeAt(decided_at, zone) : "";
  return (
    <Note>
      {decided_by ? (
        <Trans>
          Decided on {when} by {decided_by}.
        </Trans>
      ) : registration.status === "replaced" ? (
        <Trans>The person registered anew on {when}; that one counts.</Trans>
      ) : (
        <Trans>Decided by itself on {when}: the code that went to the phone on record was typed.</Trans>
      )}{" "}
      {patient_id && (
        <Link
          to="/contracts/$contract/patients/$patient/portal"
          params={{ contract: organization_id, patient: patient_id }}
        >
          <Trans>To the record</Trans>
        </Link>
      )}
    </Note>
  );
}
