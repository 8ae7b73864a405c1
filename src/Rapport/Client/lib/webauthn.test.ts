// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { bytes, creation, json, request, text } from "./webauthn";

afterEach(() => vi.unstubAllGlobals());

test("bytes go to base64url and back", () => {
  expect([...bytes("-_8AAQ")]).toEqual([251, 255, 0, 1]);
  expect(text(bytes("-_8AAQ").buffer)).toBe("-_8AAQ");
  expect(text(new Uint8Array([]).buffer)).toBe("");
});

test("a browser that reads the options itself is let to", () => {
  const parsed = {};
  vi.stubGlobal("PublicKeyCredential", { parseCreationOptionsFromJSON: () => parsed, parseRequestOptionsFromJSON: () => parsed });
  expect(creation({ challenge: "AAEC", user: { id: "AQ", name: "a", displayName: "A" } })).toBe(parsed);
  expect(request({ challenge: "AAEC" })).toBe(parsed);
});

test("for an older browser the options become bytes by hand", () => {
  vi.stubGlobal("PublicKeyCredential", class {});
  const made = creation({ challenge: "AAEC", user: { id: "AQ", name: "a", displayName: "A" }, excludeCredentials: [{ id: "Ag", type: "public-key" }] });
  expect(made.challenge).toEqual(new Uint8Array([0, 1, 2]));
  expect(made.user).toEqual({ id: new Uint8Array([1]), name: "a", displayName: "A" });
  expect(made.excludeCredentials?.[0]?.id).toEqual(new Uint8Array([2]));
  expect(request({ challenge: "AAEC" })).toMatchObject({ challenge: new Uint8Array([0, 1, 2]), allowCredentials: [] });
});

test("for an older browser what the device said becomes JSON by hand", () => {
  class Credential {
    id = "AQ";
    rawId = new Uint8Array([1]).buffer;
    type = "public-key";
    authenticatorAttachment = null;
    response: unknown = { clientDataJSON: new Uint8Array([2]).buffer, authenticatorData: new Uint8Array([3]).buffer, signature: new Uint8Array([4]).buffer, userHandle: null };
    getClientExtensionResults = () => ({});
  }
  vi.stubGlobal("PublicKeyCredential", Credential);
  vi.stubGlobal("AuthenticatorAttestationResponse", class {});
  expect(json(new Credential() as unknown as PublicKeyCredential)).toEqual({
    id: "AQ", rawId: "AQ", type: "public-key", clientExtensionResults: {},
    response: { clientDataJSON: "Ag", authenticatorData: "Aw", signature: "BA" },
  });
  expect(json(null)).toBeNull();
});
