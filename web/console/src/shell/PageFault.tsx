import { Trans } from "@lingui/react/macro";
import { Unsuccessful } from "@portico/shared/api";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQueryClient } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import page from "../theme/page.module.css";
import { NotFound } from "./NotFound";

/** What a page shows in its place when its first reading failed. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  const client = useQueryClient();
  const router = useRouter();
  if (error instanceof Unsuccessful && error.outcome.kind === "signed-out") return null;
  if (
    error instanceof Unsuccessful &&
    error.outcome.kind === "refused" &&
    error.outcome.problem.status === 404
  )
    return <NotFound />;
  const again = async () => {
    await client.resetQueries({ predicate: (query) => query.state.status === "error" });
    reset();
    await router.invalidate();
  };
  return (
    <div className={page.page}>
      <h1>
        <Trans>This page could not be shown</Trans>
      </h1>
      <TryAgain error={error} onTryAgain={again} />
    </div>
  );
}
