/** Floor 3: the sealed template database, and its clones. */
@NullMarked
package io.github.e2emaven.postgres.template;

import org.jspecify.annotations.NullMarked;
