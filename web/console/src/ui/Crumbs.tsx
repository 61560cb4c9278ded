import { useLingui } from "@lingui/react/macro";
import { Right } from "@portico/shared/icons";
import type { ReactNode } from "react";
import page from "../theme/page.module.css";

/** The way here: links, and the page itself last. */
export function Crumbs({ links, here, end }: { links: ReactNode[]; here: ReactNode; end?: ReactNode }) {
  const { t } = useLingui();
  return (
    <nav className={`${page.crumbs} screen-only`} aria-label={t`You are here`}>
      <ol>
        {links.map((link, place) => (
          <li key={place}>
            {link}
            <Right size={14} />
          </li>
        ))}
        <li>
          <span aria-current="page">{here}</span>
        </li>
      </ol>
      {end && <div className={page.crumbEnd}>{end}</div>}
    </nav>
  );
}
