import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import page from "../theme/page.module.css";

/** Nothing is at this address, or nothing for this person: the two look alike. */
export function NotFound() {
  return (
    <div className={page.page}>
      <h1>
        <Trans>There is nothing here</Trans>
      </h1>
      <p>
        <Trans>The address may be old or mistyped, or the record belongs to another clinic.</Trans>
      </p>
      <p>
        <Link to="/">
          <Trans>Back to the start</Trans>
        </Link>
      </p>
    </div>
  );
}
