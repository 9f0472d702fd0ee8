/**
 * Floor 7: finds artifacts in the modules of the build and in repositories, by Maven's resolver.
 */
@NullMarked
package io.github.e2emaven.artifacts;

import org.jspecify.annotations.NullMarked;
