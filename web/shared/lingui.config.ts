import { catalogues } from "./i18n/catalogues.ts";

export default catalogues({ ".": ["components", "api", "dates"] });
