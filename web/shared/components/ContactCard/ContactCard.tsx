import { Trans } from "@lingui/react/macro";
import { Card } from "@portico/shared/components/Card";
import { Mail, Phone, Pin } from "@portico/shared/icons";
import type { ReactNode } from "react";
import { telephone } from "../../contact/telephone.ts";
import styles from "./ContactCard.module.css";

type Props = { phone: string; email: string; address: string };

/** How to reach the clinic. What the clinic has not given takes no place. */
export function ContactCard({ phone, email, address }: Props) {
  return (
    <Card as="ul">
      {phone && (
        <Way icon={<Phone />} href={telephone(phone)} text={phone}>
          <Trans>Call the clinic</Trans>
        </Way>
      )}
      {email && (
        <Way icon={<Mail />} href={`mailto:${email}`} text={email}>
          <Trans>Write an e-mail</Trans>
        </Way>
      )}
      {address && (
        <Way icon={<Pin />} text={address}>
          <Trans>Address</Trans>
        </Way>
      )}
    </Card>
  );
}

type WayProps = { icon: ReactNode; href?: string; text: string; children: ReactNode };

function Way({ icon, href, text, children }: WayProps) {
  return (
    <li className={styles.way}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.words}>
        {href ? <a href={href}>{text}</a> : <span className={styles.text}>{text}</span>}
        <span className={styles.caption}>{children}</span>
      </span>
    </li>
  );
}
