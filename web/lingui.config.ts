import { catalogues } from "./shared/i18n/catalogues.ts";

/** For building: every package's catalogue. Each package extracts its own with the file beside its package.json. */
export default catalogues({ shared: ["components", "api", "dates"], portal: ["src"], console: ["src"] });
