/**
 * Floor 4: the goals. Parameters are collected here, checked and turned into a plan; the rooms
 * below do the work; only this room talks to the user.
 */
@NullMarked
package io.github.e2emaven.mojo;

import org.jspecify.annotations.NullMarked;
