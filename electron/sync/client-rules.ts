/**
 * Rules of this engine that hold an invariant of sync.md 4.3 and can be broken one by one: the simulator shows that
 * each is needed. Nothing else passes anything but the defaults.
 */
export interface ClientRules {
  /** What waits for a bucket that is taken away is sent before it goes, and stays queued where that fails (I2). */
  pushBeforeEviction: boolean;
  /** An image applies only over an older one (I1, I6). */
  guardSequence: boolean;
  /** The cursor moves in the transaction of the page (I2, I7). */
  cursorWithPage: boolean;
  /** Of a page that goes in by parts it moves only behind what is in (I1, I2). */
  cursorBehindParts: boolean;
  /** Pending writes are laid over what the server says (I2). */
  rebasePending: boolean;
  /** A pull that was cut is discarded whole (I7). */
  discardCutPulls: boolean;
  /** Numbers are kept from the first send on (I3). */
  keepNumbers: boolean;
  /** After a restore of the server what it lost is sent again (I2). */
  resendAfterRestore: boolean;
}

export const clientRules: ClientRules = {
  pushBeforeEviction: true,
  guardSequence: true,
  cursorWithPage: true,
  cursorBehindParts: true,
  rebasePending: true,
  discardCutPulls: true,
  keepNumbers: true,
  resendAfterRestore: true,
};
