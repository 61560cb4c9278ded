import { Trans } from "@lingui/react/macro";
import { Dialog } from "@portico/shared/components/Dialog";
import { useNavigate } from "@tanstack/react-router";
import { PatientPicker } from "../patients/PatientPicker";
import { useClinic } from "../session/clinic";

/** Ctrl K from anywhere: type a patient, arrows, Enter. */
export function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { organization_id } = useClinic();
  return (
    <Dialog title={<Trans>Go to a patient</Trans>} onClose={onClose} size="wide">
      <PatientPicker
        hint={<Trans>Type a part of the name; arrows choose, Enter opens the record.</Trans>}
        onPick={(patient) => {
          onClose();
          void navigate({
            to: "/contracts/$contract/patients/$patient/data",
            params: { contract: organization_id, patient: patient.id },
          });
        }}
      />
    </Dialog>
  );
}
