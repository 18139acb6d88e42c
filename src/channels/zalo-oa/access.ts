/** Which Official Account we are, and what proves it. */
export type ZaloAccess = {
  readonly oaId: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Signs the webhook; Zalo shows it where the app is linked to the account. */
  readonly oaSecret: string;
  /** The first of a chain: each works once. */
  readonly refreshToken: string;
};

/** Where Zalo is, without a slash at the end. */
export type ZaloRoots = { readonly api: string; readonly oauth: string };

export const ZALO: ZaloRoots = {
  api: "https://openapi.zalo.me",
  oauth: "https://oauth.zaloapp.com",
};
