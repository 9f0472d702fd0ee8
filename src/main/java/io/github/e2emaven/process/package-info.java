/** Floor 1: starts operating-system processes, finds all their descendants and stops them. */
@NullMarked
package io.github.e2emaven.process;

import org.jspecify.annotations.NullMarked;
