import { Trans } from "@lingui/react/macro";

export function App() {
  return (
    <main>
      <h1>
        <Trans>Sign in</Trans>
      </h1>
    </main>
  );
}
