/**
 * Floor 5: turns parameters and the facts of a project into a plan. Every default and every check
 * of a parameter is here; nothing is started. Knows nothing of Maven: {@link ProjectFacts} is all
 * that it takes from a project.
 */
@NullMarked
package io.github.e2emaven.planning;

import org.jspecify.annotations.NullMarked;
