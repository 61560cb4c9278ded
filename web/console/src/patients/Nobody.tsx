import { Trans } from "@lingui/react/macro";
import { buttonClass } from "@portico/shared/components/Button";
import { Empty } from "@portico/shared/components/Empty";
import { People, Search } from "@portico/shared/icons";
import { Link } from "@tanstack/react-router";
import { useClinic } from "../session/clinic";
import type { Browsing } from "./browsing";
import { searchKind } from "./searchKind";

type Props = { searching: boolean; text: string; browsing: Browsing };

/** Why the list is empty, and the way on. */
export function Nobody({ searching, text, browsing }: Props) {
  if (browsing.portal || browsing.double) return <NobodyLikeThat />;
  return searching ? <NobodyFound text={text} /> : <NobodyYet />;
}

function NobodyLikeThat() {
  const { organization_id } = useClinic();
  return (
    <Empty
      icon={<People size={28} />}
      title={<Trans>Nobody fits this filter</Trans>}
      action={
        <Link
          to="/contracts/$contract/patients"
          params={{ contract: organization_id }}
          replace
          className={buttonClass({ look: "plain", size: "staff" })}
        >
          <Trans>Show everybody</Trans>
        </Link>
      }
    >
      <Trans>Others are on record.</Trans>
    </Empty>
  );
}

const NobodyYet = () => (
  <Empty
    icon={<People size={28} />}
    title={<Trans>The clinic's patients will stand here</Trans>}
    action={<NewPatientLink />}
  >
    <Trans>Add the first one, or have the existing ones imported by whoever runs the server.</Trans>
  </Empty>
);

const NobodyFound = ({ text }: { text: string }) => (
  <Empty icon={<Search size={28} />} title={<Trans>Nobody found</Trans>} action={<NewPatientLink />}>
    <Advice text={text} />
  </Empty>
);

function Advice({ text }: { text: string }) {
  switch (searchKind(text)) {
    case "number":
      return (
        <Trans>Phone and ID numbers are found only when complete. Or search for a part of the name.</Trans>
      );
    case "email":
      return <Trans>E-mail addresses are found only when complete. Or search for a part of the name.</Trans>;
    default:
      return <Trans>Try fewer letters, another spelling, or the date of birth.</Trans>;
  }
}

function NewPatientLink() {
  const { organization_id, may } = useClinic();
  if (!may("patients_write")) return null;
  return (
    <Link
      to="/contracts/$contract/patients/new"
      params={{ contract: organization_id }}
      className={buttonClass({ look: "plain", size: "staff" })}
    >
      <Trans>New patient</Trans>
    </Link>
  );
}
