import { NotHere } from "./NotHere.tsx";
import { PublicPage } from "./PublicPage.tsx";

/** An address below a clinic's portal that is no page. */
export const NotHerePublic = () => (
  <PublicPage>
    <NotHere />
  </PublicPage>
);
