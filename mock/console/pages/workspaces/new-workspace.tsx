import { useState } from 'preact/hooks';
import type { WorkspaceInfo } from '../../../admin/responses.ts';
import { Select } from '../../parts/select.tsx';
import { useSession } from '../../session.tsx';
import { createWorkspace } from './workspace-calls.ts';

const profiles = ['documented', 'observed'] as const satisfies WorkspaceInfo['profile'][];

const toOptions = (values: readonly string[]) => values.map((each) => [each, each] as const);

/** A form that creates a workspace. Fields that stay empty are those of the mock. */
export function NewWorkspace() {
  const { workspace, notify, fail, refresh } = useSession();
  const [profile, setProfile] = useState<string>(workspace.profile);
  const create = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const fields = [...new FormData(form)].filter(([, value]) => value !== '');
    const options = fields.map(([name, value]) => [name, name === 'seed' || name === 'scale' ? Number(value) : value]);
    createWorkspace({ ...Object.fromEntries(options), profile }).then(({ name }) => {
      form.reset();
      notify(`@${name} was created.`);
      refresh();
    }, fail);
  };
  return (
    <section class="card" aria-labelledby="new-workspace">
      <h2 id="new-workspace">New workspace</h2>
      <form class="stack" onSubmit={create}>
        <label class="row">
          Name
          <input name="name" placeholder="chosen by the mock" autocomplete="off" />
        </label>
        <label class="row">
          Seed
          <input name="seed" type="number" step="1" placeholder={String(workspace.seed)} />
        </label>
        <label class="row">
          Scale
          <input name="scale" type="number" min="0" step="any" placeholder={String(workspace.scale)} />
        </label>
        <Select isRow label="Profile" value={profile} options={toOptions(profiles)} onChoose={setProfile} />
        <div class="actions">
          <button type="submit" class="primary">
            Create workspace
          </button>
        </div>
      </form>
    </section>
  );
}
