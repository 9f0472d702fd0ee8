/**
 * What test files took in earlier runs. The file of a run survives {@code clean}, and those of
 * several agents are read together.
 */
@NullMarked
package io.github.e2emaven.history;

import org.jspecify.annotations.NullMarked;
