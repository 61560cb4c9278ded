import type { UseFormReturn } from "react-hook-form";
import type { SignInField, SignInValues } from "./values";

/** What each part of the page gets. */
export interface PartProps {
  form: UseFormReturn<SignInValues>;
  changed: SignInField[];
}
