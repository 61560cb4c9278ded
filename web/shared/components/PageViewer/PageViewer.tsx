import { useLingui } from "@lingui/react/macro";
import { Left, Right, ZoomIn, ZoomOut } from "@portico/shared/icons";
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import styles from "./PageViewer.module.css";
import { widthFor } from "./sharpness.ts";

type Props = {
  title: string;
  /** The address of each page's image, without a width. */
  pages: string[];
};

const ZOOMS = [100, 150, 200, 300] as const;

/** A document as page images: one page on screen, all of them on paper. */
export function PageViewer({ title, pages }: Props) {
  const { t } = useLingui();
  const [page, setPage] = useState(0);
  const [zoom, setZoom] = useState(0);
  const count = pages.length;
  const view = useRef<HTMLElement>(null);
  const width = useWidth(view, ZOOMS[zoom] ?? 100);
  const name = (at: number) => t`Page ${at + 1} of ${count}`;
  return (
    <figure className={styles.viewer}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section ref={view} className={styles.window} aria-label={title} tabIndex={0}>
        {pages.map((address, at) => (
          <PageImage
            key={address}
            address={width > 0 ? `${address}?width=${width}` : undefined}
            alt={`${title}, ${name(at)}`}
            shown={at === page}
            zoom={ZOOMS[zoom] ?? 100}
          />
        ))}
      </section>
      <figcaption className={styles.bar}>
        <Tool label={t`Smaller`} onPress={() => setZoom(zoom - 1)} off={zoom === 0}>
          <ZoomOut />
        </Tool>
        <Tool label={t`Larger`} onPress={() => setZoom(zoom + 1)} off={zoom === ZOOMS.length - 1}>
          <ZoomIn />
        </Tool>
        <span className={`${styles.where} numbers`} role="status">
          {name(page)}
        </span>
        <Tool label={t`Previous page`} onPress={() => setPage(page - 1)} off={page === 0}>
          <Left />
        </Tool>
        <Tool label={t`Next page`} onPress={() => setPage(page + 1)} off={page === count - 1}>
          <Right />
        </Tool>
      </figcaption>
    </figure>
  );
}

/** The width to ask for: known once the window is laid out, larger with the zoom, never smaller again. */
function useWidth(view: RefObject<HTMLElement | null>, zoom: number): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const wanted = widthFor(view.current?.clientWidth ?? 0, zoom, window.devicePixelRatio);
    setWidth((had) => Math.max(had, wanted));
  }, [view, zoom]);
  return width;
}

type ImageProps = { address?: string; alt: string; shown: boolean; zoom: (typeof ZOOMS)[number] };

function PageImage({ address, alt, shown, zoom }: ImageProps) {
  const { t } = useLingui();
  const [failed, setFailed] = useState(false);
  if (failed && shown)
    return (
      <p className={styles.failed}>
        {t`This page could not be shown.`}{" "}
        <button type="button" onClick={() => setFailed(false)}>
          {t`Try again`}
        </button>
      </p>
    );
  return (
    <img
      className={styles.page}
      src={address}
      alt={alt}
      loading={shown ? "eager" : "lazy"}
      data-shown={shown || undefined}
      data-zoom={zoom}
      onError={() => setFailed(true)}
    />
  );
}

type ToolProps = { label: string; onPress: () => void; off: boolean; children: ReactNode };

const Tool = ({ label, onPress, off, children }: ToolProps) => (
  <button
    type="button"
    className={styles.tool}
    aria-label={label}
    title={label}
    disabled={off}
    onClick={onPress}
  >
    {children}
  </button>
);
