import { Plus } from "@portico/shared/icons";
import type { ReactNode } from "react";
import styles from "./TopBar.module.css";

type Props = {
  name: string;
  logo?: string;
  href: string;
  children?: ReactNode;
  /** Where the page says the name anyway, the narrowest screens leave it out. */
  nameBelow?: boolean;
};

/** The bar on every page: whose portal this is, and at the right what is always within reach. */
export function TopBar({ name, logo, href, children, nameBelow }: Props) {
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <a className={styles.clinic} href={href}>
          {logo ? <img className={styles.logo} src={logo} alt="" /> : <DefaultLogo />}
          <span className={styles.name} data-below={nameBelow || undefined}>
            {name}
          </span>
        </a>
        <div className={styles.right}>{children}</div>
      </div>
    </header>
  );
}

const DefaultLogo = () => (
  <span className={styles.cross}>
    <Plus size={24} />
  </span>
);
