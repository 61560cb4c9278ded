import { Trans, useLingui } from "@lingui/react/macro";
import { describedBy, Field, FieldFrame } from "@portico/shared/components/Field";
import type { UseFormReturn } from "react-hook-form";
import { Part } from "./Part";
import styles from "./parts.module.css";
import { idOfSetting, type SettingValues } from "./settings";

/** Whom patients turn to: on every page of the portal. */
export function ContactPart({ form }: { form: UseFormReturn<SettingValues> }) {
  const { t } = useLingui();
  const { errors, dirtyFields } = form.formState;
  const bound = (field: "phone" | "email" | "address") => ({
    ...form.register(field),
    id: idOfSetting(field),
    error: errors[field]?.message,
    size: "staff" as const,
  });
  const hint = t`Stands at the foot of the start page and of messages. Plain text.`;
  const emergency = errors.emergency_text?.message;
  return (
    <Part
      name="contact"
      title={<Trans>Contact and emergencies</Trans>}
      changed={Boolean(
        dirtyFields.phone || dirtyFields.email || dirtyFields.address || dirtyFields.emergency_text,
      )}
    >
      <div className={styles.fields}>
        <Field {...bound("phone")} label={t`Phone`} type="tel" />
        <Field {...bound("email")} label={t`E-mail`} type="email" autoCapitalize="none" spellCheck={false} />
        <div className={styles.wide}>
          <Field {...bound("address")} label={t`Address`} />
        </div>
        <div className={styles.wide}>
          <FieldFrame
            id={idOfSetting("emergency_text")}
            size="staff"
            label={t`What to do in an emergency`}
            hint={hint}
            error={emergency}
          >
            <textarea
              {...form.register("emergency_text")}
              id={idOfSetting("emergency_text")}
              className={styles.area}
              rows={3}
              aria-invalid={emergency ? true : undefined}
              aria-describedby={describedBy(idOfSetting("emergency_text"), hint, emergency)}
            />
          </FieldFrame>
        </div>
      </div>
    </Part>
  );
}
