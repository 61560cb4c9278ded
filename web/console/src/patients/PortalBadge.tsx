import { Trans } from "@lingui/react/macro";
import { Badge } from "@portico/shared/components/Badge";
import type { PatientRow } from "../api/types";

export function PortalBadge({ state }: { state: PatientRow["portal"] }) {
  switch (state) {
    case "active":
      return (
        <Badge tone="brand">
          <Trans>Active</Trans>
        </Badge>
      );
    case "not_activated":
      return (
        <Badge tone="warning">
          <Trans>Not activated</Trans>
        </Badge>
      );
    case "no_access":
      return (
        <Badge tone="plain">
          <Trans>No access</Trans>
        </Badge>
      );
  }
}
