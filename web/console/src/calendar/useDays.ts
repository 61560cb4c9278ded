import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { rangeOf, type View } from "./days";
import { daysQuery, latestDays, stampQuery } from "./queries";

/** The days on screen, and what others do with them, a few seconds later. */
export function useDays(organization_id: string, view: View, day: string) {
  const client = useQueryClient();
  const { from, to } = rangeOf(view, day);
  const days = useQuery(daysQuery(organization_id, { from, to }));
  const stamp = useQuery(stampQuery(organization_id, { from, to })).data?.stamp;
  const seen = useRef<{ of: string; stamp?: string }>({ of: "" });
  useEffect(() => {
    const of = `${from}/${to}`;
    const before = seen.current;
    seen.current = { of, stamp };
    if (stamp === undefined || before.of !== of || before.stamp === undefined || before.stamp === stamp)
      return;
    void latestDays(organization_id, { from, to })
      .then((latest) => client.setQueryData(daysQuery(organization_id, { from, to }).queryKey, latest))
      .catch(() => undefined);
  }, [client, organization_id, from, to, stamp]);
  return days;
}
