/**
 * Floor 5: turns parameters and the facts of a project into a plan. All defaults and all checks are
 * here; nothing is started.
 */
@NullMarked
package io.github.e2emaven.planning;

import org.jspecify.annotations.NullMarked;
