import { valibotResolver } from "@hookform/resolvers/valibot";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, outcome } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { Field } from "@portico/shared/components/Field";
import { SelectField } from "@portico/shared/components/SelectField";
import { countryOptions } from "@portico/shared/countries";
import { languageNames, languages } from "@portico/shared/i18n";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { FormFaults } from "../forms/FormFaults";
import { LeaveGuard } from "../forms/LeaveGuard";
import { useServerForm } from "../forms/useServerForm";
import { suffixOf } from "../portal-settings/suffix";
import { toast } from "../shell/toasts";
import card from "../theme/card.module.css";
import page from "../theme/page.module.css";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import styles from "./NewContract.module.css";
import { timeZoneOf, timeZones } from "./timeZones";

const fields = ["name", "suffix", "language", "country", "time_zone"] as const;
const idOf = (field: string) => `contract-${field}`;

/** A new contracting partner; everything else stands in its settings, which come next. */
export function NewContract() {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const schema = v.object({
    name: v.pipe(v.string(), v.trim(), v.nonEmpty(t`Enter the clinic's name`)),
    suffix: v.pipe(v.string(), v.trim(), v.nonEmpty(t`Choose the end of the portal's address`)),
    language: v.picklist(["en", "hu", "es"]),
    country: v.string(),
    time_zone: v.string(),
  });
  const form = useForm({
    resolver: valibotResolver(schema),
    defaultValues: {
      name: "",
      suffix: "",
      language: "hu",
      country: "HU",
      time_zone: "Europe/Budapest",
    } as v.InferInput<typeof schema>,
    shouldFocusError: false,
  });
  const { fault, invalid, failed } = useServerForm(form, fields);
  const { errors, dirtyFields, isSubmitting, isDirty, isSubmitSuccessful } = form.formState;
  const bound = (field: (typeof fields)[number]) => ({
    ...form.register(field),
    id: idOf(field),
    error: errors[field]?.message,
    size: "staff" as const,
  });

  const submit = form.handleSubmit(async (values) => {
    const answer = await outcome(api.POST("/api/console/contracts", { body: values }));
    if (answer.kind !== "done") return failed(answer);
    form.reset(values);
    void client.invalidateQueries({ queryKey: ["contracts"], exact: true });
    toast(msg`${values.name} was added`);
    await navigate({
      to: "/contracts/$contract/portal-settings",
      params: { contract: answer.value.organization_id },
      ignoreBlocker: true,
    });
  }, invalid);

  return (
    <>
      <PageTitle>{t`New contract`}</PageTitle>
      <Crumbs
        links={[
          <Link key="contracts" to="/contracts" activeOptions={{ exact: true }}>
            <Trans>Contracts</Trans>
          </Link>,
        ]}
        here={<Trans>New contract</Trans>}
      />
      <div className={`${page.page} ${page.narrow}`}>
        <div className={page.head}>
          <h1>
            <Trans>New contract</Trans>
          </h1>
        </div>
        <form onSubmit={submit} noValidate className={styles.form}>
          <FormFaults fault={fault} errors={errors} fields={fields} idOf={idOf} />
          <div className={`${card.card} ${card.part} ${styles.grid}`}>
            <Field
              {...bound("name")}
              {...form.register("name", {
                // The address follows the name until somebody types one.
                onChange: (event) => {
                  if (!dirtyFields.suffix) form.setValue("suffix", suffixOf(event.target.value));
                },
              })}
              label={t`Name of the contracting partner`}
            />
            <Field
              {...bound("suffix")}
              label={t`End of the portal's address`}
              hint={t`Small letters, digits and hyphens, such as “rozsadomb”`}
              autoCapitalize="none"
              spellCheck={false}
            />
            <SelectField {...bound("language")} label={t`Main language`}>
              {languages.map((one) => (
                <option key={one} value={one} lang={one}>
                  {languageNames[one]}
                </option>
              ))}
            </SelectField>
            <SelectField
              {...bound("country")}
              label={t`Country`}
              onChange={(event) => {
                form.setValue("country", event.target.value);
                form.setValue("time_zone", timeZoneOf(event.target.value) ?? form.getValues("time_zone"));
              }}
            >
              {countryOptions().map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </SelectField>
            <SelectField
              {...bound("time_zone")}
              label={t`Time zone`}
              hint={t`All times of day are shown in it`}
            >
              {timeZones().map((one) => (
                <option key={one} value={one}>
                  {one.replace(/_/g, " ")}
                </option>
              ))}
            </SelectField>
          </div>
          <div className={styles.actions}>
            <Button type="submit" size="staff" busy={isSubmitting}>
              <Trans>Add contract</Trans>
            </Button>
            <Link to="/contracts" className={buttonClass({ look: "plain", size: "staff" })}>
              <Trans>Cancel</Trans>
            </Link>
          </div>
        </form>
      </div>
      <LeaveGuard when={isDirty && !isSubmitSuccessful} />
    </>
  );
}
