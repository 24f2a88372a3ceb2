export function DwellingPage() {
  return null
}
