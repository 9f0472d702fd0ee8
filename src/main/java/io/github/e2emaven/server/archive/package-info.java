/**
 * Floor 2: class-data archives, from which the JVM of a server starts in a fraction of the CPU
 * time: what can be archived, how an archive is made, proven, found again and evicted.
 */
@NullMarked
package io.github.e2emaven.server.archive;

import org.jspecify.annotations.NullMarked;
