export function OwnAccountPage() {
  return null
}
