import { useEffect, useState } from "react";

/** The address, within this page, of a PDF that the server told once, in base64url; it is kept nowhere else. */
export function usePdf(base64url?: string) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!base64url) return setAddress(undefined);
    const text = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [base64url]);
  return address;
}
