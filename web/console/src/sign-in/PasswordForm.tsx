import { valibotResolver } from "@hookform/resolvers/valibot";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { PasswordField } from "@portico/shared/components/PasswordField";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import type { CodeStep } from "../api/types";
import { FormFaults } from "../forms/FormFaults";
import { useServerForm } from "../forms/useServerForm";
import styles from "./SignIn.module.css";

interface Props {
  email: string;
  onEmail: (email: string) => void;
  onStep: (step: CodeStep) => void;
}

const fields = ["email", "password"] as const;
const idOf = (field: string) => `sign-in-${field}`;

export function PasswordForm({ email, onEmail, onStep }: Props) {
  const { t } = useLingui();
  const schema = v.object({
    email: v.pipe(
      v.string(),
      v.trim(),
      v.nonEmpty(t`Enter your e-mail address`),
      v.includes("@", t`An e-mail address has an @ in it, like name@clinic.com`),
    ),
    password: v.pipe(v.string(), v.nonEmpty(t`Enter your password`)),
  });
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: { email, password: "" },
    shouldFocusError: false,
  });
  const { fault, invalid, failed } = useServerForm(form, fields);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    onEmail(values.email);
    const answer = await outcome(api.POST("/api/console/login", { body: values }));
    if (answer.kind === "done") onStep(answer.value);
    else failed(answer);
  }, invalid);

  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <FormFaults fault={fault} errors={errors} fields={fields} idOf={idOf} />
      <Field
        {...form.register("email")}
        id={idOf("email")}
        label={t`E-mail`}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.email?.message}
      />
      <PasswordField
        {...form.register("password")}
        id={idOf("password")}
        label={t`Password`}
        autoComplete="current-password"
        error={errors.password?.message}
      />
      <Button type="submit" width="full" busy={isSubmitting}>
        <Trans>Go on</Trans>
      </Button>
    </form>
  );
}
