import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";

type Look = "filled" | "plain" | "quiet" | "danger";
type Props = ComponentProps<"button"> & {
  look?: Look;
  size?: "patient" | "staff" | "small";
  width?: "own" | "full";
  /** Says that the work has begun; the button stays focusable and ignores further presses. */
  busy?: boolean;
  icon?: ReactNode;
};

/** The classes of a button, for links that have to look like one. */
export const buttonClass = ({
  look = "filled",
  size = "patient",
  width = "own",
}: Pick<Props, "look" | "size" | "width">) =>
  [styles.button, styles[look], styles[size], width === "full" && styles.full].filter(Boolean).join(" ");

export function Button({
  look,
  size,
  width,
  busy,
  icon,
  children,
  className,
  onClick,
  type = "button",
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={`${buttonClass({ look, size, width })} ${className ?? ""}`}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  );
}
