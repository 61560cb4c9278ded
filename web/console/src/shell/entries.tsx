import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  Building,
  Calendar,
  Clock,
  Help,
  IdCard,
  Mail,
  People,
  Person,
  PersonAdd,
  Shield,
  Upload,
} from "@portico/shared/icons";
import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWaitingGuests } from "../guests/useWaitingGuests";
import { useWaiting } from "../registrations/useWaiting";
import { useContract } from "../session/contract";
import { may, seesContracts, useSession } from "../session/session";

interface Entry {
  key: string;
  label: MessageDescriptor;
  /** For the bar at the bottom of a phone, and in it alone. */
  short: MessageDescriptor;
  icon: ReactNode;
  to: NonNullable<LinkProps["to"]>;
  params?: { contract: string };
  /** How many things wait behind it. */
  count?: number;
  /** Not used every day: on a phone it stands behind “More”. */
  isRare?: boolean;
}

export interface Group {
  key: string;
  label: MessageDescriptor;
  entries: Entry[];
}

const waitingList = (params: { contract: string }): Entry => ({
  key: "waiting-list",
  label: msg`Waiting list`,
  short: msg`Waiting list`,
  icon: <Clock />,
  to: "/contracts/$contract/waiting-list",
  params,
  isRare: true,
});

const guestQueue = (params: { contract: string }): Entry => ({
  key: "guests",
  label: msg`Guests`,
  short: msg`Guests`,
  icon: <Person />,
  to: "/contracts/$contract/guests",
  params,
  isRare: true,
});

const invitations = (params: { contract: string }): Entry => ({
  key: "invitations",
  label: msg`Portal invitations`,
  short: msg`Invitations`,
  icon: <Mail />,
  to: "/contracts/$contract/invitations",
  params,
  isRare: true,
});

/** What this person may open, and nothing that does not exist yet. */
export function useEntries(): Group[] {
  const session = useSession();
  const contract = useContract();
  const waiting = useWaiting(contract);
  const guests = useWaitingGuests(contract);
  const groups: Group[] = [];
  if (contract) {
    const params = { contract: contract.organization_id };
    groups.push({
      key: "patients",
      label: msg`Patient handling`,
      entries: [
        ...(may(session, contract.organization_id, "calendar_read")
          ? [
              {
                key: "calendar",
                label: msg`Calendar`,
                short: msg`Calendar`,
                icon: <Calendar />,
                to: "/contracts/$contract/calendar" as const,
                params,
              },
            ]
          : []),
        {
          key: "database",
          label: msg`Patient database`,
          short: msg`Patients`,
          icon: <People />,
          to: "/contracts/$contract/patients",
          params,
        },
        ...(waiting === undefined
          ? []
          : [
              {
                key: "registrations",
                label: msg`Registrations`,
                short: msg`Requests`,
                icon: <PersonAdd />,
                to: "/contracts/$contract/registrations" as const,
                params,
                count: waiting,
              },
            ]),
        ...(guests === undefined ? [] : [{ ...guestQueue(params), count: guests }]),
        ...(may(session, contract.organization_id, "calendar_read") ? [waitingList(params)] : []),
        ...(may(session, contract.organization_id, "access_manage") ? [invitations(params)] : []),
        ...(may(session, contract.organization_id, "patients_import")
          ? [
              {
                key: "lists",
                label: msg`Import patients`,
                short: msg`Import`,
                icon: <Upload />,
                to: "/contracts/$contract/patient-lists" as const,
                params,
                isRare: true,
              },
            ]
          : []),
      ],
    });
  }
  const manage: Entry[] = [];
  if (seesContracts(session))
    manage.push({
      key: "contracts",
      label: msg`Contracts`,
      short: msg`Contracts`,
      icon: <Building />,
      to: "/contracts",
    });
  if (contract && may(session, contract.organization_id, "scheduling_manage"))
    manage.push({
      key: "calendar-setup",
      label: msg`Calendar setup`,
      short: msg`Setup`,
      icon: <Clock />,
      to: "/contracts/$contract/calendar-setup",
      params: { contract: contract.organization_id },
      isRare: true,
    });
  if (contract && may(session, contract.organization_id, "staff_manage"))
    manage.push({
      key: "staff",
      label: msg`Staff`,
      short: msg`Team`,
      icon: <IdCard />,
      to: "/contracts/$contract/staff",
      params: { contract: contract.organization_id },
    });
  if (contract && may(session, contract.organization_id, "audit_read"))
    manage.push({
      key: "audit",
      label: msg`Audit log`,
      short: msg`Log`,
      icon: <Shield />,
      to: "/contracts/$contract/audit",
      params: { contract: contract.organization_id },
      isRare: true,
    });
  manage.push({
    key: "help",
    label: msg`Help`,
    short: msg`Help`,
    icon: <Help />,
    to: "/help",
    isRare: true,
  });
  groups.push({ key: "manage", label: msg`Manage`, entries: manage });
  return groups;
}
