/** A passkey belongs to a host with a name: at a bare address such as 192.168.0.7 browsers know none. */
const isAddress = (host: string) => /^[\d.]+$/.test(host) || host.includes(":");

/** Whether this browser, here, can make and show passkeys at all. */
export const passkeysWork = (): boolean =>
  "PublicKeyCredential" in window && window.isSecureContext && !isAddress(location.hostname);

/** Whether this very device can keep one behind fingerprint, face or PIN; without that it is not worth an offer. */
export async function canKeepPasskey(): Promise<boolean> {
  if (!passkeysWork()) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}
