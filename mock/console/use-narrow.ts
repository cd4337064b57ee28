import { useEffect, useState } from 'preact/hooks';

/** The width up to which the style sheet lays pages out for phones. */
const narrow = '(max-width: 640px)';

/** Whether the page is as narrow as a phone. */
export function useNarrow(): boolean {
  const [isNarrow, setIsNarrow] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const query = matchMedia(narrow);
    const follow = () => setIsNarrow(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isNarrow;
}
