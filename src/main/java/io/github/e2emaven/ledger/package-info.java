/** Floor 1: the on-disk list of every resource, written before it exists. */
@NullMarked
package io.github.e2emaven.ledger;

import org.jspecify.annotations.NullMarked;
