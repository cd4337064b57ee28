interface Card {
  isWide?: boolean;
}

/** Two narrow cards fill a row. Makes each narrow card wide that has no other one beside it, so that no hole stays. */
export function pairCards<Each extends Card>(cards: readonly Each[]): Each[] {
  let isPaired = false;
  return cards.map((card, index) => {
    if (card.isWide) {
      isPaired = false;
      return card;
    }
    const next = cards[index + 1];
    const isAlone = !isPaired && (next === undefined || next.isWide === true);
    isPaired = !isPaired && !isAlone;
    return isAlone ? { ...card, isWide: true } : card;
  });
}
