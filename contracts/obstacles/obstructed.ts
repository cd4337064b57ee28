import { NetworkFailure } from '../exchanges/exchange.ts';
import { type FoundObstacle, toSentences } from './find-obstacle.ts';

/** An obstacle stood between the check and the API: what the API would have answered stays open. */
export class ObstructedRequest extends NetworkFailure {
  readonly obstacle: FoundObstacle;

  constructor(obstacle: FoundObstacle, isRetryable = false) {
    super(toSentences(obstacle).replace(/\.$/, ''), isRetryable);
    this.name = 'Obstructed';
    this.obstacle = obstacle;
  }
}
