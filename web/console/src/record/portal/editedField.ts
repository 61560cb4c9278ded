import type { Fix } from "../../api/types";

export type EditedField = "phone" | "email" | "national_id" | "birth_date";

const fields: Partial<Record<Fix, EditedField>> = {
  edit_phone: "phone",
  edit_email: "email",
  edit_national_id: "national_id",
  edit_birth_date: "birth_date",
};

export const fieldOfFix = (fix?: Fix): EditedField | undefined => (fix ? fields[fix] : undefined);
