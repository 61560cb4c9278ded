import "@portico/shared/theme/index.css";
import { I18nProvider } from "@lingui/react";
import { i18n, languages, preferred } from "@portico/shared/i18n";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { speak } from "./speak.ts";

await speak(preferred(languages, "en"));
createRoot(document.getElementById("root") as HTMLElement).render(
  <I18nProvider i18n={i18n}>
    <App />
  </I18nProvider>,
);
