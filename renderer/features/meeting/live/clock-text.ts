/** Seconds as a clock shows them: 4:05, 1:02:30. */
export function clockText(seconds: number): string {
  const all = Math.abs(Math.trunc(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const rest = `${two(all % 60)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
