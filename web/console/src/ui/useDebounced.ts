import { useEffect, useState } from "react";

/** The value as it was when it last stood still for `wait` ms. An emptied field is emptied at once. */
export function useDebounced(value: string, wait: number): string {
  const [still, setStill] = useState(value);
  useEffect(() => {
    if (value === "") return setStill("");
    const timer = setTimeout(() => setStill(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return value === "" ? "" : still;
}
