import { valibotResolver } from "@hookform/resolvers/valibot";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import type { ReactNode } from "react";
import { Controller, useForm } from "react-hook-form";
import * as v from "valibot";
import type { Member, Role } from "../api/types";
import { FormFaults } from "../forms/FormFaults";
import { useServerForm } from "../forms/useServerForm";
import styles from "./MemberForm.module.css";
import { RoleChoices } from "./RoleChoices";

interface MemberValues {
  email: string;
  name: string;
  phone: string;
  roles: Role[];
}

interface Props {
  values: MemberValues;
  /** Whose address is known already; the phone number may stay empty then: it is not changed. */
  member?: Member;
  submit: ReactNode;
  save: (values: MemberValues) => Promise<Outcome<Member> | undefined>;
  onSaved: (member: Member) => void;
  onCancel: () => void;
}

const fields = ["email", "name", "phone", "roles"] as const;
const idOf = (field: string) => `member-${field}`;

export function MemberForm({ values, member, submit, save, onSaved, onCancel }: Props) {
  const { t } = useLingui();
  const hasKeys = !member || member.is_own;
  const schema = v.object({
    email: v.pipe(
      v.string(),
      v.trim(),
      v.nonEmpty(t`Enter the e-mail address`),
      v.includes("@", t`An e-mail address has an @ in it, like name@clinic.com`),
    ),
    name: v.pipe(v.string(), v.trim(), v.nonEmpty(t`Enter the name`)),
    phone: member
      ? v.string()
      : v.pipe(v.string(), v.trim(), v.nonEmpty(t`Enter the mobile number: sign-in codes go there`)),
    roles: v.pipe(
      v.array(v.picklist(["administrator", "receptionist", "practitioner", "billing"])),
      v.minLength(1, t`Choose at least one role`),
    ),
  });
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: values,
    shouldFocusError: false,
  });
  const { fault, invalid, failed } = useServerForm(form, fields);
  const { errors, isSubmitting } = form.formState;
  const bound = (field: "email" | "name" | "phone") => ({
    ...form.register(field),
    id: idOf(field),
    error: errors[field]?.message,
    size: "staff" as const,
  });
  const press = form.handleSubmit(async (given) => {
    const answer = await save(given);
    if (!answer) return;
    if (answer.kind === "done") onSaved(answer.value);
    else failed(answer);
  }, invalid);

  return (
    <form onSubmit={press} noValidate className={styles.form}>
      <FormFaults fault={fault} errors={errors} fields={fields} idOf={idOf} />
      {!member && (
        <Field
          {...bound("email")}
          label={t`E-mail`}
          hint={t`The invitation goes there; it is also what the person signs in with`}
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      {hasKeys && <Field {...bound("name")} label={t`Name`} autoComplete="off" />}
      {hasKeys && (
        <Field
          {...bound("phone")}
          label={member ? t`New mobile number` : t`Mobile number`}
          hint={
            member
              ? t`Now ${member.phone}. Leave it empty to keep it`
              : t`Sign-in codes come there by SMS, for example +36 30 123 4567`
          }
          type="tel"
          autoComplete="off"
        />
      )}
      <Controller
        control={form.control}
        name="roles"
        render={({ field }) => (
          <RoleChoices
            chosen={field.value}
            onChoose={field.onChange}
            error={errors.roles?.message}
            kept={member?.is_self ? member.roles : []}
          />
        )}
      />
      <div className={styles.actions}>
        <Button type="submit" size="staff" busy={isSubmitting}>
          {submit}
        </Button>
        <Button look="plain" size="staff" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
