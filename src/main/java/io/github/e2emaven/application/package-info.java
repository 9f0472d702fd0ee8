/**
 * Floor 2: what can be started as the server of a project: executable jars, main classes, and the
 * files that a command names.
 */
@NullMarked
package io.github.e2emaven.application;

import org.jspecify.annotations.NullMarked;
