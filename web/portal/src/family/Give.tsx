import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { BackLink } from "@portico/shared/components/BackLink";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { Note } from "@portico/shared/components/Note";
import { SelectField } from "@portico/shared/components/SelectField";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useClinic, usePages } from "../clinic/ClinicContext.ts";
import type { Relation, Scope } from "../clinic/types.ts";
import { isoOf } from "../first-login/birthDate.ts";
import { FormErrors } from "../forms/FormErrors.tsx";
import { showFieldErrors } from "../forms/refusal.ts";
import { resolveBy } from "../forms/resolve.ts";
import { identifierLabel } from "../identity/identifier.ts";
import { phoneExample } from "../identity/phone.ts";
import { claimFaults, tidyClaim } from "../login/credentials.ts";
import styles from "../login/form.module.css";
import { Narrow } from "../security/Narrow.tsx";
import { useFreshly } from "../security/useFreshly.tsx";
import { PageHead } from "../shell/PageHead.tsx";
import { ScopeChoices } from "./ScopeChoices.tsx";
import { useFamilyChange } from "./useFamilyChange.ts";
import { relations, scopes, useRelationWords } from "./words.ts";

type Values = {
  label: string;
  relation: Relation;
  identifier: string;
  phone: string;
  scopes: Scope[];
  until: string;
};

/** Asks someone who uses this portal. The answer is the same whether or not there is such a person. */
export default function Give() {
  const [done, setDone] = useState<string>();
  return <Narrow>{done === undefined ? <Ask onDone={setDone} /> : <Done label={done} />}</Narrow>;
}

function Done({ label }: { label: string }) {
  const { t } = useLingui();
  return (
    <>
      <PageHead name={t`We have passed it on`} />
      <Note tone="done">
        <Trans>
          If these details belong to someone who uses this portal, {label} now finds your request there and
          has two weeks to answer. We write to you when the answer is yes.
        </Trans>
      </Note>
      <p>
        <a className={buttonClass({})} href={usePages().family}>
          <Trans>Back to family and trusted people</Trans>
        </a>
      </p>
    </>
  );
}

function Ask({ onDone }: { onDone: (label: string) => void }) {
  const { t } = useLingui();
  const clinic = useClinic();
  const pages = usePages();
  const words = useRelationWords();
  const { freshly, asking } = useFreshly();
  const sending = useFamilyChange();
  const form = useForm<Values>({
    defaultValues: { label: "", relation: "child", identifier: "", phone: "", scopes, until: "" },
    shouldFocusError: false,
    resolver: resolveBy((typed) => ({
      label: typed.label.trim() ? null : t`Write whom you mean, for example “my daughter Anna”.`,
      ...claimFaults(clinic, typed),
      scopes: typed.scopes.length > 0 ? null : t`Choose at least one.`,
      until: !typed.until.trim() || isoOf(typed.until) ? null : t`Write the date with day, month and year.`,
    })),
  });
  const { errors } = form.formState;
  const [failures, setFailures] = useState(0);
  const chosen = form.watch("scopes");
  const byEmail = clinic.identification === "email";

  const send = form.handleSubmit(
    async (typed) => {
      const until = isoOf(typed.until);
      const result = await sending.change(() =>
        freshly(() =>
          outcome(
            api.POST("/api/portal/{suffix}/related-persons/invitations", {
              params: { path: { suffix: clinic.suffix } },
              body: {
                ...tidyClaim(clinic, typed),
                label: typed.label.trim(),
                relation: typed.relation,
                scopes: typed.scopes,
                ...(until && { until }),
              },
            }),
          ),
        ),
      );
      if (result.kind === "done") return onDone(typed.label.trim());
      if (result.kind === "refused" && showFieldErrors(form, result.problem)) setFailures(failures + 1);
    },
    () => setFailures(failures + 1),
  );

  return (
    <>
      <BackLink href={pages.family}>
        <Trans>Family and trusted people</Trans>
      </BackLink>
      <PageHead name={t`Let someone act for me`}>
        <Trans>This person needs an own login at this clinic’s portal. You can end it at any time.</Trans>
      </PageHead>
      <FormErrors errors={errors} attempt={failures} />
      <form className={styles.form} onSubmit={send} noValidate>
        <Field
          id="label"
          label={t`Who is it?`}
          hint={t`For yourself, for example “my daughter Anna”`}
          error={errors.label?.message}
          autoComplete="off"
          {...form.register("label")}
        />
        <SelectField id="relation" label={t`This person is`} {...form.register("relation")}>
          {relations.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </SelectField>
        <Field
          id="identifier"
          label={identifierLabel(clinic)}
          hint={t`Of that person, not your own`}
          error={errors.identifier?.message}
          type={byEmail ? "email" : "text"}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...form.register("identifier")}
        />
        <Field
          id="phone"
          label={t`Mobile phone`}
          hint={t`Of that person, like ${phoneExample(clinic.country)}`}
          error={errors.phone?.message}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          {...form.register("phone")}
        />
        <ScopeChoices
          id="scopes"
          chosen={chosen}
          onChoose={(next) => form.setValue("scopes", next, { shouldValidate: failures > 0 })}
          error={errors.scopes?.message}
        />
        <Field
          id="until"
          label={t`Until`}
          hint={t`Empty: until you end it. For example 31 12 2027`}
          error={errors.until?.message}
          autoComplete="off"
          {...form.register("until")}
        />
        {sending.offline && <TryAgain error={sending.offline} onTryAgain={() => void send()} />}
        {sending.refused && sending.refused.errors.length === 0 && (
          <Note tone="warning" live>
            {sending.refused.detail}
          </Note>
        )}
        <Button type="submit" width="full" busy={sending.busy}>
          <Trans>Ask this person</Trans>
        </Button>
      </form>
      {asking}
    </>
  );
}
