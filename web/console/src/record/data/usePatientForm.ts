import { valibotResolver } from "@hookform/resolvers/valibot";
import { useLingui } from "@lingui/react/macro";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { nationalIdKinds } from "../../format/nationalId";
import type { PatientValues } from "./values";

/** Only what is missing is said at once; whether a number is right the server knows, and says so beside the field. */
export function usePatientForm(values: PatientValues) {
  const { t } = useLingui();
  const text = v.pipe(v.string(), v.trim());
  const schema = v.object({
    family: v.pipe(v.string(), v.trim(), v.nonEmpty(t`Enter the family name`)),
    given: v.pipe(v.string(), v.trim(), v.nonEmpty(t`Enter the given name`)),
    birth_date: v.string(),
    gender: v.picklist(["male", "female", "other", "unknown"]),
    language: v.picklist(["en", "hu", "es"]),
    phone: text,
    email: text,
    national_id_kind: v.picklist(nationalIdKinds),
    national_id: text,
    address: v.object({ line: text, city: text, postal_code: text, country: text }),
    emergency_contact: v.object({ name: text, phone: text }),
    deceased: v.boolean(),
  });
  return useForm<PatientValues>({
    resolver: valibotResolver(schema),
    defaultValues: values,
    shouldFocusError: false,
    reValidateMode: "onSubmit",
  });
}
