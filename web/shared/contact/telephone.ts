/** A tel: address of a number as people write it. */
export const telephone = (phone: string) => `tel:${phone.replace(/[^+\d]/g, "")}`;
