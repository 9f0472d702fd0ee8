/** Floor 3: the sealed template database, and the clones that are made of it. */
@NullMarked
package io.github.e2emaven.postgres.template;

import org.jspecify.annotations.NullMarked;
