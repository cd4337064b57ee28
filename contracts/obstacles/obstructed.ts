import { NetworkFailure } from '../exchange.ts';
import { type MetObstacle, toSentences } from './find-obstacle.ts';

/** An obstacle stood between the check and the API: what the API would have answered stays open. */
export class Obstructed extends NetworkFailure {
  readonly obstacle: MetObstacle;

  constructor(obstacle: MetObstacle, isRetryable = false) {
    super(toSentences(obstacle).replace(/\.$/, ''), isRetryable);
    this.name = 'Obstructed';
    this.obstacle = obstacle;
  }
}
