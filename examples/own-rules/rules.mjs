// What this team promises beside Chatwoot's document. See README.md.
import { definePlugin, defineRelation, defineRule, defineScenarioTest, findAt, listAt } from 'chatpact/extend';

const lists = { teams: 'list-all-teams', summary: 'get-team-summary-report' };

/** Figures of two answers that have to agree. */
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

/** Something that single answers have to keep. The text of an answer stays out of the message: reports are shared. */
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

/** A change and what a list makes of it. It runs with `allowWrites` alone. */
const labelIsListed = defineScenarioTest({
  id: 'label-is-listed',
  statement: 'A label that is created is listed once.',
  operations: ['list-all-labels', 'create-a-label'],
  async run({ send, expect, leave, tag }) {
    await send({ operation: 'create-a-label', body: { title: tag } });
    // Chatwoot's document has an operation to delete a label; the one that this mock serves has none.
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
    // The inbox whose figures everybody knows, in place of the busiest.
    inbox_id: { operation: 'listAllInboxes', items: '/payload', field: 'id' },
  },
});
