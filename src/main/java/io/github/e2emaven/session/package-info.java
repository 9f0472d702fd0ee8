/**
 * Floor 7: what is settled once in a Maven session, when all goals of a project or of all projects
 * have run: no run without a verdict, no session without a test.
 */
@NullMarked
package io.github.e2emaven.session;

import org.jspecify.annotations.NullMarked;
