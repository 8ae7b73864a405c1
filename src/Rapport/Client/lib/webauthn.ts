/** Passkeys as JSON: by the browser's own words where it has them, and by hand in older ones. */

interface Descriptor { id: string; type: "public-key"; transports?: string[] }
interface CreationJson { challenge: string; user: { id: string; name: string; displayName: string }; excludeCredentials?: Descriptor[] }
interface RequestJson { challenge: string; allowCredentials?: Descriptor[] }

export const isKnown = (): boolean => "PublicKeyCredential" in globalThis && isSecureContext;

export async function create(options: unknown): Promise<unknown> {
  return json(await navigator.credentials.create({ publicKey: creation(options as CreationJson) }));
}

/** Whether the browser can offer its passkeys where the address is typed. */
export async function isOffered(): Promise<boolean> {
  return isKnown() && typeof PublicKeyCredential.isConditionalMediationAvailable === "function" && (await PublicKeyCredential.isConditionalMediationAvailable());
}

/** With a signal it waits in the field for the address until somebody chooses, and says nothing else. */
export async function get(options: unknown, waits?: AbortSignal): Promise<unknown> {
  const publicKey = request(options as RequestJson);
  return json(await navigator.credentials.get(waits ? { publicKey, mediation: "conditional", signal: waits } : { publicKey }));
}

export function creation(options: CreationJson): PublicKeyCredentialCreationOptions {
  if (typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function") {
    return PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON);
  }
  return {
    ...(options as unknown as PublicKeyCredentialCreationOptions),
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(descriptor),
  };
}

export function request(options: RequestJson): PublicKeyCredentialRequestOptions {
  if (typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function") {
    return PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON);
  }
  return {
    ...(options as unknown as PublicKeyCredentialRequestOptions),
    challenge: bytes(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(descriptor),
  };
}

export function json(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) return null;
  if (typeof credential.toJSON === "function") return credential.toJSON();
  const { id, rawId, type, response } = credential;
  return {
    id,
    rawId: text(rawId),
    type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: response instanceof AuthenticatorAttestationResponse ? attestation(response) : assertion(response as AuthenticatorAssertionResponse),
  };
}

function attestation(response: AuthenticatorAttestationResponse): unknown {
  return {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    transports: typeof response.getTransports === "function" ? response.getTransports() : [],
  };
}

function assertion(response: AuthenticatorAssertionResponse): unknown {
  return {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: response.userHandle ? text(response.userHandle) : undefined,
  };
}

function descriptor({ id, type, transports }: Descriptor): PublicKeyCredentialDescriptor {
  return { id: bytes(id), type, transports: transports as AuthenticatorTransport[] };
}

export function bytes(base64Url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64Url.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
}

export function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
