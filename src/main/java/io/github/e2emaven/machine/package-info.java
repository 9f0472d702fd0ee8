/** Floor 1: what this machine can carry: its free memory. */
@NullMarked
package io.github.e2emaven.machine;

import org.jspecify.annotations.NullMarked;
