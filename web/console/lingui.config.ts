import { catalogues } from "../shared/i18n/catalogues.ts";

export default catalogues({ ".": ["src"] });
