export function CaseSettingsPage() {
  return null
}
