/** Root of the plugin: one package per room; CONTRIBUTING.md draws the floors. */
@NullMarked
package io.github.e2emaven;

import org.jspecify.annotations.NullMarked;
