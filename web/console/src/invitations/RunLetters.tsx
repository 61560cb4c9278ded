import { Plural, Trans } from "@lingui/react/macro";
import { api, value } from "@portico/shared/api";
import { Button, buttonClass } from "@portico/shared/components/Button";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { InvitationRun } from "../api/types";
import { useClinic } from "../session/clinic";
import card from "../theme/card.module.css";
import { usePdf } from "../ui/usePdf";
import styles from "./NewRun.module.css";
import { countOf } from "./runWords";

/** Printing the letters of a round, so many at a time; again when the paper jams. */
export function RunLetters({ run }: { run: InvitationRun }) {
  const { organization_id } = useClinic();
  const client = useQueryClient();
  const printing = useMutation({
    mutationFn: (again: boolean) =>
      value(
        api.POST("/api/console/contracts/{organization_id}/invitation-runs/{run_id}/letters", {
          params: { path: { organization_id, run_id: run.id } },
          body: { again },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ["invitation-runs", organization_id] }),
  });
  const pdf = usePdf(printing.data?.letters);
  const next = Math.min(run.per_day, countOf(run, "waiting"));
  if (run.state === "stopped") return null;
  return (
    <section className={`${card.card} ${styles.letters} screen-only`} aria-live="polite">
      {printing.data && pdf && (
        <div className={card.part}>
          <a className={buttonClass({ size: "staff" })} href={pdf} download="invitations.pdf">
            <Plural
              value={printing.data.count}
              one="Save # letter as PDF"
              other="Save # letters as one PDF"
            />
          </a>
          <p className={card.quiet}>
            <Trans>They are shown only now. Print them and post them; they are good for 28 days.</Trans>
          </p>
        </div>
      )}
      <div className={card.part}>
        <div className={styles.buttons}>
          {next > 0 && (
            <Button
              size="staff"
              look={printing.data ? "plain" : "filled"}
              busy={printing.isPending && !printing.variables}
              onClick={() => printing.mutate(false)}
            >
              <Plural value={next} one="Make the next letter" other="Make the next # letters" />
            </Button>
          )}
          {countOf(run, "printed") > 0 && (
            <Button
              size="staff"
              look="plain"
              busy={printing.isPending && printing.variables}
              onClick={() => printing.mutate(true)}
            >
              <Trans>Make today’s again</Trans>
            </Button>
          )}
        </div>
        <p className={card.quiet}>
          <Trans>
            “Again” is for paper that jammed: today’s letters that nobody has opened are made anew, and those
            printed before no longer work.
          </Trans>
        </p>
        {printing.error && <TryAgain error={printing.error} />}
      </div>
    </section>
  );
}
