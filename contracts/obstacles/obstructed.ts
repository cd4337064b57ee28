import { NetworkFailure } from '../exchanges/exchange.ts';
import { type FoundObstacle, toSentences } from './find-obstacle.ts';

/** An obstacle, such as a proxy, answered in place of the API. The response of the API is unknown. */
export class ObstructedRequest extends NetworkFailure {
  readonly obstacle: FoundObstacle;

  constructor(obstacle: FoundObstacle, isRetryable = false) {
    super(toSentences(obstacle).replace(/\.$/, ''), isRetryable);
    this.name = 'Obstructed';
    this.obstacle = obstacle;
  }
}
