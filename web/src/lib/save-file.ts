/** Hands a file that came as base64 to the reader's computer. */
export function saveFile({ name, mediaType, base64 }: { name: string; mediaType: string; base64: string }): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
