/** A phone number as it may stand in a message: `"0912345123"` → `"09•• ••• 123"`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 2)}•• ••• ${phone.slice(-3)}`;
}
