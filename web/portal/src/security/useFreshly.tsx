import type { Outcome } from "@portico/shared/api";
import { lazy, type ReactNode, Suspense, useState } from "react";

const StepUp = lazy(() => import("./StepUp.tsx").then(({ StepUp }) => ({ default: StepUp })));

type Freshly = <T>(call: () => Promise<Outcome<T>>) => Promise<Outcome<T>>;

/**
 * For what is dear: when the server wants password and code again, they are asked for over the page, and then the same
 * call is made once more. Whoever declines gets the server's refusal, and everything typed is still there.
 * `asking` belongs into the page.
 */
export function useFreshly(): { freshly: Freshly; asking: ReactNode } {
  const [answer, setAnswer] = useState<{ with: (proved: boolean) => void }>();

  const proved = () =>
    new Promise<boolean>((resolve) => {
      setAnswer({
        with: (yes) => {
          setAnswer(undefined);
          resolve(yes);
        },
      });
    });

  async function freshly<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const first = await call();
    if (first.kind !== "refused" || first.problem.code !== "STEP_UP_REQUIRED") return first;
    return (await proved()) ? call() : first;
  }

  return {
    freshly,
    asking: answer && (
      <Suspense>
        <StepUp onProved={() => answer.with(true)} onCancel={() => answer.with(false)} />
      </Suspense>
    ),
  };
}
