// Rules of a team in addition to Chatwoot's document. See README.md.
import { definePlugin, defineRelation, defineRule, defineScenarioTest, findAt, listAt } from 'chatpact/extend';

const lists = { teams: 'list-all-teams', summary: 'get-team-summary-report' };

/** Compares figures of two responses. */
const everyTeamHasARow = defineRelation({
  id: 'every-team-has-a-row',
  statement: 'Every team has a row in the summary of teams.',
  operations: [lists.summary, lists.teams],
  reads: [{ operation: lists.teams }, { operation: lists.summary }],
  judge([teams, summary]) {
    const ids = listAt(teams?.body, '/*/id');
    const rows = listAt(summary?.body, '/*/id');
    if (!ids || !rows) return { unreadable: `${lists.teams} or ${lists.summary} lacks an id` };
    const missing = ids.filter((id) => !rows.map(String).includes(String(id))).length;
    const message = `${missing} of ${ids.length} teams have no row.`;
    return {
      problems: missing === 0 ? [] : [{ pointer: '', message, expected: ids.length, actual: ids.length - missing }],
      compared: ids.length,
    };
  },
});

/** Judges single responses. The message contains no text of the response, because reports are shared. */
const agentsHaveNames = defineRule({
  id: 'agents-have-names',
  statement: 'Every agent has a name.',
  operations: ['get-account-agents'],
  judge({ status, body }) {
    const agents = status === 200 && Array.isArray(body) ? body : [];
    return agents.flatMap((agent, index) => {
      const name = findAt(agent, '/name');
      if (typeof name === 'string' && name.trim() !== '') return [];
      return [{ pointer: `/${index}/name`, message: 'The name is empty.', expected: 'a name', actual: typeof name }];
    });
  },
});

/** Creates an item and reads the list. It runs only with `allowWrites`. */
const labelIsListed = defineScenarioTest({
  id: 'label-is-listed',
  statement: 'A created label is listed once.',
  operations: ['list-all-labels', 'create-a-label'],
  async run({ send, expect, leave, tag }) {
    await send({ operation: 'create-a-label', body: { title: tag } });
    // Report the label as left over, because the mock has no operation to delete it.
    leave(`label ${tag}`);
    const titles = listAt(await send({ operation: 'list-all-labels' }), '/payload/*/title') ?? [];
    expect('Labels of that title', '/payload', titles.filter((title) => title === tag).length, { exactly: 1 });
  },
});

export default definePlugin({
  name: 'support',
  vendor: 'chatwoot',
  relations: [everyTeamHasARow],
  rules: [agentsHaveNames],
  scenarioTests: [labelIsListed],
  parameters: {
    // Take the first inbox of this list, instead of the busiest one.
    inbox_id: { operation: 'listAllInboxes', items: '/payload', field: 'id' },
  },
});
