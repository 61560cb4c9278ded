import { Section } from "@portico/shared/components/Card";
import { ContactCard } from "@portico/shared/components/ContactCard";
import { EmergencyLine } from "@portico/shared/components/EmergencyLine";
import { useClinic } from "../clinic/ClinicContext.ts";

/** How to reach the clinic, and what to do in an emergency. */
export function ClinicPart() {
  const clinic = useClinic();
  return (
    <Section id="clinic" title={clinic.name}>
      <ContactCard {...clinic.contact} />
      <EmergencyLine text={clinic.emergency_text} />
    </Section>
  );
}
