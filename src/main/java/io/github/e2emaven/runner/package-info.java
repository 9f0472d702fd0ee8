/** Floor 3: slots, stacks and attempts: what runs when, and how it ends. */
@NullMarked
package io.github.e2emaven.runner;

import org.jspecify.annotations.NullMarked;
