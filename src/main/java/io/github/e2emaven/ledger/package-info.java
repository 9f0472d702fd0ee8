/** Floor 1: the list of every resource on disk, written before the resource exists. */
@NullMarked
package io.github.e2emaven.ledger;

import org.jspecify.annotations.NullMarked;
