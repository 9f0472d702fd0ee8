/** Holds the documentation against the plugin. */
@NullMarked
package io.github.e2emaven.docs;

import org.jspecify.annotations.NullMarked;
