import { IconBox } from "@portico/shared/components/IconBox";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import styles from "./Dialog.module.css";

type Props = {
  title: ReactNode;
  icon?: ReactNode;
  children: ReactNode;
  /** Its buttons; the last one is what Enter does. */
  actions?: ReactNode;
  onClose?: () => void;
  /** An alert interrupts and is read out at once. */
  urgent?: boolean;
  size?: "small" | "wide";
};

/** A question over the page. It is open as long as it is there; without `onClose` only its buttons close it. */
export function Dialog({ title, icon, children, actions, onClose, urgent, size = "small" }: Props) {
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen
      isDismissable={Boolean(onClose)}
      isKeyboardDismissDisabled={!onClose}
      onOpenChange={(open) => !open && onClose?.()}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <AriaDialog className={styles.dialog} role={urgent ? "alertdialog" : "dialog"}>
          <div className={styles.head}>
            {icon && <IconBox>{icon}</IconBox>}
            <div className={styles.text}>
              <Heading slot="title" className={styles.title} level={2}>
                {title}
              </Heading>
              {children}
            </div>
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
