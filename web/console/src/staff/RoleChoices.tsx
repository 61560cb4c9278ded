import { useLingui } from "@lingui/react/macro";
import type { Role } from "../api/types";
import { useRoleWords } from "../shell/roles";
import styles from "./RoleChoices.module.css";

interface Props {
  chosen: Role[];
  onChoose: (roles: Role[]) => void;
  error?: string;
  /** One's own roles can be added to, not taken away. */
  kept?: Role[];
}

const roles: Role[] = ["receptionist", "practitioner", "billing", "administrator"];

/** Each role with a line on what it may do. */
export function RoleChoices({ chosen, onChoose, error, kept = [] }: Props) {
  const { t } = useLingui();
  const words = useRoleWords();
  const may: Record<Role, string> = {
    receptionist: t`Patients and their data, documents, portal access and codes from the desk`,
    practitioner: t`Looks patients up, reads their records, files and shares documents`,
    billing: t`Looks patients up, files invoices and other documents`,
    administrator: t`All that reception may, and the portal's settings, the staff and the audit log`,
  };
  return (
    <fieldset className={styles.set} aria-describedby={error ? "roles-error" : undefined}>
      <legend className={styles.legend}>{t`Roles`}</legend>
      {error && (
        <p className={styles.error} id="roles-error">
          {error}
        </p>
      )}
      {roles.map((role, place) => (
        <label key={role} className={styles.role}>
          <input
            type="checkbox"
            id={place === 0 ? "member-roles" : undefined}
            checked={chosen.includes(role)}
            disabled={kept.includes(role)}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, role] : chosen.filter((one) => one !== role))
            }
          />
          <span>
            <span className={styles.words}>{words[role]}</span>
            <span className={styles.may}>{may[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
