/**
 * Floor 2: PostgreSQL. Starts or reaches the server, builds the sealed template, makes and drops
 * clones, keeps and reopens clusters. The only room that uses {@code java.sql}.
 */
@NullMarked
package io.github.e2emaven.database;

import org.jspecify.annotations.NullMarked;
