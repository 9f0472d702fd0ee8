/** Floor 1: what this machine can carry: its free memory, and how busy it is. */
@NullMarked
package io.github.e2emaven.machine;

import org.jspecify.annotations.NullMarked;
