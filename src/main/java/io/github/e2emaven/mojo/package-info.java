/**
 * Floor 7: the goals. They read parameters and facts, let the rooms below plan and run, and report:
 * nothing else talks to the user.
 */
@NullMarked
package io.github.e2emaven.mojo;

import org.jspecify.annotations.NullMarked;
