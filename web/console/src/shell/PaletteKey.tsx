import { lazy, Suspense, useState } from "react";
import { useCommand } from "../keys/useKey";
import { useContract } from "../session/contract";

const Palette = lazy(() => import("./Palette").then((module) => ({ default: module.Palette })));

/** Ctrl or Cmd K opens the palette over whatever page there is; once more closes it. */
export function PaletteKey() {
  const contract = useContract();
  const [open, setOpen] = useState(false);
  useCommand("k", () => setOpen(!open), contract !== undefined);
  if (!open) return null;
  return (
    <Suspense>
      <Palette onClose={() => setOpen(false)} />
    </Suspense>
  );
}
