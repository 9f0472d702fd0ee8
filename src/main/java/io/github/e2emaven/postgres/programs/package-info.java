/** Floor 2: PostgreSQL's programs: unpacked, and the account that runs them. */
@NullMarked
package io.github.e2emaven.postgres.programs;

import org.jspecify.annotations.NullMarked;
