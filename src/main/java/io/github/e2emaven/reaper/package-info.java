/**
 * Floor 3: cleaning up after a run that was killed, from its ledger: by the guardian process as
 * soon as Maven is dead, or by a later run when both were killed.
 */
@NullMarked
package io.github.e2emaven.reaper;

import org.jspecify.annotations.NullMarked;
