/** What the console says about the latest action. */
export interface Notice {
  text: string;
  isError: boolean;
}

/** The line below the page that shows a notice. It takes its own room, so the end of a page is never below it. */
export function Notices({ notice, onClose }: { notice?: Notice; onClose(): void }) {
  const isError = notice?.isError === true;
  return (
    <div class="notices">
      <p class="notice" role="status">
        {isError ? '' : notice?.text}
      </p>
      {isError && (
        <div class="notice failed" role="alert">
          <p>
            <strong>Error</strong> {notice.text}
          </p>
          <button type="button" class="quiet" onClick={onClose}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
