/** What the tabs of one browser tell each other about the session of one clinic. */
type News = "signed-in" | "signed-out" | "prolonged";

/** One channel a tab and clinic: a channel does not hear itself. */
const channels = new Map<string, BroadcastChannel>();

function channelOf(suffix: string): BroadcastChannel {
  const open = channels.get(suffix) ?? new BroadcastChannel(`portico:${suffix}`);
  channels.set(suffix, open);
  return open;
}

export const tellTabs = (suffix: string, news: News) => channelOf(suffix).postMessage(news);

export function hearTabs(suffix: string, listener: (news: News) => void): () => void {
  const channel = channelOf(suffix);
  const hear = (event: MessageEvent) => listener(event.data as News);
  channel.addEventListener("message", hear);
  return () => channel.removeEventListener("message", hear);
}
